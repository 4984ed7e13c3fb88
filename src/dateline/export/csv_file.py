"""The event table as CSV: UTF-8, list columns as JSON, text that a spreadsheet would run defused."""

from __future__ import annotations

import io
import json
from collections.abc import Sequence
from typing import BinaryIO

import pandas as pd

from dateline.csv_lines import csv_writer
from dateline.export.records import Plain, plain_records
from dateline.formulas import defuse
from dateline.table import COLUMNS


class CsvWriter:
    """Writes event tables one below the other."""

    def __init__(self, file: BinaryIO, columns: Sequence[str] = COLUMNS) -> None:
        self._columns = columns
        self._text = io.TextIOWrapper(file, encoding="utf-8", newline="", write_through=True)
        self._rows = csv_writer(self._text)
        self._rows.writerow(columns)

    def write(self, events: pd.DataFrame) -> None:
        """Add these rows."""
        for record in plain_records(events):
            self._rows.writerow([_cell(record[name]) for name in self._columns])

    def close(self) -> None:
        """Finish the file and leave it open for its owner."""
        self._text.detach()


def _cell(value: Plain) -> str:
    if value is None:
        return ""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, list):
        return json.dumps(value, ensure_ascii=False)
    return defuse(value) if isinstance(value, str) else repr(value)
