"""A place moved by the distance or direction that a phrase states: rings, points and sectors."""

from __future__ import annotations

import re
from dataclasses import replace

from dateline.geocoding import bearings
from dateline.geocoding.folding import fold
from dateline.geocoding.sides import side_of
from dateline.model import Place, Span

Position = tuple[float, float]  # latitude, longitude
_WIDE = ("country", "province", "area")
_REACH_WIDE, _REACH = 0.7, 0.6  # how far from the middle of the whole the middle of its side is taken to lie, in radii
_SIDE_RADIUS = 0.6  # the radius of a side, in radii of the whole
_TO_THE_SPAN = re.compile(
    r"^\s*(?:(?:to\s+the\s+|due\s+|further\s+)?(?:north|south|east|west)[\w-]*\s+)?"
    r"(?:of|from|outside|away from|short of)(?:\s+(?:the|its))?\s+$",
    re.I,
)


_LAST_WORDS = ("of", "from", "outside", "the", "its")  # with which the words before a span can end


# "Idlib lies just 55km from Aleppo" says where Idlib is, not how far from Aleppo something happened
_LIES = re.compile(
    r"\b(?:sits?|lies?|is|are|was|were|stands?|located|situated|lying)"
    r"\s+(?:(?:just|only|some|about|around|roughly|nearly)\s+)*$",
    re.I,
)


def shifted(phrase: str, anchor: Place) -> Place:
    """The place with the distance and the direction that the phrase states.

    "20km south of X": the point there, ``offset_km`` 20. "7km from X": X with a ring of 7 km. "western X",
    "the western suburbs of X", "west of X": that side of X, with ``bearing_deg``.
    """
    if anchor.name.startswith(("between ", "border of ")):
        return anchor
    distance = bearings.distance_km(phrase)
    if distance is not None:
        value, _, end = distance
        way = bearings.direction(phrase, end)
        if way is None or way.start - end > 20:
            return replace(anchor, offset_km=value)
        lat, lon = bearings.moved(anchor.latitude, anchor.longitude, value, way.bearing_deg)
        radius = round(max(1.0, min(anchor.radius_km, value)), 1)
        return replace(
            anchor, latitude=lat, longitude=lon, offset_km=value, bearing_deg=way.bearing_deg, radius_km=radius
        )
    way = bearings.direction(phrase)
    if way is None or _part_of_name(phrase, way, anchor):
        return anchor
    return sector(anchor, way.bearing_deg)


def stated_before(text: str, span: Span) -> str:
    """The words right before a phrase that state its distance ("within 5 km of " the city), or nothing."""
    start = max(0, span.start - 60)
    before = text[start : span.start]
    if not before[-1:].isspace() or not before.rstrip().lower().endswith(_LAST_WORDS):
        return ""
    found = None
    for match in bearings.DISTANCE.finditer(before):
        found = match
    if found is None or not _TO_THE_SPAN.match(before[found.end() :]) or _LIES.search(before[: found.start()]):
        return ""
    return before[found.start() :]


def stated_side(place_text: str, name: str) -> bearings.Direction | None:
    """The side of a place, or the way from it, that the words give; None where the word is part of the place's name."""
    way = bearings.direction(place_text)
    if (
        way is None
        or name.startswith(("between ", "border of "))
        or _among(place_text[way.start : way.end], fold(name).split())
    ):
        return None
    return way


def whole_centre(place_kind: str, latitude: float, longitude: float, radius_km: float, bearing_deg: float) -> Position:
    """The middle (latitude, longitude) of the whole place, from the point and radius of one of its sides."""
    back = radius_km / _SIDE_RADIUS * (_REACH_WIDE if place_kind in _WIDE else _REACH)
    return bearings.moved(latitude, longitude, back, bearing_deg + 180)


def sector(anchor: Place, bearing_deg: float) -> Place:
    """The side of a place in a direction, as people speak of it or by the compass: its middle and half its width."""
    if (known := side_of(anchor.gazetteer_id, bearing_deg)) is not None:
        lat, lon, radius = known
        return replace(anchor, latitude=lat, longitude=lon, bearing_deg=bearing_deg, radius_km=radius)
    reach = _REACH_WIDE if anchor.kind in _WIDE else _REACH
    lat, lon = bearings.moved(anchor.latitude, anchor.longitude, anchor.radius_km * reach, bearing_deg)
    radius = round(max(1.0, anchor.radius_km * _SIDE_RADIUS), 1)
    return replace(anchor, latitude=lat, longitude=lon, bearing_deg=bearing_deg, radius_km=radius)


def _part_of_name(phrase: str, way: bearings.Direction, anchor: Place) -> bool:
    """Whether the direction belongs to the name ("South Sudan", "East Ghouta"), not to the phrase."""
    names = fold(anchor.name).split() + [w for c in anchor.candidates[:1] for w in fold(c.name).split()]
    return _among(phrase[way.start : way.end], names)


def _among(direction: str, names: list[str]) -> bool:
    word = fold(direction)
    return any(word.removesuffix("ern") == name.removesuffix("ern") for name in names)
