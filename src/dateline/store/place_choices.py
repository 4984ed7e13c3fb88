"""Places that a person may mean, as the columns that a corrected row gets."""

from __future__ import annotations

from dataclasses import dataclass
from math import cos, hypot, radians
from typing import get_args

from dateline.errors import InputError
from dateline.export.records import Plain
from dateline.geocoding.gazetteer_file import Entry
from dateline.geocoding.geoparse import world
from dateline.model import PlaceKind

MOST = 20
POINT_KM = 1.0  # how far off a point that a person sets by hand may be
_KM_A_DEGREE = 111.2


@dataclass(frozen=True, slots=True)
class PlaceChoice:
    """A place of the gazetteer, with where it is for telling namesakes apart, and the columns that it gives a row."""

    name: str
    kind: str
    country_code: str
    province: str
    latitude: float
    longitude: float
    population: int
    fields: dict[str, Plain]


def place_choices(name: str, near: tuple[float, float] | None = None) -> list[PlaceChoice]:
    """Places of that name, misspelt too: the nearest to ``near`` (latitude, longitude) first, else the largest."""
    found = [match.entry for match in world().matches(name.strip(), fuzzy=True) if not match.demonym]
    unique = list({entry.gazetteer_id: entry for entry in found}.values())
    if near is not None:
        unique.sort(key=lambda entry: _distance_km(entry, near))
    else:
        unique.sort(key=lambda entry: -entry.population)
    return [_choice(entry) for entry in unique[:MOST]]


def point_fields(latitude: float, longitude: float, name: str = "", radius_km: float = POINT_KM) -> dict[str, Plain]:
    """The columns of a point that a person set on the map.

    Raises:
        InputError: there is no such point.
    """
    if not (-90 <= latitude <= 90 and -180 <= longitude <= 180 and 0 < radius_km <= 2_000):
        raise InputError("place", "is no point on the earth")
    kind: PlaceKind = "area"
    return {
        "place": name
        or f"{abs(latitude):.4f}°{'N' if latitude >= 0 else 'S'} {abs(longitude):.4f}°{'E' if longitude >= 0 else 'W'}",
        "place_kind": kind,
        "latitude": round(latitude, 5),
        "longitude": round(longitude, 5),
        "radius_km": radius_km,
        "offset_km": None,
        "gazetteer_id": "",
    }


def no_place() -> dict[str, Plain]:
    """The columns of a row whose place is not known."""
    texts: dict[str, Plain] = dict.fromkeys(("place", "place_text", "place_kind", "gazetteer_id"), "")
    return texts | dict.fromkeys(("latitude", "longitude", "radius_km", "offset_km"), None)


def _choice(entry: Entry) -> PlaceChoice:
    assert entry.kind in get_args(PlaceKind)
    province = world().province(entry.country_code, entry.admin1)
    fields: dict[str, Plain] = {
        "place": entry.name,
        "place_kind": entry.kind,
        "latitude": entry.latitude,
        "longitude": entry.longitude,
        "radius_km": entry.radius_km,
        "offset_km": None,
        "gazetteer_id": entry.gazetteer_id,
    }
    return PlaceChoice(
        entry.name,
        entry.kind,
        entry.country_code,
        province.name if province else "",
        entry.latitude,
        entry.longitude,
        entry.population,
        fields,
    )


def _distance_km(entry: Entry, near: tuple[float, float]) -> float:
    """Good enough for an order."""
    east = ((entry.longitude - near[1] + 180) % 360 - 180) * cos(radians(near[0]))
    return _KM_A_DEGREE * hypot(entry.latitude - near[0], east)
