"""Where a place phrase is: "the Baba Amro district of Homs", "some 20km south of Hama", "the city".

The most specific thing that the phrase names counts. What the gazetteer lacks falls back to the place that contains
it, with a radius that says so; "the city" and "there" mean the latest fitting place that the article named before.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from dateline.geocoding import bearings
from dateline.geocoding.folding import fold
from dateline.geocoding.gazetteer import Gazetteer, place
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
_NOMINAL: dict[str, tuple[PlaceKind, ...]] = {
    "city": ("city", "town"),
    "capital": ("city",),
    "metropolis": ("city",),
    "town": ("town", "city", "village"),
    "village": ("village", "town", "district"),
    "hamlet": ("village", "town"),
    "settlement": ("village", "town", "city"),
    "district": ("district", "area", "city"),
    "neighbourhood": ("district", "city"),
    "neighborhood": ("district", "city"),
    "suburb": ("district", "town", "city"),
    "quarter": ("district", "city"),
    "province": ("province",),
    "governorate": ("province",),
    "oblast": ("province",),
    "state": ("province", "country"),
    "region": ("province", "area", "country"),
    "territory": ("area", "province"),
    "enclave": ("area", "district", "city", "province"),
    "strip": ("area", "province"),
    "valley": ("area",),
    "peninsula": ("area",),
    "country": ("country",),
    "nation": ("country",),
    "camp": ("landmark", "district", "village", "town"),
    "base": ("landmark", "airport", "town"),
    "airport": ("airport",),
    "airbase": ("airport",),
    "airfield": ("airport",),
    "port": ("city", "landmark", "town"),
    "border": ("country", "area"),
    "road": ("road",),
    "highway": ("road",),
    "island": ("area", "village", "town"),
    "area": ("village", "town", "city", "district", "area", "landmark", "province"),
    "location": ("village", "town", "city", "district", "landmark", "area"),
    "site": ("landmark", "village", "town", "city", "district"),
    "place": ("village", "town", "city", "district", "landmark"),
}
_ANYWHERE: tuple[PlaceKind, ...] = ("village", "town", "city", "district", "landmark", "airport", "area", "province")
_HEAD = re.compile(r"\b(" + "|".join(_NOMINAL) + r")s?\b", re.I)
_SECTOR_NOUN = re.compile(
    r"\b(suburbs?|outskirts|countryside|districts?|neighbou?rhoods?|quarters?|parts?|half|edge|edges|side|flank|"
    r"approaches|entrance|end|corner|fringes?|areas?|sector|section|hinterland|rural|bank|front|flanks|axis)\b",
    re.I,
)


def locate(text: str, span: Span, mentions: Sequence[PlaceMention], gazetteer: Gazetteer) -> Place | None:
    """The place that a phrase of the article means, or None where nothing resolves.

    Args:
        text: The article's unaltered text.
        span: The phrase.
        mentions: The article's resolved toponyms, in order of the text (``resolve_document``).
        gazetteer: For names in the phrase that are not among the mentions.
    """
    phrase = text[span.start : span.end]
    inside = _named(text, span, mentions, gazetteer)
    anchor = _anchor(text, span, phrase, inside, mentions, gazetteer)
    if anchor is None:
        return None
    return _shifted(phrase, anchor)


def _named(text: str, span: Span, mentions: Sequence[PlaceMention], gazetteer: Gazetteer) -> list[PlaceMention]:
    """The resolved mentions within the phrase; where the article-wide search missed them, those of the phrase."""
    found = [m for m in mentions if m.place and m.span.start < span.end and m.span.end > span.start]
    if found:
        return found
    phrase = text[span.start : span.end]
    local = [Span(s.start + span.start, s.end + span.start) for s in find_toponyms(phrase, gazetteer)]
    others = [m.span for m in mentions]
    resolved = resolve_document(text, [*others, *local], gazetteer)[len(others) :]
    return [m for m in resolved if m.place]


def _anchor(
    text: str,
    span: Span,
    phrase: str,
    inside: Sequence[PlaceMention],
    mentions: Sequence[PlaceMention],
    gazetteer: Gazetteer,
) -> Place | None:
    if inside:
        best = _most_specific(inside)
        return _part_of(text, span, phrase, best, inside, gazetteer)
    return _antecedent(span, phrase, mentions, gazetteer)


def _most_specific(inside: Sequence[PlaceMention]) -> PlaceMention:
    def order(mention: PlaceMention) -> tuple[int, int]:
        assert mention.place is not None
        return _SPECIFIC.index(mention.place.kind), mention.span.start

    return min(inside, key=order)


def _part_of(
    text: str,
    span: Span,
    phrase: str,
    best: PlaceMention,
    inside: Sequence[PlaceMention],
    gazetteer: Gazetteer,
) -> Place:
    """The place itself, or its airport, university, district where the phrase names such a part of it."""
    assert best.place is not None
    between = re.search(r"\bbetween\b", phrase, re.I)
    if between and len(inside) >= 2 and inside[0].place and inside[1].place:
        return _midpoint(inside[0].place, inside[1].place)
    name = text[best.span.start : best.span.end]
    for part in _PARTS.finditer(phrase):
        for form in _part_names(name, best.place.name, part.group().lower()):
            for match in gazetteer.matches(form):
                if match.entry.country_code == best.place.country_code:
                    return place(match.entry)
    return best.place


_PARTS = re.compile(
    r"\b(international airport|airport|air ?base|air ?field|military airport|university|citadel|central prison|prison|"
    r"old city|countryside|refugee camp|camp|dam|port|crossing|industrial city|military academy|cathedral)\b",
    re.I,
)


def _part_names(name: str, canonical: str, part: str) -> list[str]:
    forms = [f"{name} {part}", f"{canonical} {part}", f"{name} International {part}", f"{part} of {name}"]
    if part in ("airport", "international airport"):
        forms += [f"{name} Airport", f"{canonical} Airport", f"{name} International Airport"]
    elif part.startswith(("air", "military")):
        forms += [f"{name} Air Base", f"{canonical} Air Base"]
    elif part == "university":
        forms += [f"University of {name}", f"University of {canonical}"]
    return forms


def _midpoint(one: Place, other: Place) -> Place:
    lat, lon = (one.latitude + other.latitude) / 2, (one.longitude + other.longitude) / 2
    half = bearings.separation_km(one.latitude, one.longitude, other.latitude, other.longitude) / 2
    return Place(
        f"between {one.name} and {other.name}",
        "area",
        round(lat, 5),
        round(lon, 5),
        round(max(half, 1.0), 1),
        country_code=one.country_code if one.country_code == other.country_code else "",
    )


def _antecedent(span: Span, phrase: str, mentions: Sequence[PlaceMention], gazetteer: Gazetteer) -> Place | None:
    """What "the city" or "there" means: the latest place before it of a fitting kind."""
    earlier = [m.place for m in mentions if m.place and m.span.end <= span.start]
    heads = [match[1].lower() for match in _HEAD.finditer(phrase)]
    kinds = _NOMINAL[heads[-1]] if heads else _ANYWHERE
    if heads and _SECTOR_NOUN.search(phrase) and re.search(r"\bof\b", phrase):
        kinds = _NOMINAL[heads[-1]]
    for fitting in (kinds, _ANYWHERE):
        for candidate in reversed(earlier):
            if candidate.kind in fitting:
                return candidate
    everything = [m.place for m in mentions if m.place]
    for candidate in everything:
        if candidate.kind in kinds:
            return candidate
    return everything[0] if everything else None


def _shifted(phrase: str, anchor: Place) -> Place:
    """The place with the distance and the direction that the phrase states."""
    if anchor.name.startswith("between "):
        return anchor
    distance = bearings.distance_km(phrase)
    if distance is not None:
        value, _, end = distance
        way = bearings.direction(phrase, end)
        if way is None or way.start - end > 25:
            return replace(anchor, offset_km=value)
        lat, lon = bearings.moved(anchor.latitude, anchor.longitude, value, way.bearing_deg)
        radius = round(max(1.0, min(anchor.radius_km, value)), 1)
        return replace(
            anchor, latitude=lat, longitude=lon, offset_km=value, bearing_deg=way.bearing_deg, radius_km=radius
        )
    way = bearings.direction(phrase)
    if way is None or fold(phrase[way.start : way.end]) in fold(anchor.name).split():
        return anchor
    return _sector(anchor, way.bearing_deg)


def _sector(anchor: Place, bearing_deg: float) -> Place:
    """The part of a place that lies in a direction: half its radius off, half as wide."""
    lat, lon = bearings.moved(anchor.latitude, anchor.longitude, anchor.radius_km * 0.5, bearing_deg)
    return replace(
        anchor,
        latitude=lat,
        longitude=lon,
        bearing_deg=bearing_deg,
        radius_km=round(max(1.0, anchor.radius_km * 0.6), 1),
    )
