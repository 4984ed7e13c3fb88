"""Rules for parts of months and years: "late October", "early last year", "the last week of May"."""

from __future__ import annotations

import re
from datetime import date, timedelta
from functools import cache

from dateline.mentions import calendar_days as cal
from dateline.mentions.calendar_days import Days, Setting
from dateline.mentions.date_months import DETERMINERS, read_month
from dateline.mentions.date_rules import Rule, rule
from dateline.mentions.date_windows import read_amount
from dateline.mentions.time_words import any_of, months, ordinals, weekdays, year_tail

_PART = (
    r"(?P<part>early|mid|midway|late|start|beginning|middle|(?:very\s+|tail\s+)?end|close|turn|(?:first|second|latter)\s+half"
    r"|(?:first|second|third|fourth|last|opening|final|closing)\s+(?:week|quarter)"
    r"|(?:first|second|last|opening|final)\s+(?:day|weekend))"
)
_STARTS = (
    "early mid midway late start beginning middle very tail end close turn first second third fourth last latter"
    " opening final closing"
).split()
_OF = r"(?:[-\s]|\s+of\s+|\s+in\s+|\s+through\s+|\s+(?:of|in)\s+the\s+month\s+of\s+)(?:the\s+)?"
_OF_YEAR = (
    r"(?P<y>(?:19|20)\d\d)(?P<s>s)?(?!\d|[:/.,]\d|-)\b"
    r"|(?P<which2>last|this|next|that|the\s+same)?\s*(?P<u>month|year)\b"
)
_NAMES = {
    "start": "early",
    "beginning": "early",
    "middle": "mid",
    "midway": "mid",
    "very end": "end",
    "tail end": "end",
    "close": "end",
    "latter half": "second half",
    "final week": "last week",
    "closing week": "last week",
    "opening week": "first week",
    "opening day": "first day",
    "final day": "last day",
    "final quarter": "fourth quarter",
    "last quarter": "fourth quarter",
}
_WEEKS = {"first week": 1, "second week": 8, "third week": 15, "fourth week": 22}
_OF_MONTH = {
    "early": (1, 10),
    "mid": (10, 20),
    "late": (21, 31),
    "end": (25, 31),
    "first half": (1, 15),
    "second half": (16, 31),
}
_OF_A_YEAR = {
    "early": (1, 4),
    "mid": (5, 8),
    "late": (9, 12),
    "end": (12, 12),
    "first half": (1, 6),
    "second half": (7, 12),
    "first quarter": (1, 3),
    "second quarter": (4, 6),
    "third quarter": (7, 9),
    "fourth quarter": (10, 12),
}


def _whole(match: re.Match[str], setting: Setting) -> Days | None:
    """The month, year or decade of which a part is told."""
    groups = match.groupdict()
    if groups["m"]:
        return read_month(match, setting)
    if groups["y"]:
        first = int(groups["y"])
        return Days(date(first, 1, 1), date(first + 9, 12, 31), "range") if groups["s"] else cal.year_of(first)
    which = re.sub(r"\s+", " ", (groups["which2"] or "this").lower())
    now = setting.now if which in ("that", "the same") else setting.published
    if now is None:
        return None
    step = {"last": -1, "next": 1}.get(which, 0)
    return cal.months_on(now, step) if groups["u"].lower() == "month" else cal.year_of(now.year + step)


def part_of(whole: Days, part: str) -> Days | None:
    """The early, middle or late part of a month or year (or its half, quarter, first or last week)."""
    name = _NAMES.get(part, part)
    first, last = whole.start, whole.end
    if name == "turn":
        return Days(first - timedelta(days=1), first, "range")
    if name in ("first day", "second day", "last day"):
        return cal.one_day({"first day": first, "last day": last}.get(name, first + timedelta(days=1)))
    if name in _WEEKS:
        begin = first + timedelta(days=_WEEKS[name] - 1)
        return Days(begin, begin + timedelta(days=6), "range")
    if name == "last week":
        return Days(last - timedelta(days=6), last, "range")
    length = (last - first).days
    if length > 400:  # a decade
        year = first.year
        low, high = {"early": (0, 3), "mid": (4, 6), "late": (6, 9)}.get(name, (0, 9))
        return Days(date(year + low, 1, 1), date(year + high, 12, 31), "range")
    if length < 32:
        bounds = _OF_MONTH.get(name)
        return (
            Days(first.replace(day=bounds[0]), first.replace(day=min(bounds[1], last.day)), "range") if bounds else None
        )
    low, high = _OF_A_YEAR.get(name, (1, 12))
    begin_of, end_of = cal.month_of(first.year, low), cal.month_of(first.year, high)
    return Days(begin_of.start, end_of.end, "range") if begin_of and end_of else None


def _read_part(match: re.Match[str], setting: Setting) -> Days | None:
    whole, part = _whole(match, setting), re.sub(r"[\s-]+", " ", match["part"].lower()).strip()
    groups = match.groupdict()
    if whole is None or (groups.get("u") and not groups["which2"] and _NAMES.get(part, part) in ("early", "end")):
        return None  # "the start of the year" reaches up to now
    return part_of(whole, part)


def _read_units_of(match: re.Match[str], setting: Setting) -> Days | None:
    """ "the first ten days of May", "the last weeks of 2023", "the opening months of this year"."""
    whole, unit = _whole(match, setting), match["unit"].lower()
    if whole is None:
        return None
    amount = read_amount(match["n"]) if match["n"] else 3
    first = match["edge"].lower() in ("first", "opening", "early")
    if unit == "months":
        edge = cal.months_on(whole.start, amount - 1) if first else cal.months_on(whole.end, 1 - amount)
        if edge is None:
            return None
        return Days(whole.start, edge.end, "range") if first else Days(edge.start, whole.end, "range")
    length = amount * (7 if unit == "weeks" else 1) - 1
    if not match["n"] and unit == "days" and not first:
        length = 5
    if first:
        return Days(whole.start, min(whole.end, whole.start + timedelta(days=length)), "range")
    return Days(max(whole.start, whole.end - timedelta(days=length)), whole.end, "range")


def _read_weekday_of(match: re.Match[str], setting: Setting) -> Days | None:
    """ "the first Sunday of May", "the last Friday in April 2021"."""
    whole, weekday = _whole(match, setting), weekdays()[match["w"].lower()]
    if whole is None:
        return None
    which = match["o"].lower()
    if which in ("last", "final"):
        return cal.one_day(cal.weekday_on_or_before(whole.end, weekday))
    if which not in ordinals():
        return None
    first = cal.weekday_after(whole.start - timedelta(days=1), weekday)
    return cal.one_day(first + timedelta(days=7 * (ordinals()[which] - 1)))


@cache
def part_rules() -> tuple[Rule, ...]:
    """The rules of this file, the longest reading first."""
    month = rf"(?:{DETERMINERS}\s+)?(?P<m>{any_of(list(months()))})\b\.?{year_tail()}"
    year = rf"(?P<m>)(?P<det>)(?:{_OF_YEAR})"
    of_this = rf"(?P<m>)(?P<det>)(?P<y>)(?P<s>)(?P<which2>last|this)\s+(?P<u>year)['’]s\s+{_PART}\b"
    edge = r"(?P<edge>first|last|final|opening|closing|dying|early)\s+(?:(?P<n>[\w-]+)\s+)?(?P<unit>days|weeks|months)"
    nth = rf"(?P<o>first|second|third|fourth|last|final)\s+(?P<w>{any_of(list(weekdays()))})\s+(?:of|in)\s+{month}"
    edges = ["first", "last", "final", "opening", "closing", "dying", "early"]
    return (
        rule("span", _STARTS, rf"{_PART}{_OF}{month}", _read_part),
        rule("span", _STARTS, rf"{_PART}{_OF}{year}", _read_part),
        rule("span", ["last", "this"], of_this, _read_part),
        rule("span", edges, rf"{edge}\s+(?:of|in)\s+(?:the\s+)?{month}", _read_units_of),
        rule("span", edges, rf"{edge}\s+(?:of|in)\s+(?:the\s+)?{year}", _read_units_of),
        rule("day", [*edges, "second", "third", "fourth"], nth, _read_weekday_of),
    )
