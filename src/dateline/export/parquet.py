"""The event table as Parquet: typed columns, lists as lists, days as dates."""

from __future__ import annotations

from collections.abc import Sequence
from typing import BinaryIO

import pandas as pd
import pyarrow as pa
import pyarrow.parquet as pq

from dateline.table import COLUMNS, LIST_COLUMNS

_WHOLE = {"sentence_start", "sentence_end", "trigger_start", "trigger_end"} | {
    f"{name}_{bound}" for name in ("quantity", "killed", "injured") for bound in ("min", "max")
}
_REAL = {"latitude", "longitude", "radius_km", "offset_km", "confidence"}


def _kind(name: str) -> pa.DataType:
    if name in LIST_COLUMNS:
        return pa.list_(pa.string())
    if name in ("date_start", "date_end"):
        return pa.date32()
    if name in _WHOLE:
        return pa.int64()
    if name in _REAL:
        return pa.float64()
    return pa.bool_() if name == "context" else pa.string()


def arrow_schema(columns: Sequence[str]) -> pa.Schema:
    """The types of these columns in Parquet."""
    return pa.schema([(name, _kind(name)) for name in columns])


class ParquetWriter:
    """Writes event tables one below the other, a row group each."""

    def __init__(self, file: BinaryIO, columns: Sequence[str] = COLUMNS) -> None:
        self._schema = arrow_schema(columns)
        self._writer = pq.ParquetWriter(file, self._schema, compression="zstd")

    def write(self, events: pd.DataFrame) -> None:
        """Add these rows."""
        table = pa.Table.from_pandas(events, schema=self._schema, preserve_index=False)
        self._writer.write_table(table.replace_schema_metadata(None))

    def close(self) -> None:
        """Write the footer."""
        self._writer.close()
