"""Small places and resemblances: taken where the article is, not on other continents."""

from __future__ import annotations

import pytest

from dateline.geocoding.gazetteer import Gazetteer
from dateline.geocoding.resolve import resolve_document
from dateline.mentions.toponyms import find_toponyms

CHAD = (
    "Troops of Chad and Cameroon met in Kousseri and Fotokol, the ministers of Chad and Cameroon said in N'Djamena. "
    "Chad and Cameroon thanked France, Russia, Germany and China. "
)


def country(text: str, name: str, gazetteer: Gazetteer) -> str | None:
    mentions = resolve_document(text, find_toponyms(text, gazetteer), gazetteer)
    found = [m.place for m in mentions if text[m.span.start : m.span.end] == name]
    return found[0].country_code if found and found[0] else None


@pytest.mark.parametrize(
    ("text", "name", "code"),
    [
        (CHAD + "Shells fell on Gamboru, across the border.", "Gamboru", "NG"),  # beside two others
        (CHAD + "Niger closed its border. Shells fell on Diffa.", "Diffa", "NE"),  # its country is named
        (CHAD + "He was born in Adriers.", "Adriers", "FR"),  # its country is named
        (CHAD + "He was born in Comas.", "Comas", None),
        (
            CHAD + "Adriers vans took the wounded.",
            "Adriers",
            None,
        ),  # an ocean away, and nothing says that it is a place
        (CHAD + "Kano vans took the wounded.", "Kano", "NG"),  # a large town near by
        (CHAD + "A column moved.", "China", "CN"),  # a sentence ends a name
        (CHAD + "He was killed at Baghdad airport.", "Baghdad airport", "IQ"),  # the words say what it is
    ],
)
def test_small_places(gazetteer: Gazetteer, text: str, name: str, code: str | None) -> None:
    assert country(text, name, gazetteer) == code
