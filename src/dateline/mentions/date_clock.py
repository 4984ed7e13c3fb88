"""Rules for times of day: "at 5am", "14:25 GMT", "by nightfall", "this morning"."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import timedelta
from functools import cache

from dateline.mentions import calendar_days as cal
from dateline.mentions.calendar_days import Days, Setting
from dateline.mentions.date_rules import DIGIT, Rule, rule
from dateline.mentions.lexicon_file import numbers_of
from dateline.mentions.time_words import any_of, parts_of_day

_ZONE = r"(?:\s*(?:GMT|UTC|EET|CET|EST|EDT|BST|MSK|local(?:\s+time)?|hours|hrs|h)\b)?"
_IN_BRACKETS = r"(?:\s*\(\s*\d{2}:?\d{2}\s*(?:GMT|UTC)\s*\))?"
_CLOCK = rf"(?:[01]?\d|2[0-3])[:.][0-5]\d\s*(?:[ap]\.?m\b\.?)?{_ZONE}(?![\d:]){_IN_BRACKETS}"
_AM_PM = rf"(?:1[0-2]|[1-9])\s*[ap]\.?\s?m\b\.?{_IN_BRACKETS}"
_MILITARY = r"(?:[01]\d|2[0-3])[0-5]\d\s*(?:GMT|UTC|hours|hrs|local\s+time|h\b)"
_LOGGED = r"(?m:^)(?!19|20)(?:[01]\d|2[0-3])[0-5]\d(?=\s+[A-Z])"  # "0945 Six civilians ..." at a line's start
_ENTERED = r"(?<=[.;:|]\s)(?!19|20)(?:[01]\d|2[0-3])[0-5]\d(?=\s+[A-Z])"  # the same inside a line of a log
_SMALL = r"(?:(?<=\bby\s)|(?<=\bfrom\s)|(?<=\buntil\s)|(?<=\bto\s))0\d[0-5]\d(?![\d,.:/-]\d|\d)"
_AT_HOUR = r"(?<=\bat\s)(?:[01]\d|2[0-3])[0-5]\d(?![\d,.:]\d|\d)(?!\s+[a-z]+s\b)"
_EARLY = re.compile(
    r"dawn|daybreak|sunrise|sun-up|first light|daylight|morning"
    r"|breakfast|\bnoon\b|midday|^(?:0?[1-9]|1[01])(?:[:.]\d\d)?\s*a\.?m|^0\d[:.]?\d\d",
    re.IGNORECASE,
)
_ENDS = r"(?=\s*(?:[.,;:)\n—–]|$|(?:on|in\s+the|this|that|yesterday|the|and|when|as|local|until|to)\b))"


def _read_clock(match: re.Match[str], setting: Setting) -> Days | None:
    """A time of day without a day: on the anchor's day, else the publication day."""
    base, near = setting.clock_day, setting.near
    if (
        base
        and near
        and setting.late
        and _EARLY.search(match.group())
        and setting.published
        and base < setting.published
    ):
        base += timedelta(days=1)  # "on the evening of the 4th ... by dawn"
    return cal.one_day(base).as_time() if base else None


def _read_hour(match: re.Match[str], setting: Setting) -> Days | None:
    """An hour without a day: where the paragraph speaks of no day it is the publication day's, as a live report's."""
    return _read_clock(match, replace(setting, before=None))


def _read_part_today(match: re.Match[str], setting: Setting) -> Days | None:
    day = setting.headed.end if setting.headed else setting.published
    return cal.one_day(day).as_time() if day else None


@cache
def clock_rules() -> tuple[Rule, ...]:
    """The rules of this file, the longest reading first."""
    part, figures = any_of(parts_of_day()), (_CLOCK, _AM_PM, _MILITARY, _LOGGED, _ENTERED, _SMALL, _AT_HOUR)
    hours = [word for word, value in numbers_of("numbers", "cardinals").items() if 1 <= value <= 12]
    told = r"in\s+the\s+(?:morning|afternoon|evening)\b|at\s+night\b"
    o_clock = rf"(?:{any_of(hours)}|1[0-2]|[1-9])\s+(?:o['’]clock\b(?:\s+(?:in\s+the|at)\s+{part}\b)?|{told})"
    late = r"(?:later?|earl(?:y|ier))\s+(?:in\s+the|that|the\s+same)\s+day\b"
    today = rf"this\s+(?:(?:very|past|same)\s+)?(?:early\s+)?{part}\b(?:['’]s)?"
    return (
        rule("clock_today", ["this"], today, _read_part_today),
        rule("clock", ["late", "later", "earlier", "early"], late, _read_clock),
        *(rule("clock", [DIGIT], pattern, _read_hour) for pattern in figures),
        rule("clock", [DIGIT, *hours], o_clock, _read_hour),
        rule("hour", hours, rf"{any_of(hours)}\b{_ENDS}", _read_hour, needs_lead=True),
        rule("clock", parts_of_day(), rf"{part}\b(?:['’]s)?", _read_clock, needs_lead=True),
    )
