"""A small event table over the two seed articles, written by hand for the tests of the views."""

from __future__ import annotations

from datetime import date
from typing import Any

import pandas as pd

from dateline.config import ROOT
from dateline.model import Article
from dateline.table import from_records
from dateline.views.reports import prepare

SOHR = "Syrian Observatory for Human Rights"
ALEPPO = {"place": "Aleppo", "place_text": "Aleppo", "place_kind": "city", "latitude": 36.2, "longitude": 37.16}
AIRPORT = {
    "place": "Aleppo International Airport",
    "place_text": "Aleppo's airport",
    "place_kind": "airport",
    "latitude": 36.1807,
    "longitude": 37.2244,
    "radius_km": 2.0,
}


def articles() -> dict[str, Article]:
    """The seed articles by id; the second one's publisher is not stated."""
    first, second = "000_0b5b68fffb1d234c", "002_97a0166f575eafbd"
    texts = {key: (ROOT / f"seeds/{key}.txt").read_bytes().decode("utf-8") for key in (first, second)}
    return {
        first: Article(first, texts[first], "Rebel forces enter Aleppo", "BBC News", date(2024, 11, 29), "inferred"),
        second: Article(second, texts[second], "Syrian government forces withdraw", "", date(2024, 11, 30)),
    }


def record(event_id: str, article: Article, sentence: str, trigger: str, **fields: Any) -> dict[str, Any]:
    """One table row whose sentence and trigger are found in the article's text."""
    start = article.text.index(sentence)
    at = article.text.index(trigger, start)
    row: dict[str, Any] = {
        "event_id": event_id,
        "article_id": article.article_id,
        "sentence_start": start,
        "sentence_end": start + len(sentence),
        "sentence": sentence,
        "trigger_start": at,
        "trigger_end": at + len(trigger),
        "context": False,
        "status": "claimed",
        "actors": [],
        "targets": [],
        "date_start": article.published,
        "date_end": article.published,
        "date_precision": "reported",
        "confidence": 0.9,
    }
    return row | fields


def events() -> pd.DataFrame:
    """Eight rows: a capture, an entry, a ring, three tolls, a war total and a ceasefire as background."""
    first, second = articles().values()
    toll = "The SOHR said 255 people had been killed in the fighting"
    later = "More than 300 people, including at least 20 civilians, have been killed since it began on Wednesday"
    ring = (
        "Videos verified by the BBC show armed men running in a street about seven kilometres (4.3 miles) from Aleppo"
    )
    total = {"event_type": "casualties", "attribution": SOHR, "counting": "cumulative", "date_precision": "range"}
    wednesday = date(2024, 11, 27)
    citadel = {"place": "Citadel of Aleppo", "place_kind": "landmark", "latitude": 36.1992, "longitude": 37.1626}
    return from_records(
        [
            record(
                "capture",
                second,
                "The rebels have taken control of Aleppo's airport",
                "taken control",
                event_type="capture",
                attribution=SOHR,
                actors=["Syrian rebels"],
                **AIRPORT,
            ),
            record(
                "entry",
                second,
                "The army acknowledged that rebels had entered",
                "entered",
                event_type="advance",
                attribution="Syrian army",
                actors=["Syrian rebels"],
                radius_km=12.0,
                **ALEPPO,
            ),
            record(
                "ring",
                first,
                ring,
                "running",
                event_type="advance",
                status="verified",
                attribution="BBC Verify",
                radius_km=1.5,
                offset_km=7.0,
                **citadel,
            ),
            record(
                "toll255",
                first,
                toll,
                "killed",
                killed_min=255,
                killed_max=255,
                victims="all",
                **total | {"date_start": wednesday},
            ),
            record(
                "toll300", second, later, "killed", killed_min=300, victims="all", **total | {"date_start": wednesday}
            ),
            record(
                "toll20",
                second,
                later,
                "killed",
                killed_min=20,
                victims="civilians",
                part_of="toll300",
                **total | {"date_start": wednesday},
            ),
            record(
                "war",
                second,
                "around half a million people dead",
                "dead",
                event_type="casualties",
                context=True,
                status="reported",
                killed_min=500_000,
                killed_max=500_000,
                victims="all",
                counting="cumulative",
                date_start=date(2011, 1, 1),
                date_precision="range",
            ),
            record(
                "ceasefire",
                second,
                "a ceasefire agreed in 2020",
                "ceasefire",
                event_type="agreement",
                context=True,
                status="reported",
                date_start=date(2020, 1, 1),
                date_end=date(2020, 12, 31),
                date_precision="year",
            ),
        ]
    )


def prepared() -> pd.DataFrame:
    """The sample as the views take it."""
    return prepare(events(), articles())
