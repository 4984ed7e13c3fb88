"""Who did it, to whom, and according to whom: the reader's words as names."""

from __future__ import annotations

import re
from itertools import pairwise

from dateline.events.attribution import attribution_at, attribution_of, party_name, stands_for
from dateline.events.coreference import PRONOUNS
from dateline.events.distinct import kind_of
from dateline.events.doers import BY_FORCE, Doing, doing_of
from dateline.events.grammar import in_capitals
from dateline.events.no_source import says_nothing
from dateline.events.pieces import ROLE_THRESHOLD
from dateline.events.reader import Reading
from dateline.events.situation import Situation
from dateline.model import Reason, Span

_LIKELY = 0.5
_SURE_ELSEWHERE = 0.8  # of a party that stands in another sentence than the event
_LEANING = 0.3  # of 15 that the reader barely leant to as sources with as much for the publisher's own report, 5 were
_OWN_REPORT = 0.2  # of 33 sources in other sentences that it pointed to though it leant so far to a report, 7 were
_DONE_BY_FORCES = BY_FORCE - {"clash"}  # whose sides are both doers
_OF_ONES_OWN = frozenset(["deployment", "withdrawal"])  # done to one's own: "withdrew its settlers"
_REACH = 60  # characters
_BEFORE = re.compile(r"(?:\b[\w-]+\s+){1,3}\Z")
_BE = re.compile(r"\b(?:is|are|was|were|be|been|being|get|gets|got)\b", re.IGNORECASE)
_THEN = re.compile(r"\s(?:(?:has|have|had|also|then|later|first|again)\s)*")
_TAKEN_FROM = re.compile(r"[^.,;:\n]{0,60}?\b(from)\s+(?:the\s+)?", re.IGNORECASE)
_JOINS = re.compile(r",?\s+and\s+(?:the\s+)?|,\s+(?:the\s+)?", re.IGNORECASE)
_WORD = re.compile(r"[\w-]+")


def parties(situation: Situation, reading: Reading) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """(actors, targets): names in the order of the text, without repeats."""
    named: list[tuple[str, ...]] = []
    kind = kind_of(reading)
    doing: Doing = doing_of(kind)
    besides: tuple[Span, ...] = ()
    for role in ("actor", "target"):
        spans = _pointed(situation, reading, role)
        if role == "actor" and not spans:
            spans = _adjective(situation, reading) or _initials(situation, reading)
        if role == "target" and not spans:
            spans = _loser(situation, reading)
        each = [one for span in spans for one in _each(situation, span)]
        names = [party_name(situation.discourse, one, doing=doing, besides=besides) for one in each]
        named.append(tuple(dict.fromkeys(name for name in names if name and name.lower() not in PRONOUNS)))
        if kind not in _OF_ONES_OWN:
            besides = tuple(s for one in each for s in stands_for(situation.discourse, one, doing))
        doing = ""
    return named[0], named[1]


def _pointed(situation: Situation, reading: Reading, role: str) -> list[Span]:
    """The spans of a role in the order of the text, those of the trigger's own sentence where there are any.

    On 697 articles that the reader was not trained on, of 125 parties that it pointed to in other sentences 13 had a
    part in the event, 4 of them among the 7 that it was surest of with none in the sentence.
    """
    sentence = situation.sentence_of(reading.trigger)
    pointers = sorted(reading.roles[role], key=lambda p: p.span)
    inside = [p.span for p in pointers if situation.sentence_of(p.span) == sentence]
    return inside or [p.span for p in pointers if p.score >= _SURE_ELSEWHERE]


def _each(situation: Situation, span: Span) -> list[Span]:
    """The span, or each of the parties that it joins ("the army and the Rapid Support Forces")."""
    named = [p.span for p in situation.discourse.parties if span.start <= p.span.start and p.span.end <= span.end]
    gaps = [Span(a.end, b.start) for a, b in pairwise(named)]
    if not gaps or not all(_JOINS.fullmatch(situation.said(gap)) for gap in gaps):
        return [span]
    starts, ends = [span.start, *(b.start for b in named[1:])], [*(a.end for a in named[:-1]), span.end]
    return [Span(a, b) for a, b in zip(starts, ends, strict=True)]


def _adjective(situation: Situation, reading: Reading) -> list[Span]:
    """The nationality before a noun for what was done: "Russian air raids", "a failed Ukrainian assault"."""
    if kind_of(reading) not in _DONE_BY_FORCES:
        return []
    sentence = situation.sentence_of(reading.trigger)
    before = _BEFORE.search(situation.text, max(sentence.start, reading.trigger.start - _REACH), reading.trigger.start)
    if before is None or _BE.search(before[0] + situation.said(reading.trigger)):
        return []  # "Ukrainian towns were shelled" says to whom
    taken = [p.span for role in ("target", "place", "killed", "injured") for p in reading.roles[role]]
    adjectives = situation.discourse.words.adjectives
    for word in _WORD.finditer(before[0]):
        span = Span(before.start() + word.start(), before.start() + word.end())
        if word[0] in adjectives and not any(span.overlaps(other) for other in taken):
            return [span]
    return []


def _initials(situation: Situation, reading: Reading) -> list[Span]:
    """Initials beside the trigger that the reader, which reads no capitals, takes for "is" or "us"."""
    if kind_of(reading) not in BY_FORCE:
        return []
    text, trigger = situation.text, reading.trigger
    for party in situation.discourse.parties:
        said = situation.said(party.span)
        if not in_capitals(said):
            continue
        held = party.span.start == trigger.end + 1 and situation.said(trigger).endswith(" of")
        if held or _THEN.fullmatch(text, party.span.end, max(party.span.end, trigger.start)):
            return [party.span]
    return []


def _loser(situation: Situation, reading: Reading) -> list[Span]:
    """Whom a place was taken from: "took Idlib city from the government"."""
    lead = _TAKEN_FROM.match(situation.text, reading.trigger.end) if kind_of(reading) == "capture" else None
    if lead is None:
        return []
    taken = [p.span for role in ("actor", "source") for p in reading.roles[role]]
    taken += [p.span for p in reading.roles["place"] if p.span.start >= lead.start(1)]  # "from Damascus"
    named = (p.span for p in situation.discourse.parties if p.span.start <= lead.end() < p.span.end)
    return [span for span in named if not any(span.overlaps(other) for other in taken)][:1]


def attribution(situation: Situation, reading: Reading) -> tuple[str, Reason]:
    """Who says so ("" where the publisher does), and why."""
    pointers = sorted(reading.roles["source"], key=lambda p: (-p.score, p.span))
    if not pointers:
        return _by_rule(situation, reading)
    silent = {p.span: says_nothing(situation, reading, p.span) for p in pointers}
    best = next((p for p in pointers if not silent[p.span]), None)
    if best is None:
        nobody = pointers[0].span
        return "", Reason("attribution", f"the publisher says so; pointed to {silent[nobody]}", nobody)
    if reading.statuses["reported"] >= _LEANING and best.score < ROLE_THRESHOLD:
        return "", Reason(
            "attribution", f"the publisher says so; reader leans to a source ({best.score:.2f})", best.span
        )
    own = reading.statuses["reported"]
    if own >= _OWN_REPORT and _elsewhere(situation, reading.trigger, best.span):
        return "", Reason("attribution", f"the publisher says so by the reader ({own:.2f})", best.span)
    name = attribution_of(situation.discourse, best.span)
    return name, Reason("attribution", f"reader pointed here ({best.score:.2f})", best.span)


def _elsewhere(situation: Situation, trigger: Span, source: Span) -> bool:
    """Does a source stand in another sentence, with no quotation that still runs at the event?"""
    quoted = situation.discourse.quoted(trigger.start)
    return not quoted and situation.sentence_of(source) != situation.sentence_of(trigger)


def _by_rule(situation: Situation, reading: Reading) -> tuple[str, Reason]:
    """Whom the rules find to say so, where the reader takes it for somebody's words but points to nobody."""
    if reading.statuses["reported"] < _LIKELY:
        found = attribution_at(situation.attributions, reading.trigger)
        if found is not None:
            return found.name, Reason("attribution", f"found by rule: “{situation.said(found.cue)}”", found.source)
    return "", Reason("attribution", "nobody is quoted: the publisher says so")
