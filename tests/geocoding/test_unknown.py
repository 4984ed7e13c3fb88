"""Names that the search of the article left out, and names that the gazetteer lacks."""

from __future__ import annotations

import pytest

from dateline.geocoding.gazetteer import Gazetteer
from tests.geocoding.test_phrases import located

CONGO = "Congolese troops in Goma, in the east of the Democratic Republic of Congo, fled. "


@pytest.mark.parametrize(
    ("text", "phrase", "latitude", "longitude"),
    [
        (CONGO + "Rebels fired at Sake.", "at Sake", -1.57, 29.04),
        ("Police in Srinagar, India, made arrests in Kulgam's Xyzzo area.", "Kulgam's Xyzzo area", 33.64, 75.02),
        # the words behind the name say where it lies
        (
            "Iraqi troops left Erbil. Men were shot in Xyzzoville, a village some 45 km south of Mosul, in Iraq.",
            "Xyzzoville",
            35.93,
            43.12,
        ),
        ("Troops in Syria left Idlib. Men were shot in Xyzzoville, near Homs.", "Xyzzoville", 34.73, 36.71),
        # beside a country's name
        (
            "Iraqi Kurds fled Sulaymaniyah, Iraq. Roads to the Iranian border at Qasr-e Shirin were jammed.",
            "the Iranian border at Qasr-e Shirin",
            34.52,
            45.58,
        ),
        # far off, but spelt as the gazetteer spells it and in a country spoken of; a hotel only bears the name
        (
            "Fighting went on in Bentiu, South Sudan. A mob broke into another UN base, at Bor.",
            "another UN base, at Bor",
            6.21,
            31.56,
        ),
        ("Militias in Tripoli, Libya, shelled the Waddan hotel.", "the Waddan hotel", 32.89, 13.19),
        # nothing says so
        ("Troops in Syria left Idlib. Men were shot in Xyzzoville.", "Xyzzoville", 35.93, 36.63),
    ],
)
def test_unknown_names(gazetteer: Gazetteer, text: str, phrase: str, latitude: float, longitude: float) -> None:
    place = located(text, phrase, gazetteer)
    assert (place.latitude, place.longitude) == pytest.approx((latitude, longitude), abs=0.08)
