"""Arabic names beside English ones, where the base map knows them."""

from __future__ import annotations

import pytest

from dateline.views.arabic import arabic_name


@pytest.mark.parametrize(
    ("name", "kind", "latitude", "longitude", "expected"),
    [
        ("Aleppo", "city", 36.2, 37.16, "حلب"),
        ("Aleppo Governorate", "province", 36.2, 37.5, "حلب"),
        ("Hama", "city", 35.13, 36.75, "حماة"),
        ("Aleppo", "city", 40.0, -79.0, ""),  # another town of that name
        ("Kharkiv", "city", 49.99, 36.23, ""),
        ("", "town", 36.2, 37.16, ""),
        ("Aleppo", "city", None, None, ""),
        ("Aleppo", "city", float("nan"), float("nan"), ""),
    ],
)
def test_arabic_names(name: str, kind: str, latitude: float | None, longitude: float | None, expected: str) -> None:
    assert arabic_name(name, kind, latitude, longitude) == expected
