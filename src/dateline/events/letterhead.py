"""Who publishes, as a note or report says at its head ("UNHCR briefing note, 18 June 2010", "GENEVA (ICRC)")."""

from __future__ import annotations

import re

from dateline.events.attribution import attribution_of
from dateline.events.discourse import Discourse
from dateline.events.grammar import tokens_of, verbal
from dateline.model import Span

_LONGEST = 250  # characters
_DATELINE = re.compile(r"([^\n()]{3,60})\(([^()\n]{2,40})\)\s?[-–—:.,]")
_DEFINITE = re.compile(r"(?:the|this)\s+(\w+)(?:['’]s\b.*)?\Z", re.I)


def publishes(discourse: Discourse, publisher: str, span: Span) -> bool:
    """Whether the words of a span name the one who publishes the text."""
    name, canonical = attribution_of(discourse, span), discourse.actors.canonical
    dateline = _dateline(discourse)
    if name and name in (publisher, canonical(publisher), dateline, canonical(dateline)):
        return True
    heads = _letterhead(discourse)
    if name and name in [attribution_of(discourse, head) for head in heads]:
        return True
    noun = _DEFINITE.match(discourse.said(span))
    if noun is None or noun[1].lower() not in discourse.words.body:
        return False
    return any(noun[1].lower() in re.findall(r"\w+", discourse.said(head).lower()) for head in heads)


def _letterhead(discourse: Discourse) -> list[Span]:
    """The bodies named in a first paragraph that is no sentence but names a document."""
    document, end = discourse.words.document_pattern, discourse.text.find("\n\n")
    if not 0 < end <= _LONGEST or not document.search(discourse.text, 0, end):
        return []
    words = [t.text.lower() for t in tokens_of(discourse.text, 0, end)]
    if any(verbal(word) or (word in discourse.words.verbs and not document.match(word)) for word in words):
        return []
    return [p.span for p in discourse.parties if p.kind == "body" and p.span.end <= end and p.actor_kind != "country"]


def _dateline(discourse: Discourse) -> str:
    """The name in the brackets of a dateline, "" where there is none."""
    found = _DATELINE.match(discourse.text)
    if found is None or any(word[0].islower() for word in found[1].split()):
        return ""
    return found[2]
