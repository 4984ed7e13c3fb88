"""CSV as Dateline writes it: a line feed ends a row, and a cell with a line break of any kind stands in quotes."""

from __future__ import annotations

import csv
from typing import Any, TextIO


class _LineFeeds:
    """Ends each row with a line feed alone."""

    def __init__(self, out: TextIO) -> None:
        self._out = out

    def write(self, row: str) -> int:
        """How many characters of the row were written."""
        return self._out.write(row.removesuffix("\r\n") + "\n")


def csv_writer(out: TextIO) -> Any:
    """A ``csv.writer`` over a text file that was opened with ``newline=""``.

    Python's writer quotes a carriage return only where that ends its own rows; a bare one would cut a row in two.
    """
    return csv.writer(_LineFeeds(out), lineterminator="\r\n")
