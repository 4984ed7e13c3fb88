"""Texts that tell of the past: a chronicle, an anniversary, a finding of a court years after.

Their dates bear the year once ("The battle (October 1990) ... On 1 October ... fell on the 3rd"): what has none is read
from the day told before it, not from the day of publication.
"""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date
from functools import cache, lru_cache

from dateline.mentions import calendar_days as cal
from dateline.mentions.calendar_days import Days, Setting
from dateline.mentions.lexicon_file import words_of
from dateline.mentions.time_words import any_of, months, seasons, weekdays

_YEAR = re.compile(r"(?<![\d,./-])(?:19|20)\d\d(?![\d,/%]\d|\.\d|\d)")
_OPENING, _SHARE = 500, 0.3  # characters, and share of a long text, in which the time told of must be named
_PRESENT_PER_PAST = 0.34
_BACK = 1.3  # a tale goes on more often than back
_SOON = 40  # days that a tale goes on by words like "a week later"
_UNTIL = re.compile(r"\b(?:until|till)\s+(?:early\s+|late\s+)?$", re.IGNORECASE)
_SINCE = re.compile(
    r"\b(?:since|after|before|than|until|till)\s+(?:(?:the|in|at|early|late|mid|of|\w+\s+of)[\s-]+)*"
    r"(?:\d{1,2}\s+)?(?:[A-Z]\w+\s+)?(?:\d{1,2},\s+)?$"
)
_SENTENCE = re.compile(r"[a-z\d]\.\s+[A-Z]|[a-z]\.$")
_LONGEST_TITLE = 120  # characters
_SEVERAL = 2  # past months, or days without a year, that a text without a past year in its title tells at least
_NEWS = 31  # days
_NEWS_PER_DAY = 0.25
_YEAR_AND_A_DAY = 366
_OVER = 60  # days after which a year is the past: January's news is of last December
_LONGEST = 400  # days of a stretch that says where in time the tale is


@lru_cache(maxsize=4)
def tells_of_the_past(text: str, published: date | None) -> bool:
    """Whether a text names a past year in its title, or past months early on, and hardly ever speaks of the present."""
    if published is None:
        return False
    years = [(match.start(), int(match.group())) for match in _YEAR.finditer(text)]
    past = [at for at, year in years if _is_past(year, published) and not _is_aside(text, at)]
    spoken = [at for at, year in years if year == published.year] + [m.start() for m in _present().finditer(text)]
    if not past or past[0] > min(spoken, default=len(text)):
        return False
    if past[0] < _title(text):
        return len(spoken) <= max(1, _PRESENT_PER_PAST * len(past))
    dated = [at for at in past if _dated().search(text, max(0, at - 16), at)]
    if not dated or dated[0] >= max(_OPENING, int(_SHARE * len(text))):
        return False
    days, news = _days(text, published)
    several = len(dated) >= _SEVERAL or days >= _SEVERAL
    return several and len(spoken) <= _PRESENT_PER_PAST * len(past) and news <= _NEWS_PER_DAY * days


def _is_past(year: int, published: date) -> bool:
    return (published - date(year, 12, 31)).days > _OVER


def _is_aside(text: str, at: int) -> bool:
    """True for the year of "the worst attack since March 2015"."""
    return _SINCE.search(text, max(0, at - 40), at) is not None


def _title(text: str) -> int:
    """Where the title ends: the first line, if it is short and no sentence; else 0."""
    end = text.find("\n", 0, _LONGEST_TITLE + 1)
    return end if 0 <= end < len(text) - 1 and not _SENTENCE.search(text[:end]) else 0


def _days(text: str, published: date) -> tuple[int, int]:
    """How many days of a month the text tells without a year, and how many of them lie in the month up to publication.

    News tells the days of this month; a tale of the past falls on them by chance.
    """
    found = []
    for match in _day_of_month().finditer(text):
        name, number = match["m"] or match["m2"], match["d"] or match["d2"]
        found.append(cal.latest_day(published, months()[name.lower()], int(number)))
    return len(found), sum(day is not None and 0 <= (published - day).days <= _NEWS for day in found)


def year_of_title(text: str, published: date) -> Days | None:
    """The past year that the title of a text names, where it names one."""
    years = {int(year) for year in _YEAR.findall(text[: _title(text)])}
    return cal.year_of(years.pop()) if len(years) == 1 and _is_past(min(years), published) else None


def told_on(setting: Setting, text: str, start: int, end: int, days: Days) -> Setting:
    """The setting with the day that the tale has come to, where the words from ``start`` to ``end`` tell one."""
    if not setting.retold or (days.end - days.start).days > _LONGEST:
        return setting
    if not _YEAR.search(text, start, end):
        if setting.told is None or _away(setting.told, days) > _YEAR_AND_A_DAY:
            return setting  # counted from publication: "the previous May"
        if not _named().search(text, start, end) and not 0 <= (days.start - setting.told.start).days <= _SOON:
            return setting
    elif setting.told and _UNTIL.search(text, max(0, start - 12), start):
        return setting  # "held until June 1999" looks ahead of the tale
    if days.precision == "year" and not _heads(text, start, end):
        return setting  # "founded in 1978" is no place in the tale
    return replace(setting, told=days)


def _heads(text: str, start: int, end: int) -> bool:
    """Whether words stand in the title or alone on their line."""
    first, last = text.rfind("\n", 0, start) + 1, text.find("\n", end)
    return end <= _title(text) or (
        not text[first:start].strip() and not text[end : last if last >= 0 else None].strip(" :.–-")
    )


def in_the_tale(setting: Setting, month: int, day: int | None = None) -> Days | None:
    """The month, or the day of it, that lies nearest to the day the tale has come to; None outside a tale."""
    told = setting.told if setting.retold else None
    if told is None:
        return None
    found = []
    for year in (told.start.year, told.start.year + 1, told.start.year - 1):
        one = cal.day_in(year, month, day) if day else None
        days = cal.one_day(one) if one else None if day else cal.month_of(year, month)
        if days and (setting.published is None or days.start <= setting.published):
            found.append(days)
    return min(found, key=lambda days: _away(told, days), default=None)


def _away(told: Days, days: Days) -> float:
    if days.start <= told.end and told.start <= days.end:
        return 0.0
    return (days.start - told.end).days if days.start > told.end else _BACK * (told.start - days.end).days


@cache
def _dated() -> re.Pattern[str]:
    """A month or season right before a year."""
    return re.compile(rf"\b{any_of([*months(), *seasons()])}\b\.?(?:\s\d{{1,2}},)?,?\s(?:of\s)?$", re.IGNORECASE)


@cache
def _day_of_month() -> re.Pattern[str]:
    """A day of a month without a year."""
    name, day = any_of(list(months())), r"(?:0?[1-9]|[12]\d|3[01])"
    return re.compile(
        rf"(?<![\d.,/-])\b(?P<d>{day})(?:st|nd|rd|th)?\s(?P<m>{name})\b(?!,?\s\d{{4}})"
        rf"|\b(?P<m2>{name})\.?\s(?P<d2>{day})(?:st|nd|rd|th)?\b(?!,?\s\d{{4}}|[:.,]\d)",
        re.IGNORECASE,
    )


@cache
def _named() -> re.Pattern[str]:
    return re.compile(rf"\b{any_of([*months(), *seasons()])}\b", re.IGNORECASE)


@cache
def _present() -> re.Pattern[str]:
    """Words that speak from the day of publication; a weekday beside a date does not."""
    days = any_of([day for day in weekdays() if len(day) > 5])
    words = any_of(words_of("time", "present", "words"))
    night_of = r"(?!(?:(?<=night)|(?<=month)|(?<=year))\s+of\b)"  # "the last night of October"
    day = rf"(?<!good\s){days}(?!,?\s(?:the\s)?\d)"
    return re.compile(rf"(?<!\ba\s)(?<!\bthe\s)(?<![’']s\s)\b(?:{words}{night_of}|{day})\b", re.IGNORECASE)
