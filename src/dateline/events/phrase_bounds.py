"""Phrases as a reader points to them, cut or grown to the noun phrase that was meant.

A learnt reader marks words, and its edges slip: "Rebel forces in Syria say they", "Health Union" of the "Rural Health
Union". Both ends are put right here before a phrase is named.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right

from dateline.events.coreference import PRONOUNS, owner_of
from dateline.events.discourse import Discourse
from dateline.events.grammar import Token, in_capitals, inflected, tokens_of, verbal, word_class
from dateline.model import Span

_SUBJECTS = frozenset(["he", "she", "it", "they", "we"])
_RELATIVE = frozenset(["who", "whom", "which", "that", "whose", "where"])
_GOES_ON = frozenset(["of", "in", "from", "for", "at", "near", "who", "which", "whose", "with"])
_COUNTED = re.compile(r"\s(?:[a-z-]+\s)?[a-z-]+")
_ARTICLES = ("The", "A", "An")


def meant(discourse: Discourse, span: Span) -> Span:
    """The noun phrase that a span points to: without verbs and stray words at its edges, with what was cut off."""
    return grown(discourse, trimmed(discourse, span))


def trimmed(discourse: Discourse, span: Span) -> Span:
    """The span without a verb that follows, and without function words at its ends; unchanged if nothing is left."""
    tokens = _after_heading(tokens_of(discourse.text, *_in_one_sentence(discourse, span)))
    tokens = _agent(discourse, _without_verb(discourse, tokens))
    while len(tokens) > 1 and _hangs_before(tokens):
        tokens = tokens[1:]
    while len(tokens) > 1 and _hangs_after(tokens[-1]):
        tokens = tokens[:-1]
    if len(tokens) > 1 and tokens[-1].text.lower() in _SUBJECTS and not _RELATIVE & {t.text for t in tokens}:
        tokens = tokens[-1:]
    return (
        Span(tokens[0].start, max(tokens[-1].end, min(span.end, _closing(discourse, tokens[-1])))) if tokens else span
    )


def _after_heading(tokens: list[Token]) -> list[Token]:
    """The words after a heading that runs into its line ("Peacekeeping. MONUA", "Rebels. The Hill Front")."""
    heads = len(tokens) > 2 and tokens[1].text == "." and len(tokens[0].text) > 3 and tokens[2].capital
    return tokens[2:] if heads else tokens


def _closing(discourse: Discourse, last: Token) -> int:
    """The end of the last word with a bracket that closes right after it."""
    return last.end + (discourse.text[last.end : last.end + 1] in (")", "]"))


def _in_one_sentence(discourse: Discourse, span: Span) -> tuple[int, int]:
    """The part of the span that lies in one sentence: one that names somebody, else the larger."""
    first = max(0, bisect_right(discourse.starts, span.start) - 1)
    last = max(first, bisect_left(discourse.starts, span.end))
    parts = [(max(s.start, span.start), min(s.end, span.end)) for s in discourse.sentences[first:last]]
    return max(parts, key=lambda p: (_names(discourse, *p), p[1] - p[0], p[0]), default=(span.start, span.end))


def _names(discourse: Discourse, start: int, end: int) -> bool:
    """Whether a party or a pronoun stands in a stretch."""
    at = bisect_left(discourse.ends, start + 1)
    if at < len(discourse.parties) and discourse.parties[at].span.start < end:
        return True
    return any(word.lower() in PRONOUNS for word in discourse.text[start:end].split())


def _without_verb(discourse: Discourse, tokens: list[Token]) -> list[Token]:
    if tokens and tokens[0].text.lower() in ("what", "those", "whoever"):
        return tokens
    for at, token in enumerate(tokens):
        word = token.text
        if word in _RELATIVE and at:
            return tokens
        strong = word in discourse.words.verbs and word not in discourse.words.weak and not word.endswith("ing")
        if strong and at + 1 < len(tokens) and tokens[at + 1].text == "by":
            return tokens
        if strong and at and tokens[at - 1].text.lower() in word_class("determiners"):
            continue
        if strong or word in word_class("auxiliaries"):
            return tokens[:at] or tokens[1:]
        if word.lower() in _SUBJECTS and at == 0:
            return tokens[:1]
    return tokens


def _agent(discourse: Discourse, tokens: list[Token]) -> list[Token]:
    """The words after "by" where nobody is named before it: "offensive by rebels"."""
    at = next((i for i, t in enumerate(tokens) if t.text == "by"), 0)
    if not 0 < at < len(tokens) - 1 or _names(discourse, tokens[0].start, tokens[at].start):
        return tokens
    return tokens[at + 1 :]


def _hangs_before(tokens: list[Token]) -> bool:
    word, following = tokens[0].text, tokens[1]
    if word in _GOES_ON or word in word_class("determiners"):
        return False
    if word in word_class("prepositions") or word in word_class("conjunctions") or word in word_class("adverbs"):
        return True
    if not word[0].isalnum() and word not in "“\"'‘(":
        return True
    participle = word.endswith("ing") and word[0].islower() and inflected(word)
    return participle and (following.capital or following.text in word_class("determiners"))


def _hangs_after(token: Token) -> bool:
    word = token.text.lower()
    if not word[0].isalnum():
        return word not in ")]”\"'’"
    if verbal(token.text):
        return True
    names = ("prepositions", "conjunctions", "adverbs", "determiners")
    return (
        token.text[0].islower()
        and any(word in word_class(name) for name in names)
        and word not in ("there", "all", "both")
    )


def grown(discourse: Discourse, span: Span) -> Span:
    """The span with what was cut off its noun phrase ("Rights", "two", "in Dweir": the whole phrase)."""
    words = discourse.said(span)
    if not words or words.lower() in PRONOUNS or owner_of(words):
        return span
    at = bisect_left(discourse.ends, span.start)
    before = discourse.parties[at - 1].span if at else None
    if before and before.end == span.start - 1 and words.split()[0] in _GOES_ON:
        return Span(before.start, span.end)
    head = discourse.parties[at].span if at < len(discourse.parties) else None
    if head and head.start < span.start < head.end:
        cut_off = discourse.text[head.start : span.start].strip()
        if in_capitals(cut_off):  # "IS" of "IS gunmen in uniform", read as "is"
            return Span(head.start, max(head.end, span.end))
    if words[-1].isdigit() and head and _COUNTED.fullmatch(discourse.text, span.end, max(span.end, head.end)):
        return Span(min(span.start, head.start), head.end)  # "an estimated 6,500" of "6,500 people"
    around = (p for p in discourse.parties[at : at + 3] if p.span.start <= span.start < span.end <= p.span.end)
    party = next(around, None)
    if party is None or party.span == span:
        return span
    left = discourse.text[party.span.start : span.start].split()
    right = discourse.text[span.end : party.span.end].split()
    cut = any(w[:1].isupper() and w not in _ARTICLES for w in (*left[-1:], *right[:1]))
    headless = party.head not in words.lower()
    return party.span if cut or headless or discourse.actors.find(discourse.said(party.span)) else span
