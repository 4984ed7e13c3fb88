"""Words that a reader takes for a source though they say nothing: agents, hearers, the publisher's own voice."""

from __future__ import annotations

import re

from dateline.events.denial import refuted_party
from dateline.events.grammar import word_class
from dateline.events.letterhead import publishes
from dateline.events.reader import Reading
from dateline.events.situation import Situation
from dateline.model import Span

_OWN_VOICE = re.compile(
    r"(?:we|us|our|i|me|(?:we|i)['’](?:ve|d|re|m|ll)"
    r"|this (?:reporter|correspondent|newspaper|paper|agency|website|broadcaster|writer|desk)"
    r"|(?:our|my) (?:own )?(?:camera|correspondents?|reporters?|count|tally|list|records?|notes?|drone|watch))\Z",
    re.I,
)
_JUDGED = re.compile(r"(?:the |an? )?(?:latest|first|last|initial|provisional|preliminary)\Z", re.I)
_BY = re.compile(r"([\w-]+)\s+by\s+\Z")
_RECKONING = re.compile(r"['’]s?\b|\s+(?:count|account|estimate|reckoning|tally|figures?|version|arithmetic)\b")
_HEARS = re.compile(r"\s+(?:is|are|was|were|(?:has|have|had) been)\s+(?:promised|ordered|asked|urged|warned|offered)\b")
_NO_SPEAKER_AFTER = re.compile(
    r"\b(?:under|near|across|over|into|through|towards?|behind|between|against|inside|outside)\s+(?:the\s+)?\Z", re.I
)
_NUMBER = re.compile(r"\d|\b(?:two|three|four|five|six|seven|eight|nine|ten|dozens?|scores|hundreds?)\b", re.I)


def says_nothing(situation: Situation, reading: Reading, span: Span) -> str:
    """Why the words of a span are no source of the event; "" where nothing speaks against it."""
    said, text = situation.said(span), situation.text
    if _OWN_VOICE.match(said) and not situation.discourse.quoted(span.start):
        return "the publisher's own voice"
    if publishes(situation.discourse, situation.article.publisher, span):
        return "the publisher"
    if said.lower() in situation.discourse.words.cues or _heading(text, span):
        return "a heading"
    if _JUDGED.match(said):
        return "no name"
    before, after = text[max(0, span.start - 60) : span.start], text[span.end : span.end + 60]
    if _NO_SPEAKER_AFTER.search(before):
        return "a place or a means"
    if _HEARS.match(after):
        return "somebody who is told"
    if refuted_party(situation, reading.trigger, span):
        return "somebody whose report is called untrue"
    if _does_it(situation, reading, before, after):
        return "somebody who does it"
    return "an aside on another number" if _another_number(situation, reading, span) else ""


def _heading(text: str, span: Span) -> bool:
    """Does the span fill a line of capitals?"""
    start, end = text.rfind("\n", 0, span.start) + 1, text.find("\n", span.end)
    line = text[start : end if end >= 0 else len(text)].strip(" :–—-")
    return line == text[span.start : span.end] and line.isupper() and len(line) > 4


def _does_it(situation: Situation, reading: Reading, before: str, after: str) -> bool:
    """ "326 by the authorities", "were detained by the army": the agent of the event, not of a report on it."""
    by = _BY.search(before)
    if by is None or _RECKONING.match(after):
        return False
    word = by[1].lower()
    if word in situation.discourse.words.verbs or word in word_class("prepositions"):
        return False
    return bool(_NUMBER.match(word)) or word in situation.said(reading.trigger).lower().split()


def _another_number(situation: Situation, reading: Reading, span: Span) -> bool:
    """ "killing 19 (the hospital says 22)": what stands in brackets is not who says what stands outside."""
    sentence = situation.sentence_of(span)
    opening = situation.text.rfind("(", sentence.start, span.start)
    closing = situation.text.find(")", span.end)
    inside = opening <= reading.trigger.start < closing
    if opening < 0 or ")" in situation.text[opening : span.start] or inside:
        return False
    rest = situation.text[span.end : closing] if 0 <= closing < sentence.end else ""
    words = rest.split()
    return bool(words) and words[0] in situation.discourse.words.verbs and bool(_NUMBER.search(rest))
