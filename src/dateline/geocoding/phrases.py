"""Where a place phrase is: "the Baba Amro district of Homs", "some 20km south of Hama", "the city".

The most specific thing that the phrase names counts. What the gazetteer lacks falls back to the place that contains
it, with a radius that says so; "the city" and "there" mean the latest fitting place that the article named before.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from dateline.geocoding import bearings
from dateline.geocoding.antecedent_choice import choose
from dateline.geocoding.antecedents import Discourse
from dateline.geocoding.gazetteer import Entry, Gazetteer, place
from dateline.geocoding.nominals import (
    ANYWHERE,
    FACILITY,
    OF_NOMINAL,
    PARTS,
    family_of,
    head_noun,
    part_names,
)
from dateline.geocoding.resolve import resolve_document
from dateline.geocoding.sectors import shifted, stated_before
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
_NAMED = re.compile(
    r"(?<![.!?]\s)(?<!^)\b[A-Z][\w’'-]+|^(?!The\b|An?\b|In\b|It|Its\b|There\b|Near\b|That\b|This\b)[A-Z]"
)
_CAPITALISED = re.compile(r"\b[A-Z][\w’'-]+")
_RUN = re.compile(r"\b[A-Z][\w’'-]*(?:\s+(?:(?:al|el|de|la|of)[\s-])?[A-Z][\w’'-]*)*")
_WIDE = ("province", "area", "country")
_BETWEEN = re.compile(r"\bbetween\b", re.I)
_AIRPORT_REACH_KM = 40.0
_NAMESAKE_KM = 60.0


def locate(
    text: str,
    span: Span,
    mentions: Sequence[PlaceMention],
    gazetteer: Gazetteer,
    happened: Sequence[Place] = (),
) -> Place | None:
    """The place that a phrase of the article means, or None where nothing resolves.

    Args:
        text: The article's unaltered text.
        span: The phrase.
        mentions: The article's resolved toponyms, in order of the text (``resolve_document``).
        gazetteer: For names in the phrase that are not among the mentions.
        happened: Where the events that the article told before happened.
    """
    phrase = text[span.start : span.end]
    discourse = _discourse(text, mentions, gazetteer)
    inside = [m for m in _named(text, span, mentions, gazetteer) if not _merely_named_after(text, m, discourse)]
    if inside:
        anchor: Place | None = _of_names(text, phrase, inside, gazetteer)
    elif _NAMED.search(_without_demonyms(phrase, gazetteer)):
        anchor = _guarded(phrase, discourse, span, gazetteer) or _around(text, span, discourse, gazetteer, happened)
    else:
        anchor = _nominal(text, span, phrase, discourse, gazetteer, happened)
    return shifted(text[span.start - len(stated_before(text, span)) : span.end], anchor) if anchor else None


_latest: tuple[str, Sequence[PlaceMention], Gazetteer, Discourse] | None = None


def _discourse(text: str, mentions: Sequence[PlaceMention], gazetteer: Gazetteer) -> Discourse:
    """What references are resolved in. An article's phrases are located one after the other: the latest is kept.

    It is known again by identity, since to hash an article's places costs more than most phrases.
    """
    global _latest
    kept = _latest
    if kept and kept[0] is text and kept[1] is mentions and kept[2] is gazetteer:
        return kept[3]
    made = Discourse(text, tuple(mentions), gazetteer)
    if isinstance(mentions, tuple):
        _latest = (text, mentions, gazetteer, made)
    return made


def _named(text: str, span: Span, mentions: Sequence[PlaceMention], gazetteer: Gazetteer) -> list[PlaceMention]:
    """The resolved mentions within the phrase; where the article-wide search missed them, those of the phrase."""
    touching = [m for m in mentions if m.span.start < span.end and m.span.end > span.start]
    if not touching:
        phrase = text[span.start : span.end]
        local = [Span(s.start + span.start, s.end + span.start) for s in find_toponyms(phrase, gazetteer)]
        if not local:
            return []
        others = [m.span for m in mentions]
        touching = resolve_document(text, [*others, *local], gazetteer)[len(others) :]
    return [m for m in touching if m.place]


def _merely_named_after(text: str, mention: PlaceMention, discourse: Discourse) -> bool:
    """Whether a quarter, street or hospital bears the name of a place far off ("the Brazil quarter")."""
    place_ = mention.place
    if place_ is None or not FACILITY.match(text[mention.span.end : mention.span.end + 24]):
        return False
    if place_.kind == "country":
        return True
    return place_.kind in ("city", "town", "village", "area") and discourse.far(place_, _NAMESAKE_KM, mention.span)


def _of_names(text: str, phrase: str, inside: Sequence[PlaceMention], gazetteer: Gazetteer) -> Place:
    """The most specific place named, or its airport, university, camp where the phrase says so."""
    if _BETWEEN.search(phrase) and len(inside) >= 2:
        one, other = inside[0].place, inside[1].place
        assert one is not None and other is not None
        return _midpoint(one, other)
    best = min(inside, key=lambda m: (_SPECIFIC.index(m.place.kind if m.place else "country"), m.span.start))
    assert best.place is not None
    return _part(phrase, text[best.span.start : best.span.end], best.place, gazetteer) or best.place


def _part(phrase: str, name: str, whole: Place, gazetteer: Gazetteer) -> Place | None:
    """A part of a place that the gazetteer knows: its airport, university, citadel."""
    for part in PARTS.finditer(phrase):
        for form in part_names(name, whole.name, part.group().lower()):
            for match in gazetteer.matches(form):
                if match.entry.country_code == whole.country_code and not match.fuzzy and _within(match.entry, whole):
                    return place(match.entry)
        if re.search(r"air", part.group(), re.I) and whole.kind != "country":
            return _nearest_airport(whole, gazetteer)
    return None


def _within(entry: Entry, whole: Place) -> bool:
    apart = bearings.separation_km(entry.latitude, entry.longitude, whole.latitude, whole.longitude)
    return apart <= max(60.0, 1.5 * whole.radius_km)


def _nearest_airport(whole: Place, gazetteer: Gazetteer) -> Place | None:
    if whole.kind == "airport":
        return whole

    def apart(entry: Entry) -> float:
        return bearings.separation_km(entry.latitude, entry.longitude, whole.latitude, whole.longitude)

    found = min(gazetteer.airports(whole.country_code), key=apart, default=None)
    return place(found) if found is not None and apart(found) <= _AIRPORT_REACH_KM else None


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


def _without_demonyms(phrase: str, gazetteer: Gazetteer) -> str:
    """The phrase without words like "Ukrainian", which name no place: "this central Ukrainian town"."""

    def kept(word: re.Match[str]) -> str:
        matches = gazetteer.matches(word[0])
        return "" if matches and all(match.demonym for match in matches) else word[0]

    return _CAPITALISED.sub(kept, phrase)


def _guarded(phrase: str, discourse: Discourse, span: Span, gazetteer: Gazetteer) -> Place | None:
    """A name that is a common word too ("Hit", "Sake", "Uri") and that the search of the article therefore leaves out.

    Where the phrase is known to be a place, an entry of exactly this name counts if the article is about its country.
    """
    code = discourse.country_code(span.start)
    for name in _RUN.finditer(phrase):
        found = [m.entry for m in gazetteer.matches(name[0]) if not m.fuzzy and not m.demonym]
        near = [e for e in found if e.country_code == code and not discourse.far(place(e))]
        if code and near:
            return place(max(near, key=lambda e: (e.kind not in _WIDE, e.rank)))
    return None


def _around(
    text: str, span: Span, discourse: Discourse, gazetteer: Gazetteer, happened: Sequence[Place] = ()
) -> Place | None:
    """For a name that the gazetteer lacks: what is spoken of around it, honestly wider."""
    phrase = text[span.start : span.end]
    head = OF_NOMINAL.search(phrase)
    if head:
        return _nominal(text, span, head.group(), discourse, gazetteer, happened)
    anchor = choose(text, span, discourse, happened)
    if anchor is None:
        return None
    part = _part(phrase, anchor.name, anchor, gazetteer)
    return part or replace(anchor, radius_km=round(max(8.0, anchor.radius_km * 1.5), 1), fuzzy=True)


def _nominal(
    text: str,
    span: Span,
    phrase: str,
    discourse: Discourse,
    gazetteer: Gazetteer,
    happened: Sequence[Place] = (),
) -> Place | None:
    """What a phrase without a name means: "the city", "there", "the country's capital", "its airport"."""
    head = head_noun(phrase)
    code = discourse.country_code(span.start)
    if head in ("country", "nation") and (country := gazetteer.country(code)):
        return place(country)
    if head == "capital":
        return _capital(span, phrase, discourse, gazetteer, code)
    if family_of(phrase) == "province":
        return _province(span, discourse, gazetteer)
    found = choose(text, span, discourse, happened)
    return found and (_part(phrase, found.name, found, gazetteer) or found)


def _capital(span: Span, phrase: str, discourse: Discourse, gazetteer: Gazetteer, code: str) -> Place | None:
    if re.search(r"\b(?:provincial|regional|state|governorate|district)\b", phrase, re.I):
        province = _province(span, discourse, gazetteer)
        if province is not None and (seat := gazetteer.seat(province.country_code, province.admin1)):
            return place(seat)
    entry = gazetteer.capital(code)
    return place(entry) if entry else discourse.latest(span.start, ("city",))


def _province(span: Span, discourse: Discourse, gazetteer: Gazetteer) -> Place | None:
    """The province spoken of: the latest one named, or the one that the latest town lies in."""
    named = discourse.latest(span.start, ("province",))
    latest = discourse.latest(span.start, ANYWHERE, ("province",), recent=1.0)
    if latest is not None and latest.kind != "province" and latest.admin1:
        if named is not None and (named.country_code, named.admin1) == (latest.country_code, latest.admin1):
            return named
        if entry := gazetteer.province(latest.country_code, latest.admin1):
            return named if named is not None and named.country_code == entry.country_code else place(entry)
    return named or latest
