"""The rule for days told by their number alone: "on the 6th", "the 25th of last month"."""

from __future__ import annotations

import re
from datetime import date
from functools import cache

from dateline.mentions import calendar_days as cal
from dateline.mentions.calendar_days import Days, Setting
from dateline.mentions.date_rules import Rule, rule
from dateline.mentions.time_words import any_of, ordinals

_NOT_A_DAY = (  # "the 6th brigade"
    "brigade|division|battalion|army|corps|regiment|fleet|day|night|week|month|year|time|century|anniversary|attack|one"
    "|floor|wave|group|round|victim|person|man|woman|soldier|parallel|session|phase|to|such"
)
_A_YEAR_OR_SO = 400  # days


def _month_spoken_of(setting: Setting, which: str) -> date | None:
    """A day of the month that "the 6th", "the 6th of last month" or "of that month" is of; None: publication's.

    What something goes on "since", a year told in another paragraph and what lies ahead are no month of what follows.
    Nor, in a text that tells of the present, is a month of this year that another paragraph spoke of.
    """
    if which == "last" and setting.published:
        month = cal.months_on(setting.published, -1)
        return month.end if month else None
    told = setting.near or (None if setting.lasting else setting.anchor)
    if which == "that" and setting.stretch:
        told = setting.stretch
    elif told and not setting.near and told.precision == "year":
        told = None
    if setting.retold and which not in ("that", "this"):
        told = setting.told or told
    elif told and setting.published and not which and (setting.published < told.end or _of_this_year(setting, told)):
        return None
    return told.end if told and which != "this" else None


def _of_this_year(setting: Setting, told: Days) -> bool:
    """Whether a time that another paragraph spoke of is of the year up to publication."""
    now = setting.published
    return not setting.near and not setting.stretch and now is not None and (now - told.end).days < _A_YEAR_OR_SO


def _read_ordinal_day(match: re.Match[str], setting: Setting) -> Days | None:
    """ "on the 6th": of the month spoken of, the latest on or before publication."""
    number, now = ordinals()[match["o"].lower()], setting.published
    if now is None or number > 31:
        return None
    which = (match["which"] or "").lower()
    base = _month_spoken_of(setting, which) or now
    found = cal.day_in(base.year, base.month, number)
    if found is None or (found > now and not setting.ahead and not match["which"]):
        before = cal.months_on(base, -1)
        found = cal.day_in(before.start.year, before.start.month, number) if before else None
    return cal.one_day(found) if found else None


@cache
def nth_rules() -> tuple[Rule, ...]:
    """The rules of this file."""
    of_month = r"(?:\s+(?:day\s+)?of\s+(?P<which>this|that|the|last)\s+month)?"
    ends = r"(?:(?<=\d[a-z]{2})|(?<=month)|(?=\s*(?:[.,;:)\n]|$|(?:on|in|at|and|when|to|by|that)\b)))"
    no_day = rf"(?!\s+(?:{_NOT_A_DAY})\b|\s+(?:of\s+)?(?-i:[A-Z]))"
    nth = rf"the\s+(?P<o>{any_of(list(ordinals()))})\b{of_month}{no_day}{ends}"
    return (rule("day", ["the"], nth, _read_ordinal_day, needs_lead=True),)
