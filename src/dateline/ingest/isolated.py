"""Pages and documents read in a process of their own, which may take neither long nor much memory.

The libraries that read HTML, PDF and Word files take strangers' bytes apart; some inputs make them slow or greedy in
ways that no check beforehand finds. A reader that takes too long is ended, and the file is refused with that reason.
"""

from __future__ import annotations

import atexit
import json
import os
import subprocess
import sys
from contextlib import suppress
from datetime import date
from threading import Lock, Timer
from typing import Any

from dateline.errors import InputError
from dateline.ingest.isolated_reader import START_SECONDS
from dateline.ingest.metadata import Metadata, Reading

MAX_SECONDS = 6.0
MAX_MEMORY = 900_000_000  # bytes of address space of the reading process


class _Reader:
    """The reading process. One request at a time."""

    def __init__(self) -> None:
        command = [sys.executable, "-m", "dateline.ingest.isolated_reader", str(MAX_MEMORY)]
        self._process = subprocess.Popen(
            command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL
        )
        self._asked: set[str] = set()
        self._loaded: set[str] = set()

    @property
    def runs(self) -> bool:
        """Whether it can take a request."""
        return self._process.poll() is None

    def load(self, kind: str) -> None:
        """Have it load what reads files of a kind, while nobody waits for it."""
        if kind not in self._asked:
            self._asked.add(kind)
            self._send({"kind": kind}, b"")

    def ask(self, request: dict[str, Any], raw: bytes, source: str) -> dict[str, Any]:
        """Its answer; without one in time it is ended. The time that loading takes does not count."""
        self.load(request["kind"])
        for _ in self._asked - self._loaded:
            if not self._line(START_SECONDS)[0].endswith(b"\n"):
                self.end()
                raise InputError(source, "can't be read now: the program for such files does not start. Try again")
        self._loaded |= self._asked
        self._send(request, raw)
        line, late = self._line(MAX_SECONDS)
        if late:
            self.end()
            raise InputError(source, f"takes longer than {MAX_SECONDS:.0f} seconds to read")
        if not line.endswith(b"\n"):
            self.end()
            raise InputError(source, "breaks the program that reads such files")
        answer: dict[str, Any] = json.loads(line)
        return answer

    def _send(self, request: dict[str, Any], raw: bytes) -> None:
        assert self._process.stdin is not None
        with suppress(OSError):  # it may end while it reads: then there is no answer, which is told where one is due
            self._process.stdin.write(json.dumps(request | {"size": len(raw)}).encode() + b"\n" + raw)
            self._process.stdin.flush()

    def _line(self, seconds: float) -> tuple[bytes, bool]:
        assert self._process.stdout is not None
        late: list[bool] = []

        def give_up() -> None:
            late.append(True)
            self._process.kill()

        timer = Timer(seconds, give_up)
        timer.daemon = True
        timer.start()
        try:
            return self._process.stdout.readline(), bool(late)
        finally:
            timer.cancel()

    def end(self) -> None:
        """End the process."""
        self._process.kill()
        self._process.wait()
        for pipe in (self._process.stdin, self._process.stdout):
            if pipe is not None:
                with suppress(OSError):
                    pipe.close()


_LOCK = Lock()
_READERS: dict[int, _Reader] = {}  # by process: a fork has no share in its parent's reader


def read_isolated(kind: str, raw: bytes, source: str, charset: str = "") -> Reading:
    """The text and metadata of a page or document; ``kind`` is "html", "pdf", "docx", "feed" or "feed_links".

    Raises:
        InputError: it can't be read, or not within the limits.
    """
    with _LOCK:
        reader = _READERS.get(os.getpid())
        if reader is None or not reader.runs:
            reader = _READERS[os.getpid()] = _Reader()
        try:
            answer = reader.ask({"kind": kind, "source": source, "charset": charset}, raw, source)
        except BaseException as error:  # whoever is stopped while waiting leaves an answer behind: it is no other's
            _READERS.pop(os.getpid(), None)
            reader.end()
            if isinstance(error, InputError):
                reader = _READERS[os.getpid()] = _Reader()
                reader.load(kind)
            raise
    if "refused" in answer:
        raise InputError(source, str(answer["refused"]))
    known = dict(answer["metadata"])
    known["published"] = date.fromisoformat(known["published"]) if known["published"] else None
    return Reading(answer["text"], Metadata(**known))


@atexit.register
def _end() -> None:
    reader = _READERS.pop(os.getpid(), None)
    if reader is not None:
        reader.end()
