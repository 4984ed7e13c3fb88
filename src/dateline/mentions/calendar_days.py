"""Calendar arithmetic: the days that a weekday, month, week or season means, seen from a publication day."""

from __future__ import annotations

import calendar
from dataclasses import dataclass, replace
from datetime import date, timedelta

from dateline.model import DatePrecision


@dataclass(frozen=True, slots=True)
class Days:
    """A stretch of days, both ends inclusive."""

    start: date
    end: date
    precision: DatePrecision

    def as_time(self) -> Days:
        """The same days, known to a part of the day."""
        return replace(self, precision="time")


@dataclass(frozen=True, slots=True)
class Setting:
    """What an expression is read against."""

    published: date | None
    anchor: Days | None = None  # the time last spoken of
    near: Days | None = None  # the same, if in this paragraph
    day: Days | None = None  # the single day last spoken of
    stretch: Days | None = None  # the several days last spoken of, None where a single day was spoken of since
    before: Days | None = None  # the time last spoken of in the paragraph before this one
    headed: Days | None = None  # the day that heads the entries of a log or diary here
    kept_daily: bool = False  # the text is a diary or chronicle whose entries are headed by days
    logged: bool = False  # the text is a log of times without days
    lasting: bool = False  # the anchor is where something began that goes on ("since Tuesday")
    begun: Days | None = None  # when that which the text tells of began ("the siege began on 5 December")
    late: bool = False  # what was last spoken of came in the evening or at night
    year: int | None = None  # the year that the narrative is in, where stated
    framed: bool = False  # that year opened a sentence: it holds for the paragraph, else for the sentence
    ahead: bool = False  # the clause tells a plan
    retold: bool = False  # the text tells of the past: what bears no year is of the time told, not of publication's
    told: Days | None = None  # where such a tale has come to
    marked: bool = False  # known to be a time expression, whatever leads it in

    @property
    def now(self) -> date | None:
        """The anchor's last day, else the publication day."""
        return self.anchor.end if self.anchor else self.published

    @property
    def present(self) -> date | None:
        """The day that "today" is: that which heads the entry of a diary or log, else publication."""
        return self.headed.end if self.headed and self.kept_daily else self.published

    def _ahead(self, days: Days) -> bool:
        """Do the days lie ahead of publication, though the clause tells no plan?"""
        return not self.ahead and self.published is not None and days.start > self.published

    @property
    def clock_day(self) -> date | None:
        """The day of a time of day that names none.

        The one that the paragraph speaks of, the one that heads the entry, the eve of publication if the paragraph
        before spoke of it, else publication.
        """
        for spoken in (self.near, self.headed):
            if spoken and spoken.precision in ("day", "time") and not self._ahead(spoken):
                return spoken.end
        if self.retold and self.told and (day := self.told if self.told.start == self.told.end else self.day):
            return day.end
        told, now = self.before, self.published
        goes_on = self.logged or self.lasting
        if now and told and not goes_on and told.start == told.end and (now - told.end).days == 1:
            return told.end
        return now


def one_day(day: date) -> Days:
    """That day alone."""
    return Days(day, day, "day")


def shifted(day: date, days: int) -> date | None:
    """The day so many days on; None outside the calendar."""
    try:
        return day + timedelta(days=days)
    except OverflowError:
        return None


def weekday_on_or_before(day: date, weekday: int) -> date:
    """The latest such weekday on or before the day (Monday is 0)."""
    return day - timedelta(days=(day.weekday() - weekday) % 7)


def weekday_after(day: date, weekday: int) -> date:
    """The first such weekday after the day."""
    return day + timedelta(days=(weekday - day.weekday() - 1) % 7 + 1)


def week_of(day: date) -> Days:
    """Monday to Sunday of the day's week."""
    monday = day - timedelta(days=day.weekday())
    return Days(monday, monday + timedelta(days=6), "range")


def weekend_before(day: date) -> Days:
    """The latest Saturday and Sunday of which at least the Saturday has come."""
    saturday = weekday_on_or_before(day, 5)
    return Days(saturday, saturday + timedelta(days=1), "range")


def month_of(year: int, month: int) -> Days | None:
    """The whole month; None for a year outside the calendar."""
    if not (1 <= year <= 9999 and 1 <= month <= 12):
        return None
    return Days(date(year, month, 1), date(year, month, calendar.monthrange(year, month)[1]), "month")


def year_of(year: int) -> Days | None:
    """The whole year; None outside the calendar."""
    return Days(date(year, 1, 1), date(year, 12, 31), "year") if 1 <= year <= 9999 else None


def day_in(year: int, month: int, day: int) -> date | None:
    """The date, or None where there is none (31 June)."""
    try:
        return date(year, month, day)
    except ValueError:
        return None


def latest_day(published: date, month: int, day: int, ahead: bool = False) -> date | None:
    """The latest such month and day on or before publication; where the text looks ahead, the first after it.

    None where there is no such day. Half a year ahead is too far: such a date is a past one.
    """
    steps = (published.year, published.year + 1) if ahead else (published.year, published.year - 1)
    found = [candidate for year in steps if (candidate := day_in(year, month, day))]
    for candidate in found:
        if (0 <= (candidate - published).days <= 183) if ahead else (candidate <= published):
            return candidate
    if ahead:
        return latest_day(published, month, day)
    return found[0] if found else None


def latest_month(published: date, month: int, ahead: bool = False) -> Days | None:
    """The latest such month begun by publication; where the text looks ahead, the first that ends after it."""
    if ahead:
        return month_of(published.year + (month < published.month), month)
    return month_of(published.year - (month > published.month), month)


def months_on(day: date, months: int) -> Days | None:
    """The whole month that lies so many months on."""
    index = day.year * 12 + day.month - 1 + months
    return month_of(index // 12, index % 12 + 1)


def season_of(year: int, first: int, last: int) -> Days | None:
    """The months of a season in a year; a winter ends in the next year."""
    start, end = month_of(year, first), month_of(year + (last < first), last)
    return Days(start.start, end.end, "range") if start and end else None
