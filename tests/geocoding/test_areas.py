from __future__ import annotations

import json
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest

from dateline.config import ROOT, settings
from dateline.errors import LexiconError
from dateline.geocoding import areas
from dateline.geocoding.sources import read_table

FOLDER = ROOT / "static/basemap/areas"
INDEX = list(read_table(settings().assets / "gazetteer" / "areas.csv"))


def holds(coordinates: list[Any], latitude: float, longitude: float) -> bool:
    """Whether a point lies in a MultiPolygon: a ray to the east crosses its rings an odd number of times."""
    odd = False
    for part in coordinates:
        for ring in part:
            for (x1, y1), (x2, y2) in pairwise(ring):
                if (y1 > latitude) != (y2 > latitude) and longitude < x1 + (latitude - y1) / (y2 - y1) * (x2 - x1):
                    odd = not odd
    return odd


def area(identifier: str) -> list[Any]:
    found = json.loads((FOLDER / f"{areas.area_file(identifier)}.json").read_text(encoding="utf-8"))[identifier]
    assert isinstance(found, list)
    return found


@pytest.mark.parametrize(
    ("identifier", "inside", "outside"),
    [
        ("geonames:170062", (36.37, 37.52), (35.93, 36.63)),  # Aleppo province: al-Bab, not Idlib
        ("geonames:163843", (35.34, 40.14), (33.89, 35.5)),  # Syria: Deir ez-Zor, not Beirut
        ("geonames:709716", (48.59, 38.0), (48.57, 39.31)),  # Donetsk region: Bakhmut's west, not Luhansk
        ("geonames:408666", (13.63, 25.35), (15.6, 32.53)),  # North Darfur: El Fasher, not Khartoum
        ("geonames:1140025", (34.35, 62.2), (31.6, 65.7)),  # Herat: its city, not Kandahar
    ],
)
def test_an_area_holds_its_towns_and_not_the_neighbours(
    identifier: str, inside: tuple[float, float], outside: tuple[float, float]
) -> None:
    assert holds(area(identifier), *inside)
    assert not holds(area(identifier), *outside)


def test_every_area_of_the_index_is_on_file_with_closed_rings() -> None:
    listed: dict[str, set[str]] = {}
    for line in INDEX:
        listed.setdefault(line["country_code"], set()).add(line["gazetteer_id"])
    assert {path.stem for path in FOLDER.glob("*.json")} == set(listed)
    for code, identifiers in listed.items():
        found = json.loads((FOLDER / f"{code}.json").read_text(encoding="utf-8"))
        assert set(found) == identifiers
        for parts in found.values():
            assert parts and all(ring[0] == ring[-1] and len(ring) >= 4 for part in parts for ring in part)


def test_the_areas_stay_small() -> None:
    sizes = [path.stat().st_size for path in FOLDER.glob("*.json")]
    assert sum(sizes) <= 4_000_000
    assert sorted(sizes)[len(sizes) // 2] <= 10_000


def test_most_points_of_provinces_lie_in_their_area() -> None:
    wanted = {line["gazetteer_id"]: line["country_code"] for line in INDEX}
    rows = [row for row in read_table(settings().assets / "gazetteer" / "admin1.csv") if row["gazetteer_id"] in wanted]
    files = {code: json.loads((FOLDER / f"{code}.json").read_text(encoding="utf-8")) for code in set(wanted.values())}
    right = sum(
        holds(files[wanted[row["gazetteer_id"]]][row["gazetteer_id"]], float(row["latitude"]), float(row["longitude"]))
        for row in rows
    )
    assert right >= 0.97 * len(rows)


def test_a_wrong_line_of_the_index_is_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "gazetteer").mkdir()
    (tmp_path / "gazetteer/areas.csv").write_text("gazetteer_id,country_code\ngeonames:1,../x\n", encoding="utf-8")
    monkeypatch.setenv("DATELINE_ASSETS", str(tmp_path))
    with pytest.raises(LexiconError, match=r"areas\.csv:2"):
        areas.area_file("geonames:1")
