"""What one verb says of several places: "took Hajin on Sunday and Baghuz by noon", "killed six in Mene, two in Bani".

The reader mostly sees the first. Each further place must have a day or a count of its own; of a mere list of places
("Hama, Homs and Idlib") the reader itself decides.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from dateline.events.listed_tolls import words_of_count
from dateline.events.pieces import Pointer
from dateline.events.reader import Reading
from dateline.events.situation import Situation
from dateline.mentions.count_mentions import find_counts
from dateline.mentions.victims import victim_term
from dateline.model import CountMention, Span

_JOINT = re.compile(r"\s*(?:[,;]\s*and,?|and,?|[,;])\s+(?:then\s+|also\s+|later\s+|finally\s+)?", re.IGNORECASE)
_LEAD = re.compile(
    r"\s*,?\s*(?:(?:in|at|on|near|by|before|after|around|outside|into|during|towards?|the|that|for)\s+)*", re.IGNORECASE
)
_CLOSED = re.compile(
    r"\s*(?:[.,;:!?)—–\n\"”]|$|(?:and|while|as|when|but|after|before|according|where|killing|wounding)\b)",
    re.IGNORECASE,
)
_SLOTS = 3
_HARM = ("killed", "injured")


@dataclass(frozen=True, slots=True)
class _Element:
    """One further place of a list with the words that are its own."""

    words: Span
    place: Span
    date: Span | None
    count: CountMention | None


def with_gapped(situation: Situation, readings: Sequence[Reading]) -> list[Reading]:
    """The readings and one for each further place that a verb says with a day or a count of its own."""
    made = list(readings)
    for reading in readings:
        elements = [e for e in _elements(situation, reading) if not _is_told(e, reading, made)]
        if not elements:
            continue
        at = made.index(reading)
        own = tuple(p for p in reading.roles["place"] if not any(p.span.overlaps(e.words) for e in elements))
        made[at] = replace(reading, roles=reading.roles | {"place": own})
        made.extend(_again(reading, element) for element in elements)
    return sorted(made, key=lambda r: r.trigger)


def _elements(situation: Situation, reading: Reading) -> Iterator[_Element]:
    """The further places after the reading's first one, up to where the list ends."""
    places = sorted(reading.roles["place"], key=lambda p: (p.span.start, -p.score))
    if not places or places[0].span.start < reading.trigger.start:
        return
    end = situation.sentence_of(reading.trigger).end
    counts = [c for c in find_counts(situation.text, Span(reading.trigger.start, end)) if c.minimum != 0]
    first = _first(situation, places[0].span)
    dated = _date_at(situation, first.end, end)
    at = (dated or first).end
    harmed = any(reading.roles[role] for role in _HARM)
    while element := _element(situation, counts, at, end):
        own = harmed if element.count else element.date is not None
        if not own or not _CLOSED.match(situation.text, element.words.end):
            return
        yield element
        at = element.words.end


def _first(situation: Situation, span: Span) -> Span:
    """The place as pointed to, with the rest of its name."""
    return Span(span.start, max([span.end, *(m.span.end for m in situation.places if m.name_span.overlaps(span))]))


def _date_at(situation: Situation, at: int, end: int) -> Span | None:
    """The date that follows with nothing but prepositions before it."""
    start = _led(situation.text, at)
    found = [d.span for d in situation.dates if at <= d.span.start <= start < d.span.end <= end]
    return max(found, key=lambda s: s.end, default=None)


def _led(text: str, at: int) -> int:
    lead = _LEAD.match(text, at)
    return lead.end() if lead else at


def _element(situation: Situation, counts: Sequence[CountMention], at: int, end: int) -> _Element | None:
    """ ", two in Mene" or " and Baghuz by noon" at an offset, None where anything else stands there."""
    joint = _JOINT.match(situation.text, at, end)
    if joint is None:
        return None
    begin = at = joint.end()
    place: Span | None = None
    date: Span | None = None
    count: CountMention | None = None
    for _ in range(_SLOTS):
        start = _led(situation.text, at)
        if place is None and date is None and count is None:
            count = next((c for c in counts if at <= c.span.start <= start and _of_people(c)), None)
            if count:
                at = words_of_count(count).end
                continue
        if date is None and (date := _date_at(situation, at, end)):
            at = date.end
            continue
        named = [m for m in situation.places if m.place and start in (m.span.start, m.name_span.start)]
        if place is None and named:
            place = named[0].name_span
            at = max(place.end, named[0].span.end)
    return _Element(Span(begin, at), place, date, count) if place else None


def _of_people(count: CountMention) -> bool:
    return not count.noun or count.noun in ("more", "others") or bool(victim_term(count.noun))


def _is_told(element: _Element, of: Reading, readings: Sequence[Reading]) -> bool:
    """Does another reading begin there, or point there for its own place or count?"""
    mine = [("place", element.place)]
    if element.count:
        mine += [(role, words_of_count(element.count)) for role in (*_HARM, "quantity")]
    return any(
        other.trigger.overlaps(element.words)
        or any(pointer.span.overlaps(words) for role, words in mine for pointer in other.roles[role])
        for other in readings
        if other is not of
    )


def _again(reading: Reading, element: _Element) -> Reading:
    """The reading once more, at another place."""
    roles: dict[str, tuple[Pointer, ...]] = dict(reading.roles)
    harm = "killed" if reading.roles["killed"] else "injured"
    roles["place"] = (Pointer(element.place, 1.0),)
    if element.date:
        roles["date"] = (Pointer(element.date, 1.0),)
    roles |= {name: () for name in _HARM}
    if element.count:
        roles["quantity"] = ()
        roles[harm] = (Pointer(words_of_count(element.count), 1.0),)
    return replace(reading, trigger=element.words, roles=roles)
