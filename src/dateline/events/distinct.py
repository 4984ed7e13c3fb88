"""Readings that say one event twice, made one: "shells | struck", "killed" beside the strike that killed."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from dateline.events.listed_tolls import listed, narrowed, repeats, told_apart
from dateline.events.reader import Reading
from dateline.events.unread_tolls import with_unread
from dateline.model import Span

_FILLERS = ("actor", "date", "injured", "killed", "place", "quantity", "target")
_Likeness = tuple[str, bool, Span]  # type, part of a total, sentence


def distinct(text: str, readings: list[Reading], sentence_of: Callable[[Span], Span]) -> list[Reading]:
    """The readings in order, one for each event of a sentence."""
    kept: list[Reading] = []
    alike: list[_Likeness] = []  # of each one kept
    for reading in _joined(text, readings):
        mine = (kind_of(reading), reading.is_part, sentence_of(reading.trigger))
        twin = next((i for i, k in enumerate(kept) if alike[i] == mine and _twins(text, k, reading)), None)
        if twin is None:
            kept.append(reading)
            alike.append(mine)
        elif reading.score > kept[twin].score:
            kept[twin] = _filled(reading, kept[twin])
        else:
            kept[twin] = _filled(kept[twin], reading)
    told = [(r, mine) for r, mine in zip(kept, alike, strict=True) if not _absorbed(r, mine, kept, alike)]
    made = _each_with_its_count(text, told)
    return sorted(_of_each_sentence(text, made, sentence_of), key=lambda r: r.trigger)


def _each_with_its_count(text: str, told: list[tuple[Reading, _Likeness]]) -> list[Reading]:
    """The readings, with a toll for each count of a list of tolls."""
    made = [reading for reading, mine in told if mine[0] != "casualties"]
    alike: dict[_Likeness, list[Reading]] = {}
    for reading, mine in told:
        if mine[0] == "casualties":
            alike.setdefault(mine, []).append(reading)
    for tolls in alike.values():
        apart = [narrowed(text, toll, [t for t in tolls if t is not toll]) for toll in tolls]
        single = [toll for found in apart for toll in listed(text, found)]
        made.extend(toll for toll in single if not repeats(text, toll, [t for t in single if t is not toll]))
    return made


def _of_each_sentence(text: str, readings: list[Reading], sentence_of: Callable[[Span], Span]) -> list[Reading]:
    """The readings and the tolls that their sentences say beside them."""
    by_sentence: dict[Span, list[Reading]] = {}
    for reading in readings:
        by_sentence.setdefault(sentence_of(reading.trigger), []).append(reading)
    return [r for sentence, told in by_sentence.items() for r in with_unread(text, sentence, told)]


def kind_of(reading: Reading) -> str:
    """The type that the reading scores highest."""
    return max(zip(reading.types.values(), reading.types, strict=True))[1]


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


def _twins(text: str, a: Reading, b: Reading) -> bool:
    """Of two of a kind in one sentence: does no role tell them apart?"""
    if kind_of(a) == "casualties" and told_apart(text, a, b):
        return False
    shared = False
    for role in _FILLERS:
        mine, other = _spans(a, role), _spans(b, role)
        if mine and other:
            if not _overlap(mine, other):
                return False
            shared = True
    return shared


def _absorbed(toll: Reading, mine: _Likeness, kept: list[Reading], alike: list[_Likeness]) -> bool:
    """Does the toll belong to an event named in the same sentence (and is not a part of a total)?"""
    kind, part, sentence = mine
    if kind != "casualties" or part:
        return False
    return any(
        like[0] != "casualties" and like[2] == sentence and _same_harmed(event, toll)
        for event, like in zip(kept, alike, strict=True)
    )


def _same_harmed(a: Reading, b: Reading) -> bool:
    return any(_overlap(_spans(a, kind), _spans(b, kind)) for kind in ("killed", "injured"))


def _spans(reading: Reading, role: str) -> list[Span]:
    return [pointer.span for pointer in reading.roles[role]]


def _overlap(a: list[Span], b: list[Span]) -> bool:
    return any(x.overlaps(y) for x in a for y in b)


def _filled(reading: Reading, other: Reading) -> Reading:
    """The reading with the roles that only the other has."""
    return replace(reading, roles={role: found or other.roles[role] for role, found in reading.roles.items()})
