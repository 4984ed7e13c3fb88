"""One number counts one thing: dead, injured or something else, not two of them at once."""

from __future__ import annotations

import re
from dataclasses import replace

from dateline.events.pieces import Pointer
from dateline.events.reader import Reading

_KINDS = ("killed", "injured", "quantity")
_BOTH = re.compile(
    r"\b(?:casualt(?:y|ies)|losses|(?:killed|dead)\s+(?:or|and)\s+(?:wounded|injured|hurt))\b", re.IGNORECASE
)
_UNHURT = ("advance", "agreement", "arrest", "capture", "deployment", "displacement", "restriction", "withdrawal")
_NEAR = 40  # characters around a count in which "killed or wounded" is looked for


def counted_once(text: str, reading: Reading, event_type: str) -> Reading:
    """The reading with each count left to the kind that the reader is surest of.

    What is captured or displaced is a quantity, and what is a toll none, if the reader takes it for both. "66 are
    shot" was both the dead and the injured. "35 killed or wounded" and "16 casualties" may be both.
    """
    roles = dict(reading.roles)
    for kind in _KINDS:
        roles[kind] = tuple(
            p for p in reading.roles[kind] if _tells_both(text, p) or not _surer(reading, kind, p, event_type)
        )
    return replace(reading, roles=roles)


def _tells_both(text: str, pointer: Pointer) -> bool:
    return _BOTH.search(text, max(0, pointer.span.start - _NEAR), pointer.span.end + _NEAR) is not None


def _surer(reading: Reading, kind: str, pointer: Pointer, event_type: str) -> bool:
    """Whether the words are rather another kind's: that of the event's type, the surer, of equals the first."""
    own = ("quantity",) if event_type in _UNHURT else _KINDS[:2] if event_type == "casualties" else ()

    def rank(name: str, one: Pointer) -> tuple[bool, float, int]:
        return name in own, one.score, -_KINDS.index(name)

    return any(
        rank(name, other) > rank(kind, pointer)
        for name in _KINDS
        if name != kind
        for other in reading.roles[name]
        if other.span.overlaps(pointer.span)
    )
