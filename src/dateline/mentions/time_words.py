"""The word lists of ``time.toml`` as lookups and as pieces of regular expressions."""

from __future__ import annotations

import re
from functools import cache

from dateline.errors import LexiconError
from dateline.mentions.lexicon_file import numbers_of, pairs_of, section, words_of

SPACE = r"[ \t\u00a0\u202f]+"
YEAR = re.compile(r"\b(?:1[89]|20)\d\d\b")  # of the last three centuries


def any_of(words: list[str] | tuple[str, ...]) -> str:
    """A pattern that takes any of the words, the longest first."""
    ordered = sorted(dict.fromkeys(words), key=lambda word: (-len(word), word))
    return "(?:" + "|".join(re.escape(word).replace(r"\ ", r"\s") for word in ordered) + ")"


@cache
def weekdays() -> dict[str, int]:
    """Weekday names and their abbreviations -> number (Monday is 0)."""
    return numbers_of("time", "weekdays") | numbers_of("time", "weekday_abbreviations")


@cache
def months() -> dict[str, int]:
    """Month names and their abbreviations -> number (January is 1)."""
    return numbers_of("time", "months") | numbers_of("time", "month_abbreviations")


@cache
def units() -> dict[str, str]:
    """Time units, singular and plural -> their kind (time, hour, day, week, fortnight, month, year, decade)."""
    result: dict[str, str] = {}
    for word, kind in section("time", "units").items():
        if kind not in ("time", "hour", "day", "week", "fortnight", "month", "year", "decade"):
            raise LexiconError(f"time.toml [units] {word}: unknown kind {kind!r}")
        result[word.lower()] = result[word.lower() + "s"] = kind
    return result


@cache
def seasons() -> dict[str, tuple[int, int]]:
    """Season -> first and last month."""
    return pairs_of("time", "seasons")


@cache
def fixed_days() -> dict[str, tuple[int, int]]:
    """Named day -> month and day."""
    return pairs_of("time", "fixed_days")


@cache
def parts_of_day() -> tuple[str, ...]:
    """Words for a part of the day."""
    return words_of("time", "parts_of_day", "words")


@cache
def small_numbers() -> dict[str, int]:
    """Number words up to ninety-nine, and the articles as one."""
    cardinals = numbers_of("numbers", "cardinals")
    result = {
        "a": 1,
        "an": 1,
        "a few": 3,
        "several": 3,
        "a couple of": 2,
        "couple of": 2,
        "few": 3,
        "many": 4,
        **cardinals,
    }
    for ten, tens in cardinals.items():
        for one, ones in cardinals.items():
            if tens >= 20 and 0 < ones < 10:
                result[f"{ten}-{one}"] = result[f"{ten} {one}"] = tens + ones
    return result


@cache
def ordinals() -> dict[str, int]:
    """Ordinal words and figures, first to thirty-first -> number."""
    words = [
        "first",
        "second",
        "third",
        "fourth",
        "fifth",
        "sixth",
        "seventh",
        "eighth",
        "ninth",
        "tenth",
        "eleventh",
        "twelfth",
        "thirteenth",
        "fourteenth",
        "fifteenth",
        "sixteenth",
        "seventeenth",
        "eighteenth",
        "nineteenth",
        "twentieth",
    ]
    result = {word: number for number, word in enumerate(words, 1)} | {"thirtieth": 30, "thirty-first": 31}
    result |= {f"twenty-{word}": 20 + number for number, word in enumerate(words[:9], 1)}
    for number in range(1, 100):
        ending = "th" if number % 100 in (11, 12, 13) else {1: "st", 2: "nd", 3: "rd"}.get(number % 10, "th")
        result[f"{number}{ending}"] = number
    return result


@cache
def year_tail() -> str:
    """A pattern for the year that may follow a date: ", 2017", "last year", "of that year"."""
    which = r"(?:of\s+)?(?P<which>last|this|that|the\s+same|the\s+previous|the\s+following|next)\s+year"
    no_year = "hours|hrs|GMT|local|people|residents|soldiers|civilians|fighters"
    figures = rf"(?P<y>(?:1[5-9]|20)\d\d)(?!\d|,\d|\s*(?:{no_year}))"
    return rf"(?:,?{SPACE}(?:of{SPACE})?{figures}|,?{SPACE}{which})?"


@cache
def quantity() -> str:
    """A pattern for a number of time units: "about two and a half hours", "three-week"."""
    about = r"(?:(?:about|around|some|roughly|nearly|almost|more\s+than|less\s+than|just|barely|at\s+least|over)\s+)?"
    running = r"(?:(?:straight|consecutive|successive|full|long|whole)\s+)?"
    number = rf"(?P<n>\d{{1,3}}|{any_of(list(small_numbers()))}|half\s+an?)"
    return rf"{about}{number}(?:\s+and\s+a\s+half)?[\s-]+{running}(?P<u>{any_of(list(units()))})\b"
