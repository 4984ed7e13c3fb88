"""Numbers in words and figures with their bounds: "more than 300", "40 to 50", "dozens", "half a million"."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache, lru_cache

from dateline.mentions.bounds import Bounds, bounded
from dateline.mentions.lexicon_file import numbers_of, words_of
from dateline.mentions.not_counted import is_no_count
from dateline.mentions.time_words import any_of

_GAP = r"[ \t\u00a0\u202f]+"
_FIGURE = r"\d{1,3}(?: \d{3})+(?=\s+[a-z])|\d{1,3}(?:[,\u00a0\u202f’']\d{3})+(?!\d)|\d{1,12}(?:\.\d{1,2})?"
_RAISED_FROM = re.compile(
    r"\b(?:toll|number|figure|total|count|rais\w+|rose|risen|increas\w+|revis\w+|correct\w+)\b[^.;]{0,40}\bfrom\s+$",
    re.IGNORECASE,
)
_BY = re.compile(
    r"\b(?:grew|grown|ro?i?se|risen|went up|increased|climbed|jumped|dropped|fell|fallen|up)\s+by\s+$", re.IGNORECASE
)
_TO = re.compile(
    r"\d[\d,]*(?:\s+[a-z]+)?,?\s+to\s+(?:at\s+least\s+|more\s+than\s+|over\s+)?\d|\w+(?:-\w+)?,?\s+to\s+\d",
    re.IGNORECASE,
)
_AFTER = r"(?![\w%°])(?!\.\d|[:/]\d|,\d{3})(?!\s?(?:%|°))"


@dataclass(frozen=True, slots=True)
class Amount:
    """A number with its bounds. ``start``: where its bounding words begin; ``figure``: where the number itself does."""

    start: int
    figure: int
    end: int
    minimum: int | None
    maximum: int | None


@cache
def _cardinals() -> dict[str, int]:
    return numbers_of("numbers", "cardinals")


@cache
def _multipliers() -> dict[str, int]:
    return numbers_of("numbers", "multipliers")


@cache
def _words() -> dict[str, Bounds]:
    """Amounts said in words, vague ones with an open end."""
    exact = {word: (value, value) for word, value in numbers_of("numbers", "exact").items()}
    vague: dict[str, Bounds] = {word: (value, None) for word, value in numbers_of("numbers", "at_least").items()}
    none: dict[str, Bounds] = {word: (0, 0) for word in words_of("numbers", "none", "words")}
    return {**exact, **vague, **none}


@cache
def _pattern() -> re.Pattern[str]:
    cardinals, multipliers = (
        any_of(list(numbers_of("numbers", "cardinals"))),
        any_of(list(numbers_of("numbers", "multipliers"))),
    )
    after_scale = rf"(?:(?<=hundred)|(?<=thousand)|(?<=million)){_GAP}and{_GAP}"
    spelled = rf"{cardinals}(?:(?:-|{after_scale}|{_GAP})(?:{cardinals}|hundred|thousand|million|billion)){{0,12}}"
    more = rf"(?:(?:-|{_GAP}and{_GAP}|{_GAP})(?:{cardinals}|hundred|thousand|million))"
    scaled = rf"(?:an?{_GAP})?(?:hundred|thousand|million){more}{{1,12}}"
    said = rf"{any_of(list(_words()))}(?:{_GAP}of{_GAP}(?=thousands|millions|hundreds))?"
    one = rf"(?:{scaled}|{said}|(?:{_FIGURE})(?:(?:{_GAP})?(?:{multipliers}))?|{spelled})"
    join = rf"(?:{_GAP}(?:to|or|and){_GAP}|\s?[-–—]\s?)"
    return re.compile(
        rf"(?P<a>{one})(?P<odd>-odd|-some|-plus|\+)?(?:(?P<join>{join})(?P<b>(?:{_FIGURE})(?:{_GAP}(?:hundred|thousand|million))?|{spelled}|a{_GAP}dozen)(?=\W|$))?{_AFTER}",
        re.IGNORECASE,
    )


@cache
def first_words() -> frozenset[str]:
    """Words with which a number in words may begin."""
    words = {re.split(r"[\s'-]", word)[0] for word in _words()} | set(numbers_of("numbers", "cardinals"))
    words |= {"hundred", "thousand", "million"}
    return frozenset(words)


@cache
def _superseded() -> re.Pattern[str]:
    return re.compile(
        rf"(?<![\w]){any_of(list(words_of('numbers', 'superseded', 'words')))}\s+(?:the\s+)?$", re.IGNORECASE
    )


def is_superseded(text: str, at: int) -> bool:
    """True for the figure at this offset if the text gives it as an earlier or rejected one, or as a mere rise."""
    before = text[max(0, at - 70) : at]
    if _BY.search(before) and _TO.match(text, at):
        return True  # "grew by 40, to 673"
    return bool(_superseded().search(before) or _RAISED_FROM.search(before))


def value_of(words: str) -> Bounds:
    """The bounds of one number as written, without bounding words; (None, None) where it is none."""
    text = re.sub(r"\s+", " ", words.strip().lower())
    if text in _words():
        return _words()[text]
    text = re.sub(r"^(?:an? )?(?=(?:hundred|thousand|million)\b)", "one ", text)
    text = re.sub(r"(?<=\d) (?=\d{3}\b)", "", text)
    figure = re.match(rf"({_FIGURE})\s*([a-z]*)$", text)
    if figure:
        number = float(re.sub(r"[^\d.]", "", figure[1]))
        return (whole := round(number * _multipliers().get(figure[2], 1)), whole)
    return (spelled := _spelled(text), spelled)


def _spelled(text: str) -> int | None:
    total, current, cardinals, multipliers = (
        0,
        0,
        _cardinals(),
        _multipliers(),
    )
    for word in re.split(r"[\s-]+", text):
        if word in cardinals:
            current += cardinals[word]
        elif word == "hundred":
            current = max(current, 1) * 100
        elif word in multipliers:
            total, current = total + max(current, 1) * multipliers[word], 0
        elif word != "and":
            return None
    return total + current


def _scaled(number: int | None, last: int | None, words: str) -> int | None:
    """The first of two numbers with the scale of the last ("between two and four thousand")."""
    scale = _multipliers().get(re.split(r"[\s\u00a0]", words.lower())[-1], 1)
    fits = number is not None and last is not None and 0 < number < 100 and number * scale < last
    return number * scale if fits and number is not None else number


@lru_cache(maxsize=512)  # the events of a sentence ask for the same numbers
def amount_at(text: str, at: int, measures: bool = False) -> Amount | None:
    """The number that begins at this offset, with its bounds.

    None where it counts no people, things or events, unless ``measures`` ("188 square kilometres").
    """
    match = _pattern().match(text, at)
    if match is None or (not measures and is_no_count(text, match.start(), match.end(), match["a"])):
        return None
    end, (low, high) = match.end("odd") if match["odd"] else match.end("a"), value_of(match["a"])
    if match["odd"] in ("-plus", "+"):
        high = None
    if match["b"]:
        second = value_of(match["b"])
        low, high = _scaled(low, second[1], match["b"]), _scaled(high, second[1], match["b"])
        word = match["join"].strip().lower()
        between = re.search(r"\bbetween\s+(?:about\s+|around\s+)?$", text[max(0, at - 20) : at], re.IGNORECASE)
        if is_superseded(text, at) and word != "and":
            low, high, end = low, low, match.end("a")  # "rose from 38 to 41": two figures, not a range
        elif low is not None and second[0] is not None and (word != "and" or between) and low < second[0]:
            end, high = match.end(), second[1]
        elif low is not None and second[0] is not None and between:
            end, low, high = match.end(), second[0], low  # "between 50 and 20"
        elif word in ("-", "–"):
            return None
    if low is None and high is None:
        return None
    start, bounds = bounded(text, at, end, low, high)
    return Amount(start, at, end, *bounds)
