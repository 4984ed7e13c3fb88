"""The counts in words that are known to count: numbers, measures, and single names ("a baker and his son")."""

from __future__ import annotations

import re

from dateline.mentions.count_mentions import find_counts
from dateline.mentions.numbers import amount_at
from dateline.model import CountMention, Span

_FIGURES = re.compile(
    r"(?<![\w-])(?:\d|(?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|[a-z]+teen|[a-z]+ty|dozens|scores|hundreds|thousands|several)\b)",
    re.IGNORECASE,
)


def counts_in(text: str, span: Span) -> list[CountMention]:
    """The counts of a marked span; a span without a number names one person or thing, or several joined by "and"."""
    found = [
        count
        for count in find_counts(text, Span(span.start, min(len(text), span.end + 40)))
        if count.span.start < span.end
    ]
    words = text[span.start : span.end]
    if re.search(r"\bfamil(?:y|ies) of\b|\beach\b", words, re.IGNORECASE) and len(found) > 1:
        found = found[-1:]
    if found and re.search(r"\bof\b", words) and len(found) > 1 and " and " not in words:
        found = found[:1]  # "nineteen of the city's 96 districts"
    measure = (
        None
        if found
        else next(
            filter(None, (amount_at(text, m.start(), True) for m in _FIGURES.finditer(text, span.start, span.end))),
            None,
        )
    )
    if measure and measure.end <= span.end + 1:
        noun = text[measure.end : span.end].strip().lower()
        return [CountMention(Span(measure.start, measure.end), measure.minimum, measure.maximum, noun)]
    extra = _unnumbered(text, span, found)
    return found + extra


def _unnumbered(text: str, span: Span, found: list[CountMention]) -> list[CountMention]:
    if not found and re.search(r"\bin (?:their|its) thousands\b", text[span.start : span.end]):
        return [CountMention(span, 2000, None)]
    if (
        any(word in text[span.start : span.end].lower() for word in ("safe", "without", "unharmed", "unhurt", "no "))
        and not found
    ):
        return []
    result = []
    for part in re.finditer(r"(?:(?!\s+and\s+|,\s+).)+", text[span.start : span.end], re.DOTALL):
        piece = Span(span.start + part.start() + len(part[0]) - len(part[0].lstrip(" ,")), span.start + part.end())
        piece = Span(piece.start + (4 if text[piece.start : piece.end].startswith("and ") else 0), piece.end)
        if piece.end <= piece.start or any(
            count.span.start < piece.end and piece.start < count.span.end for count in found
        ):
            continue
        head = text[piece.start : piece.end]
        if _tells_no_number(head):
            continue
        if not found or re.match(r"(?:his|her|their|its|the|a|an)\b|[A-Z]", head):
            result.append(
                CountMention(piece, 1, 1, re.sub(r"^(?:a|an|the|his|her|their|its)\s+", "", head.lower()), piece)
            )
    return result


_SEVERAL = re.compile(r"\b(?:number of|unknown|unspecified|some|many|numerous|more|other)\b|\d", re.IGNORECASE)


def _tells_no_number(words: str) -> bool:
    """True for words that count nobody: "civilians", "an unknown number of civilians", a figure that can't be read."""
    if _SEVERAL.search(words):
        return True
    last = re.sub(r"\W+\Z", "", re.split(r"\s+(?:of|in|from|who|at|by)\s", words)[0]).lower()
    plural = last.endswith("s") and not last.endswith("ss")
    return (
        bool(last)
        and (plural or last.endswith(("people", "men", "women", "children", "police")))
        and not re.match(r"(?:a|an|one|another)\s", words, re.IGNORECASE)
    )
