"""Where an event happened: the phrases that the reader points to, located; else what the sentence speaks of."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from dateline.events.name_parts import in_party_name
from dateline.events.pieces import Pointer
from dateline.events.reader import Reading
from dateline.events.situation import Situation
from dateline.geocoding.bearings import separation_km
from dateline.geocoding.gazetteer import Gazetteer
from dateline.geocoding.phrases import locate
from dateline.geocoding.sectors import stated_before
from dateline.model import Place, PlaceMention, Reason, Span


@dataclass(frozen=True, slots=True)
class Where:
    """A place of an event (None: not located), the words that gave it and why."""

    place: Place | None
    words: str
    reason: Reason


_ONE_OF_SEVERAL = 0.9  # how sure the reader must be of a second place: F1 0.776, against 0.763 without (decision 0103)
_FACILITIES = ("airport", "landmark", "road")
_WIDE = ("country", "province", "area")  # one that loses men here loses them elsewhere too
_TOLL_AT = 0.25  # a toll often has no place: words the reader barely leans to are not taken for it
_AGENT = re.compile(r"\bby\s+(?:the\s+)?\Z", re.IGNORECASE)
_BETWEEN = re.compile(r"\bbetween\b", re.IGNORECASE)
_LOCATED = re.compile(
    r",\s+(on|near|outside|off|opposite|beside|along)\s+(?:the\s+)?(?:\w+\s+(?:with|of|to)\s+)?", re.IGNORECASE
)
_KIND = 0.5
_APART = re.compile(  # "the village of Wad Hamra, some 15km south of Wad Madani"
    r",\s+(?:which\s+(?:is|lies)\s+|just\s+|some\s+|about\s+|around\s+|roughly\s+|nearly\s+|only\s+)*"
    r"(?:\d[\d.,]*|[a-z]+)\s*(?:km|kilomet|mile)\w*\b[^,;.\n]*",
    re.IGNORECASE,
)
_SITS = re.compile(r"\s(?:in|at)\s+(?:[A-Z][\w’'-]*\s?)+\Z")
_POSSESSIVE = ("'s", "’s", "s'", "s’")
_HEAD = re.compile(r"(?:\s+[a-z][\w-]*){1,3},\s+")  # "'s second-largest city, "
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
    for span in _parts(situation, reading, _TOLL_AT if toll else 0.0):
        place = locate(situation.text, span, situation.places, gazetteer, happened)
        words = stated_before(situation.text, span) + situation.text[span.start : span.end]
        found.append(Where(place, words, Reason("place", "reader pointed here", span)))
    kept = _distinct(found)
    if kept:
        return kept
    return [_inherited(situation, reading, before, recent)]


def _parts(situation: Situation, reading: Reading, threshold: float) -> list[Span]:
    """The reader's place spans, a list of places ("Hama, Rastan and Talbiseh") cut into its members."""
    pointed = (p for p in reading.roles["place"] if p.score >= threshold)
    found = [p for p in pointed if not in_party_name(situation.text, p.span) and not _speaks_there(situation, p.span)]
    sure = min(_ONE_OF_SEVERAL, max((p.score for p in found), default=0.0))
    pointers = sorted((p for p in found if p.score >= sure), key=lambda p: p.span)
    if reading.roles["killed"] or reading.roles["injured"]:
        # a toll is of one place, unless its words list several
        pointers = sorted(pointers, key=lambda p: (-p.score, p.span))[:1]
    phrases = (_with_name(situation, phrase) for phrase in _phrases(situation, pointers))
    return [span for phrase in phrases for span in _members(situation, phrase)]


def _speaks_there(situation: Situation, span: Span) -> bool:
    """Is it where a body sits that says so ("the ministry in Moscow said")? Residents of a town tell of the town."""
    bodies = (p.span for p in situation.discourse.parties if p.source and p.kind == "body")
    return any(b.start < span.start and span.end == b.end and _SITS.search(situation.said(b)) for b in bodies)


def _with_name(situation: Situation, span: Span) -> Span:
    """The span up to the name behind it where it is only an owner ("the country's largest city, Aleppo")."""
    if not situation.text[span.start : span.end].endswith(_POSSESSIVE):
        return span
    head = _HEAD.match(situation.text, span.end)
    start = head.end() if head else span.end + 1  # "Myanmar's Shan state"
    named = (m.name_span.end for m in situation.places if m.name_span.start == start)
    return Span(span.start, next(named, span.end))


def _phrases(situation: Situation, pointers: Sequence[Pointer]) -> list[Span]:
    """The pointers' spans, those joined that say one place together.

    "between A and B"; "the Nasib crossing, on the frontier with Jordan", where the second says where the first is.
    """
    joined: list[Span] = []
    for span in (pointer.span for pointer in pointers):
        if joined and _one_place(situation.text, joined[-1], span):
            joined[-1] = Span(joined[-1].start, span.end)
        else:
            joined.append(span)
    return joined


def _one_place(text: str, a: Span, b: Span) -> bool:
    gap = text[a.end : b.start]
    if gap.strip() == "and":
        return _between(text, a)
    if _APART.match(text, a.end, b.end):
        return True
    located = _LOCATED.fullmatch(gap)
    return located is not None and not text[: a.start].endswith(located[1] + " ")


def _between(text: str, span: Span) -> bool:
    return _BETWEEN.search(text, max(0, span.start - 12), span.end) is not None


def _members(situation: Situation, span: Span) -> list[Span]:
    if _between(situation.text, span):
        return [span]
    inside = [m for m in situation.places if span.start <= m.name_span.start and m.name_span.end <= span.end]
    if len(inside) < 2:
        return [span]
    cuts = [span.start]
    for a, b in pairwise(inside):
        joint = situation.text[a.name_span.end : b.name_span.start].strip()
        if joint in {",", "and", ", and", "or", "&", "/"} and not _contains(b, a):
            cuts.append(b.name_span.start)
    bounds = [*cuts, span.end]
    return [Span(s, e) for s, e in pairwise(bounds)]


def _contains(outer: PlaceMention, inner: PlaceMention) -> bool:
    """Is the second place in the first ("Aleppo, Syria")?"""
    a, b = outer.place, inner.place
    if a is None or b is None or a.kind not in ("country", "province", "area"):
        return False
    return separation_km(a.latitude, a.longitude, b.latitude, b.longitude) <= a.radius_km


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
    inside = [m for m in inside if not (_is_party(situation.text, m) or _speaks_there(situation, m.name_span))]
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
