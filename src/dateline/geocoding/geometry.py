"""What is drawn for a place: a disc, a ring, a sector, a strip along a road, the area of a province.

Pure functions of the place fields of one row of the event table; they return GeoJSON geometries (longitude before
latitude, as GeoJSON wants it). Circles are drawn on a sphere, good to half a percent.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence
from functools import lru_cache
from pathlib import Path
from typing import Any

from dateline.config import settings
from dateline.errors import LexiconError
from dateline.geocoding import bearings, sectors
from dateline.geocoding.sources import read_table

Geometry = dict[str, Any]
Position = tuple[float, float]  # latitude, longitude

_STEPS = 48
_SECTOR_HALF_DEG = 45.0
_RING_SHARE = 0.1  # a ring is as wide as the rounding of its distance: a tenth to either side


def geometry(
    latitude: float,
    longitude: float,
    radius_km: float,
    offset_km: float | None = None,
    place_kind: str = "",
    gazetteer_id: str = "",
    bearing_deg: float | None = None,
) -> Geometry:
    """The GeoJSON geometry of a row's place.

    A distance without a direction (``bearing_deg``) is a ring, with one a disc about the point that was moved there;
    "the western suburbs" is a sector; a road whose course is known is a strip; everything else is a disc of
    ``radius_km``.
    """
    if offset_km is not None and offset_km > 0:
        return ring(latitude, longitude, offset_km) if bearing_deg is None else disc(latitude, longitude, radius_km)
    if gazetteer_id in road_courses() and bearing_deg is None:
        return strip(road_courses()[gazetteer_id], 2.0)
    if bearing_deg is not None and place_kind in ("city", "town", "province", "country", "area", "district"):
        centre = sectors.whole_centre(place_kind, latitude, longitude, radius_km, bearing_deg)
        return sector(*centre, radius_km * 2, bearing_deg)
    return disc(latitude, longitude, radius_km)


def disc(latitude: float, longitude: float, radius_km: float) -> Geometry:
    """A polygon: everywhere within ``radius_km`` of the point."""
    return {"type": "Polygon", "coordinates": [_closed(_circle(latitude, longitude, radius_km))]}


def ring(latitude: float, longitude: float, distance_km: float, width_km: float | None = None) -> Geometry:
    """A polygon with a hole: everywhere about ``distance_km`` from the point."""
    half = width_km / 2 if width_km else distance_km * _RING_SHARE
    outer = _circle(latitude, longitude, distance_km + half)
    inner = _circle(latitude, longitude, max(distance_km - half, distance_km * 0.05))
    return {"type": "Polygon", "coordinates": [_closed(outer), _closed(inner[::-1])]}


def sector(latitude: float, longitude: float, radius_km: float, bearing_deg: float) -> Geometry:
    """A polygon: the quarter of the disc that lies in a direction from its centre."""
    arc = [
        bearings.moved(latitude, longitude, radius_km, bearing_deg + turn)
        for turn in _turns(-_SECTOR_HALF_DEG, _SECTOR_HALF_DEG, _STEPS // 4)
    ]
    return {"type": "Polygon", "coordinates": [_closed([(latitude, longitude), *reversed(arc)])]}


def strip(course: Sequence[Position], half_width_km: float) -> Geometry:
    """A polygon along a line: everywhere within ``half_width_km`` of a road, its corners mitred by their bisector."""
    left, right = [], []
    for number, (lat, lon) in enumerate(course):
        before = course[max(0, number - 1)]
        after = course[min(len(course) - 1, number + 1)]
        way = _bearing(before, after)
        left.append(bearings.moved(lat, lon, half_width_km, way - 90))
        right.append(bearings.moved(lat, lon, half_width_km, way + 90))
    return {"type": "Polygon", "coordinates": [_closed([*right, *reversed(left)])]}


@lru_cache(maxsize=4)
def _courses(path: Path) -> dict[str, tuple[Position, ...]]:
    found: dict[str, list[Position]] = {}
    for number, line in enumerate(read_table(path), start=2):
        try:
            found.setdefault(line["gazetteer_id"], []).append((float(line["latitude"]), float(line["longitude"])))
        except (KeyError, ValueError) as error:
            raise LexiconError(f"{path}:{number}: {error}") from error
    return {identifier: tuple(points) for identifier, points in found.items() if len(points) > 1}


def road_courses() -> dict[str, tuple[Position, ...]]:
    """The course of each road that we know, as (latitude, longitude) along it, by gazetteer id."""
    return _courses(settings().assets / "gazetteer" / "roads.csv")


def _circle(latitude: float, longitude: float, radius_km: float) -> list[Position]:
    return [bearings.moved(latitude, longitude, radius_km, -turn) for turn in _turns(0.0, 360.0, _STEPS)[:-1]]


def _turns(start: float, end: float, steps: int) -> list[float]:
    return [start + (end - start) * step / steps for step in range(steps + 1)]


def _closed(positions: Iterable[Position]) -> list[list[float]]:
    points = [[lon, lat] for lat, lon in positions]
    return [*points, points[0]]


def _bearing(one: Position, other: Position) -> float:
    lat1, lat2 = math.radians(one[0]), math.radians(other[0])
    east = math.radians(other[1] - one[1])
    y = math.sin(east) * math.cos(lat2)
    x = math.cos(lat1) * math.sin(lat2) - math.sin(lat1) * math.cos(lat2) * math.cos(east)
    return math.degrees(math.atan2(y, x))
