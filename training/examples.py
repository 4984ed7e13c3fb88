"""Training examples for the event reader: gold articles and annotated passages, as windows with labels."""

from __future__ import annotations

import csv
import json
import re
from dataclasses import dataclass, field
from pathlib import Path
from typing import get_args

import numpy as np
from tokenizers import Tokenizer

from dateline.events.windows import Window, windows
from dateline.model import EventType, Status

TYPES: tuple[str, ...] = get_args(EventType)
STATUSES: tuple[str, ...] = get_args(Status)
ROLES = ("place", "actor", "target", "source", "date", "killed", "injured", "quantity")


@dataclass
class Row:
    """One annotated event of a text, with verbatim spans as character offsets."""

    trigger: tuple[int, int]
    types: dict[str, float]
    status: str
    context: bool
    part: bool
    cumulative: bool | None
    optional: bool
    roles: dict[str, list[tuple[int, int]]]
    unknown_roles: set[str] = field(default_factory=set)


@dataclass
class Text:
    """An article or passage with all its rows."""

    name: str
    text: str
    rows: list[Row]


@dataclass
class Example:
    """A window with labels: BIO of triggers (-100 = not scored), and for each trigger its labels."""

    window: Window
    tags: np.ndarray
    events: list[dict]
    trusted: bool = True


NUMBERS = {
    w: i
    for i, w in enumerate(
        [
            "zero",
            "one",
            "two",
            "three",
            "four",
            "five",
            "six",
            "seven",
            "eight",
            "nine",
            "ten",
            "eleven",
            "twelve",
            "thirteen",
            "fourteen",
            "fifteen",
            "sixteen",
            "seventeen",
            "eighteen",
            "nineteen",
            "twenty",
        ]
    )
}
NUMBERS |= {
    "a": 1,
    "an": 1,
    "several": 3,
    "dozens": 24,
    "scores": 40,
    "hundreds": 200,
    "thousands": 2000,
    "tens": 20,
    "no": 0,
}


def _value(text: str) -> set[int]:
    found = {int(n.replace(",", "")) for n in re.findall(r"\d[\d,]*", text) if n.replace(",", "").isdigit()}
    return found | {NUMBERS[w] for w in re.findall(r"[a-z]+", text.lower()) if w in NUMBERS}


def _nearest(text: str, words: str, near: tuple[int, int]) -> tuple[int, int] | None:
    starts = [m.start() for m in re.finditer(r"(?<!\w)" + re.escape(words) + r"(?!\w)", text)] or [
        m.start() for m in re.finditer(re.escape(words), text)
    ]
    if not starts:
        return None
    inside = [s for s in starts if near[0] <= s and s + len(words) <= near[1]]
    pool = inside or starts
    best = min(pool, key=lambda s: max(near[0] - s, s + len(words) - near[1], 0))
    return best, best + len(words)


def _roles(text: str, quote: tuple[int, int], trigger: tuple[int, int], raw: dict) -> tuple[dict, set[str]]:
    roles: dict[str, list[tuple[int, int]]] = {role: [] for role in ROLES}
    for role, words in (
        ("place", [raw.get("place")]),
        ("actor", raw.get("actors", [])),
        ("target", raw.get("targets", [])),
        ("source", [raw.get("src")]),
        ("date", [raw.get("date")]),
    ):
        for phrase in words:
            if phrase and (span := _nearest(text, phrase, quote)):
                roles[role].append(span)
    kinds = [k for k in ("killed", "injured", "quantity") if k in raw]
    unknown: set[str] = set()
    for phrase in raw.get("counts", []):
        span = _nearest(text, phrase, quote)
        if span is None:
            continue
        fits = [k for k in kinds if len(kinds) == 1 or _value(phrase) & {v for v in raw[k] if v is not None}]
        if len(fits) == 1:
            roles[fits[0]].append(span)
        else:
            unknown |= {"killed", "injured", "quantity"}
    return roles, unknown


def _row(text: str, raw: dict) -> Row | None:
    start = text.find(raw["q"]) if "start" not in raw else raw["start"]
    at = raw["q"].find(raw["t"])
    if start < 0 or at < 0:
        return None
    trigger = (start + at, start + at + len(raw["t"]))
    roles, unknown = _roles(text, (start, start + len(raw["q"])), trigger, raw)
    types = {raw["type"]: 1.0} | {t: 0.35 for t in raw.get("also", [])}
    total = sum(types.values())
    return Row(
        trigger,
        {t: w / total for t, w in types.items()},
        raw.get("status", "reported"),
        bool(raw.get("ctx")),
        bool(raw.get("part_of_total")),
        raw["counting"] == "cumulative" if raw.get("counting") else None,
        bool(raw.get("opt")),
        roles,
        unknown,
    )


def read_gold(folder: Path) -> list[Text]:
    """The articles of a gold folder with their rows."""
    by: dict[str, list[dict]] = {}
    for line in (folder / "gold.jsonl").read_text(encoding="utf-8").splitlines():
        g = json.loads(line)
        raw = {
            "q": g["quote"],
            "start": g["start"],
            "t": g.get("trigger", ""),
            "type": g["type"],
            "also": g["also"],
            "status": g["status"],
            "ctx": g["context"],
            "place": g.get("place_text"),
            "actors": g.get("actor_texts", []),
            "targets": g.get("target_texts", []),
            "src": g.get("source_text"),
            "date": g.get("date_text"),
            "counts": g.get("count_texts", []),
            "part_of_total": g.get("part_of_total"),
            "counting": "" if g.get("counting_optional") else g.get("counting"),
            "opt": g["optional"],
        } | {k: g[k] for k in ("killed", "injured", "quantity") if k in g}
        by.setdefault(g["article"], []).append(raw)
    texts = []
    with (folder / "articles" / "metadata.csv").open(encoding="utf-8", newline="") as file:
        for meta in csv.DictReader(file):
            text = (folder / "articles" / f"{meta['article_id']}.txt").read_text(encoding="utf-8")
            rows = [_row(text, raw) for raw in by.get(meta["article_id"], [])]
            texts.append(Text(meta["article_id"], text, [r for r in rows if r]))
    return texts


def read_passages(path: Path) -> list[Text]:
    """Annotated passages, one JSON object a line."""
    texts = []
    for line in path.read_text(encoding="utf-8").splitlines():
        if line.strip():
            d = json.loads(line)
            texts.append(Text(d["id"], d["text"], [r for r in (_row(d["text"], raw) for raw in d["rows"]) if r]))
    return texts


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
