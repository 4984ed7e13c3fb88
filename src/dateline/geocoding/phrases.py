"""Where a place phrase is: "the Baba Amro district of Homs", "some 20km south of Hama", "the city".

The most specific thing that the phrase names counts. What the gazetteer lacks falls back to the place that contains
it, with a radius that says so; "the city" and "there" mean the latest fitting place that the article named before.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from dateline.geocoding.antecedents import Discourse
from dateline.geocoding.bearings import direction, distance_km
from dateline.geocoding.borders import on_border
from dateline.geocoding.gazetteer import Gazetteer
from dateline.geocoding.institutions import house_of_state
from dateline.geocoding.named import merely_named_after, named, of_names
from dateline.geocoding.nominals import NAMED
from dateline.geocoding.parts import part_of
from dateline.geocoding.pointed import one_of, pointed_back
from dateline.geocoding.rivers import stretch
from dateline.geocoding.sectors import shifted, stated_before
from dateline.geocoding.unknown import around, guarded, in_the_wide
from dateline.geocoding.unnamed import unnamed
from dateline.model import Place, PlaceMention, Span

_CAPITALISED = re.compile(r"\b[A-Z][\w’'-]+")


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
    found = _anchor(text, span, mentions, gazetteer, happened)
    if found is None:
        return None
    anchor, at = found
    if at != span and _measured_elsewhere(text, span, at):
        return anchor
    return shifted(text[span.start - len(stated_before(text, span)) : span.end], anchor)


def _anchor(
    text: str, span: Span, mentions: Sequence[PlaceMention], gazetteer: Gazetteer, happened: Sequence[Place]
) -> tuple[Place, Span] | None:
    """The place that the phrase speaks of, not yet moved as it says, and the words that name it."""
    phrase = text[span.start : span.end]
    discourse = _discourse(text, mentions, gazetteer)
    inside = [m for m in named(text, span, mentions, gazetteer) if not merely_named_after(text, m, discourse)]
    seat = next((m for m in discourse.seats if span.start < m.span.end <= span.end), None)
    if seat is not None and seat.place and not any(_beside(text, m, seat) for m in inside):
        return seat.place, seat.span
    if (capital := house_of_state(text, span, inside, discourse, gazetteer)) is not None:
        return capital, span
    if (line := on_border(text, span, inside, discourse, gazetteer, happened)) is not None:
        return line, span
    if (one := one_of(text, span, inside, discourse, happened)) is not None:
        return one, span
    if inside and (smaller := in_the_wide(text, span, inside, discourse, gazetteer)):
        return smaller, span
    if inside:
        anchor, at = of_names(text, span, inside, gazetteer)
        return stretch(text, at, anchor, discourse, gazetteer, happened), at
    if (back := pointed_back(text, span, discourse)) is not None:
        return part_of(phrase, back.name, back, gazetteer) or back, span
    if NAMED.search(_without_demonyms(phrase, gazetteer)):
        place = guarded(phrase, discourse, gazetteer) or around(text, span, discourse, gazetteer, happened)
    else:
        place = unnamed(text, span, phrase, discourse, gazetteer, happened)
    return (place, span) if place else None


def _beside(text: str, mention: PlaceMention, seat: PlaceMention) -> bool:
    """Whether a place is named behind the capital, or as lying off it ("Rais, south of the Algerian capital")."""
    behind = mention.span.start >= seat.span.end
    return behind or (mention.span.end <= seat.span.start and text[mention.span.end] == ",")


def _measured_elsewhere(text: str, span: Span, at: Span) -> bool:
    """Whether words of the phrase say where the place at ``at`` lies ("Gharyan, 80 km south of Tripoli")."""
    before, behind = text[span.start : at.start], text[at.end : span.end]
    if distance_km(behind) is not None:
        return distance_km(before) is None
    return behind.startswith(",") and direction(behind) is not None and direction(before) is None


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


def _without_demonyms(phrase: str, gazetteer: Gazetteer) -> str:
    """The phrase without words like "Ukrainian", which name no place: "this central Ukrainian town"."""

    def kept(word: re.Match[str]) -> str:
        matches = gazetteer.matches(word[0])
        return "" if matches and all(match.demonym for match in matches) else word[0]

    return _CAPITALISED.sub(kept, phrase)
