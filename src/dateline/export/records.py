"""Rows of the event table as plain values, the same for every text format."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pandas as pd

Plain = str | int | float | bool | list[str] | None


def plain_records(events: pd.DataFrame) -> Iterator[dict[str, Plain]]:
    """Each row as column → str, int, float, bool or list of str; days ``YYYY-MM-DD``; ``None`` = unknown."""
    columns = {name: [_plain(value) for value in events[name].tolist()] for name in events.columns}
    for values in zip(*columns.values(), strict=True):
        yield dict(zip(columns, values, strict=True))


def _plain(value: Any) -> Plain:
    if isinstance(value, list):
        return [str(item) for item in value]
    if isinstance(value, pd.Timestamp):
        return value.strftime("%Y-%m-%d")
    if value is None or value is pd.NA or value is pd.NaT or value != value:
        return None
    if isinstance(value, str | int | float | bool):
        return value
    raise TypeError(f"event table holds a {type(value).__name__}")
