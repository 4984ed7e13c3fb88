"""What online gazetteers answered, and the file that keeps it, so that no name is asked for twice."""

from __future__ import annotations

import json
import sqlite3
import time
from contextlib import closing, suppress
from dataclasses import dataclass
from pathlib import Path

from dateline.model import Place

MEMORY_DAYS = 30.0


@dataclass(frozen=True, slots=True)
class Answer:
    """What an online look-up gave: a place, or the reason why there is none, fit to be shown."""

    place: Place | None
    reason: str = ""
    cached: bool = False


class Cache:
    """Answers of the services on disk (one SQLite file), so that no name is asked for twice.

    A file that is damaged, locked or can't be written costs questions that were asked before, nothing else.
    """

    def __init__(self, path: Path) -> None:
        self._path = path
        with suppress(OSError):
            path.parent.mkdir(parents=True, exist_ok=True)
        with suppress(sqlite3.Error), closing(self._connect()) as database, database:
            database.execute("CREATE TABLE IF NOT EXISTS answer (query TEXT PRIMARY KEY, at REAL, body TEXT)")

    def _connect(self) -> sqlite3.Connection:
        return sqlite3.connect(self._path, timeout=1.0)

    def get(self, query: str) -> tuple[float, float, str] | bool | None:
        """(latitude, longitude, address) of a query, None if it is known to have no answer, False if unknown."""
        try:
            with closing(self._connect()) as database:
                row = database.execute("SELECT at, body FROM answer WHERE query = ?", (query,)).fetchone()
            if row is None or time.time() - row[0] > MEMORY_DAYS * 86_400:
                return False
            body = json.loads(row[1])
            return None if body is None else (float(body[0]), float(body[1]), str(body[2]))
        except (sqlite3.Error, ValueError, TypeError, LookupError):
            return False

    def put(self, query: str, body: tuple[float, float, str] | None) -> None:
        """Remember an answer; None where the service knows no such place. A full disk costs a question more."""
        with suppress(sqlite3.Error), closing(self._connect()) as database, database:
            database.execute("INSERT OR REPLACE INTO answer VALUES (?, ?, ?)", (query, time.time(), json.dumps(body)))
