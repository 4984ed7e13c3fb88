"""When an event happened: the words that the reader points to, resolved; else the sentence's own; else reported."""

from __future__ import annotations

from dateline.events.reader import Reading
from dateline.events.situation import Situation
from dateline.mentions.dates import resolve_date
from dateline.model import DateMention, Reason, Span


def when(situation: Situation, reading: Reading) -> tuple[DateMention, str, Reason]:
    """(the days, the words that gave them, why). Without words: the publication day, ``reported``.

    The article must have a publication day. What "the next day" starts from is what the text itself spoke of last: the
    date of the event before was tried instead and was right less often (0.831 against 0.847 on gold not trained on).
    """
    article = situation.article
    assert article.published is not None  # pipeline.extract refuses articles without one
    for pointer in sorted(reading.roles["date"], key=lambda p: (-p.score, p.span)):
        mention = resolve_date(article.text, pointer.span, article.published)
        if mention is not None:
            words = article.text[pointer.span.start : pointer.span.end]
            return mention, words, Reason("date", f"reader pointed here ({pointer.score:.2f})", pointer.span)
    day = DateMention(Span(0, 0), article.published, article.published, "reported")
    return day, "", Reason("date", "no time given: the publication day stands in")
