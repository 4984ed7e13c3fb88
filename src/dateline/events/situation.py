"""What every stage of event extraction may look at: the article with its sentences, dates and places."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from dataclasses import dataclass
from operator import attrgetter

from dateline.events.attribution import Attribution
from dateline.events.discourse import Discourse
from dateline.model import Article, DateMention, PlaceMention, Span

_start = attrgetter("start")


@dataclass(frozen=True, slots=True)
class Situation:
    """An article and what was found in it before its events are put together."""

    article: Article
    sentences: tuple[Span, ...]
    dates: tuple[DateMention, ...]
    places: tuple[PlaceMention, ...]
    discourse: Discourse
    attributions: tuple[Attribution, ...] = ()

    @property
    def text(self) -> str:
        """The article's unaltered text."""
        return self.article.text

    def said(self, span: Span) -> str:
        """The words of a span."""
        return self.text[span.start : span.end]

    def sentence_of(self, span: Span) -> Span:
        """The sentence in which a span begins (the span itself where none holds it)."""
        at = bisect_right(self.sentences, span.start, key=_start) - 1
        if at >= 0 and span.start < self.sentences[at].end:
            return self.sentences[at]
        return span

    def near(self, earlier: Span, later: Span) -> bool:
        """Do two spans begin in the same sentence or in neighbouring ones?"""
        a, b = self.sentence_of(earlier), self.sentence_of(later)
        if a == b:
            return True
        following = bisect_left(self.sentences, a.end, key=_start)
        return following == len(self.sentences) or self.sentences[following].end > b.start
