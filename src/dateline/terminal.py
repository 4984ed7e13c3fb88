"""What a terminal is told, in a form that can't steer it."""

from __future__ import annotations

import sys


def complain(message: str) -> None:
    """Say it on stderr, on one line whatever a file name or an error holds."""
    print(f"dateline: {harmless(message)}", file=sys.stderr)


def harmless(line: str) -> str:
    """The line without anything that steers a terminal, as article text and file names may."""
    return "".join(c if c.isprintable() else c.encode("unicode_escape", "replace").decode() for c in line)


def counted(number: int, what: str) -> str:
    """A number of things: "1 article", "2 articles"."""
    return f"{number} {what}" if number == 1 else f"{number} {what}s"
