"""Who did it, to whom, and according to whom: the reader's words as names."""

from __future__ import annotations

from dateline.events.attribution import attribution_at, attribution_of, party_name
from dateline.events.reader import Reading
from dateline.events.situation import Situation
from dateline.model import Reason

_LIKELY = 0.5


def parties(situation: Situation, reading: Reading) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """(actors, targets): names in the order of the text, without repeats."""
    named = []
    for role in ("actor", "target"):
        pointers = sorted(reading.roles[role], key=lambda p: p.span)
        names = [party_name(situation.discourse, p.span) for p in pointers]
        named.append(tuple(dict.fromkeys(name for name in names if name)))
    return named[0], named[1]


def attribution(situation: Situation, reading: Reading) -> tuple[str, Reason]:
    """Who says so ("" where the publisher does), and why."""
    pointers = sorted(reading.roles["source"], key=lambda p: (-p.score, p.span))
    if not pointers:
        return _by_rule(situation, reading)
    best = pointers[0]
    name = attribution_of(situation.discourse, best.span)
    return name, Reason("attribution", f"reader pointed here ({best.score:.2f})", best.span)


def _by_rule(situation: Situation, reading: Reading) -> tuple[str, Reason]:
    """Whom the rules find to say so, where the reader takes it for somebody's words but points to nobody."""
    if reading.statuses["reported"] < _LIKELY:
        found = attribution_at(situation.attributions, reading.trigger)
        if found is not None:
            return found.name, Reason("attribution", f"found by rule: “{situation.said(found.cue)}”", found.source)
    return "", Reason("attribution", "nobody is quoted: the publisher says so")
