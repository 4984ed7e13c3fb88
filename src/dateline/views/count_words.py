"""How counts are written for a reader: in the words that the source has for them.

The table keeps bounds only, so that "more than" and "at least" are told apart by the sentence. Where it has the same
number twice ("at least 20 killed and more than 20 wounded"), the one that stands by the words for what is counted.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from operator import itemgetter
from typing import Any

import pandas as pd

from dateline.views.wording import number

Span = tuple[int, int]  # half-open

# Words for a vague number, and the lower bound that the annotation rules give them.
# Source: design rule 3 ("several": at least 3, "dozens": at least 24, ...).
VAGUE = (
    ("tens of thousands", 20_000),
    ("several hundred", 300),
    ("thousands", 2_000),
    ("hundreds", 200),
    ("scores", 40),
    ("dozens", 24),
    ("tens", 20),
    ("several", 3),
)
# fmt: off
_UNITS = ("zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve",
          "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen")
# fmt: on
_TENS = ("twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety")
_ABOVE = re.compile(r"\b(more than|over|in excess of|upwards of)\W+(?:\w+\W+)?$", re.IGNORECASE)
_BELOW = re.compile(r"\b(nearly|almost|fewer than|less than|as many as|up to)\W+(?:\w+\W+)?$", re.IGNORECASE)
_ABOUT = re.compile(r"\b(around|about|some|roughly|approximately)\W+$", re.IGNORECASE)
KILLED = (r"kill", r"dead\b", r"deaths?\b", r"die[sd]?\b", r"fatal", r"lives\b", r"bod(?:y|ies)\b", r"toll\b")
INJURED = (r"injur", r"wound", r"hurt\b", r"maim")
_VICTIMS = {"civilians": r"civilian", "children": r"child", "women": r"wom[ae]n", "soldiers": r"soldier|troops"}
_APART = re.compile(r"[,;:]\s|\b(?:and|while|but|plus|including|with)\b", re.IGNORECASE)


def of_killed(victims: str) -> tuple[str, ...]:
    """Patterns for the words by which a count of dead stands: those for the victims first."""
    return ((_VICTIMS[victims],) if victims in _VICTIMS else ()) + ("|".join(KILLED),)


def of_injured() -> tuple[str, ...]:
    """Patterns for the words by which a count of injured stands."""
    return ("|".join(INJURED),)


def of_unit(unit: str) -> tuple[str, ...]:
    """Patterns for the words by which a count of something else stands: those of its unit."""
    return tuple(re.escape(word) for word in reversed(unit.split()))


def _spellings(value: int) -> list[str]:
    spelled = [str(value), f"{value:,}"]
    if value < 20:
        spelled.append(_UNITS[value])
    elif value < 100:
        tens = _TENS[value // 10 - 2]
        spelled += [tens] if value % 10 == 0 else [f"{tens}-{_UNITS[value % 10]}", f"{tens} {_UNITS[value % 10]}"]
    if value == 500_000:
        spelled.append("half a million")
    return spelled


def _before(value: int, sentence: str, near: Sequence[str]) -> str | None:
    """The text before the number in the sentence; None where the number is not written there."""
    for spelled in _spellings(value):
        spots = list(re.finditer(rf"(?<![\w.,]){re.escape(spelled)}(?![\w]|[.,]\d)", sentence, re.IGNORECASE))
        if spots:
            return sentence[: _nearest([(spot.start(), spot.end()) for spot in spots], sentence, near)]
    return None


def _nearest(spots: Sequence[Span], sentence: str, near: Sequence[str]) -> int:
    """Where the spot begins that stands nearest to the first of the patterns that is found; else the first spot."""
    if len(spots) == 1:
        return spots[0][0]
    for pattern in near:
        words = [word.span() for word in re.finditer(rf"\b(?:{pattern})", sentence, re.IGNORECASE)]
        if words:
            joints = [joint.span() for joint in _APART.finditer(sentence)]
            return min((_distance(spot, word, joints), spot[0]) for spot in spots for word in _beside(spot, words))[1]
    return spots[0][0]


def _beside(spot: Span, words: Sequence[Span]) -> Sequence[Span]:
    """The last of the words before the spot and the first after it: no other can be nearer."""
    at = bisect_left(words, spot)
    return words[max(at - 1, 0) : at + 1]


def _distance(one: Span, other: Span, joints: Sequence[Span]) -> tuple[int, int]:
    """How far apart two spans are: the joints of the sentence between them, then characters."""
    (_, begin), (end, _) = sorted((one, other))
    between = bisect_right(joints, end, key=itemgetter(1)) - bisect_left(joints, begin, key=itemgetter(0))
    return max(between, 0), max(end - begin, 0)


def _known(value: Any) -> int | None:
    return None if value is None or pd.isna(value) else int(value)


def count(minimum: Any, maximum: Any, sentence: str = "", near: Sequence[str] = ()) -> str:
    """A count in the words of the source: "255", "more than 300", "at least 20", "40 to 50", "" if unknown.

    ``near``: patterns of words for what is counted, the most telling first; they choose among equal numbers.
    """
    low, high = _known(minimum), _known(maximum)
    if low is None and high is None:
        return ""
    if high is None and low is not None:
        return _open_top(low, sentence, near)
    if low is None and high is not None:
        found = _BELOW.search(_before(high, sentence, near) or "")
        return f"{found[1].lower() if found else 'up to'} {number(high)}"
    assert low is not None and high is not None
    if low != high:
        return f"{number(low)} to {number(high)}"
    if low == 0:
        return "none"
    found = _ABOUT.search(_before(low, sentence, near) or "")
    return f"about {number(low)}" if found else number(low)


def _open_top(low: int, sentence: str, near: Sequence[str]) -> str:
    before = _before(low, sentence, near)
    if before is None:
        for word, bound in VAGUE:
            if bound == low and re.search(rf"\b{word}\b", sentence, re.IGNORECASE):
                return f"{word} (at least {number(low)})"
        return f"at least {number(low)}"
    found = _ABOVE.search(before)
    return f"more than {number(low)}" if found else f"at least {number(low)}"
