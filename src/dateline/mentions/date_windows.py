"""Rules for stretches up to or around the publication day: "in the past 24 hours", "last week", "overnight"."""

from __future__ import annotations

import re
from datetime import date, timedelta
from functools import cache

from dateline.mentions import calendar_days as cal
from dateline.mentions.calendar_days import Days, Setting
from dateline.mentions.date_rules import DIGIT, Rule, rule
from dateline.mentions.time_words import any_of, ordinals, quantity, small_numbers, units

_WHICH = "past|last|previous|next|coming|following|preceding"
_NAMED = r"last|this|next|coming|the\s+(?:following|next|previous|coming)"


def read_amount(text: str) -> int:
    """A small number in figures or words."""
    words = re.sub(r"\s+", " ", text.lower())
    return int(words) if words.isdigit() else small_numbers().get(words, 1)


def read_window(match: re.Match[str], setting: Setting) -> Days | None:
    """ "in the past 24 hours", "over the last week", "for three days": up to the publication day."""
    groups = match.groupdict()
    which = (groups["which"] or groups.get("which2") or groups.get("which3") or "past").lower()
    unit = groups["u"] or groups.get("u2") or groups.get("u3") or ""
    now, kind = setting.published, units()[unit.lower()]
    amount = read_amount(groups["n"] or ("few" if groups.get("u2") else "1"))
    if now is None:
        return None
    if which in ("next", "coming", "following"):
        ahead = {"month": 30, "year": 365}.get(kind, 7 if kind == "week" else 1) * amount
        end = cal.shifted(now, ahead)
        return Days(now, end, "range") if end else None
    if not groups["which"] and groups["u"] and kind == "day" and amount > 1:
        amount -= 1  # "in five days of fighting" counts the first and the last
    start = _window_start(now, amount, kind)
    return Days(start, now, "range") if start else None


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


def _read_run(match: re.Match[str], setting: Setting) -> Days | None:
    """ "the fourth day running", "its eighth day": from the first of them to the publication day."""
    number, kind, now = ordinals()[match["o"].lower()], units()[match["u"].lower()], setting.published
    if now is None or kind not in ("day", "week"):
        return None
    start = cal.shifted(now, -(number - 1 if kind == "day" else 7 * number - 1))
    return Days(start, now, "range") if start else None


def _read_deictic(match: re.Match[str], setting: Setting) -> Days | None:
    now, word = setting.published, match.group().lower()
    if now is None:
        return None
    eve, morrow = cal.shifted(now, -1), cal.shifted(now, 1)
    if word.startswith(("yesterday", "last night", "last evening")) and eve:
        return cal.one_day(eve)
    if word.startswith("tomorrow"):
        return cal.one_day(morrow) if morrow else None
    return cal.one_day(now)


def _read_calendar(match: re.Match[str], setting: Setting) -> Days | None:
    """ "last week", "this month", "earlier this year", "the weekend"."""
    now, word, det = (
        setting.published,
        match["u"].lower(),
        re.sub(r"\s+", " ", (match["det"] or "this").lower()),
    )
    if match.group().lower().endswith("before"):
        det = "the previous"
    if det in ("that", "the same", "the following", "the next", "the previous"):
        now = setting.now
    if now is None:
        return None
    step = {
        "last": -1,
        "the previous": -1,
        "next": 1,
        "the following": 1,
        "the next": 1,
        "the coming": 1,
        "coming": 1,
    }.get(det, 0)
    if word == "week":
        week = cal.week_of(now + timedelta(days=7 * step))
        return Days(week.start, now, "range") if det == "this" and not setting.ahead else week
    if word == "weekend":
        weekend = cal.weekend_before(now)
        step = -1 if det == "last" and weekend.end >= now else max(step, 0)
        return Days(weekend.start + timedelta(days=7 * step), weekend.end + timedelta(days=7 * step), "range")
    whole = cal.months_on(now, step) if word == "month" else cal.year_of(now.year + step)
    if whole and det == "this" and not setting.ahead:
        return Days(whole.start, now, "range")
    return whole


def _read_edge(match: re.Match[str], setting: Setting) -> Days | None:
    """ "the start of the month", "the end of the year": the stretch from or to that edge."""
    now, unit = setting.published, match["u"].lower()
    if now is None:
        return None
    whole = {
        "week": cal.week_of(now),
        "month": cal.month_of(now.year, now.month),
        "year": cal.year_of(now.year),
    }[unit]
    if whole is None:
        return None
    if match["edge"].lower() in ("start", "beginning", "first", "turn"):
        return Days(whole.start, max(whole.start, now), "range")
    return cal.one_day(whole.end)


def _read_so_far(match: re.Match[str], setting: Setting) -> Days | None:
    now = setting.published
    if now is None:
        return None
    start = setting.anchor.start if setting.anchor and setting.anchor.start <= now else now
    return Days(start, now, "range")


def _read_overnight(match: re.Match[str], setting: Setting) -> Days | None:
    now = setting.published
    return Days(now - timedelta(days=1), now, "range") if now else None


@cache
def window_rules() -> tuple[Rule, ...]:
    """The rules of this file, the longest reading first."""
    u, half = any_of(list(units())), quantity()
    plural = any_of([word for word in units() if word.endswith("s")])
    number = rf"(?P<n>\d{{1,3}}|{any_of(list(small_numbers()))}|half\s+an?)"
    past = (
        rf"(?:(?:the\s+)?(?P<which>{_WHICH})\s+{number}\s+(?P<u>{u})"
        rf"|(?:the\s+)?(?P<which2>past|last|recent|previous|coming|next|following)\s+(?P<u2>{plural})"
        r"|(?:the\s+)?(?P<which3>past|previous)\s+(?P<u3>day|week|month|year|hour))\b"
    )
    weekend = r"(?:(?P<det>that|the\s+same|" + _NAMED + r")\s+|the\s+)?(?P<u>weekend)\b(?:['’]s)?"
    before = r"(?P<det>)the\s+(?P<u>week|month|year)\s+before\b(?!\s+\w)"
    run = rf"(?P<o>{any_of(list(ordinals()))})\s+(?:straight\s+|consecutive\s+|successive\s+)?(?P<u>day|night|week)\b"
    edge = r"(?P<edge>start|beginning|end|first|turn)\s+of\s+(?:the|this)\s+(?P<u>week|month|year)\b"
    deictic = r"(?:today|yesterday|tomorrow|tonight|last\s+(?:night|evening))\b(?:['’]s)?"
    named = ["last", "this", "next", "coming", "the"]
    return (
        rule("span", ["the", "recent", *_WHICH.split("|")], past, read_window),
        rule("span", [DIGIT, "half", *small_numbers()], rf"(?P<which>){half}(?!['’]?s?\s+old|-old)", read_window, True),
        rule("day", ["today", "yesterday", "tomorrow", "tonight", "last"], deictic, _read_deictic),
        rule("span", ["overnight"], r"overnight\b", _read_overnight),
        rule("span", [*named, "that", "past", "weekend"], weekend, _read_calendar),
        rule("span", named, rf"(?P<det>{_NAMED})\s+(?P<u>week|month|year)\b(?:['’]s)?", _read_calendar),
        rule("span", ["the"], before, _read_calendar),
        rule("span", ["start", "beginning", "end", "first", "turn"], edge, _read_edge),
        rule("span", ["so", "to"], r"so\s+far\b|to\s+date\b", _read_so_far),
        rule("span", list(ordinals()), run, _read_run),
    )
