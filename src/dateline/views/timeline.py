"""How many reports a day: the small histogram over the date slider."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

import pandas as pd


@dataclass(frozen=True, slots=True)
class Bar:
    """Reports between two days, both inclusive."""

    first: date
    last: date
    reports: int


def bars(table: pd.DataFrame, first: date, last: date, most: int = 60) -> list[Bar]:
    """Reports by the day that they stand for, at most ``most`` bars of equal length over the days given."""
    length = -(-((last - first).days + 1) // most)
    told = table[~table["context"]]
    offsets = (told["as_of"] - pd.Timestamp(first)).dt.days // length
    counts = offsets.value_counts()
    result = []
    for index in range(-(-((last - first).days + 1) // length)):
        start = first + timedelta(days=index * length)
        end = min(start + timedelta(days=length - 1), last)
        result.append(Bar(start, end, int(counts.get(index, 0))))
    return result
