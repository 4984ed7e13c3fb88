"""The table of cases: sentences and the rows that the annotation rules ask for, read from ``cases/*.toml``.

A case has an ``id``, a ``text`` (one to three sentences), the ``published`` day and

- ``rows``: rows that must be found, each by another event. A row names only the fields that the case is about.
  With no rows and no ``not`` clause, nothing at all may be found.
- ``not``: clauses; no event may fulfil all fields of a clause.
- ``negative``: the point of the case is what must not be found or said (set by hand; implied where ``rows`` is empty).

Fields of a row or clause: ``type`` (one or a list) and ``also`` (further types that are right too); ``trigger``
(regex; the event's trigger shares a word with a match in the text); ``status``, ``precision``, ``counting``, ``kind``
(exact); ``attribution``, ``place``, ``victims``, ``unit`` (regex; "" for empty; a place counts by its name or as
written); ``actors``, ``targets`` (regex that one of them matches, a list of such, or "" for none); ``date`` or
``start``/``end``; ``at`` (latitude, longitude, tolerance in km); ``offset_km``; ``context``; ``killed``, ``injured``,
``quantity`` ("12", "12..", "..12", "12..15", "none", alternatives with "|"); ``part_of`` (index of the row of the
total in this case, -1 for none). The same row stands for all of its fields, so a case is right as a whole or not.
"""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

FOLDER = Path(__file__).parent / "cases"
KNOWN_FAILURES = Path(__file__).parent / "known_failures.txt"
CASE_KEYS = {"id", "text", "published", "rows", "not", "negative"}
FIELDS = {
    *("type", "also", "trigger", "status", "precision", "counting", "kind", "attribution", "place", "victims", "unit"),
    *("actors", "targets", "date", "start", "end", "at", "offset_km", "context", "killed", "injured", "quantity"),
    "part_of",
}


@dataclass(frozen=True)
class Case:
    """One line of the table."""

    case_id: str
    group: str
    text: str
    published: date
    rows: tuple[dict[str, Any], ...]
    forbidden: tuple[dict[str, Any], ...]
    negative: bool

    @property
    def nothing(self) -> bool:
        return not self.rows and not self.forbidden


def read_cases() -> list[Case]:
    """All cases, file by file in the order written.

    Raises:
        ValueError: a key is unknown or an id is used twice.
    """
    cases = [_case(item, file.stem) for file in sorted(FOLDER.glob("*.toml")) for item in _items(file)]
    ids = [case.case_id for case in cases]
    if twice := sorted({name for name in ids if ids.count(name) > 1}):
        raise ValueError(f"ids used twice: {twice}")
    return cases


def read_known_failures() -> list[str]:
    """Ids of the cases that the extractor is known to fail, one a line; "#" begins a comment."""
    lines = KNOWN_FAILURES.read_text(encoding="utf-8").splitlines()
    return [line.strip() for line in lines if line.strip() and not line.startswith("#")]


def _items(file: Path) -> list[dict[str, Any]]:
    items: list[dict[str, Any]] = tomllib.loads(file.read_text(encoding="utf-8"))["case"]
    return items


def _case(item: dict[str, Any], group: str) -> Case:
    rows, forbidden = tuple(item["rows"]), tuple(item.get("not", ()))
    unknown = (set(item) - CASE_KEYS) | {key for row in (*rows, *forbidden) for key in row if key not in FIELDS}
    if unknown:
        raise ValueError(f"{group}.toml, case {item['id']}: unknown keys {sorted(unknown)}")
    negative = bool(item.get("negative", not rows))
    return Case(item["id"], group, item["text"], item["published"], rows, forbidden, negative)
