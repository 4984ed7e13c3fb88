"""The event table as a GeoJSON FeatureCollection: a point a row, no geometry where the place is unknown.

Source: RFC 7946 (longitude before latitude, WGS84).
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, BinaryIO

import pandas as pd

from dateline.export.json_lines import one_line
from dateline.export.records import Plain, plain_records
from dateline.table import COLUMNS


class GeoJsonWriter:
    """Writes event tables one below the other, one feature a line."""

    def __init__(self, file: BinaryIO, columns: Sequence[str] = COLUMNS) -> None:
        self._file = file
        self._columns = list(columns)
        self._before = b'{"type": "FeatureCollection", "features": [\n'

    def write(self, events: pd.DataFrame) -> None:
        """Add these rows."""
        for record in plain_records(events[self._columns]):
            self._file.write(self._before + one_line(_feature(record)).encode())
            self._before = b",\n"

    def close(self) -> None:
        """Close the collection."""
        self._file.write(self._before.removesuffix(b",\n") + b"\n]}\n")


def _feature(record: dict[str, Plain]) -> dict[str, Any]:
    latitude, longitude = record["latitude"], record["longitude"]
    point = {"type": "Point", "coordinates": [longitude, latitude]} if latitude is not None else None
    return {"type": "Feature", "id": record["event_id"], "geometry": point, "properties": record}
