"""Rules for dates that name a calendar day, a month, a year or a weekday."""

from __future__ import annotations

import re
from datetime import date
from functools import cache

import dateparser

from dateline.mentions import calendar_days as cal
from dateline.mentions.calendar_days import Days, Setting
from dateline.mentions.date_rules import DIGIT, Rule, rule
from dateline.mentions.time_words import SPACE, any_of, fixed_days, months, seasons, weekdays

_TH = r"(?:st|nd|rd|th)?"
_DASH = r"\s*[-–—]\s*|\s+(?:to|and|until|or|through)\s+(?:the\s+)?"
_YEAR_WORDS = r"(?:of\s+)?(?P<which>last|this|that|the\s+same|the\s+previous|the\s+following|next)\s+year"


def _year(match: re.Match[str], setting: Setting) -> int | None:
    """The year that a match states in figures or words; None where it states none."""
    groups = match.groupdict()
    if groups.get("y"):
        return int(groups["y"])
    which = re.sub(r"\s+", " ", (groups.get("which") or "").lower())
    now = setting.published
    if not which or now is None:
        return None
    then = setting.anchor.start.year if setting.anchor else now.year
    return {
        "last": now.year - 1,
        "this": now.year,
        "next": now.year + 1,
        "that": then,
        "the same": then,
        "the previous": then - 1,
        "the following": then + 1,
    }[which]


def _day(setting: Setting, year: int | None, month: int, day: int) -> date | None:
    if year is None and not setting.ahead:
        year = setting.year  # "In 2012 ... on 22 February": the narrative is in that year
    if year is not None:
        return cal.day_in(year, month, day)
    return cal.latest_day(setting.published, month, day, setting.ahead) if setting.published else None


def _read_days(match: re.Match[str], setting: Setting) -> Days | None:
    """Days of one or two months: ``m``, ``d``, and where it is a stretch ``m2`` and ``d2``."""
    year, groups = _year(match, setting), match.groupdict()
    last_month = months()[(groups.get("m2") or groups["m"]).lower()]
    last = _day(setting, year, last_month, int(groups.get("d2") or groups["d"]))
    if last is None or not groups.get("d2"):
        return cal.one_day(last) if last else None
    month = months()[groups["m"].lower()] if groups["m"] else last_month
    first = cal.day_in(last.year - (month > last.month), month, int(groups["d"]))
    return Days(first, last, "range") if first and first <= last else None


def _read_written(match: re.Match[str], setting: Setting) -> Days | None:
    """A date in figures. The order is the European one unless it gives no date (12.31.2024)."""
    text = match.group()
    if re.match(r"\d{4}", text):
        found = date(*map(int, re.split(r"\D", text))) if cal.day_in(*map(int, re.split(r"\D", text))) else None
        return cal.one_day(found) if found else None
    for order in ("DMY", "MDY"):
        parsed = dateparser.parse(text, settings={"DATE_ORDER": order, "STRICT_PARSING": True}, languages=["en"])
        if parsed and parsed.date().year <= 2100:
            return cal.one_day(parsed.date())
    return None


def _read_short(match: re.Match[str], setting: Setting) -> Days | None:
    """ "8/12" in a log: day and month, in the American order only where the European gives none."""
    first, second = (int(part) for part in match.group().split("/"))
    for day, month in ((first, second), (second, first)):
        found = _day(setting, None, month, day) if 1 <= month <= 12 and 1 <= day <= 31 else None
        if found:
            return cal.one_day(found)
    return None


def _read_month(match: re.Match[str], setting: Setting) -> Days | None:
    """A month: the year stated, that of the narrative ("that December"), else the latest one begun."""
    month, year, which = months()[match["m"].lower()], _year(match, setting), (match["det"] or "").lower()
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
    whole = _read_month(match, setting)
    part = re.sub(r"\s+", " ", match["part"].lower().rstrip("-"))
    if whole is None:
        return None
    if part in ("last day", "first day"):
        return cal.one_day(whole.end if part == "last day" else whole.start)
    return _part_of(whole, part)


def _read_year(match: re.Match[str], setting: Setting) -> Days | None:
    first = int(match["y"])
    if match["s"]:
        return Days(date(first, 1, 1), date(first + 9, 12, 31), "range")
    if not match["y2"]:
        return cal.year_of(first)
    last = int(match["y2"]) if len(match["y2"]) == 4 else first - first % 100 + int(match["y2"])
    return Days(date(first, 1, 1), date(last, 12, 31), "range") if last > first else None


def _read_weekday(match: re.Match[str], setting: Setting) -> Days | None:
    """A weekday by the rule "latest on or before publication", or by the word before or after it."""
    weekday, det, week = (
        weekdays()[match["w"].lower()],
        (match["det"] or "").lower(),
        (match["week"] or "").lower(),
    )
    now = setting.published
    if det in ("the previous", "the preceding", "the following") and setting.anchor:
        base = setting.anchor.end
        return cal.one_day(
            cal.weekday_after(base, weekday) if det == "the following" else cal.weekday_on_or_before(base, weekday)
        )
    if now is None:
        return None
    if week:
        return cal.one_day(
            date.fromordinal(cal.week_of(now).start.toordinal() + weekday + {"last": -7, "this": 0, "next": 7}[week])
        )
    if det in ("next", "the coming", "coming", "the following") or setting.ahead:
        return cal.one_day(cal.weekday_after(now, weekday))
    base = date.fromordinal(now.toordinal() - 1) if det in ("last", "the previous", "past") else now
    return cal.one_day(cal.weekday_on_or_before(base, weekday))


def _read_fixed(match: re.Match[str], setting: Setting) -> Days | None:
    month, day = fixed_days()[re.sub(r"\s+", " ", match["f"].lower())]
    found = _day(setting, _year(match, setting), month, day)
    return cal.one_day(found) if found else None


def _read_season(match: re.Match[str], setting: Setting) -> Days | None:
    first, last = seasons()[match["s"].lower()]
    year, now = _year(match, setting), setting.published
    if year is None and now is not None:
        this = cal.season_of(now.year, first, last)
        begun = this is not None and this.start <= now
        ended = this is not None and this.end < now
        year = now.year if (ended if (match["det"] or "").lower() == "last" else begun) else now.year - 1
    return cal.season_of(year, first, last) if year is not None else None


@cache
def explicit_rules() -> tuple[Rule, ...]:
    """The rules of this file, the longest reading first."""
    m, w, s = any_of(list(months())), any_of(list(weekdays())), any_of(list(seasons()))
    tail = rf"(?:,?{SPACE}(?:of{SPACE})?(?P<y>\d{{4}})(?!\d|,\d|\s*(?:people|residents|soldiers|civilians|fighters))|,?{SPACE}{_YEAR_WORDS})?"
    prefix = rf"(?:{w}\.?,?{SPACE}(?:the{SPACE})?)?"
    day = r"(?P<d>0?[1-9]|[12]\d|3[01])"
    to_day = r"(?P<d2>0?[1-9]|[12]\d|3[01])(?![\d:.,]\d|\d)"
    closes = r"(?=\s*(?:[.,;:)\]\n—–]|$|(?:in|at|by|when|as|but|and|on|near|from|against|during|for|which|that|were|was|had|have|last|this|between|killed|with|while|after|before|to|of)\b))"
    parts = r"(?P<part>early|mid|late|start|beginning|middle|end|(?:first|second|latter)\s+half|(?:first|second|third|fourth|last|opening)\s+week|last\s+day|first\s+day)"
    dets = r"(?P<det>last|next|this|that|past|coming|the\s+(?:following|previous|preceding|coming))"
    words, days = list(months()), list(weekdays())
    return (
        rule(
            "day",
            [DIGIT],
            r"\d{4}-\d{2}-\d{2}(?!\d)|\d{1,2}[./-]\d{1,2}[./-](?:\d{4}|\d{2})(?![\d.]\d|\d)",
            _read_written,
        ),
        rule(
            "day",
            [DIGIT],
            r"(?:(?m:^)|(?<=\bon\s)|(?<=(?:mon|tue|wed|thu|fri|sat|sun)\s)|(?<=hurs\s))\d{1,2}/\d{1,2}(?![/\d])",
            _read_short,
        ),
        rule(
            "span",
            [DIGIT, *days],
            rf"{prefix}{day}{_TH}{SPACE}(?P<m>{m})\b\.?(?:{_DASH}){to_day}{_TH}{SPACE}(?P<m2>{m})\b\.?{tail}",
            _read_days,
        ),
        rule(
            "span",
            [DIGIT, *days],
            rf"{prefix}{day}{_TH}(?P<m>)(?:{_DASH}){to_day}{_TH}{SPACE}(?P<m2>{m})\b\.?{tail}",
            _read_days,
        ),
        rule(
            "day",
            [DIGIT, *days],
            rf"{prefix}{day}{_TH}(?:{SPACE}of)?{SPACE}(?P<m>{m})\b\.?{tail}",
            _read_days,
        ),
        rule(
            "span",
            [*words, *days],
            rf"{prefix}(?P<m>{m})\b\.?{SPACE}{day}{_TH}(?:{_DASH})(?P<m2>{m})\b\.?{SPACE}{to_day}{_TH}{tail}",
            _read_days,
        ),
        rule(
            "span",
            [*words, *days],
            rf"{prefix}(?P<m>{m})\b\.?{SPACE}{day}{_TH}(?:{_DASH}){to_day}{_TH}{tail}{closes}",
            _read_days,
        ),
        rule(
            "day",
            [*words, *days],
            rf"{prefix}(?P<m>{m})\b\.?{SPACE}{day}{_TH}(?!\d|[:.,]\d){tail}",
            _read_days,
        ),
        rule(
            "span",
            [
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
            ],
            rf"{parts}(?:[-\s]|\s+of\s+|\s+in\s+)(?:the\s+)?(?:month\s+of\s+)?(?:{dets}\s+)?(?P<m>{m})\b\.?{tail}",
            _read_part,
        ),
        rule(
            "month",
            [*words, "last", "next", "this", "that", "the"],
            rf"(?:{dets}{SPACE})?(?P<m>{m})\b\.?{tail}",
            _read_month,
        ),
        rule(
            "weekday",
            [*days, "last", "next", "this", "that", "the", "past", "coming"],
            rf"(?:{dets}{SPACE})?(?P<w>{w})(?:['’]s)?\b(?:,?\s+(?:of\s+)?(?P<week>last|this|next)\s+week)?",
            _read_weekday,
        ),
        rule("day", fixed_days(), rf"(?P<f>{any_of(list(fixed_days()))})(?:['’]s)?\b{tail}", _read_fixed),
        rule(
            "span",
            [*seasons(), "last", "this", "that", "next", "the", "late", "early"],
            rf"(?:{dets}{SPACE})?(?:(?:late|early){SPACE})?(?P<s>{s})\b(?:\s+of)?{tail}",
            _read_season,
            needs_lead=True,
        ),
        rule(
            "year",
            [DIGIT],
            r"(?P<y>1[6-9]\d\d|20\d\d)(?P<s>s)?(?:\s*[-–/]\s*(?P<y2>(?:19|20)\d\d|\d\d)(?!\d))?(?!\d|[:/.,]\d|-)\b",
            _read_year,
            needs_lead=True,
        ),
    )
