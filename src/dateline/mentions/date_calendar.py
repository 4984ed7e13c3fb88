"""Rules for calendar days and stretches of them: "9 December", "May 3 to 5, 2021", "12.03.2024", "8/12"."""

from __future__ import annotations

import re
from datetime import date
from functools import cache

from dateline.mentions import calendar_days as cal
from dateline.mentions.calendar_days import Days, Setting
from dateline.mentions.date_retold import in_the_tale
from dateline.mentions.date_rules import DIGIT, Rule, rule
from dateline.mentions.time_words import SPACE, any_of, fixed_days, months, ordinals, weekdays, year_tail

_TH = r"(?:st|nd|rd|th)?"
_DASH = r"\s*[-–—/]\s*|\s+(?:to|and|until|or|through)\s+(?:the\s+)?"
_DAY = r"(?P<d>0?[1-9]|[12]\d|3[01])"
_MONTHS_BACK = 21  # the 31st falls on every weekday at least once in so many
_TO_DAY = r"(?P<d2>0?[1-9]|[12]\d|3[01])(?![\d:.,]\d|\d)"
# "May 5 and 12 people died": a second figure is a day only if no noun follows.
_CLOSES = (
    r"(?=\s*(?:[.,;:)\]\n—–]|-\s|$|(?:in|at|by|when|as|but|and|on|near|from|against|during|for|which|that|were|was|had|have"
    r"|last|this|between|killed|with|while|after|before|to|of)\b))"
)


def stated_year(match: re.Match[str], setting: Setting) -> int | None:
    """The year that a match states in figures or words; None where it states none."""
    groups = match.groupdict()
    if groups.get("y"):
        year = int(groups["y"])
        return year if year > 99 else year + (2000 if year < 70 else 1900)
    which = re.sub(r"\s+", " ", (groups.get("which") or "").lower())
    now = setting.published
    if not which or now is None:
        return None
    told = setting.stretch or setting.anchor  # "in the autumn of 2020 ... on 10 November of that year"
    then = told.start.year if told else now.year
    return {
        "last": now.year - 1,
        "this": now.year,
        "next": now.year + 1,
        "that": then,
        "the same": then,
        "the previous": then - 1,
        "the following": then + 1,
    }[which]


def day_of(setting: Setting, year: int | None, month: int, day: int) -> date | None:
    if year is None and not setting.ahead:
        year = setting.year  # "In 2012 ... on 22 February": the narrative is in that year
    if year is not None:
        return cal.day_in(year, month, day)
    if told := in_the_tale(setting, month, day):
        return told.start
    return cal.latest_day(setting.published, month, day, setting.ahead) if setting.published else None


def _read_days(match: re.Match[str], setting: Setting) -> Days | None:
    """Days of one or two months: ``m``, ``d``, and where it is a stretch ``m2`` and ``d2``."""
    year, groups = stated_year(match, setting), match.groupdict()
    last_month = months()[(groups.get("m2") or groups["m"]).lower()]
    last = day_of(setting, year, last_month, int(groups.get("d2") or groups["d"]))
    if last is None or not groups.get("d2"):
        return cal.one_day(last) if last else None
    month = months()[groups["m"].lower()] if groups["m"] else last_month
    first = cal.day_in(last.year - (month > last.month), month, int(groups["d"]))
    return Days(first, last, "range") if first and first <= last else None


def _read_written(match: re.Match[str], setting: Setting) -> Days | None:
    """A date in figures. The order is the European one unless it gives no date (12.31.2024)."""
    first, second, third = (int(part) for part in re.split(r"\D", match.group()))
    if len(match.group()) == 10 and match.group()[4] in "-/":
        orders: tuple[tuple[int, int, int], ...] = ((first, second, third),)
    else:
        year = third + 2000 * (third < 70) + 1900 * (70 <= third < 100)
        orders = ((year, second, first), (year, first, second))
    found = next((day for order in orders if (day := cal.day_in(*order))), None)
    return cal.one_day(found) if found else None


def _read_short(match: re.Match[str], setting: Setting) -> Days | None:
    """ "8/12" in a log: day and month, in the American order only where the European gives none."""
    first, second = (int(part) for part in match.group().split("/"))
    for day, month in ((first, second), (second, first)):
        found = day_of(setting, None, month, day) if 1 <= month <= 12 and 1 <= day <= 31 else None
        if found:
            return cal.one_day(found)
    return None


def _read_ordinal(match: re.Match[str], setting: Setting) -> Days | None:
    """ "the fifth of May"."""
    number = ordinals()[match["o"].lower()]
    found = day_of(setting, stated_year(match, setting), months()[match["m"].lower()], number) if number < 32 else None
    return cal.one_day(found) if found else None


def _read_fixed(match: re.Match[str], setting: Setting) -> Days | None:
    month, day = fixed_days()[re.sub(r"\s+", " ", match["f"].lower())]
    if "new year" in match["f"].lower() and re.search(r"[A-Z]\w+\s(?:the\s)?$", match.string[: match.start()][-20:]):
        return None  # the Chinese or the Sinhalese one
    found = day_of(setting, stated_year(match, setting), month, day)
    return cal.one_day(found) if found else None


def _read_numbered_weekday(match: re.Match[str], setting: Setting) -> Days | None:
    """ "Sat 19." at the head of an entry: the latest such day that was that weekday."""
    now, weekday = setting.published, weekdays()[match["w"].lower()]
    for back in range(_MONTHS_BACK if now else 0):
        month = cal.months_on(now, -back) if now else None
        day = cal.day_in(month.start.year, month.start.month, int(match["d"])) if month else None
        if day and now and day <= now and day.weekday() == weekday:
            return cal.one_day(day)
    return None


@cache
def calendar_rules() -> tuple[Rule, ...]:
    """The rules of this file, the longest reading first."""
    m, tail, names, days = any_of(list(months())), year_tail(), list(months()), list(weekdays())
    prefix = rf"(?:{any_of(days)}\.?,?{SPACE}(?:the{SPACE})?)?"
    first, second = rf"(?P<m>{m})\b\.?", rf"(?P<m2>{m})\b\.?"
    hyphenated = rf"{_DAY}-(?P<m>{m})-(?P<y>\d{{4}}|\d\d)(?!\d)"
    short = r"(?:(?m:^)|(?<=\bon\s)|(?<=(?:mon|tue|wed|thu|fri|sat|sun)\s)|(?<=hurs\s))\d{1,2}/\d{1,2}(?![/\d])"
    heads = r"(?![:.h]\d)(?=\s*(?:[.:,;–—\n]|-\s))"
    numbered = rf"(?m:^)(?P<w>{any_of(days)})\b\.?,?{SPACE}(?:the{SPACE})?{_DAY}{_TH}{heads}"
    written = r"\d{4}[-/]\d{2}[-/]\d{2}(?!\d)|\d{1,2}[./-]\d{1,2}[./-](?:\d{4}|\d{2})(?![\d.]\d|\d)"
    of_year = rf"(?:{SPACE}in(?={SPACE}(?:19|20)\d\d\b))?"
    fixed = rf"(?P<f>{any_of(list(fixed_days()))})(?:['’]s)?\b{of_year}{tail}"
    to_day, month_first = rf"(?:,\s?\d{{1,2}}){{0,30}}(?:{_DASH}){_TO_DAY}{_TH}", rf"{prefix}{first}{SPACE}{_DAY}{_TH}"
    patterns = (
        ("span", DIGIT, rf"{prefix}{_DAY}{_TH}{SPACE}{first}{to_day}{SPACE}{second}{tail}"),
        ("span", DIGIT, rf"{prefix}{_DAY}{_TH}(?P<m>){to_day}{SPACE}{second}{tail}"),
        ("day", DIGIT, rf"{prefix}{_DAY}{_TH}(?:{SPACE}of)?{SPACE}{first}{tail}"),
        ("span", "", rf"{month_first}(?:{_DASH}){second}{SPACE}{_TO_DAY}{_TH}{tail}"),
        ("span", "", rf"{month_first}{to_day}{tail}{_CLOSES}"),
        ("day", "", rf"{month_first}(?!\d|[:.,]\d){tail}"),
    )
    return (
        rule("day", [DIGIT], written, _read_written),
        rule("day", [DIGIT], hyphenated, _read_days),
        rule("day", [DIGIT], short, _read_short),
        rule("day", days, numbered, _read_numbered_weekday),
        *(rule(kind, [*days, *([DIGIT] if opens else names)], words, _read_days) for kind, opens, words in patterns),
        rule("day", ordinals(), rf"(?P<o>{any_of(list(ordinals()))})\s+of\s+{first}{tail}", _read_ordinal),
        rule("day", fixed_days(), fixed, _read_fixed),
    )
