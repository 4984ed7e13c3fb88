"""Names of places inside the names of parties: "al-Sham" in "Hayat Tahrir al-Sham" is no place of an event."""

from __future__ import annotations

import re

from dateline.mentions.actors import actor_lexicon
from dateline.mentions.noun_phrases import folded
from dateline.model import Span

_BEFORE, _AFTER = 5, 4  # words of a party's name before and after the place in it
_REACH = 90  # characters
_WORD = re.compile(r"\S+")
_SHORT = re.compile(r"\s*\([^)]*\)$")  # "Kurdistan Workers' Party (PKK)"
_EDGE = ".,;:!?()[]\"“”'’"


def in_party_name(text: str, span: Span) -> bool:
    """Do the words around a span make with it the longer name of a party in ``assets/actors.csv``?"""
    low = max(0, span.start - _REACH)
    before = list(_WORD.finditer(text[low : span.start]))[-_BEFORE:]
    after = list(_WORD.finditer(text[span.end : span.end + _REACH]))[:_AFTER]
    starts = [low + m.start() for m in reversed(before) if m.group().strip(_EDGE)[:1].isupper()]
    ends = [span.end + m.end() for m in after if m.group().strip(_EDGE)[:1].isupper()]
    words = [(start, end) for start in (span.start, *starts) for end in (span.end, *ends)][1:]
    return any(_is_name(text[start:end].strip(_EDGE)) for start, end in words)


def _is_name(said: str) -> bool:
    found = actor_lexicon().find(said)
    if found is None:
        return False
    names = (_SHORT.sub("", name) for name in (found.name, *found.aliases))
    return folded(said).casefold() in {folded(name).casefold() for name in names}  # not one with a description
