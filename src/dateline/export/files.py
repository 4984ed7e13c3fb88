"""Event tables → a file of the kind that its suffix names, whole or not at all."""

from __future__ import annotations

import io
import os
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from tempfile import NamedTemporaryFile
from typing import BinaryIO, Protocol

import pandas as pd

from dateline.export.csv_file import CsvWriter
from dateline.export.geojson import GeoJsonWriter
from dateline.export.json_lines import JsonLinesWriter
from dateline.table import CHECK_COLUMNS, COLUMNS


class EventWriter(Protocol):
    """Takes event tables in order and writes them into a file that it doesn't own."""

    def write(self, events: pd.DataFrame) -> None:
        """Add these rows."""

    def close(self) -> None:
        """Finish the file's content."""


def _parquet(file: BinaryIO, columns: Sequence[str] = COLUMNS) -> EventWriter:
    from dateline.export.parquet import ParquetWriter  # pyarrow takes half a second to import

    return ParquetWriter(file, columns)


WRITERS: dict[str, Callable[[BinaryIO, Sequence[str]], EventWriter]] = {
    ".csv": CsvWriter,
    ".jsonl": JsonLinesWriter,
    ".parquet": _parquet,
    ".geojson": GeoJsonWriter,
}


@contextmanager
def open_atomic(path: Path) -> Iterator[BinaryIO]:
    """A file that appears at ``path`` when the block ends well; if it fails, what was there stays."""
    with NamedTemporaryFile(dir=path.parent, prefix=f".{path.name}.", suffix=".part", delete=False) as file:
        part = Path(file.name)
        try:
            yield file  # type: ignore[misc]
            file.flush()
            os.fsync(file.fileno())
        except BaseException:
            file.close()
            part.unlink(missing_ok=True)
            raise
    part.chmod(0o644)  # temporary files are made for their owner alone
    part.replace(path)


@contextmanager
def open_events(path: Path, columns: Sequence[str] = COLUMNS) -> Iterator[EventWriter]:
    """A writer of these columns for the format that the suffix of ``path`` names; the file is whole or not there.

    Raises:
        KeyError: there is no such format (see ``WRITERS``).
    """
    make = WRITERS[path.suffix.lower()]
    with open_atomic(path) as file:
        writer = make(file, columns)
        yield writer
        writer.close()


def columns_of(events: pd.DataFrame) -> tuple[str, ...]:
    """The columns of a table that go into a file."""
    return COLUMNS + tuple(name for name in CHECK_COLUMNS if name in events.columns)


def to_bytes(events: pd.DataFrame, suffix: str) -> bytes:
    """The content of a file of that kind (``".csv"``) with these rows, for a download.

    A reviewed table says of each row whether a person has checked it, who and when (``CHECK_COLUMNS``).
    """
    file = io.BytesIO()
    writer = WRITERS[suffix](file, columns_of(events))
    writer.write(events)
    writer.close()
    return file.getvalue()
