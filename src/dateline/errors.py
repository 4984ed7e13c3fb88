"""Errors of Dateline: one root, a subclass by whose fault it is."""

from __future__ import annotations


class DatelineError(Exception):
    """Root of every error that Dateline raises on purpose."""


class InputError(DatelineError):
    """What the user gave can't be read: names the file (or URL) and the reason.

    ``str(error)`` is one line: ``<source>: <reason>``.
    """

    def __init__(self, source: str, reason: str) -> None:
        super().__init__(f"{source}: {reason}")
        self.source = source
        self.reason = reason


class LexiconError(DatelineError):
    """A data file under ``assets/`` is wrong: names the file, the line or entry, and the reason."""


class GazetteerError(DatelineError):
    """The gazetteer file is missing, unreadable or of another version."""


class TableError(DatelineError):
    """An event table breaks its schema: names the column and the rows."""


class ServiceError(DatelineError):
    """An online service (geocoder, web page) failed; the message says which and how."""
