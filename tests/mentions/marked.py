"""Sentences with the words that matter in braces, for tests of what those words mean."""

from __future__ import annotations

from datetime import date

from dateline.mentions.dates import resolve_date
from dateline.model import Span


def marked(text: str) -> tuple[str, list[Span]]:
    """The text without braces, and where the words in braces stand."""
    plain, spans = "", []
    for number, part in enumerate(text.replace("}", "{").split("{")):
        if number % 2:
            spans.append(Span(len(plain), len(plain) + len(part)))
        plain += part
    return plain, spans


def days_of(text: str, published: str) -> str:
    """The day or "first..last" that the words in braces mean; "none" where they mean no time."""
    plain, spans = marked(text)
    found = resolve_date(plain, spans[0], date.fromisoformat(published))
    if found is None:
        return "none"
    return str(found.start) if found.start == found.end else f"{found.start}..{found.end}"
