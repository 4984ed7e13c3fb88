"""A row as the fields of a form, and what was filled in as columns of the event table."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

import pandas as pd

from dateline.export.records import Plain
from dateline.model import Span

COUNTS = tuple(f"{name}_{bound}" for name in ("killed", "injured", "quantity") for bound in ("min", "max"))
TEXTS = ("event_type", "status", "attribution", "quantity_unit", "victims", "counting", "date_text", "place_text")
LISTS = ("actors", "targets")
COUNTING_LABELS = {"": "Not said", "incident": "One incident", "cumulative": "Running total"}
_AROUND = 40  # characters of context by which one of several places in a text is told


@dataclass(frozen=True, slots=True)
class Standing:
    """Where words stand in a text, and what stands around them."""

    span: Span
    context: str


def values_of(row: Any) -> dict[str, Any]:
    """The fields of a form for a row of the event table: texts, lists, whole numbers or None, days."""
    made: dict[str, Any] = {name: str(getattr(row, name)) for name in TEXTS}
    made |= {name: list(getattr(row, name)) for name in LISTS}
    for name in COUNTS:
        value = getattr(row, name)
        made[name] = None if pd.isna(value) else int(value)
    made["context"] = bool(row.context)
    made["date_start"], made["date_end"] = row.date_start.date(), row.date_end.date()
    return made


def blank(day: date | None) -> dict[str, Any]:
    """The fields of a form for a row that a person adds to an article of that day."""
    made: dict[str, Any] = dict.fromkeys(TEXTS, "") | dict.fromkeys(COUNTS)
    made |= {name: [] for name in LISTS} | {"event_type": "clash", "status": "reported", "context": False}
    return made | {"date_start": day, "date_end": day}


def differing(before: Mapping[str, Any], filled: Mapping[str, Any]) -> dict[str, Plain]:
    """The columns in which a filled form differs from the row that it was made of, as a decision holds them.

    Another day is exact to the day; two different ones are a range.
    """
    told = {name: value for name, value in filled.items() if value != before[name]}
    days = {name: told.pop(name) for name in ("date_start", "date_end") if name in told}
    made: dict[str, Plain] = {name: value.strip() if isinstance(value, str) else value for name, value in told.items()}
    if days:
        start, end = filled["date_start"], filled["date_end"]
        made |= {"date_start": start.isoformat(), "date_end": end.isoformat()}
        made["date_precision"] = "day" if start == end else "range"
    return made


def problem(filled: Mapping[str, Any]) -> str:
    """Why the filled form can't be right, "" where it can."""
    if filled["date_start"] is None or filled["date_end"] is None:
        return "Give the day on which it happened."
    if filled["date_start"] > filled["date_end"]:
        return "The first day is after the last one."
    for name in ("killed", "injured", "quantity"):
        low, high = filled[f"{name}_min"], filled[f"{name}_max"]
        if low is not None and high is not None and low > high:
            return "A lower number is above the upper one."
    return ""


def find_words(text: str, words: str, most: int = 20) -> list[Standing]:
    """Where words stand in a text, line breaks and runs of spaces aside; nothing for blank words."""
    parts = words.split()
    if not parts:
        return []
    found = re.finditer(r"\s+".join(map(re.escape, parts)), text)
    return [Standing(Span(hit.start(), hit.end()), _context(text, hit)) for hit, _ in zip(found, range(most))]  # noqa: B905


def _context(text: str, hit: re.Match[str]) -> str:
    around = text[max(0, hit.start() - _AROUND) : hit.end() + _AROUND]
    return f"… {' '.join(around.split())} …"


def span_of(value: object, text: str) -> Span | None:
    """The span that the browser says was marked; None where that is none of the text."""
    if not isinstance(value, Mapping):
        return None
    start, end = value.get("start"), value.get("end")
    if type(start) is not int or type(end) is not int or not 0 <= start < end <= len(text):
        return None
    while start < end and text[start].isspace():
        start += 1
    while start < end and text[end - 1].isspace():
        end -= 1
    return Span(start, end) if start < end else None


def known_names(table: pd.DataFrame, own: Iterable[str] = ()) -> list[str]:
    """The parties that rows name, and those of the row itself: what a person chooses from."""
    found = {name for column in LISTS for names in table[column] for name in names}
    return sorted(found | set(own), key=lambda name: (name.lower(), name))
