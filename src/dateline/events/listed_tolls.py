"""Tolls that a sentence lists ("12 children and seven women"): which count is whose, and one reading for each."""

from __future__ import annotations

import re
from dataclasses import replace
from functools import cache
from itertools import pairwise
from typing import Literal

from dateline.events.pieces import Pointer
from dateline.events.reader import Reading
from dateline.mentions.count_mentions import find_counts
from dateline.mentions.lexicon_file import words_of
from dateline.mentions.victims import victim_term
from dateline.model import CountMention, Span

Harm = Literal["killed", "injured"]
HARM: tuple[Harm, Harm] = ("killed", "injured")
_SIDES = ("state", "insurgents", "civilians")
_ARTICLE = re.compile(r"an?\b", re.IGNORECASE)
_JOINT = re.compile(r"\s*(?:,|,?\s+and|&|\+|as\s+well\s+as)\s+", re.IGNORECASE)


def own_count(text: str, toll: Reading) -> tuple[Harm, Span] | None:
    """(killed or injured, the count that is a toll's own): that in its trigger, else the only one, else None."""
    for role in HARM:
        pointed = counts_of(text, toll, role)
        named = [count for count in pointed if count.span.overlaps(toll.trigger)]
        for counts in (named, pointed):
            if len(counts) == 1:
                return role, counts[0].span
    return None


def told_apart(text: str, a: Reading, b: Reading) -> bool:
    """Do two tolls of a sentence have each a number of its own, both of killed or both of injured?

    "A couple" is no number: "a couple, their four children and a neighbour" are told together.
    """
    mine, other = own_count(text, a), own_count(text, b)
    if mine is None or other is None or mine[0] != other[0] or mine[1].overlaps(other[1]):
        return False
    return not any(_ARTICLE.match(text, count.start) for _, count in (mine, other))


def repeats(text: str, toll: Reading, others: list[Reading]) -> bool:
    """Does a toll without a count in its own words ("a far higher toll") count only what ``others`` do in theirs?"""
    counts = [count.span for role in HARM for count in counts_of(text, toll, role)]
    told = [own[1] for other in others if (own := own_count(text, other)) and own[1].overlaps(other.trigger)]
    return bool(counts) and not any(c.overlaps(toll.trigger) for c in counts) and all(c in told for c in counts)


def narrowed(text: str, toll: Reading, others: list[Reading]) -> Reading:
    """The toll without the counts that are the own ones of ``others``."""
    own = own_count(text, toll)
    if own is None:
        return toll
    role, count = own
    taken = [theirs for o in others if (theirs := own_count(text, o)) and theirs[0] == role and theirs[1] != count]
    if not any(p.span.overlaps(span) for p in toll.roles[role] for _, span in taken):
        return toll
    return _counting(toll, role, _whole(text, toll, role, count))


def listed(text: str, toll: Reading) -> list[Reading]:
    """A toll that lists parts of a total, or the dead of several sides, as one reading for each; else itself.

    The words of a count become its trigger. "Including 12 children and seven women" are two parts; "five women and
    three children were killed" are eight dead; "12 militants and two soldiers had been killed" are the tolls of two
    sides. A single person ("four policemen and a paramedic") is counted with the others, as in the gold tables.
    """
    for role in HARM:
        counts = counts_of(text, toll, role)
        terms = [victim_term(count.noun) for count in counts]
        if len(counts) < 2 or len(set(terms)) < len(terms) or not _coordinated(text, counts):
            continue
        if any(1 in (count.minimum, count.maximum) for count in counts):
            continue
        if (toll.is_part and all(terms)) or of_several_sides(terms):
            return [replace(_counting(toll, role, count), trigger=words_of_count(count)) for count in counts]
    return [toll]


def counts_of(text: str, toll: Reading, role: Harm) -> list[CountMention]:
    """The counts that the reader points to as dead or as injured, once each."""
    found: dict[Span, CountMention] = {}
    for pointer in toll.roles[role]:
        near = Span(max(0, pointer.span.start - 20), min(len(text), pointer.span.end + 30))
        for count in find_counts(text, near):
            if words_of_count(count).overlaps(pointer.span):
                found[count.span] = count
    return [found[span] for span in sorted(found)]


def _whole(text: str, toll: Reading, role: Harm, span: Span) -> CountMention:
    return next(count for count in counts_of(text, toll, role) if count.span == span)


def words_of_count(count: CountMention) -> Span:
    """The number and the noun."""
    return Span(count.span.start, count.noun_span.end if count.noun_span else count.span.end)


def _counting(toll: Reading, role: Harm, count: CountMention) -> Reading:
    sure = max(pointer.score for pointer in toll.roles[role])
    return replace(toll, roles=toll.roles | {role: (Pointer(words_of_count(count), sure),)})


def _coordinated(text: str, counts: list[CountMention]) -> bool:
    return all(joined(text, a, b) for a, b in pairwise(counts))


def joined(text: str, a: CountMention, b: CountMention) -> bool:
    """Do two counts stand beside each other in a list?"""
    return _JOINT.fullmatch(text, words_of_count(a).end, b.span.start) is not None


@cache
def _side_of() -> dict[str, str]:
    return {term: side for side in _SIDES for term in words_of("victims", "sides", side)}


def of_several_sides(terms: list[str]) -> bool:
    """Are the victims of different sides, as far as they are of one at all?"""
    sides = [_side_of().get(term, "") for term in terms]
    return all(sides) and len(set(sides)) > 1
