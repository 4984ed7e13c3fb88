from __future__ import annotations

import pandas as pd
import pytest

from dateline.geocoding.answers import Answer
from dateline.geocoding.gazetteer import Gazetteer
from dateline.geocoding.unresolved import located, questions, reason, unknown_name
from dateline.model import Place

FOUND = Answer(Place("Qurbatayah", "area", 35.9, 36.9, 5.0, "online:Qurbatayah, Syria", fuzzy=True))


def table() -> pd.DataFrame:
    nan = float("nan")
    rows = [
        ("a", "one", "Aleppo", "Aleppo", 36.2, 37.16),
        ("b", "one", "the village of Qurbatayah", "", nan, nan),
        ("c", "one", "", "", nan, nan),
        ("d", "two", "the village of Zbrdlinka, near Homs", "Homs", 34.73, 36.71),
        ("e", "one", "Qurbatayah", "Aleppo", 36.2, 37.16),
    ]
    made = pd.DataFrame(rows, columns=["event_id", "article_id", "place_text", "place", "latitude", "longitude"])
    return made.assign(place_kind="city", radius_km=10.0, gazetteer_id="")


@pytest.mark.parametrize(
    ("words", "name"),
    [
        ("the village of Qurbatayah", "Qurbatayah"),
        ("the village of Qurb al-Tayahin in the north", "Qurb al-Tayahin"),
        ("Aleppo's airport", ""),
        ("Qurbatayah’s mill", "Qurbatayah"),
        ("the city", ""),
        ("their homes outside", ""),
        ("", ""),
    ],
)
def test_only_the_name_is_asked_for(gazetteer: Gazetteer, words: str, name: str) -> None:
    assert unknown_name(words, gazetteer) == name


def test_what_the_gazetteer_knows_is_not_asked_for(gazetteer: Gazetteer) -> None:
    asked = questions(table(), gazetteer)
    assert {event: question.name for event, question in asked.items()} == {"b": "Qurbatayah", "e": "Qurbatayah"}
    assert asked["b"].near == pytest.approx((36.2, 37.16))
    assert asked["e"].near_km < asked["b"].near_km


def test_an_answer_puts_the_report_on_the_map() -> None:
    before = table()
    after = located(before, {"b": FOUND, "c": Answer(None, "unknown")})
    assert list(after["event_id"]) == list(before["event_id"])
    assert after.loc[1, ["place", "latitude", "radius_km"]].tolist() == ["Qurbatayah", 35.9, 5.0]
    assert pd.isna(after.loc[2, "latitude"])
    assert pd.isna(before.loc[1, "latitude"])


@pytest.mark.parametrize(
    ("words", "answer", "said"),
    [
        ("", None, "no place is named"),
        ("Qurbatayah", None, "the gazetteer has no 'Qurbatayah'"),
        ("Qurbatayah", Answer(None, "Nominatim failed (GeocoderTimedOut)"), "Nominatim failed (GeocoderTimedOut)"),
        ("the rear", None, "the words name no place that could be told"),
    ],
)
def test_the_reason_is_said(gazetteer: Gazetteer, words: str, answer: Answer | None, said: str) -> None:
    assert reason(words, answer, gazetteer) == said
