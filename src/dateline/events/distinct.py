"""Readings that say one event twice, made one: "shells | struck", "killed" beside the strike that killed."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from dateline.events.reader import Reading
from dateline.model import Span

_COUNTED = ("killed", "injured", "quantity")
_FILLERS = frozenset(["place", "date", "actor", "target", "killed", "injured", "quantity"])
_PART = 0.5


def distinct(text: str, readings: list[Reading], sentence_of: Callable[[Span], Span]) -> list[Reading]:
    """The readings in order, one for each event of a sentence."""
    kept: list[Reading] = []
    for reading in _joined(text, readings):
        twin = next((i for i, k in enumerate(kept) if _twins(k, reading, sentence_of)), None)
        if twin is None:
            kept.append(reading)
        elif reading.score > kept[twin].score:
            kept[twin] = _filled(reading, kept[twin])
        else:
            kept[twin] = _filled(kept[twin], reading)
    absorbed = [r for r in kept if not any(_absorbs(k, r, sentence_of) for k in kept)]
    return sorted(absorbed, key=lambda r: r.trigger)


def kind_of(reading: Reading) -> str:
    """The type that the reading scores highest."""
    return max(reading.types, key=lambda name: (reading.types[name], name))


def _joined(text: str, readings: list[Reading]) -> list[Reading]:
    """Triggers with nothing but a space between them as one trigger, with the labels of the surer one."""
    made: list[Reading] = []
    for reading in readings:
        last = made[-1] if made else None
        if (
            last
            and not text[last.trigger.end : reading.trigger.start].strip()
            and "\n" not in text[last.trigger.end : reading.trigger.start]
        ):
            sure, other = (last, reading) if last.score >= reading.score else (reading, last)
            made[-1] = replace(_filled(sure, other), trigger=Span(last.trigger.start, reading.trigger.end))
        else:
            made.append(reading)
    return made


def _twins(a: Reading, b: Reading, sentence_of: Callable[[Span], Span]) -> bool:
    """Same sentence and type, and no role that tells them apart."""
    if kind_of(a) != kind_of(b) or (a.part >= _PART) != (b.part >= _PART):
        return False
    if sentence_of(a.trigger) != sentence_of(b.trigger):
        return False
    shared = False
    for role in sorted(_FILLERS):
        mine, other = _spans(a, role), _spans(b, role)
        if mine and other:
            if not _overlap(mine, other):
                return False
            shared = True
    return shared


def _absorbs(event: Reading, toll: Reading, sentence_of: Callable[[Span], Span]) -> bool:
    """Does the toll belong to an event named in the same sentence (and is not a part of a total)?"""
    if event is toll or kind_of(toll) != "casualties" or kind_of(event) == "casualties" or toll.part >= _PART:
        return False
    if sentence_of(event.trigger) != sentence_of(toll.trigger):
        return False
    return any(_overlap(_spans(event, k), _spans(toll, k)) for k in ("killed", "injured"))


def _spans(reading: Reading, role: str) -> list[Span]:
    return [pointer.span for pointer in reading.roles[role]]


def _overlap(a: list[Span], b: list[Span]) -> bool:
    return any(x.start < y.end and y.start < x.end for x in a for y in b)


def _filled(reading: Reading, other: Reading) -> Reading:
    """The reading with the roles that only the other has."""
    return replace(reading, roles={role: found or other.roles[role] for role, found in reading.roles.items()})
