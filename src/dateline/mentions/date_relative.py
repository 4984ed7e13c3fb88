"""Rules for times told from another: "two days later", "three weeks ago", "the next day", "on the 6th"."""

from __future__ import annotations

import re
from datetime import timedelta
from functools import cache

from dateline.mentions import calendar_days as cal
from dateline.mentions.calendar_days import Days, Setting
from dateline.mentions.date_rules import DIGIT, Rule, rule
from dateline.mentions.date_windows import read_amount, read_window
from dateline.mentions.time_words import (
    any_of,
    months,
    parts_of_day,
    quantity,
    small_numbers,
    units,
    weekdays,
)

_PLURALS = "days|weeks|months|years|hours|minutes"
_NEIGHBOUR = (
    r"the\s+(?:next|following|previous|preceding|same)\s+(?:day|{p})|that(?:\s+same|\s+very)?\s+(?:day|{p})"
    r"|(?:the|a)\s+(?:day|night|evening|morning)\s+(?:before|after|prior)|the\s+eve|next\s+(?:day|{p})"
)
_THEN = (
    r"(?:that|the\s+same)\s+(?:month|year|period)\b|(?<=by\s)then\b|(?<=since\s)then\b"
    r"|at\s+(?:about\s+|around\s+)?(?:the\s+same|that)\s+time\b"
)
_OF_WHAT = re.compile(r"\s+(?:an?|the|his|her|its|their|[A-Z][\w’'-]+)\s")
_LONGEST_NAME = 16  # characters of "September 30, "


def _moved(base: Days | None, amount: int, unit: str, sign: int) -> Days | None:
    """So many units from a time: to the day for days and weeks, else to the month or year."""
    if base is None:
        return None
    kind, day = units()[unit.lower()], base.end
    if kind in ("month", "year", "decade"):
        months = amount * {"month": 1, "year": 12, "decade": 120}[kind]
        found = cal.months_on(day, sign * months)
        return found if kind == "month" or found is None else cal.year_of(found.start.year)
    days = {"time": 0, "hour": amount // 24, "day": amount, "week": 7 * amount, "fortnight": 14 * amount}[kind]
    if base.precision == "month" and kind != "time":
        return cal.months_on(day, sign * round(days / 30))
    moved = cal.shifted(day, sign * days)
    if moved is None:
        return None
    return cal.one_day(moved).as_time() if kind in ("time", "hour") and days == 0 else cal.one_day(moved)


def _published(setting: Setting) -> Days | None:
    return cal.one_day(setting.published) if setting.published else None


def _read_ago(match: re.Match[str], setting: Setting) -> Days | None:
    found, now = _moved(_published(setting), read_amount(match["n"]), match["u"], -1), setting.published
    groups = match.groupdict()
    if found is None or now is None:
        return found
    if groups.get("half") and found.precision in ("month", "year"):
        halved = _moved(cal.one_day(now), 12 * read_amount(match["n"]) + 6, "months", -1)
        return halved if found.precision == "year" else found
    told = (groups.get("today") or "").lower()
    if found.precision == "year" and (told or groups.get("exact")):
        then = cal.day_in(found.start.year, now.month, now.day) or found.start
        if told.endswith("month"):
            return cal.month_of(then.year, then.month)
        return cal.week_of(then) if told.endswith("week") else cal.one_day(then)
    if told.startswith("on") and found.start == found.end:
        return cal.one_day(cal.weekday_on_or_before(found.start, weekdays()[told.split()[-1]]))
    return found


def _read_offset(match: re.Match[str], setting: Setting) -> Days | None:
    """ "two days later", "a week earlier": from the anchor, else from publication."""
    word = match["dir"].lower()
    back = word in ("earlier", "before", "previously", "beforehand", "prior")
    if word == "after" and match["clause"]:
        back = True  # "on Friday, two days after the raid": the raid was two days before Friday
    short = units()[match["u"].lower()] in ("time", "hour")
    base = setting.anchor
    if short:
        clock = cal.one_day(setting.clock_day) if setting.clock_day else None
        base = (setting.near or _published(setting)) if read_amount(match["n"]) > 12 else clock
    if base and base.precision == "year" and units()[match["u"].lower()] in ("day", "week"):
        base = None  # days can't be counted from a year
    if base is None and not back and not setting.ahead:
        return _published(setting)  # "two weeks on": from what nobody told up to now
    return _moved(base or _published(setting), read_amount(match["n"]), match["u"], -1 if back else 1)


def _read_into(match: re.Match[str], setting: Setting) -> Days | None:
    """ "eight months into the siege": now."""
    return _published(setting)


def _read_after(match: re.Match[str], setting: Setting) -> Days | None:
    """ "after four days": from the time spoken of in this paragraph, else a stretch up to publication."""
    later = _moved(setting.near, read_amount(match["n"]), match["u"], 1)
    if later and not (setting.published and later.start > setting.published and not setting.ahead):
        return later
    return read_window(match, setting)


def _read_neighbour(match: re.Match[str], setting: Setting) -> Days | None:
    """ "the next day", "the previous evening", "the day before", "that night", "the same day"."""
    base, text = setting.now, match.group().lower()
    if setting.day and setting.anchor and setting.anchor.precision in ("month", "year"):
        base = setting.day.end  # "carried off in May ... reappeared the same day"
    if base is None:
        return None
    if _dates_what_follows(match):
        text = {"before": "after", "after": "before"}.get(text.rsplit(" ", 1)[-1], text)
    if re.search(r"\b(next|following|after)\b", text):
        base = base + timedelta(days=1)
    elif re.search(r"\b(previous|preceding|before|eve|prior)\b", text):
        base = base - timedelta(days=1)
    days = cal.one_day(base)
    return days.as_time() if re.search(r"morning|afternoon|evening|night|hour|time|dawn", text) else days


def _dates_what_follows(match: re.Match[str]) -> bool:
    """True for "on 4 May, the day after the march": the march was the day before."""
    told = _apposed().search(match.string, max(0, match.start() - _LONGEST_NAME), match.start())
    return told is not None and _OF_WHAT.match(match.string, match.end()) is not None


@cache
def _apposed() -> re.Pattern[str]:
    names = any_of([*months(), *weekdays()])
    return re.compile(rf"(?:\b{names}|\b{names}\s\d{{1,2}}|\b\d{{4}}),\s$", re.IGNORECASE)


def _read_then(match: re.Match[str], setting: Setting) -> Days | None:
    if setting.anchor and re.search(r"month|year|period", match.group(), re.IGNORECASE):
        kind, day = match.group().lower(), setting.anchor.start
        if "period" in kind:
            return setting.anchor
        return cal.month_of(day.year, day.month) if "month" in kind else cal.year_of(day.year)
    return setting.anchor or _published(setting)


@cache
def relative_rules() -> tuple[Rule, ...]:
    """The rules of this file, the longest reading first."""
    amounts, half = [DIGIT, "half", *small_numbers()], quantity()
    neighbour = _NEIGHBOUR.format(p=any_of(parts_of_day()))
    on = r"on(?=\s*(?:[.,;:)–—]|\Z|(?:and|from|since)\b))"  # "six days on the mountain" tells no day
    offset = rf"{half}\s+(?P<dir>later|earlier|before|after|{on}|previously|beforehand|prior)\b"
    clause = r"(?!\s+(?:dawn|noon|midnight))(?=(?P<clause>\s+(?!that\b|this\b)\w)?)"
    told = rf"(?:\s+(?P<today>today|this\s+\w+|on\s+{any_of(list(weekdays()))}))?"
    amount = rf"\d{{1,3}}|{any_of(list(small_numbers()))}"
    return (
        rule("day", [*amounts, "exactly"], rf"(?P<exact>exactly\s+)?{half}\s+ago\b{told}", _read_ago),
        rule("day", amounts, rf"(?P<n>{amount})\s+(?P<u>years?)\s+and\s+a\s+(?P<half>half)\s+ago\b", _read_ago),
        rule("day", amounts, rf"{half}\s+into\b", _read_into),
        rule("day", _PLURALS.split("|"), rf"(?P<n>)(?P<u>{_PLURALS})\s+ago\b(?P<today>)", _read_ago),
        rule("day", amounts, offset + clause, _read_offset),
        rule("day", ["after"], rf"after\s+(?P<which>){half}\b(?!\s+(?:of|in|later))", _read_after),
        rule("day", ["the", "that", "a", "next"], rf"(?:{neighbour})\b(?:['’]s)?", _read_neighbour),
        rule("day", ["the", "that", "then", "at"], _THEN, _read_then),
    )
