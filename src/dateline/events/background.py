"""Background or news: is a row outside the episode that the article reports on?"""

from __future__ import annotations

from datetime import date

from dateline.events.reader import Reading
from dateline.model import DateMention, Reason

# Rows of nine parts of the training set by age of their last day (background / all): 1-7 days 2/674,
# 8-14 4/47, 15-31 10/56, 32-90 29/44, over 90 days 251/251. Decision 0102.
FRESH_DAYS, RECENT_DAYS, STALE_DAYS = 7, 14, 60
_LIKELY = 0.4  # background shown as news misleads more than news shown as background (decision 0108)
_SURELY = 0.8  # of what is a week to two weeks old: of 9 rows below it that the reader called background none was
_BROAD = 0.05  # of running totals without day or place: of 12 above it that no reader had seen, 6 are background (0114)
_SURELY_NEWS = 0.02  # then what is old is the story itself: a chronology, an anniversary (decision 0109)


def background(
    reading: Reading,
    event_type: str,
    days: DateMention,
    published: date,
    *,
    retold: bool = False,
    broad: bool = False,
) -> tuple[bool, Reason]:
    """Whether the event is background, and why: its age where the text dates it, else as the reader sees it.

    In a text that tells of the past (``retold``) what is old is the story itself, and age says nothing.
    A running total (``broad``) for which the text gives no place either is, more often than others, a whole war's.
    A toll is as old as its first day: what a whole war has cost is background to the day's news (of the same parts'
    tolls that run up to the last week, 29/32 begun more than 60 days before, and 3/291 later than that).
    """
    age, begun = (published - days.end).days, (published - days.start).days
    toll = event_type == "casualties"
    if retold:
        return reading.context >= _LIKELY, Reason("context", f"reader: {reading.context:.2f}", reading.trigger)
    if age > STALE_DAYS and (toll or reading.context >= _SURELY_NEWS):
        return True, Reason("context", f"{age} days before publication")
    if toll and begun > STALE_DAYS:
        return True, Reason("context", f"a toll since {begun} days before publication")
    if days.precision != "reported" and 0 < age <= FRESH_DAYS:
        return False, Reason("context", f"{age} days before publication")
    if broad and days.precision == "reported" and reading.context >= _BROAD:
        return True, Reason("context", f"reader: {reading.context:.2f}, total without day or place", reading.trigger)
    likely = _SURELY if days.precision != "reported" and 0 < age <= RECENT_DAYS else _LIKELY
    return reading.context >= likely, Reason("context", f"reader: {reading.context:.2f}", reading.trigger)
