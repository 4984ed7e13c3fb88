"""Rules for days counted from a beginning: "on the fifth day of the siege", "in the days that followed"; and ahead."""

from __future__ import annotations

import re
from datetime import timedelta
from functools import cache

from dateline.mentions import calendar_days as cal
from dateline.mentions.calendar_days import Days, Setting
from dateline.mentions.date_rules import Rule, rule
from dateline.mentions.date_windows import read_amount, window_ahead
from dateline.mentions.time_words import any_of, ordinals, quantity, small_numbers, units

_ON_THE = re.compile(r"\b(?:on|since|by)\s+(?:the|its|their|a)\s+(?:very\s+)?$", re.IGNORECASE)
_IN_THE = re.compile(r"\b(?:in|during)\s+(?:the|its)\s+$", re.IGNORECASE)
_RUNS_ON = re.compile(r"\s+(?:running|in\s+a\s+row|straight|in\s+succession)\b", re.IGNORECASE)
_AFTERWARDS = (
    r"(?:in\s+)?the\s+(?:(?P<n>[\w-]+)\s+)?(?P<u>hours|days|weeks|months)"
    r"\s+(?:that|which)\s+(?:have\s+|had\s+)?(?:followed|since\s+then)"
)


def _read_within(match: re.Match[str], setting: Setting) -> Days | None:
    """ "in two weeks' time", and in a plan "within 72 hours": a day or a stretch to come."""
    now, kind = setting.published, units()[match["u"].lower()]
    near = setting.near or setting.headed
    if now is None or not (match["time"] or setting.ahead):
        if near and now and near.start == near.end < now and match["lead"].lower() == "within":
            return window_ahead(near.end, read_amount(match["n"]), kind, None)  # "seized it and within a day lost it"
        return None
    ahead = window_ahead(now, read_amount(match["n"]), kind, None)
    if ahead is None or match["lead"].lower() == "within":
        return ahead
    return cal.one_day(ahead.end)


def _read_run(match: re.Match[str], setting: Setting) -> Days | None:
    """ "the fourth day running", "its eighth day": from the first of them to the publication day.

    "On the fourth day": that day alone, counted from when it began.
    """
    number, kind, now = ordinals()[match["o"].lower()], units()[match["u"].lower()], setting.published
    begun = setting.begun or setting.near or setting.anchor
    lead = match.string[max(0, match.start() - 14) : match.start()]
    if now and begun and begun.precision in ("day", "time") and not _RUNS_ON.match(match.string, match.end()):
        if kind == "day" and _ON_THE.search(lead) and (day := cal.shifted(begun.start, number - 1)) and day <= now:
            return cal.one_day(day)
        if number == 1 and kind == "week" and _IN_THE.search(lead):
            return Days(begun.start, begun.start + timedelta(days=6), "range")
    if now is None or kind not in ("day", "week"):
        return None
    start = cal.shifted(now, -(number - 1 if kind == "day" else 7 * number - 1))
    return Days(start, now, "range") if start else None


def _read_day_number(match: re.Match[str], setting: Setting) -> Days | None:
    """ "on day three": counted from when it began."""
    begun = setting.begun or setting.near
    day = (
        cal.shifted(begun.start, read_amount(match["n"]) - 1) if begun and begun.precision in ("day", "time") else None
    )
    return cal.one_day(day) if day and not (setting.published and day > setting.published) else None


def _read_afterwards(match: re.Match[str], setting: Setting) -> Days | None:
    """ "in the days that followed", "in the 24 hours that followed": from the day last spoken of."""
    near, now = setting.near or setting.anchor, setting.published
    if near is None or near.start != near.end:
        return None
    kind = units()[match["u"].lower()]
    amount = read_amount(match["n"]) if match["n"] else {"day": 10, "week": 4, "month": 3}.get(kind, 1)
    days = {"time": 0, "hour": max(1, round(amount / 24)) if amount > 12 else 0, "day": amount, "week": 7 * amount}
    end = cal.shifted(near.end, days.get(kind, 30 * amount))
    return Days(near.end, min(end, now) if now and near.end <= now else end, "range") if end else None


@cache
def counted_rules() -> tuple[Rule, ...]:
    """The rules of this file."""
    nth, amount = any_of(list(ordinals())), rf"\d{{1,3}}|{any_of(list(small_numbers()))}"
    within = rf"(?P<lead>in|within)\s+{quantity()}(?P<time>['’]?s?['’]?\s+time\b)?"
    run = rf"(?:a\s+)?(?P<o>{nth})\s+(?:straight\s+|consecutive\s+|successive\s+)?(?P<u>day|night|week)\b"
    number = rf"day\s+(?P<n>{amount})\b(?!\s+of\s+(?:talks|negotiations))"
    return (
        rule("span", ["in", "within"], within, _read_within),
        rule("span", [*ordinals(), "a"], run, _read_run),
        rule("day", ["day"], number, _read_day_number, needs_lead=True),
        rule("span", ["the", "in"], _AFTERWARDS, _read_afterwards),
    )
