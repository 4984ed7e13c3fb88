"""Which decisions can be: what each action is about and says, and rows that fit the event table."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from typing import get_args

from dateline.errors import InputError, TableError
from dateline.store.decisions import CONTENT, Action, Decision, Row
from dateline.table import COLUMNS, LIST_COLUMNS, OFFSET_COLUMNS, TEXT_COLUMNS, from_records

_HASH = re.compile(r"[0-9a-f]{64}")
_MOST_ROWS = 1_000
_NEEDS: Mapping[str, tuple[int, int]] = {  # how many rows or articles an action is about
    "accept": (1, 1),
    "correct": (1, 1),
    "reject": (1, 1),
    "add": (1, 1),
    "finish": (1, 1),
    "merge": (2, _MOST_ROWS),
    "split": (1, _MOST_ROWS),
    "undo": (0, 0),
}


def check(decision: Decision) -> None:
    """Nothing, if the decision can be; its rows are not looked into (``check_rows``).

    Raises:
        InputError: it can't; says why.
    """
    if decision.action not in get_args(Action):
        raise InputError("decision", f"there is no action {decision.action!r}")
    low, high = _NEEDS[decision.action]
    if not low <= len(decision.about) <= high:
        raise InputError("decision", f"{decision.action} is about {low} to {high} rows, not {len(decision.about)}")
    if not decision.made_by.strip():
        raise InputError("decision", "somebody must have made it")
    if (decision.action == "undo") != bool(decision.undoes):
        raise InputError("decision", "what it takes back is not said")
    if (decision.fields is not None) != (decision.action in ("correct", "add")):
        raise InputError("decision", f"{decision.action} and fields don't go together")
    with_row = decision.action not in ("add", "finish")
    for anchor in decision.about:
        if not _HASH.fullmatch(anchor.article_sha256):
            raise InputError("decision", "the article's hash is none")
        if (anchor.row is not None) != with_row:
            raise InputError("decision", f"{decision.action} is {'' if with_row else 'not '}about rows")
    if decision.action == "correct" and decision.fields is not None and set(decision.fields) - set(CONTENT):
        raise InputError("decision", f"can't set {', '.join(sorted(set(decision.fields) - set(CONTENT)))}")


def check_rows(decisions: Iterable[Decision]) -> None:
    """Nothing, if every row that the decisions speak of fits the event table.

    Raises:
        InputError: one doesn't.
    """
    rows = [row for decision in decisions for row in _rows(decision)]
    for row in rows:
        _check_kinds(row)
    try:  # all at once: a table takes milliseconds to check, whatever its length
        from_records({**row, "event_id": f"{at}"} for at, row in enumerate(rows))
    except (TableError, ValueError, TypeError, OverflowError) as error:
        raise InputError("decision", f"a row of it does not fit: {_short(error)}") from error


def _check_kinds(row: Row) -> None:
    """Nothing, if names, offsets and texts are such as they are: a table would take 0.0 and "1" for numbers."""
    if set(row) != set(COLUMNS):
        raise InputError("decision", "a row of it has not the columns of the event table")
    for name in LIST_COLUMNS:
        value = row[name]
        if not isinstance(value, list) or not all(isinstance(item, str) for item in value):
            raise InputError("decision", f"{name} is no list of names")
    for name in OFFSET_COLUMNS:
        if type(row[name]) is not int:
            raise InputError("decision", f"{name} does not fit: {row[name]!r} is no whole number")
    for name in TEXT_COLUMNS:
        if not isinstance(row[name], str):
            raise InputError("decision", f"{name} does not fit: {row[name]!r:.50} is no text")


def _rows(decision: Decision) -> Iterator[Row]:
    for anchor in decision.about:
        if anchor.row is not None:
            yield anchor.row
            if decision.fields is not None:
                yield {**anchor.row, **decision.fields}
        elif decision.fields is not None:
            yield decision.fields


def _short(error: Exception) -> str:
    return str(error).replace("\n", " ")[:300]
