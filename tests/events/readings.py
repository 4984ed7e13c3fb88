"""Readings made by hand, for tests of what is done with them."""

from __future__ import annotations

from datetime import date
from typing import get_args

from dateline.events.discourse import read_discourse
from dateline.events.reader import Pointer, Reading
from dateline.events.situation import Situation
from dateline.language import sentences
from dateline.mentions.dates import find_dates
from dateline.model import Article, EventType, Span, Status

PUBLISHED = date(2024, 11, 30)


def span(text: str, words: str) -> Span:
    """Where the words stand; they must stand once."""
    assert text.count(words) == 1, words
    return Span(text.index(words), text.index(words) + len(words))


def reading(
    text: str, trigger: str, kind: str = "clash", status: str = "reported", score: float = 0.9, **extra: object
) -> Reading:
    """A reading whose roles are given as ``actor=["the army"]``; ``context``, ``part``, ``cumulative`` as numbers."""
    names = ("place", "actor", "target", "source", "date", "killed", "injured", "quantity")
    given = {name: extra.get(name, []) for name in names}
    roles = {
        name: tuple(Pointer(span(text, words), 0.9) for words in phrases)  # type: ignore[attr-defined]
        for name, phrases in given.items()
    }
    types = {name: float(name == kind) for name in get_args(EventType)}
    flags = {name: float(extra.get(name, 0.0)) for name in ("context", "part", "cumulative")}  # type: ignore[arg-type]
    return Reading(
        span(text, trigger),
        score,
        types,
        {name: float(name == status) for name in get_args(Status)},
        roles=roles,
        **flags,
    )


def situation(text: str) -> Situation:
    """The situation of a text published on Saturday 30 November 2024, without places."""
    cut = tuple(sentences(text))
    article = Article("a", text, published=PUBLISHED)
    return Situation(article, cut, tuple(find_dates(text, PUBLISHED)), (), read_discourse(text, cut))
