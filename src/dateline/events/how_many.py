"""How many: the counts that the reader points to, as bounds of killed, injured and quantity."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from dateline.events.counted_once import counted_once
from dateline.events.distinct import kind_of
from dateline.events.pieces import Pointer
from dateline.events.reader import Reading
from dateline.events.situation import Situation
from dateline.mentions.counts import CasualtyCounts, casualty_counts, find_counts
from dateline.mentions.marked_counts import counts_in
from dateline.mentions.victim_terms import victims_of
from dateline.model import Span

_KINDS = ("killed", "injured", "quantity")
_CUMULATIVE = 0.5
_REACH = 40  # characters around a pointer in which the count it belongs to is looked for


def how_many(situation: Situation, reading: Reading, event_type: str, others: Sequence[Reading] = ()) -> CasualtyCounts:
    """The counts of one event; all None where nothing is counted.

    The reader says which words count what; the bounds come from the rules on number words. Where it points to no
    count, the rules say which of the sentence's dead and injured are the event's, unless it points to them for one of
    the ``others``.
    """
    reading = counted_once(situation.text, _without_counts_of_others(situation, reading, others), event_type)
    spans = {kind: _chosen(situation.text, reading, kind) for kind in _KINDS}
    marked = [span for kind in _KINDS for span in spans[kind]]
    sentence = situation.sentence_of(reading.trigger)
    together = casualty_counts(situation.text, sentence, reading.trigger, sorted(set(marked)), event_type)
    counts = together if _agree(together, spans) else _apart(situation, reading, event_type, spans, together)
    if not counted(counts):
        counts = _by_rule(situation, reading, event_type, others)
    if counts.killed_min is counts.killed_max is counts.injured_min is counts.injured_max is None:
        return replace(counts, counting="", victims="")
    running = reading.cumulative >= _CUMULATIVE
    return replace(counts, counting="cumulative" if running else "incident")


def _chosen(text: str, reading: Reading, kind: str) -> list[Span]:
    """The count the reader is surest of, with those coordinated with it ("four policemen and a paramedic")."""
    pointers = sorted(reading.roles[kind], key=lambda p: p.span)
    if not pointers:
        return []
    best = max(range(len(pointers)), key=lambda i: (pointers[i].score, -i))
    first = last = best
    while first > 0 and _coordinated(text, pointers[first - 1].span, pointers[first].span):
        first -= 1
    while last + 1 < len(pointers) and _coordinated(text, pointers[last].span, pointers[last + 1].span):
        last += 1
    return [_whole_count(text, p.span) for p in pointers[first : last + 1]]


def _without_counts_of_others(situation: Situation, reading: Reading, others: Sequence[Reading]) -> Reading:
    """The reading without counts of other sentences to which an event of that sentence points more surely."""
    own = situation.sentence_of(reading.trigger)
    roles = dict(reading.roles)
    for kind in _KINDS:
        roles[kind] = tuple(
            p
            for p in roles[kind]
            if situation.sentence_of(p.span) == own or not _told_there(situation, p, kind, reading, others)
        )
    return replace(reading, roles=roles)


def _told_there(situation: Situation, pointer: Pointer, kind: str, reading: Reading, others: Sequence[Reading]) -> bool:
    there = situation.sentence_of(pointer.span)
    return any(
        p.score > pointer.score
        and p.span.overlaps(pointer.span)  # asked first: of hundreds of events hardly one points there
        and other is not reading
        and kind_of(other) != "casualties"
        and situation.sentence_of(other.trigger) == there
        for other in others
        for p in other.roles[kind]
    )


def _whole_count(text: str, span: Span) -> Span:
    """The words of a count that the span cuts ("300" of "12,300", "civilians" of "scores of civilians")."""
    near = Span(max(0, span.start - _REACH), min(len(text), span.end + _REACH))
    for count in find_counts(text, near):
        words = [s for s in (count.span, count.noun_span) if s is not None]
        if any(word.overlaps(span) for word in words):
            return Span(min(span.start, count.span.start), max(span.end, count.span.end))
    return span


def _coordinated(text: str, a: Span, b: Span) -> bool:
    return text[a.end : b.start].strip() in {",", "and", ", and", "&"}


def _by_rule(situation: Situation, reading: Reading, event_type: str, others: Sequence[Reading]) -> CasualtyCounts:
    sentence = situation.sentence_of(reading.trigger)
    counts = casualty_counts(situation.text, sentence, reading.trigger, None, event_type)
    rest = [other for other in others if other is not reading] if counts.spans else []
    if any(p.span.overlaps(s) for other in rest for kind in _KINDS for p in other.roles[kind] for s in counts.spans):
        return CasualtyCounts()
    return replace(counts, quantity_min=None, quantity_max=None, quantity_unit="")


def counted(counts: CasualtyCounts) -> bool:
    """Is any bound known?"""
    bounds = [getattr(counts, f"{kind}_{bound}") for kind in _KINDS for bound in ("min", "max")]
    return any(bound is not None for bound in bounds)


def _agree(counts: CasualtyCounts, spans: dict[str, list[Span]]) -> bool:
    """Do rules and reader tell the same kinds apart? (A zero "no casualties" needs no words of its own.)"""
    for kind in _KINDS:
        low, high = getattr(counts, f"{kind}_min"), getattr(counts, f"{kind}_max")
        counted = low is not None or high is not None
        if counted != bool(spans[kind]) and (low, high) != (0, 0):
            return False
    return True


def _apart(
    situation: Situation, reading: Reading, event_type: str, spans: dict[str, list[Span]], base: CasualtyCounts
) -> CasualtyCounts:
    """The same counts, each kind read from the words that the reader gives it."""
    sentence = situation.sentence_of(reading.trigger)
    values: dict[str, int | None] = {f"{kind}_{bound}": None for kind in _KINDS for bound in ("min", "max")}
    unit = base.quantity_unit
    for kind in _KINDS:
        if not spans[kind]:
            continue
        own = casualty_counts(situation.text, sentence, reading.trigger, spans[kind], event_type)
        for name in (kind, "killed", "injured", "quantity"):
            low, high = getattr(own, f"{name}_min"), getattr(own, f"{name}_max")
            if low is not None or high is not None:
                values[f"{kind}_min"], values[f"{kind}_max"] = low, high
                break
        if kind == "quantity":
            unit = own.quantity_unit or unit
    victims = _victims(situation.text, sentence, [*spans["killed"], *spans["injured"]])
    return replace(base, **values, quantity_unit=unit, victims=victims or base.victims)  # type: ignore[arg-type]


def _victims(text: str, sentence: Span, spans: list[Span]) -> str:
    """Whom the reader points to as killed or injured, whatever the rules take the counts for."""
    return victims_of(text, sentence, [count for span in sorted(spans) for count in counts_in(text, span)])
