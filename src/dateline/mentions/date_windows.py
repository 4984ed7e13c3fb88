"""Rules for stretches up to or around the publication day: "in the past 24 hours", "last week", "overnight"."""

from __future__ import annotations

import re
from datetime import date, timedelta
from functools import cache

from dateline.mentions import calendar_days as cal
from dateline.mentions.calendar_days import Days, Setting
from dateline.mentions.date_rules import DIGIT, Rule, rule
from dateline.mentions.time_words import any_of, months, quantity, small_numbers, units

_STILL = re.compile(r"\b(?:has|have|is|are)\b|['’]ve\b", re.IGNORECASE)
_HAD = re.compile(r"\b(?:had|after|having|to\s+have)\b", re.IGNORECASE)
_TO_HAVE = re.compile(r"\bto\s+have\b", re.IGNORECASE)
_CLAUSE = re.compile(r"[.;:!?\n]")
_WHICH = "past|last|previous|next|coming|following|preceding"


def read_amount(text: str) -> int:
    """A small number in figures or words."""
    words = re.sub(r"\s+", " ", text.lower())
    return int(words) if words.isdecimal() else small_numbers().get(words, 1)


def read_window(match: re.Match[str], setting: Setting) -> Days | None:
    """ "in the past 24 hours", "over the last week", "for three days": up to the publication day."""
    groups = match.groupdict()
    which = next((groups[key] for key in ("which", "which2", "which3", "which4") if groups.get(key)), "past").lower()
    unit = next(groups[key] for key in ("u", "u2", "u3", "u4") if groups.get(key))
    now, kind = setting.published, units()[unit.lower()]
    if which in ("following", "preceding") or (which in ("next", "previous") and not setting.ahead):
        now = _told_of(setting)
        if which == "previous" and groups.get("u3") and now != setting.published:
            return None  # "the previous month" of what was told
    amount = read_amount(groups["n"] or ("few" if groups.get("u2") else "1"))
    if now is None:
        return None
    if which in ("next", "coming", "following"):
        return window_ahead(now, amount, kind, setting.published if not groups.get("n") else None)
    if not _counted_from(groups) and (around := _around(match, setting, amount, kind)):
        return around
    if not groups["which"] and groups["u"] and kind == "day" and amount > 1:
        amount -= 1  # "in five days of fighting" counts the first and the last
    start = _window_start(now, amount, kind)
    return Days(start, now, "range") if start else None


def _counted_from(groups: dict[str, str | None]) -> bool:
    """True for "the past week" and "the next three days"; False for a bare "for three weeks"."""
    return any(groups.get(key) for key in ("which", "which2", "which3", "which4"))


def _around(match: re.Match[str], setting: Setting, amount: int, kind: str) -> Days | None:
    """ "for five days" in a story of the past: up to the day told of after "had", else from that day on."""
    near, now = setting.near or (setting.headed if setting.kept_daily else None), setting.published
    if near is None or now is None or near.start != near.end or near.end >= now:
        return None
    before = _CLAUSE.split(match.string[max(0, match.start() - 90) : match.start()])[-1]
    if kind not in ("day", "week", "fortnight") and not (kind == "hour" and amount >= 24 and _HAD.search(before)):
        return None
    if _STILL.search(before) and not _TO_HAVE.search(before):
        return None
    if _HAD.search(before):
        begun = _window_start(near.end, amount, kind)
        return Days(begun, near.end, "range") if begun else None
    ahead = window_ahead(near.end, amount, kind, None)
    return ahead if ahead and ahead.end <= now else None


def _told_of(setting: Setting) -> date | None:
    """The day last spoken of in the paragraph, if it is past, else publication."""
    near, now = setting.near, setting.published
    return near.end if near and now and near.end < now and near.start == near.end else now


def _window_start(now: date, amount: int, kind: str) -> date | None:
    if kind in ("month", "year", "decade"):
        months = cal.months_on(now, -amount * {"month": 1, "year": 12, "decade": 120}[kind])
        return (cal.day_in(months.start.year, months.start.month, now.day) or months.end) if months else None
    days = {
        "time": 0,
        "hour": max(1, round(amount / 24)) if amount > 12 else 0,
        "day": amount,
        "week": 7 * amount,
        "fortnight": 14,
    }
    return cal.shifted(now, -days[kind])


def window_ahead(day: date, amount: int, kind: str, now: date | None) -> Days | None:
    """From a day on; "in the days after" it without a number: up to ten days, not beyond publication."""
    if now is not None and day < now and kind == "day":
        return Days(day, min(now, day + timedelta(days=10)), "range")
    if kind == "month":
        months = cal.months_on(day, amount)
        end = (cal.day_in(months.start.year, months.start.month, day.day) or months.end) if months else None
    else:
        end = cal.shifted(day, {"year": 365, "week": 7, "fortnight": 14, "hour": 0}.get(kind, 1) * amount)
        if kind == "hour":
            end = cal.shifted(day, max(1, round(amount / 24)) if amount > 12 else 0)
    return Days(day, end, "range") if end else None


def _read_deictic(match: re.Match[str], setting: Setting) -> Days | None:
    now, word = setting.present, match.group().lower()
    if now is None:
        return None
    eve, morrow = cal.shifted(now, -1), cal.shifted(now, 1)
    if "before" in word:
        return cal.one_day(cal.shifted(now, -2) or now)
    if word.startswith(("yesterday", "last night", "last evening")) and eve:
        return cal.one_day(eve)
    if word.startswith("tomorrow"):
        return cal.one_day(morrow) if morrow else None
    return cal.one_day(now)


def _read_so_far(match: re.Match[str], setting: Setting) -> Days | None:
    now = setting.published
    if now is None:
        return None
    told = next((days for days in (setting.begun, setting.anchor) if days and days.start <= now), None)
    start = told.start if told else now
    return Days(start, now, "range")


def _read_overnight(match: re.Match[str], setting: Setting) -> Days | None:
    now = setting.present
    return Days(now - timedelta(days=1), now, "range") if now else None


@cache
def window_rules() -> tuple[Rule, ...]:
    """The rules of this file, the longest reading first."""
    u, half = any_of(list(units())), quantity()
    plural = any_of([word for word in units() if word.endswith("s")])
    no_month = rf"(?!\s+(?:of|in)\s+(?:the\s+|last\s+|this\s+)?(?:{any_of(list(months()))}|\d{{4}}|month|year)\b)"
    number = rf"(?P<n>\d{{1,3}}|{any_of(list(small_numbers()))}|half\s+an?)"
    past = (
        rf"(?:(?:the\s+)?(?P<which>{_WHICH})\s+{number}\s+(?P<u>{u})"
        rf"|(?:the\s+)?(?P<which2>past|last|recent|previous|coming|next|following)\s+(?P<u2>{plural})"
        r"|(?:the\s+)?(?P<which3>past|previous)\s+(?P<u3>day|week|month|year|hour|decade)"
        r"|(?:(?<=in\s)|(?<=over\s)|(?<=for\s)|(?<=during\s)|(?<=within\s))"
        r"the\s+(?P<which4>last)\s+(?P<u4>day|week|month|year|hour|decade))\b" + no_month
    )
    before_yesterday = r"the\s+(?:night|evening)\s+before\s+last"
    deictic = rf"(?:{before_yesterday}|today|yesterday|tomorrow|tonight|last\s+(?:night|evening))\b(?:['’]s)?"
    return (
        rule("span", ["the", "recent", *_WHICH.split("|")], past, read_window),
        rule("span", [DIGIT, "half", *small_numbers()], rf"(?P<which>){half}(?!['’]?s?\s+old|-old)", read_window, True),
        rule("day", ["today", "yesterday", "tomorrow", "tonight", "last", "the"], deictic, _read_deictic),
        rule("span", ["overnight"], r"overnight\b", _read_overnight),
        rule("span", ["so", "to"], r"so\s+far\b|to\s+date\b", _read_so_far),
    )
