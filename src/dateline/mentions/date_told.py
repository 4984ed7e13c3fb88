"""Days told by another that follows: "two days after 7 October", "the eve of 5 May", "the six weeks to 11 June"."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import timedelta
from functools import cache

from dateline.mentions import calendar_days as cal
from dateline.mentions.calendar_days import Days
from dateline.mentions.date_settings import Phrase
from dateline.mentions.date_windows import read_amount
from dateline.mentions.time_words import any_of, months, small_numbers

_OFFSET = re.compile(r"\b(?:earlier|later|before|after)$")
_STEPS = re.compile(
    r"(?:the\s+(?:day|night|evening|morning)|(?P<n>[\w ]+?)\s+(?P<unit>day|night|week|fortnight)s?)"
    r"\s+(?:before|(?P<after>after))|the\s+eve(?P<unit2>)"
)
_WINDOW = re.compile(r"\b(?:hours|days|weeks|months)$", re.IGNORECASE)
_UP_TO = re.compile(r"\s+(?:to|until|up to|through|ending|before)\s+")
_YEAR = re.compile(r"\b(?:1[6-9]|20)\d\d\b")
_OF_THE_YEAR = ("month", "day")
_POINTS = re.compile(r"\b(?:last|next|this|that|following|previous)\b", re.IGNORECASE)
_RELATIVE = re.compile(r"(?:before|after|earlier|later|since|the\s+(?:next|following|same))\b", re.IGNORECASE)
_LONGEST = 80  # characters of "two weeks before"
_RUN = re.compile(r"(?:straight|consecutive|st|nd|rd|th)\s")


def is_offset(text: str, *phrases: Phrase) -> bool:
    """Whether one of the phrases counts from a day that is told elsewhere ("two days after")."""
    return any(_OFFSET.search(text[one.start : one.end].lower()) for one in phrases)


def told_from(text: str, left: Phrase, right: Phrase, gap: str) -> Phrase | None:
    """ "two days after 7 October", "the eve of 5 May", "a day earlier, on Monday", "overnight into Sunday"."""
    words = text[left.start : left.end].lower()
    day, whole = right.days.start, Phrase(left.start, right.end, "day", "", right.days)
    into = re.fullmatch(r"\s+(?:in)?to\s+", gap)
    if (words == "overnight" and re.fullmatch(r"\s+(?:on\s+|into\s+|to\s+)?", gap)) or (words == "night" and into):
        first = day - timedelta(days=1) if "to" in gap else day
        return replace(whole, kind="span", days=Days(first, first + timedelta(days=1), "range"))
    if _OFFSET.search(words) and re.fullmatch(r",\s+(?:on\s+)?(?:the\s+night\s+of\s+)?", gap):
        return whole  # "a day earlier, on Monday": the date itself is better
    if left.kind == "span" and (
        (_UP_TO.fullmatch(gap) and _WINDOW.search(words)) or (gap == " on " and _RUN.search(words))
    ):
        begun = cal.shifted(left.days.start, (day - left.days.end).days)
        return replace(whole, kind="span", days=Days(begun, day, "range")) if begun else None
    steps = _STEPS.fullmatch(words) if len(words) < _LONGEST else None
    if steps is None or not re.fullmatch(r"\s+(?:of\s+)?(?:the\s+)?", gap):
        return None
    unit = {"week": 7, "fortnight": 14}.get(steps["unit"] or "day", 1)
    away = read_amount(steps["n"] or "a") * unit * (1 if steps["after"] else -1)
    moved = cal.shifted(day, away)
    return replace(whole, days=cal.one_day(moved)) if moved else None


def lasted_in(text: str, left: Phrase, right: Phrase, gap: str) -> bool:
    """Whether the first is how long something lasted within the second ("for eight hours last Sunday")."""
    within = re.fullmatch(r"\s+(?:(?:on|in|of|during)\s+(?:the\s+)?)?", gap)
    if within is None or _RELATIVE.match(text, right.start):
        return False
    return _duration().fullmatch(text, left.start, left.end) is not None


@cache
def _duration() -> re.Pattern[str]:
    number = rf"(?:{any_of(tuple(small_numbers()))}|\d{{1,3}})"
    return re.compile(rf"{number}\s(?:minutes|hours?|days?|nights?|weeks?)", re.IGNORECASE)


def in_year_of(text: str, left: Phrase, right: Phrase) -> Phrase:
    """The first of two months or days in the year that is told with the last ("between April and June 2023")."""
    words, days, last = text[left.start : left.end], left.days, right.days
    if left.kind not in _OF_THE_YEAR or len(words) > _LONGEST or len(text[right.start : right.end]) > _LONGEST:
        return left
    if (
        not any(name in words.lower() for name in months())
        or _YEAR.search(words)
        or _POINTS.search(words)
        or not _YEAR.search(text, right.start, right.end)
    ):
        return left
    year = last.end.year - ((days.start.month, days.start.day) > (last.end.month, last.end.day))
    moved = cal.month_of(year, days.start.month) if left.kind == "month" else None
    day = cal.day_in(year, days.start.month, days.start.day) if left.kind == "day" and days.start == days.end else None
    return replace(left, days=moved or (replace(days, start=day, end=day) if day else days))
