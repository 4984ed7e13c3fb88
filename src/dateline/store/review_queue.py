"""Which rows to look at first: where being wrong is likely and would matter.

The order is by expected harm: how likely a row is wrong, times what hangs on it. Both are published sums of named
parts, so that a page can say why a row is where it is.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from math import log2

import pandas as pd

from dateline.store.overlay import Reviewed

# Added to the doubt of a row, which is 1 - confidence (calibrated on gold: the share of rows like it that are wrong).
_DOUBTS = {"no place": 0.15, "a wide area": 0.10, "no day in the text": 0.05, "the machine says otherwise now": 0.50}
# Added to the weight of a row, which is 1. Territory and contested incidents are what a map is read for.
_TERRITORY = frozenset({"capture", "withdrawal", "advance"})
_WEIGHTS = {"territory": 0.5, "contested": 1.0, "the only report of it": 0.25}
_DEATHS = 0.5  # for each doubling of the dead
_BACKGROUND = 0.25  # a row that no chart shows weighs this share
_WIDE_KM = 50.0


@dataclass(frozen=True, slots=True)
class QueueItem:
    """A row to look at: how likely it is wrong and what hangs on it (both at least 0), and why, in words."""

    event_id: str
    doubt: float
    weight: float
    reasons: tuple[str, ...]

    @property
    def score(self) -> float:
        """The expected harm of leaving it as it is."""
        return self.doubt * self.weight


def review_queue(review: Reviewed, grades: Mapping[str, str] | None = None) -> list[QueueItem]:
    """The rows that nobody has checked, and those whose decision is affected by a rerun; the most urgent first.

    ``grades`` is event id → the grade of its incident (``dateline.linking.contest``), where it is known.
    """
    affected = {item.event_id for item in review.affected}
    open_rows = review.rows[(review.rows["checked"] == "") | review.rows["event_id"].isin(affected)]
    alone = review.rows["incident_id"].map(review.rows["incident_id"].value_counts()) == 1
    single = set(review.rows.loc[alone, "event_id"])
    items = [
        _item(row, str(row["event_id"]) in affected, str(row["event_id"]) in single, dict(grades or {}))
        for row in ({str(name): value for name, value in record.items()} for record in open_rows.to_dict("records"))
    ]
    return sorted(items, key=lambda item: (-round(item.score, 9), item.event_id))


def _item(row: Mapping[str, object], affected: bool, single: bool, grades: Mapping[str, str]) -> QueueItem:
    event_id = str(row["event_id"])
    doubts = _doubts(row, affected)
    weights = _weights(row, single, grades.get(event_id, ""))
    doubt = min(1.0, 1.0 - _number(row["confidence"]) + sum(_DOUBTS[name] for name in doubts))
    weight = 1.0 + sum(weights.values())
    if row["context"]:
        weight *= _BACKGROUND
    sure = f"{_number(row['confidence']):.0%} sure"
    return QueueItem(event_id, doubt, weight, (sure, *doubts, *weights))


def _doubts(row: Mapping[str, object], affected: bool) -> list[str]:
    found = ["the machine says otherwise now"] if affected else []
    if pd.isna(row["latitude"]):  # type: ignore[call-overload]
        found += ["no place"] if row["event_type"] != "casualties" else []
    elif _number(row["radius_km"]) > _WIDE_KM:
        found.append("a wide area")
    return found + (["no day in the text"] if row["date_precision"] == "reported" else [])


def _weights(row: Mapping[str, object], single: bool, grade: str) -> dict[str, float]:
    made: dict[str, float] = {}
    dead = max(_number(row["killed_min"]), _number(row["killed_max"]))
    if dead:
        made["deaths"] = _DEATHS * log2(1 + dead)
    if row["event_type"] in _TERRITORY:
        made["territory"] = _WEIGHTS["territory"]
    if grade == "contested":
        made["contested"] = _WEIGHTS["contested"]
    if single:
        made["the only report of it"] = _WEIGHTS["the only report of it"]
    return made


def _number(value: object) -> float:
    return 0.0 if value is None or pd.isna(value) else float(value)  # type: ignore[call-overload,arg-type]
