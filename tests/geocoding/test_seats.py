"""Capitals called by their country or province."""

from __future__ import annotations

import pytest

from dateline.geocoding.gazetteer import Gazetteer
from dateline.geocoding.seats import seats
from tests.geocoding.test_phrases import located


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("A bomb went off in the Somali capital on Friday.", ["Mogadishu"]),
        ("Police in the Chechen capital were on alert.", ["Grozny"]),
        ("Shells fell on the North Kivu provincial capital.", ["Goma"]),
        ("Yemen's capital was calm.", ["Sanaa"]),
        ("The capital was calm. Human capital fled. Working capital is short.", []),
        ("Syrian capital markets fell.", []),
    ],
)
def test_seats(gazetteer: Gazetteer, text: str, names: list[str]) -> None:
    assert [mention.place.name for mention in seats(text, gazetteer) if mention.place] == names


def test_the_city_is_the_capital_spoken_of(gazetteer: Gazetteer) -> None:
    text = (
        "Gunmen shot at police in the Chechen capital. Russia sent troops, Moscow said. They had driven into the city."
    )
    assert located(text, "the city", gazetteer).name == "Grozny"
    assert located(text, "the Chechen capital", gazetteer).name == "Grozny"


def test_a_village_off_the_capital_is_no_part_of_it(gazetteer: Gazetteer) -> None:
    text = "Villagers were killed in Algeria, at Rais, south of the Algerian capital. Algiers was calm."
    found = located(text, "Rais, south of the Algerian capital", gazetteer)
    assert (found.latitude, found.longitude) == pytest.approx((36.6, 3.12), abs=0.05)
    assert located(text, "the Algerian capital", gazetteer).name == "Algiers"
