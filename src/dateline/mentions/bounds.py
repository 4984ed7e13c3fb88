"""The words that bound a number: "more than 300", "up to 40", "15 or more"."""

from __future__ import annotations

import re
from functools import cache
from itertools import pairwise

from dateline.mentions.lexicon_file import words_of

Bounds = tuple[int | None, int | None]
_VERB_OVER = re.compile(
    r"\b(?:hand(?:ed|ing|s)?|turn(?:ed|ing|s)?|t[ao]ke?n?s?|took|taking|g[ia]ven?|giving|sent|send|st(?:and|ood)|flew|fly|flown"
    r"|went|gone?|came|come|bring|brought|sign(?:ed|ing)|won|all)\s+$",
    re.IGNORECASE,
)
_OR_MORE = re.compile(
    r"\s+(?:people|men|soldiers|fighters|civilians|dead|killed|wounded)\s+(?:or|and)\s+more\b(?!\s+than)"
)


@cache
def _bound_words(which: str) -> frozenset[str]:
    return frozenset(words_of("numbers", "bounds", which))


def bounded(text: str, start: int, end: int, low: int | None, high: int | None) -> tuple[int, Bounds]:
    """Where the bounding words before the number begin, and the bounds with them."""
    before = text[max(0, start - 40) : start]
    words = list(re.finditer(r"[\w'’-]+|[<>~]", before))[-5:]
    offset = start - len(before)
    for count in range(len(words), 0, -1):
        chosen = words[-count:]
        if not re.fullmatch(r"[ \t\u00a0\u202f]*[\"“]?", before[chosen[-1].end() :]):
            break
        phrase = " ".join(word.group().lower() for word in chosen)
        if any("," in before[a.end() : b.start()] or "." in before[a.end() : b.start()] for a, b in pairwise(chosen)):
            continue
        if chosen[0].group().lower() == "over" and _VERB_OVER.search(text[: offset + chosen[0].start()][-14:]):
            continue  # "handed over 12 prisoners"
        if phrase in _bound_words("minimum"):
            return offset + chosen[0].start(), (low, None)
        if phrase in _bound_words("maximum"):
            return offset + chosen[0].start(), (None, high if high is not None else low)
        if phrase in _bound_words("both"):
            return _outer(text, offset + chosen[0].start(), start, (low, high))
    return start, _followed(text, end, low, high)


def _outer(text: str, begin: int, figure: int, bounds: Bounds) -> tuple[int, Bounds]:
    """ "at least some 300": words that leave a number as it is may stand after ones that bound it."""
    if begin == figure or bounds[0] is None:
        return begin, bounds
    return bounded(text, begin, figure, *bounds)


def _followed(text: str, end: int, low: int | None, high: int | None) -> Bounds:
    after = re.match(r"\s*,?\s*([a-z]+(?: [a-z]+){0,2})", text[end : end + 30].lower())
    if _OR_MORE.match(text, end):
        return (low, None)
    words = after[1].split(" ") if after else []
    for count in range(len(words), 0, -1):
        phrase = " ".join(words[:count])
        if phrase in _bound_words("after_minimum"):
            return (low, None)
        if phrase in _bound_words("after_maximum"):
            return (None, high)
    return (low, high)
