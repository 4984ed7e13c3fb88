"""When an event happened: the words that the reader points to, resolved; else reported."""

from __future__ import annotations

import re
from datetime import date

from dateline.events.reader import Reading
from dateline.events.situation import Situation
from dateline.mentions.dates import resolve_date, time_of_tale
from dateline.model import DateMention, Reason, Span

_RUNNING = 0.5
_FROM_THEN = re.compile(r"\b(?:since|beg[au]n|beginning|broke out|erupted|start(?:ed|s)?|launch(?:ed)?)\b", re.I)
_SINCE_THEN = re.compile(r"\bsince\s+(?:being|having|(?:it|they|he|she|we)\s+(?:was|were|had|lost|left))\b", re.I)
_RECORD = re.compile(
    r"(?:\b(?:the|its|their|his|her)|['’]s)\s(?:[\w-]+\s)?"
    r"(?:most(?!\sof\b)|worst|first|\w{3,}iest|(?:larg|bigg|high|strong|grav|great|fierc|long)est)\b"
    r"(?:\s(?!that\b|which\b|who\b|has\b|have\b)[\w’'-]+){0,9}\s+$",
    re.I,
)
_UNTIL = re.compile(r"\b(?:until|till|through)\b", re.I)
_SINCE_OPENS = re.compile(r"since\s+", re.I)
_WHEN = re.compile(r"[^.;:\n]{0,20}?,?\s+when\b(?P<then>[^.;:\n]*)")
_AHEAD = re.compile(r"\b(?:until|till)\b", re.I)
_FULL_STOPS = (".", "!", "?", "”", '"', ":", ";")
_LEAD_IN = 7  # characters of "until "
_LEAD = 90  # characters before the words of a date in which "since" or "began in" is looked for


def when(situation: Situation, reading: Reading) -> tuple[DateMention, str, Reason]:
    """(the days, the words that gave them, why). Without words: the publication day, ``reported``.

    The article must have a publication day. What "the next day" starts from is what the text itself spoke of last: the
    date of the event before was tried instead and was right less often (0.831 against 0.847 on gold not trained on).
    """
    article = situation.article
    assert article.published is not None  # pipeline.extract refuses articles without one
    for pointer in sorted(reading.roles["date"], key=lambda p: (-p.score, p.span)):
        if _dates_what_was_before(situation, reading.trigger, pointer.span):
            continue
        if _of_the_next_paragraph(article.text, reading.trigger, pointer.span):
            continue
        span = _point_of(article.text, reading.trigger, pointer.span)
        mention = _lasting(situation, span) or resolve_date(article.text, span, article.published)
        if mention is not None:
            mention = _in_force(article.text, span, mention, article.published)
            words = article.text[pointer.span.start : pointer.span.end]
            reason = Reason("date", f"reader pointed here ({pointer.score:.2f})", pointer.span)
            return _running(situation, reading, pointer.span, mention), words, reason
    if tale := time_of_tale(article.text, reading.trigger.start, article.published):
        return tale, "", Reason("date", "no time given: the text tells of the past and has come to this day")
    day = DateMention(Span(0, 0), article.published, article.published, "reported")
    return day, "", Reason("date", "no time given: the publication day stands in")


def _of_the_next_paragraph(text: str, trigger: Span, span: Span) -> bool:
    """True for words below the paragraph of the trigger, unless that is a heading, which has no full stop."""
    border = text.find("\n", trigger.end, span.start)
    if _SINCE_OPENS.match(text, span.start, span.end):
        return False  # a running toll goes on from one paragraph to the next
    return border >= 0 and text[trigger.end : border].rstrip().endswith(_FULL_STOPS)


def _dates_what_was_before(situation: Situation, trigger: Span, span: Span) -> bool:
    """True for "in 2016" of "came back for the first time since being forced out in 2016".

    So is "since 2020" of "the most serious assault since 2020".
    """
    sentence = situation.sentence_of(trigger)
    if sentence != situation.sentence_of(span):
        return False
    since = _SINCE_OPENS.match(situation.text, span.start, span.end)
    if since and _RECORD.search(situation.text, sentence.start, span.start):
        return True
    return _SINCE_THEN.search(situation.text, trigger.end, span.start) is not None


def _point_of(text: str, trigger: Span, span: Span) -> Span:
    """The words without "since" where the event is what happened then ("since Monday, when the town fell")."""
    since = _SINCE_OPENS.match(text, span.start, span.end)
    clause = _WHEN.fullmatch(text, span.end, trigger.start) if since and trigger.start > span.end else None
    if since and clause and not (text[span.start].isupper() and "," in clause["then"]):
        return Span(since.end(), span.end)
    return span


def _in_force(text: str, span: Span, mention: DateMention, published: date) -> DateMention:
    """ "The airports stay shut until Saturday": from the publication day to that day, where it lies ahead."""
    if mention.start > published and _AHEAD.search(text, max(0, span.start - _LEAD_IN), span.end):
        return DateMention(mention.span, published, mention.end, "range")
    return mention


def _lasting(situation: Situation, span: Span) -> DateMention | None:
    """From the first to the last time of words like "came into force at 17:00 and will last until Sunday"."""
    inside = [m for m in situation.dates if span.start <= m.span.start and m.span.end <= span.end]
    if len(inside) < 2 or not _UNTIL.search(situation.text, inside[-2].span.end, inside[-1].span.end):
        return None
    first, last = inside[0], inside[-1]
    if first.start > last.end:
        return None
    return DateMention(span, first.start, last.end, "range")


def _running(situation: Situation, reading: Reading, span: Span, mention: DateMention) -> DateMention:
    """A running total since a time ("the war that began in 2011") goes on to the publication day."""
    published = situation.article.published
    if published is None or reading.cumulative < _RUNNING or reading.types["casualties"] < _RUNNING:
        return mention
    begun = max(situation.sentence_of(span).start, span.start - _LEAD)
    if mention.end >= published or not _FROM_THEN.search(situation.text, begun, span.end):
        return mention
    return DateMention(mention.span, mention.start, published, "range")
