"""A river is where the article stands on it; a sea is itself."""

from __future__ import annotations

import pytest

from dateline.geocoding.gazetteer import Gazetteer
from tests.geocoding.test_phrases import located

LEAD = "Ukrainian troops in Kherson, Ukraine, came under fire. "


@pytest.mark.parametrize(
    ("text", "phrase", "latitude", "longitude", "within"),
    [
        (LEAD + "The last units crossed the Dnipro.", "the Dnipro", 46.64, 32.61, 0.1),
        (
            "In Syria, tribesmen left Deir ez-Zor for the east bank of the Euphrates.",
            "the Euphrates",
            35.34,
            40.14,
            0.1,
        ),
        # the city, not the river
        (LEAD + "Missiles hit Dnipro.", "Dnipro", 48.47, 35.04, 0.1),
        # too far from any town named
        ("Troops in Damascus, Syria, waited. Others crossed the Nile.", "the Nile", 33.51, 36.29, -3.0),
        # a sea is no river
        ("Rebels in Hodeidah, Yemen, hit a ship in the Red Sea.", "the Red Sea", 14.80, 42.95, -0.5),
    ],
)
def test_the_stretch_that_is_meant(
    gazetteer: Gazetteer, text: str, phrase: str, latitude: float, longitude: float, within: float
) -> None:
    """``within`` degrees of the point; a negative figure: at least so far from it."""
    place = located(text, phrase, gazetteer)
    apart = max(abs(place.latitude - latitude), abs(place.longitude - longitude))
    assert apart <= within if within > 0 else apart >= -within
