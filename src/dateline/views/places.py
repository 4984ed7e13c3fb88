"""Reports gathered by place: what the map draws, one mark a place."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, cast

import pandas as pd

from dateline.geocoding.areas import area_file
from dateline.geocoding.geometry import geometry, road_courses
from dateline.geocoding.sectors import stated_side, whole_centre
from dateline.views import palette, reports
from dateline.views.province_names import called

COMPASS = ("north", "north-east", "east", "south-east", "south", "south-west", "west", "north-west")
_COLUMNS = [
    "place_id",
    "place",
    "place_text",
    "place_kind",
    "latitude",
    "longitude",
    "radius_km",
    "offset_km",
    "gazetteer_id",
]
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
    status: str  # "verified" if any report is, "denied" or "planned" if all are, else "claimed"
    outline: tuple[tuple[tuple[float, float], ...], ...] = ()  # rings of (latitude, longitude); () = a disc
    area_file: str = ""  # of a country or province drawn as its area: the file that holds it, and there
    area_id: str = ""  # the id that it goes by
    side: tuple[float, float, float] | None = None  # of a part of such an area: middle of the whole, and direction

    @property
    def extent(self) -> str:
        """How exact the place is, in words."""
        return extent(self.radius_km, self.offset_km, self.kind)


def extent(radius_km: float, offset_km: float, kind: str) -> str:
    """How exact a place is, in words: "somewhere within 12 km", "7 km from here, direction unknown"."""
    if offset_km > 0:
        return f"{offset_km:g} km from here, direction not stated"
    if kind in ("country", "province"):
        return f"somewhere in the {kind}"
    return f"somewhere within {radius_km:.3g} km" if radius_km > 0 else "extent not known"


def _status(statuses: set[str]) -> str:
    """What a place is worth by the statuses of its reports."""
    if "verified" in statuses:
        return "verified"
    return next((status for status in ("denied", "planned") if statuses == {status}), "claimed")


def gather(table: pd.DataFrame) -> list[PlaceMark]:
    """The marks of a prepared table, most reports first; rows without a point are left out."""
    located = table[table["place_id"] != ""]
    order = {family.key: index for index, family in enumerate(palette.FAMILIES)}
    counts = located.groupby(["place_id", "family"], sort=False).size()
    families: dict[str, list[tuple[str, int]]] = {}
    for key, number in counts.items():
        place, family = cast(tuple[str, str], key)
        families.setdefault(place, []).append((family, int(number)))
    statuses: dict[str, set[str]] = {}
    for place, status in located[["place_id", "status"]].drop_duplicates().itertuples(index=False, name=None):
        statuses.setdefault(place, set()).add(status)
    marks = []
    for row in reports.rows(located.drop_duplicates("place_id")[_COLUMNS]):
        way = _way(row)
        file = "" if _or_zero(row.offset_km) > 0 else area_file(row.gazetteer_id)
        kinds = sorted(families[row.place_id], key=lambda pair: (-pair[1], order[pair[0]]))
        marks.append(
            PlaceMark(
                place_id=str(row.place_id),
                name=_name(called(str(row.place), str(row.place_kind), str(row.gazetteer_id)), way),
                latitude=float(row.latitude),
                longitude=float(row.longitude),
                radius_km=_or_zero(row.radius_km),
                offset_km=_or_zero(row.offset_km) if way is None else 0.0,
                kind=str(row.place_kind),
                reports=sum(number for _, number in kinds),
                families=tuple(kinds),
                status=_status(statuses[row.place_id]),
                outline=() if file else _outline(row, way),
                area_file=file,
                area_id=row.gazetteer_id if file else "",
                side=_side(row, way) if file else None,
            )
        )
    return sorted(marks, key=lambda mark: (-mark.reports, mark.place_id))


def _way(row: Any) -> float | None:
    """The direction in which the text says the place lies, in degrees from north; None where it says none."""
    way = stated_side(row.place_text, row.place)
    return None if way is None else way.bearing_deg


def _name(name: str, way: float | None) -> str:
    """The place's name, with the side of it that the text speaks of: "Aleppo, west"."""
    return name if way is None else f"{name}, {COMPASS[round(way / 45) % 8]}"


def _side(row: Any, way: float | None) -> tuple[float, float, float] | None:
    """Latitude and longitude of the middle of the whole place and the direction of the part that is meant."""
    if way is None:
        return None
    return (*whole_centre(row.place_kind, row.latitude, row.longitude, _or_zero(row.radius_km), way), way)


def _outline(row: Any, way: float | None) -> tuple[tuple[tuple[float, float], ...], ...]:
    """The rings of a place that is no plain disc: a distance, a side of a town, a road; () for a disc."""
    offset = _or_zero(row.offset_km)
    if not (offset > 0 or way is not None or row.gazetteer_id in road_courses()):
        return ()
    radius = _or_zero(row.radius_km)
    made = geometry(row.latitude, row.longitude, radius, offset, row.place_kind, row.gazetteer_id, way)
    return tuple(tuple((lat, lon) for lon, lat in part) for part in made["coordinates"])


def _or_zero(value: float) -> float:
    """A distance, 0 where none is known: on the map both mean that nothing is drawn for it."""
    return 0.0 if pd.isna(value) else float(value)
