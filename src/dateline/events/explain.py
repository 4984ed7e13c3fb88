"""Why each row of an article says what it says: for a person who wants to trace a wrong row."""

from __future__ import annotations

from collections.abc import Iterator

from dateline.model import Article, Event, Span


def explain(article: Article, events: list[Event]) -> Iterator[str]:
    """Lines of text: each event with its words and, for each field, the rule or learnt part that set it."""
    for event in events:
        trigger = _said(article, event.trigger)
        place = event.place.name if event.place else "not located"
        days = f"{event.date_start}–{event.date_end}"
        yield f"{event.event_id}  {event.event_type}  {event.status}  “{trigger}”  {place}  {days}"
        yield f"  sentence     {' '.join(_said(article, event.sentence).split())}"
        for reason in event.reasons:
            words = f"  “{' '.join(_said(article, reason.span).split())}”" if reason.span else ""
            yield f"  {reason.field:<12} {reason.rule}{words}"
        if event.place and event.place.candidates:
            others = ", ".join(f"{c.name} ({c.country_code}) {c.score:.2f}" for c in event.place.candidates[:4])
            yield f"  candidates   {others}"
        yield ""


def _said(article: Article, span: Span) -> str:
    return article.text[span.start : span.end]
