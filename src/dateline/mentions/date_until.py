"""Days that lie ahead of publication though the words name a weekday, a month or a day that came before it."""

from __future__ import annotations

import re
from datetime import date, timedelta

from dateline.mentions import calendar_days as cal
from dateline.mentions.calendar_days import Days
from dateline.mentions.date_settings import Phrase
from dateline.mentions.time_words import YEAR

_ORDINAL = re.compile(r"the\s+\d{1,2}(?:st|nd|rd|th)\Z")


def a_year_on(days: Days) -> Days:
    """ "by January" in November's report: the January to come."""
    if days.precision == "month":
        return cal.month_of(days.start.year + 1, days.start.month) or days
    again = cal.day_in(days.start.year + 1, days.start.month, days.start.day)
    return cal.one_day(again) if again and days.start == days.end else days


def until_day(phrase: Phrase, now: date, stays: bool) -> Days:
    """The nearest such day: "until Sunday" in Wednesday's report lies ahead, in Monday's it is over.

    What still stays so on the day of publication goes on to a day ahead.
    """
    days = phrase.days
    gap = (now - days.start).days
    if phrase.kind == "weekday" and gap > (0 if stays else 3) and gap < 7:
        days = Days(days.start + timedelta(days=7), days.end + timedelta(days=7), days.precision)
    elif phrase.kind == "day" and gap > 182 and not YEAR.search(phrase.word):
        days = a_year_on(days)
    elif gap > 15 and _ORDINAL.match(phrase.word) and (month := cal.months_on(days.start, 1)):
        on = cal.day_in(month.start.year, month.start.month, days.start.day)
        days = cal.one_day(on) if on and on >= now else days
    return days
