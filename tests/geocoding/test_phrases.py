from __future__ import annotations

import pytest
from geopy.distance import geodesic

from dateline.geocoding.gazetteer import Gazetteer
from dateline.geocoding.phrases import locate
from dateline.geocoding.resolve import resolve_document
from dateline.mentions.toponyms import find_toponyms
from dateline.model import Place, Span


def located(text: str, phrase: str, gazetteer: Gazetteer) -> Place:
    start = text.rindex(phrase)
    mentions = resolve_document(text, find_toponyms(text, gazetteer), gazetteer)
    place = locate(text, Span(start, start + len(phrase)), mentions, gazetteer)
    assert place is not None
    return place


LEAD = "Rebels in Syria entered Aleppo on Friday. "


@pytest.mark.parametrize(
    ("text", "phrase", "latitude", "longitude", "within_km", "offset_km"),
    [
        (LEAD, "Aleppo", 36.2, 37.16, 3, None),
        # names that are words too, where the phrase is known to be a place and the country fits
        ("Iraqi troops left Ramadi in Iraq for the west. Men were shot near Hit.", "near Hit", 33.64, 42.83, 3, None),
        ("Indian troops in Srinagar, India, waited. A shell fell on a school in Uri.", "Uri", 34.09, 74.03, 3, None),
        # a nationality names no place
        (
            "Rescuers worked in Uman, Ukraine. The missile hit a block in this central Ukrainian town.",
            "this central Ukrainian town",
            48.75,
            30.22,
            3,
            None,
        ),
        (LEAD + "Shells hit the city.", "the city", 36.2, 37.16, 3, None),
        (LEAD + "Many were killed there.", "there", 36.2, 37.16, 3, None),
        (LEAD + "They fought in a western suburb of the city.", "a western suburb of the city", 36.2, 37.09, 4, None),
        (LEAD + "They took Aleppo's airport.", "Aleppo's airport", 36.18, 37.22, 3, None),
        (LEAD + "They took the city's airport.", "the city's airport", 36.18, 37.22, 3, None),
        (LEAD + "A crowd stood near Aleppo University.", "near Aleppo University", 36.21, 37.12, 3, None),
        (
            LEAD + "It was seven kilometres (4.3 miles) from Aleppo’s medieval citadel.",
            "seven kilometres (4.3 miles) from Aleppo’s medieval citadel",
            36.2,
            37.16,
            2,
            7.0,
        ),
        (
            "Troops in Syria left Hama. A post some 20km south of Hama fell.",
            "some 20km south of Hama",
            34.955,
            36.75,
            3,
            20,
        ),
        (LEAD + "They are within 5 km of the city.", "the city", 36.2, 37.16, 3, 5.0),
        ("Troops in Syria left Hama. Homs sits just 45km from Hama, which fell.", "Hama, which", 35.13, 36.76, 3, None),
        ("In Syria, the Baba Amro district of Homs fell.", "the Baba Amro district of Homs", 34.713, 36.69, 2, None),
        ("In Syria, the Xyzzo district of Homs fell.", "the Xyzzo district of Homs", 34.72, 36.72, 4, None),
        (LEAD + "Fighting raged in north-western Syria.", "north-western Syria", 36.0, 36.7, 60, None),
        (LEAD + "Towns in Aleppo and Idlib provinces were hit.", "Idlib", 35.8, 36.65, 20, None),
        ("Forces in Syria cut the road between Homs and Hama.", "between Homs and Hama", 34.93, 36.74, 5, None),
        (LEAD + "The whole country was in shock.", "The whole country", 35.0, 38.0, 5, None),
    ],
)
def test_phrases(
    gazetteer: Gazetteer,
    text: str,
    phrase: str,
    latitude: float,
    longitude: float,
    within_km: float,
    offset_km: float | None,
) -> None:
    place = located(text, phrase, gazetteer)
    assert geodesic((place.latitude, place.longitude), (latitude, longitude)).km <= within_km
    assert place.offset_km == offset_km


def test_what_the_gazetteer_lacks_is_wider_and_says_so(gazetteer: Gazetteer) -> None:
    known = located(LEAD, "Aleppo", gazetteer)
    unknown = located(LEAD + "They reached Xyzzo village.", "Xyzzo village", gazetteer)
    assert unknown.fuzzy and unknown.radius_km > known.radius_km


def test_a_speaker_is_no_antecedent(gazetteer: Gazetteer) -> None:
    text = LEAD + "Damascus denied it. The army said the city was calm."
    assert located(text, "the city", gazetteer).name == "Aleppo"


def test_nothing_named_is_nowhere(gazetteer: Gazetteer) -> None:
    assert locate("They left the city.", Span(10, 18), [], gazetteer) is None
