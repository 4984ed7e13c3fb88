"""The phrases that say where an event happened: what the reader points to, cut, joined and made whole."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from dateline.events.name_parts import in_party_name
from dateline.events.pieces import Pointer
from dateline.events.reader import Reading
from dateline.events.situation import Situation
from dateline.geocoding.bearings import separation_km
from dateline.model import PlaceMention, Span

_ONE_OF_SEVERAL = 0.9  # how sure the reader must be of a second place: F1 0.776, against 0.763 without (decision 0103)
_BETWEEN = re.compile(r"\bbetween\b", re.IGNORECASE)
_LOCATED = re.compile(
    r",\s+(on|near|outside|off|opposite|beside|along)\s+(?:the\s+)?(?:\w+\s+(?:with|of|to)\s+)?", re.IGNORECASE
)
_APART = re.compile(  # "the village of Wad Hamra, some 15km south of Wad Madani"
    r",\s+(?:which\s+(?:is|lies)\s+|just\s+|some\s+|about\s+|around\s+|roughly\s+|nearly\s+|only\s+)*"
    r"(?:\d[\d.,]*|[a-z]+)\s*(?:km|kilomet|mile)\w*\b[^,;.\n]*",
    re.IGNORECASE,
)
_SITS = re.compile(r"\s(?:in|at)\s+(?:[A-Z][\w’'-]*\s?)+\Z")
_POSSESSIVE = ("'s", "’s", "s'", "s’")
_HEAD = re.compile(r"(?:\s+[a-z][\w-]*){1,3},\s+")  # "'s second-largest city, "


def place_spans(situation: Situation, reading: Reading, threshold: float) -> list[Span]:
    """The reader's place spans, a list of places ("Hama, Rastan and Talbiseh") cut into its members."""
    pointed = (p for p in reading.roles["place"] if p.score >= threshold)
    pointed = (p for p in pointed if not _slipped(situation, reading.trigger, p.span))
    found = [p for p in pointed if not in_party_name(situation.text, p.span) and not speaks_there(situation, p.span)]
    sure = min(_ONE_OF_SEVERAL, max((p.score for p in found), default=0.0))
    pointers = sorted((p for p in found if p.score >= sure), key=lambda p: p.span)
    if reading.roles["killed"] or reading.roles["injured"]:
        # a toll is of one place, unless its words list several
        pointers = sorted(pointers, key=lambda p: (-p.score, p.span))[:1]
    phrases = (_with_name(situation, _whole(situation, phrase)) for phrase in _phrases(situation, pointers))
    return [span for phrase in phrases for span in _members(situation, phrase)]


def _slipped(situation: Situation, trigger: Span, span: Span) -> bool:
    """Is it a part of a name in a later paragraph ("El" of "El Fasher"), which the reader only brushed?"""
    return _whole(situation, span) != span and "\n" in situation.text[trigger.end : span.start]


def _whole(situation: Situation, span: Span) -> Span:
    """The whole name for a part of it ("Tal Rifaat" for "Rifaat")."""
    names = (m.name_span for m in situation.places)
    return next((n for n in names if n.start <= span.start and span.end <= n.end), span)


def speaks_there(situation: Situation, span: Span) -> bool:
    """Is it where a body sits that says so ("the ministry in Moscow said")? Residents of a town tell of the town."""
    bodies = (p.span for p in situation.discourse.parties if p.source and p.kind == "body")
    return any(b.start < span.start and span.end == b.end and _SITS.search(situation.said(b)) for b in bodies)


def _with_name(situation: Situation, span: Span) -> Span:
    """The span up to the name behind it where it is only an owner ("the country's largest city, Aleppo")."""
    if not situation.text[span.start : span.end].endswith(_POSSESSIVE):
        return span
    head = _HEAD.match(situation.text, span.end)
    start = head.end() if head else span.end + 1  # "Myanmar's Shan state"
    named = (m.name_span.end for m in situation.places if m.name_span.start == start)
    return Span(span.start, next(named, span.end))


def _phrases(situation: Situation, pointers: Sequence[Pointer]) -> list[Span]:
    """The pointers' spans, those joined that say one place together.

    "between A and B"; "the Nasib crossing, on the frontier with Jordan", where the second says where the first is.
    """
    joined: list[Span] = []
    for span in (pointer.span for pointer in pointers):
        if joined and _one_place(situation.text, joined[-1], span):
            joined[-1] = Span(joined[-1].start, span.end)
        else:
            joined.append(span)
    return joined


def _one_place(text: str, a: Span, b: Span) -> bool:
    gap = text[a.end : b.start]
    if gap.strip() == "and":
        return _between(text, a)
    if _APART.match(text, a.end, b.end):
        return True
    located = _LOCATED.fullmatch(gap)
    return located is not None and not text[: a.start].endswith(located[1] + " ")


def _between(text: str, span: Span) -> bool:
    return _BETWEEN.search(text, max(0, span.start - 12), span.end) is not None


def _members(situation: Situation, span: Span) -> list[Span]:
    if _between(situation.text, span):
        return [span]
    inside = [m for m in situation.places if span.start <= m.name_span.start and m.name_span.end <= span.end]
    if len(inside) < 2:
        return [span]
    cuts = [span.start]
    for a, b in pairwise(inside):
        joint = situation.text[a.name_span.end : b.name_span.start].strip()
        if joint in {",", "and", ", and", "or", "&", "/"} and not _contains(b, a):
            cuts.append(b.name_span.start)
    bounds = [*cuts, span.end]
    return [Span(s, e) for s, e in pairwise(bounds)]


def _contains(outer: PlaceMention, inner: PlaceMention) -> bool:
    """Is the second place in the first ("Aleppo, Syria")?"""
    a, b = outer.place, inner.place
    if a is None or b is None or a.kind not in ("country", "province", "area"):
        return False
    return separation_km(a.latitude, a.longitude, b.latitude, b.longitude) <= a.radius_km
