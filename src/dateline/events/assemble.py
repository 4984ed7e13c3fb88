"""Readings → events: every column of a row from the words that the reader points to."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from dataclasses import replace
from typing import cast

from dateline.events.background import background
from dateline.events.confidence import confidence
from dateline.events.distinct import kind_of
from dateline.events.how_many import counted, how_many
from dateline.events.reader import Reading
from dateline.events.situation import Situation
from dateline.events.status import status_of
from dateline.events.totals import harmless, tolls_of_nobody_merged, with_totals
from dateline.events.when import when
from dateline.events.where import Where, where
from dateline.events.who import attribution, parties
from dateline.geocoding.gazetteer import Gazetteer
from dateline.mentions.counts import CasualtyCounts
from dateline.mentions.date_retold import tells_of_the_past
from dateline.model import Event, EventType, Reason, Span

_BACK = 6  # places of earlier rows that one without a place of its own may share


def assemble(situation: Situation, readings: Sequence[Reading], gazetteer: Gazetteer) -> list[Event]:
    """The events of an article in the order of their triggers; one event at several places gives several rows."""
    events: list[Event] = []
    located: list[tuple[Span, Where]] = []
    for reading in readings:
        near = [w for trigger, w in located[-_BACK:] if situation.near(trigger, reading.trigger)]
        wheres = where(situation, reading, gazetteer, near, [w for _, w in located])
        events.extend(_rows(situation, reading, wheres, readings))
        located.extend((reading.trigger, w) for w in wheres if w.place)
    parts = {reading.trigger for reading in readings if reading.is_part}
    return with_totals(_unique(tolls_of_nobody_merged(events, situation.near)), parts)


def _rows(situation: Situation, reading: Reading, wheres: list[Where], others: Sequence[Reading]) -> list[Event]:
    event_type = kind_of(reading)
    days, date_text, why_date = when(situation, reading)
    source, why_source = attribution(situation, reading)
    status, why_status = status_of(situation, reading, source)
    counts = how_many(situation, reading, event_type, others)
    if event_type == "casualties" and not _told(situation, reading, counts):
        return []
    actors, targets = parties(situation, reading)
    retold = tells_of_the_past(situation.text, situation.article.published)
    published = situation.article.published or days.end
    broad = counts.counting == "cumulative" and event_type == "casualties" and not any(w.words for w in wheres)
    context, why_context = background(reading, event_type, days, published, retold=retold, broad=broad)
    event = Event(
        event_id="",
        article_id=situation.article.article_id,
        sentence=situation.sentence_of(reading.trigger),
        trigger=reading.trigger,
        event_type=cast(EventType, event_type),
        context=context,
        status=status,
        attribution=source if status != "reported" else "",
        actors=actors,
        targets=targets,
        date_start=days.start,
        date_end=days.end,
        date_precision=days.precision,
        date_text=date_text,
        quantity_min=counts.quantity_min,
        quantity_max=counts.quantity_max,
        quantity_unit=counts.quantity_unit,
        killed_min=counts.killed_min,
        killed_max=counts.killed_max,
        injured_min=counts.injured_min,
        injured_max=counts.injured_max,
        victims=counts.victims,
        counting=counts.counting,
        confidence=confidence(reading),
        reasons=(
            Reason("event_type", f"reader: {event_type} {reading.types[event_type]:.2f}", reading.trigger),
            why_source,
            why_status,
            why_context,
            why_date,
        ),
    )
    if len({w.place for w in wheres}) == 1:
        return [_placed(event, wheres[0])]
    if harmless(event):
        return [_placed(event, w) for w in wheres]
    if event_type == "casualties":
        return [_toll(event)]
    toll = [_toll(event)] if counts.counting else []
    event = _uncounted(event)  # one count over several places belongs to no single one of them
    return [_placed(event, w) for w in wheres] + toll


def _told(situation: Situation, reading: Reading, counts: CasualtyCounts) -> bool:
    """Does the sentence itself count? Of 390 tolls in the training parts one does not ("how many died?")."""
    sentence = situation.sentence_of(reading.trigger)
    inside = [span for span in counts.spans if span.overlaps(sentence)]
    return counted(counts) and (bool(inside) or not counts.spans)


def _placed(event: Event, where_: Where) -> Event:
    return replace(event, place=where_.place, place_text=where_.words, reasons=(*event.reasons, where_.reason))


def _toll(event: Event) -> Event:
    """The count of an event at several places, as a row of its own without a place."""
    why = Reason("event_type", "one count over several places", event.trigger)
    return replace(event, event_type="casualties", reasons=(why, *event.reasons[1:]))


def _uncounted(event: Event) -> Event:
    """The event without its dead and injured; how many fled or fired is said of each of the places in most texts."""
    return replace(event, killed_min=None, killed_max=None, injured_min=None, injured_max=None, victims="", counting="")


def _unique(events: list[Event]) -> list[Event]:
    """The events with their ids: a digest of article, trigger, type and place."""
    named = []
    seen: dict[str, int] = {}
    for event in events:
        where_ = event.place.name if event.place else ""
        key = "\x1f".join((event.article_id, f"{event.trigger.start}", event.event_type, where_))
        seen[key] = seen.get(key, -1) + 1
        digest = hashlib.blake2s(f"{key}\x1f{seen[key]}".encode(), digest_size=8).hexdigest()
        named.append(replace(event, event_id=f"e{digest}"))
    return named
