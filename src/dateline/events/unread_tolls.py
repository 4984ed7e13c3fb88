"""Counts of dead and injured that no reading has, although the sentence makes them parts of one or lists them with it.

"217 children and 169 women" where only the children were read; "106 dead, of which 30 on the island".
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from dateline.events.listed_tolls import (
    HARM,
    Harm,
    counts_of,
    joined,
    of_several_sides,
    own_count,
    words_of_count,
)
from dateline.events.pieces import Pointer
from dateline.events.reader import Reading
from dateline.events.reporting import reporting
from dateline.mentions.count_mentions import find_counts
from dateline.mentions.tallies import is_part
from dateline.mentions.victims import victim_term
from dateline.model import CountMention, Span

_TOLL = 0.5
_OF_THEM = re.compile(r"\s+of\s+(?:them|whom|these|those)\s+(?:later\s+|also\s+|have\s+|had\s+|has\s+)?", re.IGNORECASE)
_LONGEST_VERB = 20
_ROLES = (*HARM, "quantity")


def with_unread(text: str, sentence: Span, told: Sequence[Reading]) -> list[Reading]:
    """The readings of a sentence and a toll for each count that is read out of its list or is a share of a toll."""
    made = list(told)
    counts = [count for count in find_counts(text, sentence) if count.minimum != 0]
    for i, count in enumerate(counts):
        if 1 in (count.minimum, count.maximum) or _is_taken(count, made):
            continue
        found = _listed_with(text, counts, i, made) or _share_of(text, sentence, counts, i, made)
        if found:
            made.append(found)
    return made


def _is_taken(count: CountMention, readings: Sequence[Reading]) -> bool:
    words = words_of_count(count)
    return any(words.overlaps(p.span) for r in readings for role in _ROLES for p in r.roles[role])


def _listed_with(text: str, counts: Sequence[CountMention], i: int, readings: Sequence[Reading]) -> Reading | None:
    """The toll of a count whose neighbour in a list is the own count of a toll."""
    count, term = counts[i], victim_term(counts[i].noun)
    for other in (*counts[max(0, i - 1) : i], *counts[i + 1 : i + 2]):
        first, second = sorted((count, other), key=lambda c: c.span)
        theirs = victim_term(other.noun)
        if not term or not theirs or term == theirs or not joined(text, first, second):
            continue
        for toll in readings:
            own = own_count(text, toll) if toll.types["casualties"] >= _TOLL else None
            if own and own[1] == other.span and (toll.is_part or of_several_sides([term, theirs])):
                return _toll(toll, own[0], count, toll.part)
    return None


def _share_of(
    text: str, sentence: Span, counts: Sequence[CountMention], i: int, readings: Sequence[Reading]
) -> Reading | None:
    """The toll of a count that is said to be a part of the count before it, where that one is of dead or injured."""
    count = counts[i]
    if i == 0 or not is_part(text, sentence, count) or _counts_others(text, count):
        return None
    total = counts[i - 1]
    for toll in readings:
        for role in HARM:
            if any(c.span == total.span for c in counts_of(text, toll, role)) and _less(count, total):
                return _toll(toll, role, count, 1.0)
    return None


def _counts_others(text: str, count: CountMention) -> bool:
    """Is it a count of things ("shot in four districts"), or of those who tell ("killed 80, four of them told us")?"""
    who = _OF_THEM.match(text, count.span.end)
    verb = text[who.end() : who.end() + _LONGEST_VERB].split(" ", 1)[0].lower() if who else ""
    return bool(count.noun and not victim_term(count.noun)) or verb in reporting().verbs


def _less(part: CountMention, total: CountMention) -> bool:
    a, b = part.minimum or part.maximum, total.maximum or total.minimum
    return a is not None and b is not None and a < b


def _toll(of: Reading, role: Harm, count: CountMention, part: float) -> Reading:
    """A reading like another, of one count."""
    words = words_of_count(count)
    counted: dict[str, tuple[Pointer, ...]] = {name: () for name in _ROLES}
    counted[role] = (Pointer(words, 1.0),)
    types = {name: float(name == "casualties") for name in of.types}
    return replace(of, trigger=words, types=types, part=part, roles=of.roles | counted)
