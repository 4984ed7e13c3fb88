"""How dates and names are written for a reader. Pure functions; unknown is never "nan" or "None"."""

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


def counted(total: int, noun: str) -> str:
    """ "1 article", "2 articles"."""
    return f"{number(total)} {noun}" if total == 1 else f"{number(total)} {noun}s"


def reports(total: int) -> str:
    """ "1 report", "31 reports"."""
    return counted(total, "report")
