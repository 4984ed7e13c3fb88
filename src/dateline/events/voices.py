"""Persons who speak for a body: "a spokesman for the army said that it had left" speaks of the army."""

from __future__ import annotations

import re
from dataclasses import replace
from itertools import zip_longest

from dateline.events.party import Party
from dateline.events.reporting import ReportingLexicon
from dateline.mentions.actors import ActorLexicon
from dateline.model import Span

_ARTICLE = re.compile(r"(?:the|an?)\s+", re.I)
_FOR = re.compile(r"\s+(?:for|of|from|with)\s+(?:the\s+)?")
_GAP = re.compile(r"\s+(?:for|of|from|with)\s+")
_OWN = re.compile(r"['’]s?\Z")


def with_bodies(text: str, parties: list[Party], actors: ActorLexicon, words: ReportingLexicon) -> list[Party]:
    """The parties, each person among them who speaks for a body with the words that name it."""
    return [
        _with_body(text, party, after, actors, words) if party.kind == "person" else party
        for party, after in zip_longest(parties, parties[1:])
    ]


def _with_body(text: str, person: Party, after: Party | None, actors: ActorLexicon, words: ReportingLexicon) -> Party:
    said = text[person.span.start : person.span.end]
    voice = words.voice_pattern.search(said)
    if voice is None:
        return person
    tail = _FOR.match(said, voice.end())
    if tail:
        return _named(text, person, Span(person.span.start + tail.end(), person.span.end), actors, words)
    next_to = after and after.kind != "person" and _GAP.fullmatch(text, person.span.end, after.span.start)
    if after and next_to and voice.end() == len(said):
        return _for_body(person, after.span, after.actor_kind)
    article = _ARTICLE.match(said)
    start = article.end() if article else 0
    name = _OWN.sub("", said[start : voice.start()].rstrip())
    return _named(text, person, Span(person.span.start + start, person.span.start + start + len(name)), actors, words)


def _named(text: str, person: Party, span: Span, actors: ActorLexicon, words: ReportingLexicon) -> Party:
    """The person with the body, where the words are one: a known actor, or a noun for one."""
    name = text[span.start : span.end]
    known = actors.find(name) if name else None
    if known:
        return _for_body(person, span, known.kind)
    head = name.split(" of ")[0].split()[-1:] or [""]
    noun = head[0].lower()
    return _for_body(person, span, "") if noun in words.body or noun in words.plural else person


def _for_body(person: Party, span: Span, actor_kind: str) -> Party:
    """The person with the body that its span names, which stands where the person stands."""
    body = replace(person, span=span, kind="body", named=True, actor_kind=actor_kind, feminine=False, masculine=False)
    return replace(person, behind=body)
