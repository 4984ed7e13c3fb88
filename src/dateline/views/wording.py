"""How dates, counts and names are written for a reader. Pure functions; unknown is never "nan" or "None"."""

from __future__ import annotations

import re
from datetime import date, datetime
from typing import Any

import pandas as pd

PUBLISHER_UNKNOWN = "publisher not stated"

EVENT_LABELS = {
    "offensive": "Offensive",
    "advance": "Advance",
    "capture": "Capture",
    "withdrawal": "Withdrawal",
    "clash": "Clash",
    "air_strike": "Air strike",
    "shelling": "Shelling",
    "bombing": "Bombing",
    "civilian_attack": "Attack on civilians",
    "arrest": "Arrest",
    "deployment": "Deployment",
    "displacement": "Displacement",
    "restriction": "Restriction",
    "agreement": "Agreement",
    "protest": "Protest",
    "casualties": "Casualty count",
}
STATUS_LABELS = {
    "reported": "Reported",
    "claimed": "Claimed",
    "verified": "Verified",
    "denied": "Denied",
    "planned": "Planned",
}
# Words for a vague number, and the lower bound that the annotation rules give them.
# Source: design rule 3 ("several": at least 3, "dozens": at least 24, ...).
VAGUE = (
    ("tens of thousands", 20_000),
    ("several hundred", 300),
    ("thousands", 2_000),
    ("hundreds", 200),
    ("scores", 40),
    ("dozens", 24),
    ("tens", 20),
    ("several", 3),
)
# fmt: off
_UNITS = ("zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve",
          "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen")
# fmt: on
_TENS = ("twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety")
_ABOVE = re.compile(r"\b(more than|over|in excess of|upwards of)\W+(?:\w+\W+)?$", re.IGNORECASE)
_BELOW = re.compile(r"\b(nearly|almost|fewer than|less than|as many as|up to)\W+(?:\w+\W+)?$", re.IGNORECASE)
_ABOUT = re.compile(r"\b(around|about|some|roughly|approximately)\W+$", re.IGNORECASE)


def day(value: date | datetime | pd.Timestamp | None, *, year: bool = True) -> str:
    """ "Fri 29 Nov 2024", or "day unknown"."""
    if value is None or pd.isna(value):
        return "day unknown"
    return f"{value:%a} {value.day} {value:%b %Y}" if year else f"{value:%a} {value.day} {value:%b}"


def days(start: Any, end: Any, precision: str = "day") -> str:
    """The days of a report: "2016", "Nov 2024", "Fri 29 Nov 2024" or "Wed 27 to Fri 29 Nov 2024"."""
    if start is None or end is None or pd.isna(start) or pd.isna(end):
        return "day unknown"
    if precision == "year":
        return str(start.year) if start.year == end.year else f"{start.year} to {end.year}"
    if precision == "month" and (start.year, start.month) == (end.year, end.month):
        return f"{start:%b %Y}"
    if start == end:
        return day(start)
    if start.year != end.year:
        return f"{day(start)} to {day(end)}"
    return f"{day(start, year=False)} to {day(end)}"


def number(value: int) -> str:
    """A whole number with thousands separators: "2,000"."""
    return f"{value:,}"


def _spellings(value: int) -> list[str]:
    spelled = [str(value), f"{value:,}"]
    if value < 20:
        spelled.append(_UNITS[value])
    elif value < 100:
        tens = _TENS[value // 10 - 2]
        spelled += [tens] if value % 10 == 0 else [f"{tens}-{_UNITS[value % 10]}", f"{tens} {_UNITS[value % 10]}"]
    if value == 500_000:
        spelled.append("half a million")
    return spelled


def _before(value: int, sentence: str) -> str | None:
    """The text before the number in the sentence; None where the number is not written there."""
    for spelled in _spellings(value):
        found = re.search(rf"(?<![\w.,]){re.escape(spelled)}(?![\w]|[.,]\d)", sentence, re.IGNORECASE)
        if found:
            return sentence[: found.start()]
    return None


def _known(value: Any) -> int | None:
    return None if value is None or pd.isna(value) else int(value)


def count(minimum: Any, maximum: Any, sentence: str = "") -> str:
    """A count in the words of the source: "255", "more than 300", "at least 20", "40 to 50", "" if unknown.

    The table keeps bounds only, so "more than" and "at least" are told apart by the sentence.
    """
    low, high = _known(minimum), _known(maximum)
    if low is None and high is None:
        return ""
    if high is None and low is not None:
        return _open_top(low, sentence)
    if low is None and high is not None:
        found = _BELOW.search(_before(high, sentence) or "")
        return f"{found[1].lower() if found else 'up to'} {number(high)}"
    assert low is not None and high is not None
    if low != high:
        return f"{number(low)} to {number(high)}"
    if low == 0:
        return "none"
    found = _ABOUT.search(_before(low, sentence) or "")
    return f"about {number(low)}" if found else number(low)


def _open_top(low: int, sentence: str) -> str:
    before = _before(low, sentence)
    if before is None:
        for word, bound in VAGUE:
            if bound == low and re.search(rf"\b{word}\b", sentence, re.IGNORECASE):
                return f"{word} (at least {number(low)})"
        return f"at least {number(low)}"
    found = _ABOVE.search(before)
    return f"more than {number(low)}" if found else f"at least {number(low)}"


def publisher(name: str) -> str:
    """The publisher's name, or that it is not stated."""
    return name or PUBLISHER_UNKNOWN


def claimant(attribution: str, publisher_name: str) -> str:
    """According to whom: the source that is named, else the publisher itself."""
    return attribution or publisher(publisher_name)


def names(values: Any) -> str:
    """Names in a row, "" for none: "Syria and Russia"."""
    items = list(values) if values is not None else []
    if len(items) < 2:
        return items[0] if items else ""
    return f"{', '.join(items[:-1])} and {items[-1]}"


_MARKDOWN = re.compile(r"([\\`*_{}\[\]()#+\-.!|<>~$:&=])")


def escaped(text: str) -> str:
    """The text as it is where Streamlit reads Markdown (labels, messages): no link, picture or colour comes of it."""
    return _MARKDOWN.sub(r"\\\1", " ".join(text.split()))


def reports(total: int) -> str:
    """ "1 report", "31 reports"."""
    return f"{number(total)} report" if total == 1 else f"{number(total)} reports"
