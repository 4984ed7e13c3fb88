"""Which reports of a table name a place that the gazetteer lacks, what to ask about it, and what an answer changes."""

from __future__ import annotations

import math
import re
from collections.abc import Mapping
from statistics import median
from typing import Any

import pandas as pd

from dateline.geocoding.answers import Answer
from dateline.geocoding.gazetteer import Gazetteer
from dateline.geocoding.nominals import NOMINAL
from dateline.geocoding.online import Question

_WORD = r"[A-Z][^\W\d_]+(?:['’][^\W\d_]+)?"
_NAME = re.compile(rf"\b{_WORD}(?:(?:[ -](?:al|el|as|ash|ad|ar|an|de|la))?[ -]{_WORD}){{0,3}}")
_POSSESSIVE = re.compile(r"['’]s?$")
_LONGEST = 60  # characters of a name worth asking for
_MOST = 200  # names of one table: at one a second, more would take too long
_COLUMNS = ("place", "place_kind", "latitude", "longitude", "radius_km", "gazetteer_id")
_AROUND_KM = 100.0  # how far a name may lie from the place that stands in for it


def questions(table: pd.DataFrame, gazetteer: Gazetteer) -> dict[str, Question]:
    """Event id → what to ask, for the reports whose words name a place that the gazetteer lacks.

    Only the name is asked for, never the phrase around it. A report that stands at the place around it (the village's
    district) is asked for near that place, one without any near what else its article names.
    """
    middles = _middles(table)
    found: dict[str, Question] = {}
    names: set[str] = set()
    for row in table.itertuples(index=False):
        name = unknown_name(str(row.place_text), gazetteer)
        if not name or (name not in names and len(names) >= _MOST):
            continue
        names.add(name)
        if math.isnan(float(str(row.latitude))):
            found[str(row.event_id)] = Question(name, near=middles.get(str(row.article_id)))
        else:
            found[str(row.event_id)] = Question(name, near=_point(row), near_km=_AROUND_KM)
    return found


def unknown_name(place_text: str, gazetteer: Gazetteer) -> str:
    """The name in a place phrase; "" where there is none or the gazetteer knows one of them."""
    names = [_POSSESSIVE.sub("", match.group()) for match in _NAME.finditer(place_text)]
    names = [name for name in names if name.lower() not in NOMINAL and name not in ("The", "Its", "Near")]
    if not names or any(gazetteer.matches(name, fuzzy=True) for name in names):
        return ""
    longest = max(names, key=len)
    return longest if 3 <= len(longest) <= _LONGEST else ""


def located(table: pd.DataFrame, answers: Mapping[str, Answer]) -> pd.DataFrame:
    """The table with the places that were found put in; the same table where none was."""
    found = {event: answer.place for event, answer in answers.items() if answer.place is not None}
    if not found:
        return table
    changed = table.set_index("event_id", drop=False)
    for event, place in sorted(found.items()):
        point = (place.latitude, place.longitude, place.radius_km)
        values: tuple[Any, ...] = (place.name, place.kind, *point, place.gazetteer_id)
        for column, value in zip(_COLUMNS, values, strict=True):
            changed.at[event, column] = value
    return changed.reset_index(drop=True)


def reason(place_text: str, answer: Answer | None, gazetteer: Gazetteer) -> str:
    """Why a report is not on the map, fit to be shown."""
    if not place_text:
        return "no place is named"
    name = unknown_name(place_text, gazetteer)
    if not name:
        return "the words name no place that could be told"
    return answer.reason if answer is not None and answer.reason else f"the gazetteer has no {name!r}"


def _middles(table: pd.DataFrame) -> dict[str, tuple[float, float]]:
    placed = table[table["latitude"].notna()]
    return {
        str(key): (float(median(group["latitude"])), float(median(group["longitude"])))
        for key, group in placed.groupby("article_id", sort=True)
    }


def _point(row: Any) -> tuple[float, float]:
    return float(row.latitude), float(row.longitude)
