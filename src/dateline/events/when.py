"""When an event happened: the words that the reader points to, resolved; else the sentence's own; else reported."""

from __future__ import annotations

from dateline.events.reader import Reading
from dateline.events.situation import Situation
from dateline.mentions.dates import resolve_date
from dateline.model import DateMention, Reason, Span


def when(situation: Situation, reading: Reading, anchor: DateMention | None) -> tuple[DateMention, str, Reason]:
    """(the days, the words that gave them, why). Without words: the publication day, ``reported``.

    ``anchor`` is the time last spoken of, which "the next day" starts from. The article must have a publication
    day.
    """
    article = situation.article
    assert article.published is not None  # pipeline.extract refuses articles without one
    for pointer in sorted(reading.roles["date"], key=lambda p: (-p.score, p.span)):
        mention = resolve_date(article.text, pointer.span, article.published, anchor)
        if mention is not None:
            words = article.text[pointer.span.start : pointer.span.end]
            return mention, words, Reason("date", f"reader pointed here ({pointer.score:.2f})", pointer.span)
    day = DateMention(Span(0, 0), article.published, article.published, "reported")
    return day, "", Reason("date", "no time given: the publication day stands in")
