"""Decisions on disk: an SQLite file that is only ever added to, and JSON Lines to pass on.

A decision is acknowledged when ``append`` returns, and is on the disk then (WAL, synchronous=FULL).
"""

from __future__ import annotations

import sqlite3
import time
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

from dateline.errors import InputError
from dateline.store.decision_checks import check, check_rows
from dateline.store.decision_lines import from_line, to_line
from dateline.store.decisions import Decision, moment, new_id

_WAIT_SECONDS = 30.0  # for another writer
_AHEAD = timedelta(days=1)  # by which another's clock may be wrong
_TABLE = (
    """CREATE TABLE IF NOT EXISTS decisions (
        number INTEGER PRIMARY KEY AUTOINCREMENT,
        decision_id TEXT NOT NULL UNIQUE,
        made_at TEXT NOT NULL,
        line TEXT NOT NULL CHECK (json_valid(line))
    )""",
    """CREATE TRIGGER IF NOT EXISTS decisions_are_not_changed BEFORE UPDATE ON decisions
    BEGIN SELECT RAISE(ABORT, 'decisions are only added'); END""",
    """CREATE TRIGGER IF NOT EXISTS decisions_are_not_deleted BEFORE DELETE ON decisions
    BEGIN SELECT RAISE(ABORT, 'decisions are only added'); END""",
)
_TRIGGERS = 2


@dataclass(frozen=True, slots=True)
class Imported:
    """How many decisions of a file are new here, how many were known, and which lines are none."""

    added: int
    known: int
    errors: tuple[InputError, ...]


def append(path: Path, *decisions: Decision) -> tuple[Decision, ...]:
    """The decisions as they are in the ledger now, with id and moment; all of them, or none.

    Raises:
        InputError: one of them can't be, or the file is no ledger.
    """
    for decision in decisions:
        check(decision)
    check_rows(decisions)
    with _opened(path, "IMMEDIATE") as ledger:
        last = ledger.execute("SELECT max(made_at) FROM decisions").fetchone()[0]
        stamped = []
        for decision in decisions:
            last = _next_moment(last)
            made = replace(decision, decision_id=decision.decision_id or new_id(), made_at=last)
            stamped.append(_readable(made))  # what is acknowledged can be read
        ledger.executemany("INSERT INTO decisions (decision_id, made_at, line) VALUES (?, ?, ?)", map(_row, stamped))
    return tuple(stamped)


def append_together(path: Path, decisions: Sequence[Decision]) -> tuple[Decision, ...]:
    """The decisions of one press as they are in the ledger now; one undo can take them all back.

    Raises:
        InputError: one of them can't be, or the file is no ledger; none is there then.
    """
    batch = new_id() if len(decisions) > 1 else ""
    return append(path, *(replace(decision, batch=batch) for decision in decisions))


def _readable(decision: Decision) -> Decision:
    """The decision as it will be read back.

    Raises:
        InputError: it can't be.
    """
    try:
        return from_line(to_line(decision), "decision")
    except (ValueError, TypeError) as error:
        raise InputError("decision", f"can't be written ({error})") from error


def _next_moment(last: str | None) -> str:
    """Now; later than the last decision even where the clock was set back."""
    now = datetime.now(UTC)
    if last:
        now = max(now, datetime.fromisoformat(last) + timedelta(microseconds=1))
    return moment(now)


def _row(decision: Decision) -> tuple[str, str, str]:
    return decision.decision_id, decision.made_at, to_line(decision)


def read(path: Path) -> list[Decision]:
    """All decisions, oldest first; none where there is no file yet.

    Raises:
        InputError: the file is no ledger, or holds what is no decision.
    """
    return [from_line(line, str(path)) for line in lines(path)]


def lines(path: Path) -> list[str]:
    """All decisions as lines of JSON, oldest first.

    Raises:
        InputError: the file is no ledger.
    """
    if not path.exists():
        return []
    with _opened(path) as ledger:
        return [row[0] for row in ledger.execute("SELECT line FROM decisions ORDER BY made_at, decision_id")]


def newest(path: Path) -> int:
    """A number that grows with every decision; 0 where there are none.

    Raises:
        InputError: the file is no ledger.
    """
    if not path.exists():
        return 0
    with _opened(path) as ledger:
        return int(ledger.execute("SELECT coalesce(max(number), 0) FROM decisions").fetchone()[0])


def import_lines(path: Path, given: Iterable[str | bytes], source: str) -> Imported:
    """What came of adding the decisions of a file; those that are here already are not added again.

    Lines as bytes must be UTF-8.

    Raises:
        InputError: the ledger at ``path`` is none.
    """
    found: list[Decision] = []
    errors: list[InputError] = []
    for number, line in enumerate(given, 1):
        if line.strip():
            where = f"{source}, line {number}"
            try:
                found.append(_made_by_now(from_line(_decoded(line), where)))
            except InputError as error:
                errors.append(InputError(where, error.reason))
    found = list(_fitting(found, source, errors))
    added = 0
    with _opened(path, "IMMEDIATE") as ledger:
        for decision in found:
            _, _, line = row = _row(decision)
            here = ledger.execute("SELECT line FROM decisions WHERE decision_id = ?", row[:1]).fetchone()
            if here is None:
                ledger.execute("INSERT INTO decisions (decision_id, made_at, line) VALUES (?, ?, ?)", row)
                added += 1
            elif here[0] != line:
                errors.append(InputError(source, f"decision {decision.decision_id} is another one here"))
    differing = sum(error.source == source for error in errors)
    return Imported(added, len(found) - added - differing, tuple(errors))


def _decoded(line: str | bytes) -> str:
    try:
        return line if isinstance(line, str) else line.decode("utf-8")
    except UnicodeDecodeError as error:  # what somebody wrote is not replaced by question marks for good
        raise InputError("decision", f"is no decision: not UTF-8 ({error.reason} at byte {error.start})") from error


def _made_by_now(decision: Decision) -> Decision:
    """The decision, unless it is from the future: all that is decided here from now on must come after it.

    Raises:
        InputError: it is.
    """
    if datetime.fromisoformat(decision.made_at) > datetime.now(UTC) + _AHEAD:
        raise InputError("decision", f"was made at {decision.made_at}, which is more than a day ahead")
    return decision


def _fitting(found: list[Decision], source: str, errors: list[InputError]) -> Iterator[Decision]:
    try:
        check_rows(found)
        yield from found
    except InputError:
        for decision in found:
            try:
                check_rows([decision])
                yield decision
            except InputError as error:
                errors.append(InputError(f"{source}, decision {decision.decision_id}", error.reason))


@contextmanager
def _opened(path: Path, how: str = "DEFERRED") -> Iterator[sqlite3.Connection]:
    """The ledger inside a transaction, which is on the disk when the block ends well."""
    try:
        ledger = sqlite3.connect(path, timeout=_WAIT_SECONDS, isolation_level=None)
        try:
            _prepare(ledger)
            ledger.execute(f"BEGIN {how}")
            try:
                yield ledger
            except BaseException:
                ledger.execute("ROLLBACK")
                raise
            ledger.execute("COMMIT")
        finally:
            ledger.close()
    except sqlite3.OperationalError as error:
        raise InputError(str(path), f"the decisions can't be opened ({error})") from error
    except sqlite3.DatabaseError as error:
        raise InputError(str(path), f"is no file of decisions, or damaged ({error})") from error


def _prepare(ledger: sqlite3.Connection) -> None:
    """Have the file in the mode in which two can write, with its table; whoever comes first does it."""
    ledger.execute("PRAGMA synchronous=FULL")
    deadline = time.monotonic() + _WAIT_SECONDS
    while ledger.execute("PRAGMA journal_mode").fetchone()[0] != "wal":
        try:
            ledger.execute("PRAGMA journal_mode=WAL")
        except sqlite3.OperationalError:  # another is doing it: SQLite does not wait here
            if time.monotonic() > deadline:
                raise
            time.sleep(0.01)
    if ledger.execute("SELECT count(*) FROM sqlite_master WHERE type = 'trigger'").fetchone()[0] < _TRIGGERS:
        ledger.execute("BEGIN IMMEDIATE")
        for statement in _TABLE:
            ledger.execute(statement)
        ledger.execute("COMMIT")
