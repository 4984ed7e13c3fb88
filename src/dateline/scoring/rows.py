"""Event tables and gold tables as plain rows, of whatever tool: every value is read leniently."""

from __future__ import annotations

import ast
import csv
import json
import math
import sys
from pathlib import Path
from typing import Any

from dateline.errors import InputError
from dateline.formulas import restore

Row = dict[str, Any]
_GOLD = ("article", "start", "end", "type")
_NEEDED = ("article_id", "sentence_start", "sentence_end", "event_type")


def read_events(path: Path) -> list[Row]:
    """The rows of an event table in CSV, JSON Lines or Parquet.

    Raises:
        InputError: the file can't be read as such a table.
    """
    try:
        rows = _read_rows(path)
    except OSError as error:
        raise InputError(str(path), error.strerror or str(error)) from error
    except (ValueError, csv.Error) as error:
        raise InputError(str(path), f"is no event table ({error})") from error
    missing = [name for name in _NEEDED if any(name not in row for row in rows)]
    if missing:
        raise InputError(str(path), f"is no event table (lacks {', '.join(missing)})")
    return rows


def _read_rows(path: Path) -> list[Row]:
    if path.suffix == ".parquet":
        import pandas as pd

        rows: list[Row] = json.loads(pd.read_parquet(path).to_json(orient="records", date_format="iso"))
        return rows
    if path.suffix in (".jsonl", ".ndjson"):
        return _json_lines(path)
    csv.field_size_limit(sys.maxsize)
    with path.open(encoding="utf-8-sig", newline="") as file:
        return [
            {name: restore(cell) if isinstance(cell, str) else cell for name, cell in row.items()}
            for row in csv.DictReader(file)
        ]


def read_gold(path: Path) -> list[Row]:
    """The rows of a gold table (JSON Lines).

    Raises:
        InputError: the file can't be read as such a table.
    """
    try:
        rows = _json_lines(path)
    except OSError as error:
        raise InputError(str(path), error.strerror or str(error)) from error
    except ValueError as error:
        raise InputError(str(path), f"is no gold table ({error})") from error
    for number, row in enumerate(rows, 1):
        lacking = [name for name in _GOLD if not isinstance(row, dict) or name not in row]
        if lacking:
            raise InputError(str(path), f"is no gold table (row {number} has no {', '.join(lacking)})")
    return rows


def _json_lines(path: Path) -> list[Row]:
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines() if line.strip()]


def as_list(value: Any) -> list[str]:
    """The items of a list, of a JSON list, or of a text that ``;`` separates."""
    if value is None or value == "":
        return []
    if isinstance(value, list | tuple):
        return [str(item) for item in value]
    text = str(value).strip()
    if text.startswith("["):
        for parse in (json.loads, ast.literal_eval):
            try:
                return [str(item) for item in parse(text)]
            except (ValueError, SyntaxError):
                continue
    return [part.strip() for part in text.split(";") if part.strip()]


def as_number(value: Any) -> float | None:
    """The number, or ``None`` where it is unknown."""
    if value in (None, "", "None", "nan", "NaN", "<NA>"):
        return None
    number = float(value)
    return None if math.isnan(number) else number


def as_bool(value: Any) -> bool:
    """Whether the value says yes."""
    return value is True or str(value).strip().lower() in ("true", "1", "yes")


def as_day(value: Any) -> str | None:
    """The day as ``YYYY-MM-DD``, or ``None`` where it is unknown."""
    return str(value)[:10] if value not in (None, "", "NaT", "None") else None


def as_text(value: Any) -> str:
    """The text; unknown is empty."""
    text = str(value or "")
    return "" if text in ("nan", "None") else text
