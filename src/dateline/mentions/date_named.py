"""Rules for named weeks, months and years: "last week", "the weekend", "earlier this year"."""

from __future__ import annotations

import re
from datetime import timedelta
from functools import cache

from dateline.mentions import calendar_days as cal
from dateline.mentions.calendar_days import Days, Setting
from dateline.mentions.date_rules import Rule, rule

_NAMED = r"last|this|next|coming|the\s+(?:following|next|previous|coming)"


def _read_calendar(match: re.Match[str], setting: Setting) -> Days | None:
    """ "last week", "this month", "earlier this year", "the weekend"."""
    now, word, det = (
        setting.published,
        match["u"].lower(),
        re.sub(r"\s+", " ", (match["det"] or "this").lower()),
    )
    if match.group().lower().endswith("before"):
        det = "the previous"
    if match.group().lower().endswith("before last"):
        det = "before last"
    if det in ("that", "the same", "the following", "the next", "the previous"):
        now = setting.now
    if now is None:
        return None
    step = {
        "last": -1,
        "before last": -2,
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
        step = -1 if det == "before last" or (det == "last" and weekend.end >= now) else max(step, 0)
        return Days(weekend.start + timedelta(days=7 * step), weekend.end + timedelta(days=7 * step), "range")
    whole = cal.months_on(now, step) if word == "month" else cal.year_of(now.year + step)
    if whole and det == "this" and not setting.ahead:
        return Days(whole.start, now, "range")
    return whole


def _read_rest(match: re.Match[str], setting: Setting) -> Days | None:
    """ "earlier in the week": from its start to publication; "later that year": from what was told to its end."""
    that = re.search(r"\b(?:that|same)\b", match.group(), re.IGNORECASE)
    now, later = setting.now if that else setting.published, match["dir"].lower() == "later"
    if now is None:
        return None
    unit = match["u"].lower()
    whole = {"week": cal.week_of(now), "month": cal.month_of(now.year, now.month), "year": cal.year_of(now.year)}[unit]
    if whole is None:
        return None
    begin = setting.anchor.start if that and setting.anchor else now
    return Days(begin, whole.end, "range") if later else Days(whole.start, now, "range")


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


@cache
def named_rules() -> tuple[Rule, ...]:
    """The rules of this file, the longest reading first."""
    weekend = r"(?:(?P<det>that|the\s+same|" + _NAMED + r")\s+|the\s+)?(?P<u>weekend)\b(?:['’]s)?"
    before = r"(?P<det>)the\s+(?P<u>week|month|year)\s+before\b(?!\s+\w)"
    before_last = r"(?P<det>)the\s+(?P<u>week|weekend|month|year)\s+before\s+last\b"
    since_start = r"(?P<dir>earlier|later)\s+(?:in\s+the|this|that|the\s+same)\s+(?P<u>week|month|year)\b"
    edge = r"(?P<edge>start|beginning|end|first|turn)\s+of\s+(?:the|this)\s+(?P<u>week|month|year)\b"
    named = ["last", "this", "next", "coming", "the"]
    all_week = r"(?P<det>)all\s+(?P<u>week)\b(?!\s+long\s+last)"
    last_day = r"(?:the\s+|this\s+)?(?P<u>week|month|year)['’]s\s+(?P<edge>end)\b"
    return (
        rule("span", [*named, "that", "past", "weekend"], weekend, _read_calendar),
        rule("span", ["all"], all_week, _read_calendar),
        rule("span", ["the", "this", "week", "month", "year"], last_day, _read_edge, needs_lead=True),
        rule("span", named, rf"(?P<det>{_NAMED})\s+(?P<u>week|month|year)\b(?:['’]s)?", _read_calendar),
        rule("span", ["the"], before, _read_calendar),
        rule("span", ["the"], before_last, _read_calendar),
        rule("span", ["earlier", "later"], since_start, _read_rest),
        rule("span", ["start", "beginning", "end", "first", "turn"], edge, _read_edge),
    )
