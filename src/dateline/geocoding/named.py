"""Which of the names in a place phrase says where it is: "the Baba Amro district of Homs", "between A and B"."""

from __future__ import annotations

import re
from collections.abc import Sequence

from dateline.geocoding.antecedents import NAMESAKE_KM, NAMESAKES, Discourse
from dateline.geocoding.bearings import direction, distance_km, separation_km
from dateline.geocoding.gazetteer import Gazetteer
from dateline.geocoding.nominals import FACILITY
from dateline.geocoding.parts import part_of
from dateline.geocoding.resolve import resolve_document
from dateline.mentions.toponyms import find_toponyms
from dateline.model import Place, PlaceKind, PlaceMention, Span

# The more specific kind first: of "Baba Amro, Homs, Syria" the district is where it happened.
_SPECIFIC: tuple[PlaceKind, ...] = (
    "landmark",
    "airport",
    "district",
    "village",
    "town",
    "city",
    "road",
    "area",
    "province",
    "country",
)
_QUARTER_KM = 10.0  # what has a greater radius is no quarter of a town
_BETWEEN = re.compile(r"\bbetween\b", re.I)
_WAY = re.compile(r"^\s*(?:road|highway|motorway|axis|route|railway)\b", re.I)
_DASH = re.compile(r"\s*[-–—‑]\s*")
_HELD = re.compile(r",?\s+(?:in|of|at|near|outside)\s|^\s*,\s|^\s*\(")


def named(text: str, span: Span, mentions: Sequence[PlaceMention], gazetteer: Gazetteer) -> list[PlaceMention]:
    """The resolved mentions within the phrase; where the article-wide search missed them, those of the phrase."""
    touching = [m for m in mentions if m.span.overlaps(span)]
    if not touching:
        phrase = text[span.start : span.end]
        local = [Span(s.start + span.start, s.end + span.start) for s in find_toponyms(phrase, gazetteer)]
        if not local:
            return []
        others = [m.span for m in mentions]
        touching = resolve_document(text, [*others, *local], gazetteer)[len(others) :]
    return [m for m in touching if m.place]


def merely_named_after(text: str, mention: PlaceMention, discourse: Discourse) -> bool:
    """Whether a quarter, street or hospital bears the name of a place far off ("the Brazil quarter")."""
    place_ = mention.place
    if place_ is None:
        return False
    if discourse.strays(text[mention.span.start : mention.span.end], place_):
        return True
    if not FACILITY.match(text[mention.span.end : mention.span.end + 30]):
        return False
    if place_.kind == "country":
        return True
    return place_.kind in NAMESAKES and discourse.far(place_, NAMESAKE_KM, mention.span)


def of_names(text: str, span: Span, inside: Sequence[PlaceMention], gazetteer: Gazetteer) -> tuple[Place, Span]:
    """The most specific place named, or its airport, university, camp where the phrase says so; and its name's span."""
    start, phrase = span.start, text[span.start : span.end]
    if (two := _two_ends(text, start, phrase, inside)) is not None:
        return _midpoint(*two), inside[0].span
    best = min(inside, key=lambda m: (_specific(m.place), m.span.start))
    best = _holder(text, best, inside) or best
    assert best.place is not None
    name = text[best.span.start : best.span.end]
    return part_of(phrase, name, best.place, gazetteer) or best.place, best.span


def _two_ends(text: str, start: int, phrase: str, inside: Sequence[PlaceMention]) -> tuple[Place, Place] | None:
    """The places that the phrase lies between: "between A and B", "the A-B road"."""
    said = _BETWEEN.search(phrase)
    ends = [m for m in inside if not said or m.span.start >= start + said.end()]
    if len(ends) < 2:
        return None
    one, other = ends[0].place, ends[1].place
    assert one is not None and other is not None
    gap, behind = text[ends[0].span.end : ends[1].span.start], text[ends[1].span.end : ends[1].span.end + 20]
    if not said and not (_DASH.fullmatch(gap) and _WAY.match(behind)):
        return None
    return (one, other) if (one.kind == "country") == (other.kind == "country") else None


def _holder(text: str, best: PlaceMention, inside: Sequence[PlaceMention]) -> PlaceMention | None:
    """The place that the phrase says the best one lies in, where the gazetteer's namesake doesn't."""
    assert best.place is not None
    for other in inside:
        if other.span.start < best.span.end or other.place is None or other.place.kind == "country":
            continue
        if _of_one_province(best.place, other.place):
            continue
        gap = text[best.span.end : other.span.start + 1]
        apart = separation_km(best.place.latitude, best.place.longitude, other.place.latitude, other.place.longitude)
        facility = FACILITY.match(text[best.span.end : best.span.end + 30])
        reach = other.place.radius_km + 15 if facility else 1.5 * other.place.radius_km + NAMESAKE_KM
        if apart > reach and _HELD.search(gap) and distance_km(gap) is None and direction(gap) is None:
            return other
    return None


def _specific(place_: Place | None) -> int:
    """How specific a place is, 0 the most; a district of the country is not a quarter of a town."""
    if place_ is None or (place_.kind == "district" and place_.radius_km > _QUARTER_KM):
        return _SPECIFIC.index("road")
    return _SPECIFIC.index(place_.kind)


def _of_one_province(one: Place, other: Place) -> bool:
    return bool(one.admin1) and (one.country_code, one.admin1) == (other.country_code, other.admin1)


def _midpoint(one: Place, other: Place) -> Place:
    lat, lon = (one.latitude + other.latitude) / 2, (one.longitude + other.longitude) / 2
    half = separation_km(one.latitude, one.longitude, other.latitude, other.longitude) / 2
    return Place(
        f"between {one.name} and {other.name}",
        "area",
        round(lat, 5),
        round(lon, 5),
        round(max(half, 1.0), 1),
        country_code=one.country_code if one.country_code == other.country_code else "",
    )
