"""The process that ``isolated`` starts: requests on standard input, a line of JSON for each on standard output."""

from __future__ import annotations

import contextlib
import json
import os
import sys
from collections.abc import Callable
from dataclasses import asdict
from typing import Any, BinaryIO

from dateline.errors import InputError
from dateline.ingest.metadata import Reading

START_SECONDS = 60  # to import a reader, on a busy machine; its owner waits no longer
_LONGEST = 30  # seconds after which it ends itself, should its owner be gone


def serve(requests: BinaryIO, answers: BinaryIO) -> None:
    """Answer requests until there are no more. A request with nothing to read has the reader of its kind loaded."""
    while line := requests.readline():
        request = json.loads(line)
        raw = requests.read(request["size"])
        to_read = "source" in request
        _alarm(_LONGEST if to_read else START_SECONDS)
        said = answer(request, raw) if to_read else {"loaded": bool(_reader(request["kind"]))}
        answers.write(json.dumps(said).encode() + b"\n")
        answers.flush()
        _alarm(0)


def answer(request: dict[str, Any], raw: bytes) -> dict[str, Any]:
    """The text and metadata, or why there are none."""
    try:
        reading = _read(request, raw)
    except InputError as error:
        return {"refused": error.reason}
    except MemoryError:
        return {"refused": "takes too much memory to read"}
    except RecursionError:
        return {"refused": "is nested too deep to read"}
    except Exception as error:  # whatever a library trips over, the file is refused and the next one read
        return {"refused": f"can't be read ({type(error).__name__})"}
    known = asdict(reading.metadata)
    return {"text": reading.text, "metadata": known | {"published": str(known["published"] or "")}}


def _read(request: dict[str, Any], raw: bytes) -> Reading:
    return _reader(request["kind"])(raw, request["source"], request["charset"])


def _reader(kind: str) -> Callable[[bytes, str, str], Reading]:
    """What reads files of a kind. Each is imported when it is first asked for: together they take seconds."""
    if kind == "html":
        from dateline.ingest.html import read_html

        return read_html
    if kind == "feed":
        from dateline.ingest.feed_document import read_feed_as_text

        return lambda raw, source, _: read_feed_as_text(raw, source)
    if kind == "feed_links":
        from dateline.ingest.feed_links import read_feed_links_as_text

        return read_feed_links_as_text
    from dateline.ingest.documents import read_docx, read_pdf

    read = {"pdf": read_pdf, "docx": read_docx}[kind]
    return lambda raw, source, _: read(raw, source)


def _alarm(seconds: int) -> None:
    with contextlib.suppress(ImportError, AttributeError):  # not on Windows
        import signal

        signal.alarm(seconds)


def _limit_memory(size: int) -> None:
    with contextlib.suppress(ImportError, ValueError, OSError):  # not on Windows; not above a lower limit
        import resource

        resource.setrlimit(resource.RLIMIT_AS, (size, size))


if __name__ == "__main__":
    _limit_memory(int(sys.argv[1]))
    # what a library prints must not get between the answers
    out = os.fdopen(os.dup(sys.stdout.fileno()), "wb")
    os.dup2(sys.stderr.fileno(), sys.stdout.fileno())
    serve(sys.stdin.buffer, out)
