"""Reports gathered by place: what the map draws, one mark a place."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, cast

import pandas as pd

from dateline.geocoding.bearings import direction
from dateline.geocoding.geometry import geometry, road_courses
from dateline.views import palette, reports, wording

COMPASS = ("north", "north-east", "east", "south-east", "south", "south-west", "west", "north-west")
BROAD_KINDS = ("country", "province", "area", "road")


@dataclass(frozen=True, slots=True)
class PlaceMark:
    """One place of the map: where, how uncertain, how many reports of which families."""

    place_id: str
    name: str
    latitude: float
    longitude: float
    radius_km: float
    offset_km: float  # 0 = at the place itself, else anywhere at that distance from it
    kind: str
    reports: int
    families: tuple[tuple[str, int], ...]  # (family key, reports), most first
    status: str  # "verified" if any report is, "denied" if all are, else "claimed"
    outline: tuple[tuple[tuple[float, float], ...], ...] = ()  # rings of (latitude, longitude); () = a disc

    @property
    def note(self) -> str:
        """What the mark says in words: how many reports and how exact."""
        return f"{wording.reports(self.reports)}, {extent(self.radius_km, self.offset_km, self.kind)}"


def extent(radius_km: float, offset_km: float, kind: str) -> str:
    """How exact a place is, in words: "somewhere within 12 km", "7 km from here, direction unknown"."""
    if offset_km > 0:
        return f"{offset_km:g} km from here, direction not stated"
    if kind in ("country", "province"):
        return f"somewhere in the {kind}"
    return f"somewhere within {radius_km:.3g} km" if radius_km > 0 else "extent not known"


def _status(statuses: pd.Series[str]) -> str:
    if (statuses == "verified").any():
        return "verified"
    return "denied" if (statuses == "denied").all() else "claimed"


def gather(table: pd.DataFrame) -> list[PlaceMark]:
    """The marks of a prepared table, most reports first; rows without a point are left out."""
    located = table[table["place_id"] != ""]
    order = {family.key: index for index, family in enumerate(palette.FAMILIES)}
    counts = located.groupby(["place_id", "family"], sort=False).size()
    families: dict[str, list[tuple[str, int]]] = {}
    for key, number in counts.items():
        place, family = cast(tuple[str, str], key)
        families.setdefault(place, []).append((family, int(number)))
    statuses = {str(key): _status(group) for key, group in located.groupby("place_id", sort=False)["status"]}
    marks = []
    for row in reports.rows(located.drop_duplicates("place_id")):
        kinds = sorted(families[row.place_id], key=lambda pair: (-pair[1], order[pair[0]]))
        marks.append(
            PlaceMark(
                place_id=str(row.place_id),
                name=_name(row),
                latitude=float(row.latitude),
                longitude=float(row.longitude),
                radius_km=_or_zero(row.radius_km),
                offset_km=0.0 if direction(row.place_text) else _or_zero(row.offset_km),
                kind=str(row.place_kind),
                reports=sum(number for _, number in kinds),
                families=tuple(kinds),
                status=statuses[str(row.place_id)],
                outline=_outline(row),
            )
        )
    return sorted(marks, key=lambda mark: (-mark.reports, mark.place_id))


def _name(row: Any) -> str:
    """The place's name, with the side of it that the text speaks of: "Aleppo, west"."""
    way = direction(row.place_text)
    if way is None:
        return str(row.place)
    return f"{row.place}, {COMPASS[round(way.bearing_deg / 45) % 8]}"


def _outline(row: Any) -> tuple[tuple[tuple[float, float], ...], ...]:
    """The rings of a place that is no plain disc: a distance, a side of a town, a road; () for a disc."""
    ring = _or_zero(row.offset_km) > 0
    if not (ring or direction(row.place_text) or row.gazetteer_id in road_courses()):
        return ()
    made = geometry(
        row.latitude,
        row.longitude,
        _or_zero(row.radius_km),
        row.offset_km if ring else None,
        row.place_kind,
        row.gazetteer_id,
        row.place_text,
    )
    return tuple(tuple((lat, lon) for lon, lat in part) for part in made["coordinates"])


def _or_zero(value: float) -> float:
    """A distance, 0 where none is known: on the map both mean that nothing is drawn for it."""
    return 0.0 if pd.isna(value) else float(value)
