"""The event table as JSON Lines: one object a row, lists as lists, unknown as null."""

from __future__ import annotations

import json
from collections.abc import Sequence
from typing import Any, BinaryIO

import pandas as pd

from dateline.export.records import plain_records
from dateline.table import COLUMNS

# Line breaks to much software (Python's splitlines too), yet no control characters that JSON escapes.
_BREAKS = {0x85: "\\u0085", 0x2028: "\\u2028", 0x2029: "\\u2029"}


def one_line(value: Any) -> str:
    """The value as JSON that no reader takes for two lines."""
    return json.dumps(value, ensure_ascii=False, allow_nan=False).translate(_BREAKS)


class JsonLinesWriter:
    """Writes event tables one below the other."""

    def __init__(self, file: BinaryIO, columns: Sequence[str] = COLUMNS) -> None:
        self._file = file
        self._columns = list(columns)

    def write(self, events: pd.DataFrame) -> None:
        """Add these rows."""
        for record in plain_records(events[self._columns]):
            self._file.write(one_line(record).encode() + b"\n")

    def close(self) -> None:
        """Nothing is left to write."""
