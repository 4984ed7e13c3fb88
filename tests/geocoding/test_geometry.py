from __future__ import annotations

import pytest
from geopy.distance import geodesic

from dateline.geocoding.geometry import geometry, road_courses

ALEPPO = (36.2012, 37.1612)


def distances(shape: dict[str, object], ring: int = 0) -> list[float]:
    """Kilometres from Aleppo of every corner of one ring of a polygon."""
    rings = shape["coordinates"]
    assert isinstance(rings, list)
    return [geodesic(ALEPPO, (lat, lon)).km for lon, lat in rings[ring]]


def test_a_place_is_a_disc_of_its_radius() -> None:
    shape = geometry(*ALEPPO, 11.0, place_kind="city")
    assert shape["type"] == "Polygon" and len(shape["coordinates"]) == 1
    assert distances(shape) == [pytest.approx(11.0, rel=0.01)] * 49
    assert shape["coordinates"][0][0] == shape["coordinates"][0][-1]


def test_a_distance_is_a_ring_around_that_distance() -> None:
    shape = geometry(*ALEPPO, 1.0, 7.0, "landmark")
    outer, inner = distances(shape), distances(shape, 1)
    assert min(outer) > 7 > max(inner)
    assert outer[0] == pytest.approx(7.7, rel=0.01) and inner[0] == pytest.approx(6.3, rel=0.01)


def test_a_distance_with_a_direction_is_a_disc_where_it_points() -> None:
    shape = geometry(35.0, 36.75, 3.0, 20.0, "city", bearing_deg=180.0)
    assert len(shape["coordinates"]) == 1


def test_the_western_suburb_is_the_western_sector() -> None:
    shape = geometry(36.2012, 37.09, 4.0, None, "city", bearing_deg=270.0)
    assert min(lon for lon, _ in shape["coordinates"][0]) < 37.05
    assert max(lon for lon, _ in shape["coordinates"][0]) <= 37.14


def test_a_road_is_a_strip_along_its_course() -> None:
    shape = geometry(35.4, 36.75, 60.0, None, "road", "dateline:sy-m5-highway")
    assert len(shape["coordinates"][0]) == 2 * len(road_courses()["dateline:sy-m5-highway"]) + 1


def test_a_tiny_offset_is_no_hole_turned_inside_out() -> None:
    shape = geometry(*ALEPPO, 1.0, 0.05)
    assert min(distances(shape)) > max(distances(shape, 1)) > 0
