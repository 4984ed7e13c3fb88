"""Which fields of a predicted row are right, against one gold row."""

from __future__ import annotations

import re
from collections.abc import Callable

from geopy.distance import great_circle

from dateline.scoring.rows import Row, as_bool, as_day, as_list, as_number, as_text

FIELDS = ("place", "date", "actors", "targets", "attribution", "status", "context", "counts")


def judge(event: Row, gold: Row) -> dict[str, bool]:
    """Field → right or not, for the fields that this gold row scores."""
    right: dict[str, bool] = {}
    if gold["place"] and not gold.get("place_optional"):
        right["place"] = _place(event, gold)
    if not gold.get("date_optional"):
        starts = gold.get("date_start_optional") or as_day(event.get("date_start")) == gold["date_start"]
        right["date"] = bool(starts and as_day(event.get("date_end")) == gold["date_end"])
    for field in ("actors", "targets"):
        if gold[field] and not gold.get(field + "_optional"):
            right[field] = _names_all(gold[field], as_list(event.get(field)))
    if not gold.get("attribution_optional"):
        right["attribution"] = _attribution(as_text(event.get("attribution")), gold["attribution"])
    if not gold.get("status_optional"):
        right["status"] = str(event.get("status")) == gold["status"]
    right["context"] = as_bool(event.get("context")) == gold["context"]
    counts = _counts(event, gold)
    if counts:
        right["counts"] = all(counts)
    return right


def _place(event: Row, gold: Row) -> bool:
    latitude, longitude = as_number(event.get("latitude")), as_number(event.get("longitude"))
    if latitude is None or longitude is None:
        return False
    place = gold["place"]
    distance = great_circle((latitude, longitude), (place["latitude"], place["longitude"])).km
    if distance > place["tolerance_km"]:
        return False
    if gold.get("offset_km") is None:
        return True
    offset = as_number(event.get("offset_km"))
    return offset is not None and abs(offset - gold["offset_km"]) <= 0.15 * gold["offset_km"]


def _names_all(patterns: list[str], names: list[str]) -> bool:
    """Every pattern is met, by a list that names hardly more parties than gold does."""
    joined = " ; ".join(names)
    return len(names) <= len(patterns) + 2 and all(re.search(pattern, joined, re.I) for pattern in patterns)


def _attribution(said: str, pattern: str) -> bool:
    if not pattern:
        return not said
    return len(said) <= 100 and bool(re.search(pattern, said, re.I))


def _counts(event: Row, gold: Row) -> list[bool]:
    right: list[bool] = []
    for name in ("killed", "injured", "quantity"):
        if name in gold and not gold.get(name + "_optional"):
            for bound, want in zip(("min", "max"), gold[name], strict=True):
                right.append(_close(as_number(event.get(f"{name}_{bound}")), want))
    scored: dict[str, Callable[[], bool]] = {
        "victims": lambda: bool(re.search(gold["victims"], as_text(event.get("victims")), re.I)),
        "counting": lambda: str(event.get("counting")) == gold["counting"],
    }
    right += [met() for name, met in scored.items() if name in gold and not gold.get(name + "_optional")]
    if gold.get("part_of_total"):
        right.append(bool(as_text(event.get("part_of"))))
    return right


def _close(got: float | None, want: float | None) -> bool:
    if want is None or got is None:
        return want is None and got is None
    return abs(got - want) <= 1
