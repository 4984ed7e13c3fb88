"""When an event happened: the words that the reader points to, resolved; else reported."""

from __future__ import annotations

import re

from dateline.events.reader import Reading
from dateline.events.situation import Situation
from dateline.mentions.dates import resolve_date
from dateline.model import DateMention, Reason, Span

_RUNNING = 0.5
_FROM_THEN = re.compile(r"\b(?:since|beg[au]n|beginning|broke out|erupted|start(?:ed|s)?|launch(?:ed)?)\b", re.I)
_SINCE_THEN = re.compile(r"\bsince\s+(?:being|having|(?:it|they|he|she|we)\s+(?:was|were|had|lost|left))\b", re.I)
_UNTIL = re.compile(r"\b(?:until|till|through)\b", re.I)
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
        mention = _lasting(situation, pointer.span) or resolve_date(article.text, pointer.span, article.published)
        if mention is not None:
            words = article.text[pointer.span.start : pointer.span.end]
            reason = Reason("date", f"reader pointed here ({pointer.score:.2f})", pointer.span)
            return _running(situation, reading, pointer.span, mention), words, reason
    day = DateMention(Span(0, 0), article.published, article.published, "reported")
    return day, "", Reason("date", "no time given: the publication day stands in")


def _dates_what_was_before(situation: Situation, trigger: Span, span: Span) -> bool:
    """True for "in 2016" of "came back for the first time since being forced out in 2016"."""
    if situation.sentence_of(trigger) != situation.sentence_of(span):
        return False
    return _SINCE_THEN.search(situation.text, trigger.end, span.start) is not None


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
