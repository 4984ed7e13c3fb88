from __future__ import annotations

import pytest

from dateline.views.province_names import called

ALEPPO, KHARKIV, BORNO, ENGLAND = "geonames:170062", "geonames:706482", "geonames:2346794", "geonames:6269131"


@pytest.mark.parametrize(
    ("place", "kind", "gazetteer_id", "name"),
    [
        ("Aleppo Governorate", "province", ALEPPO, "Aleppo province"),
        ("Idlib", "province", "geonames:169387", "Idlib province"),
        ("Idlib province", "province", "geonames:169387", "Idlib province"),
        ("Kharkiv Oblast", "province", KHARKIV, "Kharkiv region"),
        ("Borno", "province", BORNO, "Borno state"),
        ("England", "province", ENGLAND, "England"),
        ("Nowhere", "province", "", "Nowhere province"),
        ("Gaza Strip", "province", "geonames:281132", "Gaza Strip"),
        ("Dagestan Republic", "province", "geonames:567293", "Dagestan Republic"),
        ("Aleppo", "city", "geonames:170063", "Aleppo"),
        ("Province Road", "road", "", "Province Road"),
        ("", "province", "", ""),
    ],
)
def test_provinces_are_called_in_one_manner(place: str, kind: str, gazetteer_id: str, name: str) -> None:
    assert called(place, kind, gazetteer_id) == name
