"""Rules for months, years, seasons and parts of them: "in May last year", "late October", "the 1990s"."""

from __future__ import annotations

import re
from datetime import date, timedelta
from functools import cache

from dateline.mentions import calendar_days as cal
from dateline.mentions.calendar_days import Days, Setting
from dateline.mentions.date_calendar import stated_year
from dateline.mentions.date_rules import DIGIT, Rule, rule
from dateline.mentions.date_windows import read_amount
from dateline.mentions.time_words import SPACE, any_of, months, seasons, year_tail

DETERMINERS = r"(?P<det>last|next|this|that|past|coming|the\s+(?:following|previous|preceding|coming))"
_PARTS = (
    r"(?P<part>early|mid|late|start|beginning|middle|end|(?:first|second|latter)\s+half"
    r"|(?:first|second|third|fourth|last|opening)\s+week|last\s+day|first\s+day)"
)
_PART_STARTS = [
    "early",
    "mid",
    "late",
    "start",
    "beginning",
    "middle",
    "end",
    "first",
    "second",
    "third",
    "fourth",
    "last",
    "latter",
    "opening",
]
_YEAR = r"(?P<y>1[6-9]\d\d|20\d\d)(?P<s>s)?(?:\s*[-–/]\s*(?P<y2>(?:19|20)\d\d|\d\d)(?!\d))?(?!\d|[:/.,]\d|-)\b"


def _read_month(match: re.Match[str], setting: Setting) -> Days | None:
    """A month: the year stated, that of the narrative ("that December"), else the latest one begun."""
    month, year, which = months()[match["m"].lower()], stated_year(match, setting), (match["det"] or "").lower()
    if year is not None:
        return cal.month_of(year, month)
    if which in ("that", "the following", "the previous") and setting.anchor:
        base = setting.anchor.start
        if which == "that":
            return cal.month_of(base.year, month)
        after = which == "the following"
        return cal.month_of(base.year + (after and month <= base.month) - (not after and month >= base.month), month)
    if setting.year is not None and not which:
        return cal.month_of(setting.year, month)
    if setting.published is None:
        return None
    if which == "last" and month == setting.published.month:
        return cal.month_of(setting.published.year - 1, month)
    return cal.latest_month(setting.published, month, setting.ahead or which in ("next", "the coming"))


def _part_of(days: Days, part: str) -> Days:
    """The early, middle or late third of a month or year (or its half, first or last week)."""
    length = (days.end - days.start).days + 1
    day = days.start.toordinal()
    bounds = {
        "early": (0, length / 3),
        "mid": (length / 3, 2 * length / 3),
        "late": (2 * length / 3, length),
        "first half": (0, length / 2),
        "second half": (length / 2, length),
        "first week": (0, 7),
        "second week": (7, 14),
        "third week": (14, 21),
        "fourth week": (21, 28),
        "last week": (length - 7, length),
    }
    names = {
        "start": "early",
        "beginning": "early",
        "end": "late",
        "middle": "mid",
        "latter half": "second half",
        "opening week": "first week",
    }
    low, high = bounds[names.get(part, part)]
    return Days(date.fromordinal(day + round(low)), date.fromordinal(day + round(high) - 1), "range")


def _read_part(match: re.Match[str], setting: Setting) -> Days | None:
    whole = _read_month(match, setting) if match["m"] else cal.year_of(int(match["y"]))
    part = re.sub(r"\s+", " ", match["part"].lower().rstrip("-"))
    if whole is None:
        return None
    if part in ("last day", "first day"):
        return cal.one_day(whole.end if part == "last day" else whole.start)
    return _part_of(whole, part)


def _read_days_of(match: re.Match[str], setting: Setting) -> Days | None:
    """ "the first ten days of May", "the last weeks of 2023's May"."""
    whole = _read_month(match, setting)
    if whole is None:
        return None
    length = (read_amount(match["n"]) if match["n"] else 3) * (7 if match["u"].lower() == "weeks" else 1) - 1
    if match["edge"].lower() in ("first", "opening"):
        return Days(whole.start, min(whole.end, whole.start + timedelta(days=length)), "range")
    return Days(max(whole.start, whole.end - timedelta(days=length)), whole.end, "range")


def _read_year(match: re.Match[str], setting: Setting) -> Days | None:
    first = int(match["y"])
    if match["s"]:
        return Days(date(first, 1, 1), date(first + 9, 12, 31), "range")
    if not match["y2"]:
        return cal.year_of(first)
    last = int(match["y2"]) if len(match["y2"]) == 4 else first - first % 100 + int(match["y2"])
    return Days(date(first, 1, 1), date(last, 12, 31), "range") if last > first else None


def _read_season(match: re.Match[str], setting: Setting) -> Days | None:
    first, last = seasons()[match["s"].lower()]
    year, now = stated_year(match, setting), setting.published
    if year is None and now is not None:
        this = cal.season_of(now.year, first, last)
        begun = this is not None and this.start <= now
        ended = this is not None and this.end < now
        year = now.year if (ended if (match["det"] or "").lower() == "last" else begun) else now.year - 1
    return cal.season_of(year, first, last) if year is not None else None


@cache
def month_rules() -> tuple[Rule, ...]:
    """The rules of this file, the longest reading first."""
    names, tail, determiners = list(months()), year_tail(), ["last", "next", "this", "that", "the"]
    month = rf"(?P<m>{any_of(names)})\b\.?{tail}"
    year = r"(?P<m>)(?P<det>)(?P<y>(?:19|20)\d\d)(?!\d|[:/.,]\d|-)\b"
    edge = r"(?P<edge>first|last|final|opening|closing)\s+(?:(?P<n>[\w-]+)\s+)?(?P<u>days|weeks)"
    days_of = rf"{edge}\s+(?:of|in)\s+(?P<det>){month}"
    of = r"(?:[-\s]|\s+of\s+|\s+in\s+)(?:the\s+)?(?:month\s+of\s+)?"
    season = rf"(?:{DETERMINERS}{SPACE})?(?:(?:late|early){SPACE})?(?P<s>{any_of(list(seasons()))})\b(?:\s+of)?{tail}"
    season_starts = [*seasons(), *determiners, "late", "early"]
    return (
        rule("span", _PART_STARTS, rf"{_PARTS}{of}(?:{DETERMINERS}\s+)?{month}", _read_part),
        rule("span", _PART_STARTS, rf"{_PARTS}{of}{year}", _read_part),
        rule("span", ["first", "last", "final", "opening", "closing"], days_of, _read_days_of),
        rule("month", [*names, *determiners], rf"(?:{DETERMINERS}{SPACE})?{month}", _read_month),
        rule("span", season_starts, season, _read_season, needs_lead=True),
        rule("year", [DIGIT], _YEAR, _read_year, needs_lead=True),
    )
