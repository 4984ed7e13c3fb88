"""Where an event happened: the phrases that the reader points to, located; else what the sentence speaks of."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from dateline.events.name_parts import in_party_name
from dateline.events.place_spans import place_spans, speaks_there
from dateline.events.reader import Reading
from dateline.events.situation import Situation
from dateline.geocoding.bearings import separation_km
from dateline.geocoding.gazetteer import Gazetteer
from dateline.geocoding.phrases import locate
from dateline.geocoding.sectors import stated_before
from dateline.model import Place, PlaceMention, Reason


@dataclass(frozen=True, slots=True)
class Where:
    """A place of an event (None: not located), the words that gave it and why."""

    place: Place | None
    words: str
    reason: Reason


_FACILITIES = ("airport", "landmark", "road")
_WIDE = ("country", "province", "area")  # one that loses men here loses them elsewhere too
_TOLL_AT = 0.25  # a toll often has no place: words the reader barely leans to are not taken for it
_AGENT = re.compile(r"\bby\s+(?:the\s+)?\Z", re.IGNORECASE)
_KIND = 0.5
NOWHERE = Where(None, "", Reason("place", "no place given"))


def where(
    situation: Situation,
    reading: Reading,
    gazetteer: Gazetteer,
    before: Sequence[Where] = (),
    recent: Sequence[Where] = (),
) -> list[Where]:
    """The places of an event in the order of the text, at least one entry.

    ``before``: where the events before it happened, of those in this sentence or the one before, the
    last one last. ``recent``: where all the events before it happened.
    """
    found: list[Where] = []
    happened = [w.place for w in recent if w.place]
    toll = reading.types["casualties"] >= 0.5
    for span in place_spans(situation, reading, _TOLL_AT if toll else 0.0):
        place = locate(situation.text, span, situation.places, gazetteer, happened)
        words = stated_before(situation.text, span) + situation.text[span.start : span.end]
        found.append(Where(place, words, Reason("place", "reader pointed here", span)))
    kept = _distinct(found)
    if kept:
        return kept
    return [_inherited(situation, reading, before, recent)]


def _distinct(found: list[Where]) -> list[Where]:
    """Without repeats, without places that hold another of the list, unlocated ones only where nothing is located."""
    located = [w for w in found if w.place is not None]
    if not located:
        return found[:1]
    kept: list[Where] = []
    for w in located:
        assert w.place is not None
        holds = any(v is not w and v.place and _inside(v.place, w.place) for v in located)
        same = any(
            v.place and (v.place.latitude, v.place.longitude) == (w.place.latitude, w.place.longitude) for v in kept
        )
        if not holds and not same:
            kept.append(w)
    return kept or located[:1]


def _inside(inner: Place, outer: Place) -> bool:
    if inner.radius_km >= outer.radius_km:
        return False
    return separation_km(inner.latitude, inner.longitude, outer.latitude, outer.longitude) <= outer.radius_km


def _inherited(situation: Situation, reading: Reading, before: Sequence[Where], recent: Sequence[Where]) -> Where:
    """The place nearest before the trigger in its sentence, else where the event before happened."""
    if reading.types["casualties"] >= 0.5:
        return _whole_war(situation, reading) if reading.cumulative >= 0.5 else _of_one_attack(before)
    sentence = situation.sentence_of(reading.trigger)
    inside = [m for m in situation.places if m.place and sentence.start <= m.span.start and m.span.end <= sentence.end]
    speaking = {p.span for p in situation.discourse.parties if p.source and p.actor_kind == "country"}
    inside = [m for m in inside if not (_is_party(situation.text, m) or speaks_there(situation, m.name_span))]
    inside = [m for m in inside if m.name_span not in speaking]
    smaller = [m for m in inside if m.place and m.place.kind != "country"]
    if len(inside) == 1 or len(smaller) == 1:
        only = (smaller or inside)[0]
        words = situation.text[only.name_span.start : only.name_span.end]
        return Where(only.place, words, Reason("place", "the only place of the sentence", only.name_span))
    if not before or _is_made_elsewhere(reading):
        return NOWHERE
    last = before[-1]
    town = next((w for w in reversed(recent) if _town_of(w, last)), last)
    return Where(town.place, town.words, Reason("place", "where an event before it happened"))


def _is_made_elsewhere(reading: Reading) -> bool:
    """Is it an agreement, or something planned? Of 28 such rows none happened where the event before did."""
    return reading.types["agreement"] >= _KIND or reading.statuses["planned"] >= _KIND


def _is_party(text: str, mention: PlaceMention) -> bool:
    """Does a name of a place say who it was ("Hayat Tahrir al-Sham", "factions backed by Turkey"), not where?"""
    return in_party_name(text, mention.name_span) or bool(
        _AGENT.search(text, max(0, mention.name_span.start - 8), mention.name_span.start)
    )


def _town_of(town: Where, facility: Where) -> bool:
    """Does a place that the article spoke of hold the facility? What happens in a town next need not happen there."""
    a, b = town.place, facility.place
    if a is None or b is None or b.kind not in _FACILITIES or a.kind in _FACILITIES:
        return False
    return separation_km(a.latitude, a.longitude, b.latitude, b.longitude) <= a.radius_km + b.radius_km


def _of_one_attack(before: Sequence[Where]) -> Where:
    """A toll that names no place ("The army spoke of eleven"): where what was told before happened, if in a town."""
    places = {(w.place.latitude, w.place.longitude) for w in before if w.place}
    last = before[-1] if before else NOWHERE
    if len(places) != 1 or last.place is None or last.place.kind in _WIDE:
        return NOWHERE
    return Where(last.place, last.words, Reason("place", "where the event that it is a toll of happened"))


def _whole_war(situation: Situation, reading: Reading) -> Where:
    """A total of a whole war that names no place: the country that the article is about, where it names it."""
    if reading.context < 0.5:
        return NOWHERE
    code = situation.discourse.country
    for mention in situation.places:
        if mention.place and mention.place.kind == "country" and mention.place.country_code == code:
            words = situation.text[mention.name_span.start : mention.name_span.end]
            return Where(
                mention.place, words, Reason("place", "the country that the article is about", mention.name_span)
            )
    return NOWHERE
