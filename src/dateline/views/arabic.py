"""Arabic names of places, where the base map's own data know them."""

from __future__ import annotations

import json
from functools import lru_cache
from math import isnan

from dateline.config import ROOT
from dateline.geocoding.bearings import separation_km

_BASEMAP = ROOT / "static/basemap"
_TOWN_KM, _PROVINCE_KM = 25.0, 150.0  # how far the point of a report may lie from the one that bears the name
_PROVINCE_WORDS = (" Governorate", " Province", " province")


def arabic_name(place: str, kind: str, latitude: float | None, longitude: float | None) -> str:
    """The Arabic name of a town or province of that English name near that point; "" where none is known."""
    if latitude is None or longitude is None or isnan(latitude) or isnan(longitude):
        return ""
    if kind == "province":
        for word in _PROVINCE_WORDS:
            place = place.removesuffix(word)
        return _nearest(_provinces().get(place, ()), latitude, longitude, _PROVINCE_KM)
    return _nearest(_towns().get(place, ()), latitude, longitude, _TOWN_KM)


Spots = tuple[tuple[float, float, str], ...]


def _nearest(spots: Spots, latitude: float, longitude: float, within_km: float) -> str:
    apart = [(separation_km(latitude, longitude, lat, lon), name) for lat, lon, name in spots]
    return min((pair for pair in apart if pair[0] <= within_km), default=(0.0, ""))[1]


@lru_cache(maxsize=1)
def _towns() -> dict[str, Spots]:
    """English name → (latitude, longitude, Arabic name) of each town of that name."""
    found: dict[str, Spots] = {}
    for name, latitude, longitude, _, arabic in json.loads((_BASEMAP / "towns.json").read_text(encoding="utf-8")):
        if arabic:
            found[name] = (*found.get(name, ()), (latitude, longitude, arabic))
    return found


@lru_cache(maxsize=1)
def _provinces() -> dict[str, Spots]:
    """The same for provinces."""
    features = json.loads((_BASEMAP / "provinces.geojson").read_text(encoding="utf-8"))["features"]
    found: dict[str, Spots] = {}
    for item in features:
        told = item["properties"]
        if told["kind"] == "name" and told["arabic"]:
            longitude, latitude = item["geometry"]["coordinates"]
            found[told["name"]] = (*found.get(told["name"], ()), (latitude, longitude, told["arabic"]))
    return found
