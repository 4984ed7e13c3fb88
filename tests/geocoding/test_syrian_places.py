"""Places of the Syrian war under the spellings of the press: right place, and never another country."""

from __future__ import annotations

import csv
from pathlib import Path

from geopy.distance import geodesic

from dateline.geocoding.gazetteer import Gazetteer
from dateline.geocoding.resolve import resolve_document
from dateline.mentions.toponyms import find_toponyms
from dateline.model import Span

TABLE = list(csv.DictReader((Path(__file__).parent / "syrian_places.csv").open(encoding="utf-8")))
SPELLINGS = [
    (line[column], float(line["latitude"]), float(line["longitude"]))
    for line in TABLE
    for column in ("spelling", "second_spelling", "third_spelling")
]


def test_the_table_is_long_enough() -> None:
    assert len(TABLE) >= 150


def test_spellings_resolve_in_a_report_from_syria(gazetteer: Gazetteer) -> None:
    wrong, abroad = [], []
    for name, latitude, longitude in SPELLINGS:
        text = (
            f"Government forces shelled {name} on Friday, residents in Syria said. Troops also moved in Homs and Hama."
        )
        start = text.index(name)
        span = Span(start, start + len(name))
        others = [s for s in find_toponyms(text, gazetteer) if s.end <= span.start or s.start >= span.end]
        place = resolve_document(text, [span, *others], gazetteer)[0].place
        if place is None or geodesic((place.latitude, place.longitude), (latitude, longitude)).km > 10:
            wrong.append(name)
        if place is not None and place.country_code not in ("SY", ""):
            abroad.append((name, place.name, place.country_code))
    assert abroad == []
    assert len(wrong) <= 0.03 * len(SPELLINGS), wrong
