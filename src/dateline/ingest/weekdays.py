"""Whether the weekdays in a text fit its publication day: a wrong day puts every "on Friday" into another week."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

_DAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
MONTHS = "january february march april may june july august september october november december".split()
_DAY = "|".join(_DAYS)
_MONTH = "|".join(f"{name[:3]}(?:{name[3:]})?" if len(name) > 3 else name for name in MONTHS)
_DATED = re.compile(
    rf"\b(?P<weekday>{_DAY})\b,?\s*\(?(?:the\s+)?"
    rf"(?:(?P<day>\d{{1,2}})(?:st|nd|rd|th)?\s+(?:of\s+)?(?P<month>{_MONTH})\b"
    rf"|(?P<month2>{_MONTH})\.?\s+(?P<day2>\d{{1,2}})(?:st|nd|rd|th)?\b)"
    r"(?:,?\s+(?P<year>\d{4})\b)?",
    re.I,
)
# a weekday of this week: "on Friday", "Friday morning", "Friday's attack"; not "last Friday", "until Friday"
_BARE = re.compile(rf"\b(?P<weekday>{_DAY.title()})\b(?!\s*(?:[,(]\s*)?(?:the\s+)?(?:\d|(?:{_MONTH})\b))", re.I)
_BEFORE = re.compile(r"(\w+)\s+$")
_REACH = 30  # characters before a weekday in which the word before it is looked for
_ELSEWHEN = frozenset(
    "last next every each until till by from since previous following coming before after black bloody good easter "
    "palm holy".split()
)
_FEW = 2  # weekdays that the beginning of a report is judged by
_FAR = 3  # days: a report's first weekday is that of its publication or of a day or two before


def month_number(word: str) -> int:
    """1 to 12 for the name of a month, in full or cut short."""
    return next(n for n, name in enumerate(MONTHS, 1) if name.startswith(word[:3].lower()))


def weekday_warning(text: str, published: date) -> str:
    """Why the weekdays of a text don't fit the day, in words; "" where they do, or none are named.

    Two signs are looked at: a weekday with a date ("Friday, 29 November") that the calendar does not have in the
    year of publication, and a report whose first weekdays all lie three days or more before its publication.
    """
    for weekday, day in _with_dates(text, published):
        if day.weekday() != _DAYS.index(weekday):
            return (
                f"the text says {weekday.title()} {day.day} {day:%B}, which in {day.year} is a {day:%A}: "
                f"is {published.isoformat()} the right year?"
            )
    lags = [(published.weekday() - _DAYS.index(name)) % 7 for name in _bare(text)][:_FEW]
    if lags and min(lags) >= _FAR:
        first = next(_bare(text)).title()
        return (
            f"the text speaks of {first} first, {lags[0]} days before {published:%A} {published.isoformat()}: "
            "is that the right day?"
        )
    return ""


def _with_dates(text: str, published: date) -> Iterator[tuple[str, date]]:
    for match in _DATED.finditer(text):
        number = month_number(match["month"] or match["month2"])
        year = int(match["year"] or published.year - (number > published.month + 6) + (number < published.month - 6))
        try:
            yield match["weekday"].lower(), date(year, number, int(match["day"] or match["day2"]))
        except ValueError:  # no day of the calendar
            continue


def _bare(text: str) -> Iterator[str]:
    for match in _BARE.finditer(text):
        word = match["weekday"]
        before = _BEFORE.search(text[max(0, match.start() - _REACH) : match.start()])
        if word[:1].isupper() and (before is None or before[1].lower() not in _ELSEWHEN):
            yield word.lower()
