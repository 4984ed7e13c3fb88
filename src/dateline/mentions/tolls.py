"""Killed, injured and quantity of one event, out of the counts of its sentence."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from itertools import pairwise

from dateline.mentions.casualty_cues import find_cues
from dateline.mentions.count_mentions import find_counts
from dateline.mentions.marked_counts import counts_in
from dateline.mentions.numbers import is_superseded
from dateline.mentions.tallies import Tally, added, coordinated_parts, latest, spread_bounds, tally_of
from dateline.mentions.unharmed import nobody_harmed
from dateline.mentions.victim_terms import victims_of
from dateline.mentions.victims import victim_term
from dateline.model import Counting, CountKind, CountMention, DatePrecision, Span

_AND = re.compile(r"\s+and\s+|,\s+(?:and\s+)?")
_OF_A_WHOLE = re.compile(r"\s+of\s+(?:(?:the|its|his|her|their|some|about|those|these)\s+){0,2}")  # "twelve of the 40"
_STOP = re.compile(r"[.!?][\"”’]?\s|\n")
_REACH = 1500  # characters: longer "sentences" are tables or no prose, where nothing far off governs a count
_HARMFUL = ("air_strike", "bombing", "clash", "offensive", "protest", "shelling")
_CUMULATIVE = re.compile(
    r"\b(?:since|so far|to date|in total|overall|altogether|all told|total|tally|toll|now stands|running"
    r"|this (?:year|month|week)|during the|over the (?:past|last)"
    r"|in the (?:past|last)|throughout|have been killed|has risen|rose to)\b",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class SubTotal:
    """A part of a total ("including at least 20 civilians")."""

    span: Span
    kind: CountKind
    minimum: int | None
    maximum: int | None
    victims: str


@dataclass(frozen=True, slots=True)
class CasualtyCounts:
    """What the counts say of one event. All None and "": nothing is counted."""

    killed_min: int | None = None
    killed_max: int | None = None
    injured_min: int | None = None
    injured_max: int | None = None
    quantity_min: int | None = None
    quantity_max: int | None = None
    quantity_unit: str = ""
    victims: str = ""
    counting: Counting = ""
    parts: tuple[SubTotal, ...] = field(default=())
    spans: tuple[Span, ...] = field(default=())  # the counts that were used


def casualty_counts(
    text: str, sentence: Span, trigger: Span, count_spans: Sequence[Span] | None = None, event_type: str = ""
) -> CasualtyCounts:
    """What the counts of a sentence say of the event at ``trigger``.

    ``count_spans``: the counts that belong to the event (None: those of the sentence are judged by rule; empty: none
    do). ``event_type`` decides what a count without a governing word is: deaths for ``casualties``, else a quantity.
    """
    sentence = Span(max(sentence.start, trigger.start - _REACH), min(sentence.end, trigger.end + _REACH))
    if count_spans is not None:
        count_spans = [Span(span.start, min(span.end, span.start + _REACH)) for span in count_spans]
    sentence = _with_marked(text, sentence, count_spans or ())
    counts = _independent(text, find_counts(text, sentence))
    cues = find_cues(text, sentence.start, sentence.end)
    if count_spans is None:
        tallies = [tally_of(text, sentence, trigger, count, cues, counts, event_type) for count in counts]
        tallies = _of_trigger(text, tallies, trigger)
    else:
        tallies = [
            tally_of(text, sentence, trigger, count, cues, counts, event_type)
            for span in count_spans
            for count in counts_in(text, span)
        ]
    tallies = coordinated_parts(text, tallies)
    zero = nobody_harmed(text, sentence, count_spans)
    if zero == (False, False) and event_type in _HARMFUL and (nobody := nobody_harmed(text, sentence, None)) != zero:
        told = [tally_of(text, sentence, trigger, count, cues, counts, event_type) for count in counts]
        zero = zero if _counts_harmed([*tallies, *told]) else nobody  # "two missiles fell, hurting no one"
    return _summed(text, sentence, spread_bounds(text, tallies), zero, event_type)


def _counts_harmed(tallies: list[Tally]) -> bool:
    """Whether a tally is of dead or injured, and of more than nobody."""
    return any(tally.kind != "quantity" and tally.count.maximum != 0 for tally in tallies)


def _with_marked(text: str, sentence: Span, spans: Sequence[Span]) -> Span:
    """The sentence together with those that marked counts near by stand in ("A shell fell. Two nurses were hurt.")."""
    start, end = sentence.start, sentence.end
    for span in spans:
        if span.start >= sentence.end and span.start - sentence.end < _REACH:
            stop = _STOP.search(text, span.end)
            end = max(end, min(stop.start() + 1 if stop else len(text), span.end + 250))
        elif span.end <= sentence.start and sentence.start - span.end < _REACH:
            begin = max(text.rfind(mark, 0, span.start) for mark in (". ", "\n", "? ", "! "))
            start = min(start, max(begin + 1, span.start - 250))
    return Span(start, end)


def counting_of(event_type: str, precision: DatePrecision) -> Counting:
    """What a toll is by its row's type and date: a count on its own over a stretch of time is a running total."""
    running = event_type == "casualties" and precision in ("range", "month", "year")
    return "cumulative" if running else "incident"


def _independent(text: str, counts: list[CountMention]) -> list[CountMention]:
    """The counts without rejected figures ("up from 38") and those inside another's phrase ("of one family")."""
    result: list[CountMention] = []
    for count in counts:
        end = (result[-1].noun_span or result[-1].span).end if result else 0
        of = bool(result) and re.fullmatch(r"\s+of\s+(?:the\s+)?", text[end : count.span.start])
        own_end = result[-1].span.end if result else 0
        inside = of or (result and _OF_A_WHOLE.fullmatch(text, own_end, count.span.start))
        if not inside and not is_superseded(text, count.span.start):
            result.append(count)
    return result


def _of_trigger(text: str, tallies: list[Tally], trigger: Span) -> list[Tally]:
    """Without marked counts: all casualty counts of the sentence, and the quantity next to the trigger."""
    casualties = [tally for tally in tallies if tally.kind != "quantity"]
    others = [tally for tally in tallies if tally.kind == "quantity" and not tally.part]

    def distance(tally: Tally) -> int:
        end = tally.count.noun_span.end if tally.count.noun_span else tally.count.span.end
        return max(0, tally.count.span.start - trigger.end, trigger.start - end)

    near = sorted((tally for tally in others if distance(tally) <= 40), key=distance)[:1]
    return casualties + near


def _summed(
    text: str, sentence: Span, tallies: list[Tally], zero: tuple[bool, bool], event_type: str
) -> CasualtyCounts:
    totals = [tally for tally in tallies if not tally.part] or tallies
    totals = [tally for tally in totals if tally.count.minimum != 0 or tally.count.maximum != 0]
    killed = added(latest(totals, "killed"))
    injured = added(latest(totals, "injured"))
    if killed == (None, None) and zero[0]:
        killed = (0, 0)
    if injured == (None, None) and zero[1]:
        injured = (0, 0)
    quantity = _quantity(text, [tally.count for tally in totals if tally.kind == "quantity"])
    parts = tuple(
        SubTotal(part.span, tally.kind, part.minimum, part.maximum, victims_of(text, sentence, [part]))
        for tally, part in ((tally, tally.count) for tally in tallies if tally.part and tally not in totals)
    )
    harmed = [tally for tally in totals if tally.kind != "quantity"]
    return CasualtyCounts(
        *killed,
        *injured,
        quantity.minimum if quantity else None,
        quantity.maximum if quantity else None,
        quantity.noun if quantity else "",
        victims_of(text, sentence, [tally.count for tally in harmed]),
        _counting(text, sentence, harmed, event_type),
        parts,
        tuple(tally.count.span for tally in totals),
    )


def _quantity(text: str, counts: list[CountMention]) -> CountMention | None:
    """The first count, with people coordinated with it ("63 pupils and four teachers")."""
    if not counts:
        return None
    total = counts[0]
    for left, right in pairwise(counts):
        end = (left.noun_span or left.span).end
        if not (_AND.fullmatch(text[end : right.span.start]) and victim_term(left.noun) and victim_term(right.noun)):
            break
        low = None if total.minimum is None or right.minimum is None else total.minimum + right.minimum
        high = None if total.maximum is None or right.maximum is None else total.maximum + right.maximum
        total = replace(total, minimum=low, maximum=high)
    return total


def _counting(text: str, sentence: Span, harmed: list[Tally], event_type: str) -> Counting:
    """A guess from the words alone; where the date is known, ``counting_of`` is better."""
    if not harmed:
        return ""
    if event_type not in ("", "casualties"):
        return "incident"
    return "cumulative" if _CUMULATIVE.search(text, sentence.start, sentence.end) else "incident"
