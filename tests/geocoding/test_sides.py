"""The sides of countries: by the table where it has one, by the compass elsewhere, and which one "the north" means."""

from __future__ import annotations

from pathlib import Path

import pytest

from dateline.config import settings
from dateline.errors import LexiconError
from dateline.geocoding.bearings import separation_km
from dateline.geocoding.gazetteer import Gazetteer
from dateline.geocoding.phrases import locate
from dateline.geocoding.resolve import resolve_document
from dateline.geocoding.sides import side_of
from dateline.geocoding.sources import read_table
from dateline.mentions.toponyms import find_toponyms
from dateline.model import Span

MALI = "Fighters ambushed a convoy near Gao, Mali, on Monday. Troops left Kidal. "
LEBANON = "Raids hit Baalbek and Sidon in Lebanon on Monday. Beirut was quiet. "


@pytest.mark.parametrize(
    ("text", "phrase", "latitude", "longitude", "within_km"),
    [
        ("Floods cut roads in western Russia.", "western Russia", 52.3, 35.5, 1),
        (
            "Floods cut roads in eastern Russia.",
            "eastern Russia",
            62.0,
            140.0,
            1500,
        ),  # by the compass: not in the table
        (MALI + "Convoys no longer reach the north.", "the north", 18.3, -0.8, 1),
        (LEBANON + "Villages in the south were emptied.", "the south", 33.25, 35.4, 1),
        # a side that the text spoke of before
        ("Buses left eastern Aleppo in Syria. Some 800 people waited in the east.", "the east", 36.2, 37.24, 9),
        ("Buses left Homs in Syria. In Nigeria 61 people died in the north-west.", "the north-west", 12.3, 6.6, 1),
        # of a town, not of the road or the building named last
        (
            "Soldiers entered Saraqib, Syria, off the M5 highway. Its eastern quarters burned.",
            "Its eastern quarters",
            35.86,
            36.81,
            6,
        ),
        (
            LEBANON + "Shots were heard in Baalbek's northern outskirts.",
            "Baalbek's northern outskirts",
            34.03,
            36.21,
            6,
        ),
    ],
)
def test_where_a_side_is(
    text: str, phrase: str, latitude: float, longitude: float, within_km: float, gazetteer: Gazetteer
) -> None:
    start = text.rindex(phrase)
    mentions = resolve_document(text, find_toponyms(text, gazetteer), gazetteer)
    place = locate(text, Span(start, start + len(phrase)), mentions, gazetteer)
    assert place is not None
    assert separation_km(place.latitude, place.longitude, latitude, longitude) <= within_km


def test_the_table_names_places_of_the_gazetteer_that_lie_near(gazetteer: Gazetteer) -> None:
    for line in read_table(settings().assets / "gazetteer" / "sides.csv"):
        whole = gazetteer.by_id(line["gazetteer_id"])
        assert whole is not None, line
        apart = separation_km(whole.latitude, whole.longitude, float(line["latitude"]), float(line["longitude"]))
        assert apart <= 2.5 * whole.radius_km + 25, line


def test_a_side_that_is_not_in_the_table() -> None:
    assert side_of("geonames:163843", 0.0) is not None
    assert side_of("geonames:163843", 12.0) is None
    assert side_of("", 0.0) is None


@pytest.mark.parametrize(
    "line", ["geonames:1,here,1,2,3", "geonames:1,north,91,2,3", "geonames:1,north,x,2,3", ",north,1,2,3"]
)
def test_a_wrong_line_is_named(line: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "gazetteer").mkdir()
    header = "gazetteer_id,side,latitude,longitude,radius_km\n"
    (tmp_path / "gazetteer/sides.csv").write_text(header + line + "\n", encoding="utf-8")
    monkeypatch.setenv("DATELINE_ASSETS", str(tmp_path))
    with pytest.raises(LexiconError, match=r"sides\.csv:2"):
        side_of("geonames:1", 0.0)
