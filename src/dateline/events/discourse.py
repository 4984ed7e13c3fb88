"""A text as a conversation of parties: its sentences, who is in them, and which of them are sources."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cached_property

from dateline.events.parties import parties_of
from dateline.events.party import Party
from dateline.events.reporting import ReportingLexicon, reporting
from dateline.mentions.actors import ActorLexicon, actor_lexicon
from dateline.mentions.noun_phrases import core
from dateline.model import Span

_PLACE_BEFORE = re.compile(
    r"\b(?:in|at|near|from|to|of|outside|around|towards?|into|across|on|inside|over|for|between|left|entered)"
    r"\s+(?:the\s+)?\Z",
    re.I,
)
_PARTY_BEFORE = re.compile(r"\b(?:by|against|with|between|to)\s+(?:the\s+)?\Z", re.I)
_VERB_AFTER = re.compile(
    r"(?:\s*\([^)]{1,20}\))?(?:,[^;.\"“”\n]{2,90},|\s+who [^,;.\"“”\n]{2,60})?\s+"
    r"(?:(?:has|have|had|also|later|earlier|then|meanwhile|will|would|on \w+day|\w+ly)\s+)*([a-z]+)\b([^.\n]{0,60})"
)
_CLAUSE_FOLLOWS = re.compile(r"\s+that\b|[^.]*:|,?\s*[“\"]")
_SOURCE_BEFORE = re.compile(r"(?:\baccording to|,[\"”’]? (?:said|says|reported|added))\s+(?:the\s+)?\Z", re.I)


@dataclass(frozen=True)
class Discourse:
    """What references are resolved in; built once an article by ``read_discourse``."""

    text: str
    sentences: tuple[Span, ...]
    parties: tuple[Party, ...]
    actors: ActorLexicon
    words: ReportingLexicon
    country: str = ""  # ISO code of the country that the article is about, "" = not known

    @cached_property
    def starts(self) -> list[int]:
        """Where each sentence starts."""
        return [s.start for s in self.sentences]

    @cached_property
    def ends(self) -> list[int]:
        """Where each party ends."""
        return [p.span.end for p in self.parties]

    @cached_property
    def named(self) -> dict[tuple[Span, bool, str, tuple[Span, ...]], str]:
        """What ``party_name`` has found so far: several events share an actor or a source."""
        return {}

    @cached_property
    def names(self) -> tuple[str, ...]:
        """The bare name of each party, in lower case."""
        return tuple(core(self.said(p.span)).lower() for p in self.parties)

    @cached_property
    def quotes(self) -> list[Span]:
        """Quotations, in order: what stands between double quotation marks of one paragraph."""
        return [Span(*m.span()) for m in re.finditer(r"“[^”\n]*(?:”|$)|\"[^\"\n]*(?:\"|$)", self.text, re.M)]

    def sentence_at(self, offset: int) -> int:
        """Index of the sentence that holds an offset (the one before it where none does)."""
        return max(0, bisect_right(self.starts, offset) - 1)

    def before(self, span: Span) -> tuple[Party, ...]:
        """The parties that end before a span starts."""
        return self.parties[: bisect_right(self.ends, span.start)]

    def quoted(self, offset: int) -> bool:
        """Whether an offset stands inside a quotation."""
        at = bisect_left(self.quotes, Span(offset, len(self.text) + 1)) - 1
        return at >= 0 and self.quotes[at].start < offset < self.quotes[at].end

    def said(self, span: Span) -> str:
        """The words of a span."""
        return self.text[span.start : span.end]


def read_discourse(
    text: str,
    sentences: Sequence[Span],
    country: str = "",
    actors: ActorLexicon | None = None,
    words: ReportingLexicon | None = None,
) -> Discourse:
    """The discourse of a text; stray capitals and places are left out of its parties."""
    actors, words = actors or actor_lexicon(), words or reporting()
    found = [replace(p, source=_is_source(text, p, words)) for p in parties_of(text, sentences, actors, words)]
    people = {p.head for p in found if p.kind == "person" and p.named and _is_person(text, p)}
    kept = tuple(p for p in found if _may_act(text, p, people))
    return Discourse(text, tuple(sentences), kept, actors, words, country)


def _is_source(text: str, party: Party, words: ReportingLexicon) -> bool:
    after = _VERB_AFTER.match(text, party.span.end, party.span.end + 200)
    aside = after and "," in text[after.start() : after.start(1)]
    if after and not (aside and party.role == "oblique") and after.group(1) in words.verbs:
        strong = after.group(1) not in words.weak or words.verbs[after.group(1)] == "denied"
        if strong or _CLAUSE_FOLLOWS.match(after.group(2)):
            return True
    return bool(_SOURCE_BEFORE.search(text, max(0, party.span.start - 40), party.span.start))


def _is_person(text: str, party: Party) -> bool:
    several = " " in text[party.span.start : party.span.end]
    return party.source or (several and not _PLACE_BEFORE.search(text, max(0, party.span.start - 20), party.span.start))


def _may_act(text: str, party: Party, people: set[str]) -> bool:
    before = text[max(0, party.span.start - 20) : party.span.start]
    if party.actor_kind == "country" and party.role == "oblique":
        return bool(_PARTY_BEFORE.search(before))
    if party.kind != "person" or not party.named or party.source:
        return True
    if " " not in text[party.span.start : party.span.end]:
        return party.head in people
    return party.role != "oblique" or party.masculine or party.feminine or not _PLACE_BEFORE.search(before)
