"""Rules for weekdays: the latest on or before publication, or by the word before or after it."""

from __future__ import annotations

import re
from datetime import date, timedelta
from functools import cache

from dateline.mentions import calendar_days as cal
from dateline.mentions.calendar_days import Days, Setting
from dateline.mentions.date_months import DETERMINERS
from dateline.mentions.date_rules import Rule, rule
from dateline.mentions.date_settings import opens_entry
from dateline.mentions.time_words import SPACE, any_of, weekdays

_DAY, _WITHIN_A_WEEK = timedelta(days=1), timedelta(days=6)


def _read_weekday(match: re.Match[str], setting: Setting) -> Days | None:
    """A weekday by the rule "latest on or before publication", or by the word before or after it."""
    weekday, det, week = (
        weekdays()[match["w"].lower()],
        (match["det"] or match["the"] or "").lower(),
        (match["week"] or "").lower(),
    )
    now = setting.present
    if det in ("the previous", "the preceding", "the following") and setting.anchor:
        base = setting.anchor.end
        return cal.one_day(
            cal.weekday_after(base, weekday) if det == "the following" else cal.weekday_on_or_before(base, weekday)
        )
    if not det and not week and setting.retold and setting.told and setting.told.start == setting.told.end:
        return cal.one_day(cal.weekday_after(setting.told.end - _DAY, weekday))
    if now is None:
        return None
    if week:
        return cal.one_day(
            date.fromordinal(cal.week_of(now).start.toordinal() + weekday + {"last": -7, "this": 0, "next": 7}[week])
        )
    if det in ("next", "the coming", "coming", "the following") or setting.ahead:
        return cal.one_day(cal.weekday_after(now, weekday))
    if now != setting.published and opens_entry(match.string, match.start(), match.end()):
        following = cal.weekday_after(cal.shifted(now, -1) or now, weekday)
        now = following if setting.published and following <= setting.published else setting.published or now
    if det == "the" and (told := setting.day) and now - told.end > _WITHIN_A_WEEK:
        return cal.one_day(cal.weekday_after(told.end - _DAY, weekday))
    base = date.fromordinal(now.toordinal() - 1) if det in ("last", "the previous", "past") else now
    return cal.one_day(cal.weekday_on_or_before(base, weekday))


@cache
def weekday_rules() -> tuple[Rule, ...]:
    """The rules of this file."""
    names = list(weekdays())
    week = r"(?:,?\s+(?:of\s+)?(?P<week>last|this|next)\s+week)?"
    pattern = rf"(?:(?:{DETERMINERS}|(?<=\bon\s)(?P<the>the)){SPACE})?(?P<w>{any_of(names)})(?:['’]s)?\b{week}"
    starts = [*names, "last", "next", "this", "that", "the", "past", "coming"]
    return (rule("weekday", starts, pattern, _read_weekday),)
