"""Hand-made rows of the event table for the tests of linking."""

from __future__ import annotations

from typing import Any

import pandas as pd

from dateline.table import from_records

TOWN = {"place": "Tal Zarqa", "latitude": 35.0, "longitude": 37.0, "radius_km": 4.0}
MILL = {"place": "Mill quarter, Tal Zarqa", "latitude": 35.01, "longitude": 37.0, "radius_km": 1.0}
CITY = {"place": "Qasr", "latitude": 36.0, "longitude": 38.0, "radius_km": 8.0}
COUNTRY = {"place": "Syria", "latitude": 35.0, "longitude": 38.5, "radius_km": 350.0}


def row(event_id: str, event_type: str, text: str = "", **more: Any) -> dict[str, Any]:
    """One record; the trigger is the word in brackets, dates are days of March 2023."""
    text = text or f"Something [{event_type}] there."
    start = text.index("[")
    end = text.index("]") - 1
    at = int(more.pop("at", 0))
    first = int(more.pop("day", 10))
    last = int(more.pop("until", first))
    plain = text.replace("[", "").replace("]", "")
    made = {
        "event_id": event_id,
        "article_id": "a1",
        "sentence": plain,
        "sentence_start": at,
        "sentence_end": at + len(plain),
        "trigger_start": at + start,
        "trigger_end": at + end,
        "event_type": event_type,
        "context": False,
        "status": "claimed" if more.get("attribution") else "reported",
        "actors": [],
        "targets": [],
        "date_start": pd.Timestamp(2023, 3, first),
        "date_end": pd.Timestamp(2023, 3, last),
        "date_precision": "day",
        "confidence": 0.9,
    }
    return made | more


def table(*rows: dict[str, Any]) -> pd.DataFrame:
    """The validated event table of some rows."""
    return from_records(rows)
