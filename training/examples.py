"""Training examples for the event reader: annotated texts as windows with labels."""

from __future__ import annotations

from dataclasses import dataclass
from typing import get_args

import numpy as np
from annotations import ROLES, Row, Text
from tokenizers import Tokenizer

from dateline.events.windows import Window, windows
from dateline.model import EventType, Status

TYPES: tuple[str, ...] = get_args(EventType)
STATUSES: tuple[str, ...] = get_args(Status)


@dataclass
class Example:
    """A window with labels: BIO of triggers (-100 = not scored), and for each trigger its labels."""

    window: Window
    tags: np.ndarray
    events: list[dict]
    trusted: bool = True


def _pieces(window: Window, span: tuple[int, int]) -> list[int]:
    return [i for i, (s, e) in enumerate(window.offsets) if s < span[1] and e > span[0] and e > s]


def examples(text: Text, tokenizer: Tokenizer) -> list[Example]:
    """The windows of a text, labelled."""
    made = []
    merged: dict[tuple[int, int], list[Row]] = {}
    for row in text.rows:
        merged.setdefault(row.trigger, []).append(row)
    for window in windows(text.text, tokenizer):
        n = len(window.ids)
        tags = np.full(n, -100, dtype=np.int64)
        tags[window.core[0] : window.core[1]] = 0
        events = []
        for trigger, rows in sorted(merged.items()):
            pieces = [p for p in _pieces(window, trigger) if window.core[0] <= p < window.core[1]]
            if not pieces:
                continue
            optional = all(r.optional for r in rows)
            tags[pieces] = -100 if optional else 2
            if not optional:
                tags[pieces[0]] = 1
            events.append(_labels(window, pieces, rows, optional))
        made.append(Example(window, tags, events))
    return made


def _labels(window: Window, pieces: list[int], rows: list[Row], optional: bool) -> dict:
    n = len(window.ids)
    types = np.zeros(len(TYPES), dtype=np.float32)
    for row in rows:
        for name, weight in row.types.items():
            types[TYPES.index(name)] += weight / len(rows)
    roles = np.zeros((len(ROLES), n), dtype=np.float32)
    known = np.ones(len(ROLES), dtype=np.float32)
    for row in rows:
        for r, role in enumerate(ROLES):
            if role in row.unknown_roles:
                known[r] = 0
            for span in row.roles[role]:
                roles[r, _pieces(window, span)] = 1
    return {
        "pieces": (pieces[0], pieces[-1] + 1),
        "types": types,
        "status": STATUSES.index(rows[0].status),
        "context": float(rows[0].context),
        "part": float(rows[0].part),
        "cumulative": -1.0 if rows[0].cumulative is None else float(rows[0].cumulative),
        "roles": roles,
        "known": known,
        "weight": 0.5 if optional else 1.0,
    }
