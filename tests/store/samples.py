"""Articles and rows for the tests of the store, made without the extractor."""

from __future__ import annotations

from datetime import date
from typing import Any

import pandas as pd

from dateline.model import Article
from dateline.table import COLUMNS, from_records

TEXT = "Rebels entered Aleppo and Idlib on Friday. An air strike killed four people in Saraqib. The army left."
ARTICLE = Article("a", TEXT, "Rebels enter", "The Wire", date(2024, 11, 29), "given by the user")
OTHER = Article("b", "Shells fell on Hama, and two died.", published=date(2024, 11, 30))
ARTICLES = {"a": ARTICLE, "b": OTHER}
PLACES = {
    "Aleppo": (36.20, 37.16, "city", 8.0),
    "Idlib": (35.93, 36.63, "city", 4.0),
    "Saraqib": (35.86, 36.80, "town", 2.0),
    "Hama": (35.13, 36.75, "city", 5.0),
}


def row(article: Article, event_id: str, trigger: str, event_type: str, place: str = "", **more: Any) -> dict[str, Any]:
    """A row whose sentence is the one around the trigger."""
    start = article.text.index(trigger)
    first = article.text.rfind(". ", 0, start) + 2 if ". " in article.text[:start] else 0
    last = article.text.find(".", start) + 1
    made: dict[str, Any] = dict.fromkeys(COLUMNS, None) | {
        "event_id": event_id,
        "article_id": article.article_id,
        "sentence_start": first,
        "sentence_end": last,
        "sentence": article.text[first:last],
        "trigger_start": start,
        "trigger_end": start + len(trigger),
        "event_type": event_type,
        "context": False,
        "status": "reported",
        "actors": [],
        "targets": [],
        "date_start": "2024-11-29",
        "date_end": "2024-11-29",
        "date_precision": "reported",
        "incident_id": f"i{event_id}",
        "confidence": 0.8,
    }
    if place:
        latitude, longitude, kind, radius_km = PLACES[place]
        made |= {"place": place, "place_text": place, "place_kind": kind, "radius_km": radius_km}
        made |= {"latitude": latitude, "longitude": longitude, "gazetteer_id": f"geonames:{place}"}
    return made | more


def rows() -> list[dict[str, Any]]:
    return [
        row(ARTICLE, "e1", "entered", "advance", "Aleppo"),
        row(ARTICLE, "e2", "entered", "advance", "Idlib"),
        row(ARTICLE, "e3", "air strike", "air_strike", "Saraqib", killed_min=4, killed_max=4, counting="incident"),
        row(ARTICLE, "e4", "left", "withdrawal", confidence=0.4),
        row(OTHER, "e5", "fell", "shelling", "Hama", killed_min=2, killed_max=2, counting="incident"),
    ]


def table(records: list[dict[str, Any]] | None = None) -> pd.DataFrame:
    return from_records(rows() if records is None else records)
