"""Places of the Syrian war under the spellings of the press: right place, and never another country.

Where a source that our own table was not made from holds the place, its coordinates are what counts, and the row names
it; the others only say that every spelling leads to the same place.
"""

from __future__ import annotations

import csv
from pathlib import Path

import pytest
from geopy.distance import geodesic

from dateline.geocoding.folding import fold
from dateline.geocoding.gazetteer import Gazetteer
from dateline.geocoding.resolve import resolve_document
from dateline.mentions.toponyms import find_toponyms
from dateline.model import Span

TABLE = list(csv.DictReader((Path(__file__).parent / "syrian_places.csv").open(encoding="utf-8")))
INDEPENDENT = [line for line in TABLE if line["source"].startswith(("GeoNames ", "airportsdata "))]
OWN = [line for line in TABLE if line["source"] == "our own table (not independent)"]
WITHIN_KM, AT_LEAST = 10.0, 0.97


def spellings(line: dict[str, str]) -> list[str]:
    """The spellings of a row."""
    columns = ("spelling", "second_spelling", "third_spelling")
    return [line[column] for column in columns if line[column]]


def test_the_table_is_long_enough_and_says_where_it_is_from() -> None:
    assert len(INDEPENDENT) + len(OWN) == len(TABLE)
    spelt_twice = [line for line in INDEPENDENT if len({fold(name) for name in spellings(line)}) >= 2]
    assert len(INDEPENDENT) >= 150
    assert len(spelt_twice) >= 150


@pytest.mark.parametrize("table", [INDEPENDENT, OWN], ids=["independent", "own"])
def test_spellings_resolve_in_a_report_from_syria(gazetteer: Gazetteer, table: list[dict[str, str]]) -> None:
    wrong, abroad, asked = [], [], 0
    for line in table:
        point = float(line["latitude"]), float(line["longitude"])
        for name in spellings(line):
            asked += 1
            text = (
                f"Government forces shelled {name} on Friday, residents in Syria said. "
                "Troops also moved in Homs and Hama."
            )
            start = text.index(name)
            span = Span(start, start + len(name))
            others = [s for s in find_toponyms(text, gazetteer) if s.end <= span.start or s.start >= span.end]
            place = resolve_document(text, [span, *others], gazetteer)[0].place
            if place is None or geodesic((place.latitude, place.longitude), point).km > WITHIN_KM:
                wrong.append(name)
            if place is not None and place.country_code not in ("SY", ""):
                abroad.append((name, place.name, place.country_code))
    assert abroad == []
    assert len(wrong) <= (1 - AT_LEAST) * asked, (len(wrong), asked, wrong)
