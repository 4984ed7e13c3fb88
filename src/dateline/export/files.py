"""Event tables → a file of the kind that its suffix names, whole or not at all."""

from __future__ import annotations

import io
import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import NamedTemporaryFile
from typing import BinaryIO, Protocol

import pandas as pd

from dateline.export.csv_file import CsvWriter
from dateline.export.geojson import GeoJsonWriter
from dateline.export.json_lines import JsonLinesWriter


class EventWriter(Protocol):
    """Takes event tables in order and writes them into a file that it doesn't own."""

    def write(self, events: pd.DataFrame) -> None:
        """Add these rows."""

    def close(self) -> None:
        """Finish the file's content."""


def _parquet(file: BinaryIO) -> EventWriter:
    from dateline.export.parquet import ParquetWriter  # pyarrow takes half a second to import

    return ParquetWriter(file)


WRITERS: dict[str, Callable[[BinaryIO], EventWriter]] = {
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
def open_events(path: Path) -> Iterator[EventWriter]:
    """A writer for the format that the suffix of ``path`` names; the file is whole or not there.

    Raises:
        KeyError: there is no such format (see ``WRITERS``).
    """
    make = WRITERS[path.suffix.lower()]
    with open_atomic(path) as file:
        writer = make(file)
        yield writer
        writer.close()


def to_bytes(events: pd.DataFrame, suffix: str) -> bytes:
    """The content of a file of that kind (``".csv"``) with these rows, for a download."""
    file = io.BytesIO()
    writer = WRITERS[suffix](file)
    writer.write(events)
    writer.close()
    return file.getvalue()
