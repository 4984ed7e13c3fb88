"""A border lies between two countries, where the article tells of; a border town or guard is no border."""

from __future__ import annotations

import pytest

from dateline.geocoding.bearings import separation_km
from dateline.geocoding.borders import border
from dateline.geocoding.gazetteer import Gazetteer
from dateline.geocoding.phrases import locate
from dateline.geocoding.resolve import resolve_document
from dateline.mentions.toponyms import find_toponyms
from dateline.model import Place, Span

SUDAN = "Gunmen attacked El Geneina in Sudan on Monday. "
IRAQ = "Strikes hit Al-Qaim, Iraq, on Friday. "


def located(text: str, phrase: str, gazetteer: Gazetteer) -> Place | None:
    start = text.rindex(phrase)
    mentions = resolve_document(text, find_toponyms(text, gazetteer), gazetteer)
    return locate(text, Span(start, start + len(phrase)), mentions, gazetteer)


@pytest.mark.parametrize(
    ("text", "phrase", "latitude", "longitude", "within_km"),
    [
        (SUDAN + "Families waited at the border with Chad.", "the border with Chad", 13.45, 22.2, 40),
        (IRAQ + "Civilians died near its border with Syria.", "near its border with Syria", 34.4, 41.0, 40),
        (IRAQ + "Syria moved two brigades up to the frontier.", "the frontier", 34.4, 41.0, 40),
        ("Tens of thousands left Battambang in Cambodia for the Thai frontier.", "the Thai frontier", 13.0, 102.5, 60),
        # the whole, where nothing near is told of
        (
            "Troops massed on the border between Russia and Estonia.",
            "the border between Russia and Estonia",
            58.7,
            27.6,
            90,
        ),
        # not across it, and not a post or a town on it
        (SUDAN + "Chad sent troops. Shots came from across the border.", "across the border", 13.45, 22.45, 15),
        (SUDAN + "Chad sent troops. Men attacked the border post.", "the border post", 13.45, 22.45, 15),
        (SUDAN + "They left the border town of Adre in Chad.", "the border town of Adre", 13.47, 22.2, 5),
    ],
)
def test_where_a_border_is(
    text: str, phrase: str, latitude: float, longitude: float, within_km: float, gazetteer: Gazetteer
) -> None:
    place = located(text, phrase, gazetteer)
    assert place is not None
    assert separation_km(place.latitude, place.longitude, latitude, longitude) <= within_km, place


def test_a_border_is_as_wide_as_what_is_meant(gazetteer: Gazetteer) -> None:
    near = located(IRAQ + "Civilians died near its border with Syria.", "near its border with Syria", gazetteer)
    whole = located(
        "Troops massed on the border between Russia and Estonia.", "the border between Russia and Estonia", gazetteer
    )
    assert near is not None and whole is not None
    assert near.name == "border of Iraq and Syria"
    assert near.kind == "area" and near.radius_km <= 40 < whole.radius_km


def test_countries_without_a_common_border(gazetteer: Gazetteer) -> None:
    assert not border(gazetteer, "SD", "SY").points
    assert not border(gazetteer, "SY", "").points
    assert border(gazetteer, "IQ", "SY").points


def test_all_points_at_once_are_those_of_the_entries(gazetteer: Gazetteer) -> None:
    found = gazetteer.points(("populated", "capital"))
    for code in ("SY", "ML"):
        of_code = [e for e in gazetteer if e.country_code == code and e.feature in ("populated", "capital")]
        assert found[code].tolist() == [[e.latitude, e.longitude] for e in of_code]
