"""The event table: its columns, dtypes and validation, and rows ↔ DataFrame.

``COLUMNS`` is the one place that names the columns and their order. List columns (``actors``, ``targets``)
hold Python lists of str in memory and JSON in text files.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any, get_args

import pandas as pd
import pandera.pandas as pa
from pandera.errors import SchemaErrors

from dateline.errors import TableError
from dateline.model import Article, Counting, DatePrecision, Event, EventType, PlaceKind, Status

LIST_COLUMNS = ("actors", "targets")

_DTYPES: dict[str, str] = {
    "event_id": "string",
    "article_id": "string",
    "sentence_start": "int64",
    "sentence_end": "int64",
    "sentence": "string",
    "trigger_start": "int64",
    "trigger_end": "int64",
    "event_type": "string",
    "context": "bool",
    "status": "string",
    "attribution": "string",
    "actors": "object",
    "targets": "object",
    "date_start": "datetime64[s]",
    "date_end": "datetime64[s]",
    "date_precision": "string",
    "date_text": "string",
    "place": "string",
    "place_text": "string",
    "place_kind": "string",
    "latitude": "float64",
    "longitude": "float64",
    "radius_km": "float64",
    "offset_km": "float64",
    "gazetteer_id": "string",
    "quantity_min": "Int64",
    "quantity_max": "Int64",
    "quantity_unit": "string",
    "killed_min": "Int64",
    "killed_max": "Int64",
    "injured_min": "Int64",
    "injured_max": "Int64",
    "victims": "string",
    "counting": "string",
    "part_of": "string",
    "incident_id": "string",
    "confidence": "float64",
}
COLUMNS = tuple(_DTYPES)
TEXT_COLUMNS = tuple(name for name, dtype in _DTYPES.items() if dtype == "string")
OFFSET_COLUMNS = tuple(name for name, dtype in _DTYPES.items() if dtype == "int64")
# What a reviewed table has besides: "accepted", "corrected", "added" or "" (nobody has checked the row), by whom, when.
CHECK_COLUMNS = ("checked", "checked_by", "checked_at")
_NULLABLE = {"latitude", "longitude", "radius_km", "offset_km"} | {
    f"{name}_{bound}" for name in ("quantity", "killed", "injured") for bound in ("min", "max")
}
_CHECKS: dict[str, list[pa.Check]] = {
    "event_type": [pa.Check.isin(get_args(EventType))],
    "status": [pa.Check.isin(get_args(Status))],
    "date_precision": [pa.Check.isin(get_args(DatePrecision))],
    "place_kind": [pa.Check.isin(("", *get_args(PlaceKind)))],
    "counting": [pa.Check.isin(get_args(Counting))],
    "latitude": [pa.Check.in_range(-90, 90)],
    "longitude": [pa.Check.in_range(-180, 180)],
    "confidence": [pa.Check.in_range(0, 1)],
    **{name: [pa.Check.ge(0)] for name in _NULLABLE - {"latitude", "longitude"}},
}


def _bounds_hold(frame: pd.DataFrame) -> pd.Series[bool]:
    held = pd.Series(True, index=frame.index)
    for name in ("quantity", "killed", "injured"):
        held &= (frame[f"{name}_min"] <= frame[f"{name}_max"]).fillna(True).astype(bool)
    return held


SCHEMA = pa.DataFrameSchema(
    {
        name: pa.Column(dtype, checks=_CHECKS.get(name), nullable=name in _NULLABLE, unique=name == "event_id")
        for name, dtype in _DTYPES.items()
    },
    checks=[
        pa.Check(lambda f: f["sentence_start"] < f["sentence_end"], name="sentence is not empty"),
        pa.Check(lambda f: f["date_start"] <= f["date_end"], name="date_start is not after date_end"),
        pa.Check(lambda f: f["latitude"].isna() == f["longitude"].isna(), name="latitude comes with longitude"),
        pa.Check(_bounds_hold, name="lower bound is not above the upper bound"),
    ],
    strict=True,
    ordered=True,
)


def validate(frame: pd.DataFrame) -> pd.DataFrame:
    """The same table, checked against the schema.

    Raises:
        TableError: a column is missing, has another dtype or holds a value that is not allowed.
    """
    try:
        return SCHEMA.validate(frame, lazy=True)
    except SchemaErrors as error:
        cases = error.failure_cases[["column", "check", "failure_case"]].head(5).to_dict("records")
        raise TableError(f"event table breaks its schema: {cases}") from error


def from_records(records: Iterable[Mapping[str, Any]]) -> pd.DataFrame:
    """A validated table (columns ``COLUMNS``, a row a record) from plain mappings; missing values are unknown.

    Raises:
        TableError: a value does not fit its column.
    """
    rows = list(records)
    columns: dict[str, pd.Series[Any]] = {}
    for name, dtype in _DTYPES.items():
        values = [row.get(name) for row in rows]
        if dtype == "string":
            values = ["" if value is None else str(value) for value in values]
        try:
            columns[name] = pd.Series(values, dtype=dtype)
        except (TypeError, ValueError, OverflowError) as error:  # Overflow: a count beyond what 64 bits hold
            raise TableError(f"event table breaks its schema: {name} is not {dtype} ({error})") from error
    return validate(pd.DataFrame(columns, columns=list(COLUMNS)))


def to_record(event: Event, article: Article) -> dict[str, Any]:
    """One event as a mapping of column to value; the sentence is cut out of the article's text."""
    place = event.place
    return {
        "event_id": event.event_id,
        "article_id": event.article_id,
        "sentence_start": event.sentence.start,
        "sentence_end": event.sentence.end,
        "sentence": article.text[event.sentence.start : event.sentence.end],
        "trigger_start": event.trigger.start,
        "trigger_end": event.trigger.end,
        "event_type": event.event_type,
        "context": event.context,
        "status": event.status,
        "attribution": event.attribution,
        "actors": list(event.actors),
        "targets": list(event.targets),
        "date_start": event.date_start,
        "date_end": event.date_end,
        "date_precision": event.date_precision,
        "date_text": event.date_text,
        "place": place.name if place else "",
        "place_text": event.place_text,
        "place_kind": place.kind if place else "",
        "latitude": place.latitude if place else None,
        "longitude": place.longitude if place else None,
        "radius_km": place.radius_km if place else None,
        "offset_km": place.offset_km if place else None,
        "gazetteer_id": place.gazetteer_id if place else "",
        "quantity_min": event.quantity_min,
        "quantity_max": event.quantity_max,
        "quantity_unit": event.quantity_unit,
        "killed_min": event.killed_min,
        "killed_max": event.killed_max,
        "injured_min": event.injured_min,
        "injured_max": event.injured_max,
        "victims": event.victims,
        "counting": event.counting,
        "part_of": event.part_of,
        "incident_id": event.incident_id,
        "confidence": event.confidence,
    }


def to_frame(events: Iterable[tuple[Event, Article]]) -> pd.DataFrame:
    """The validated event table of (event, its article) pairs, in the order given."""
    return from_records(to_record(event, article) for event, article in events)
