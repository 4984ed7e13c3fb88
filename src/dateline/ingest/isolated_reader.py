"""The process that ``isolated`` starts: requests on standard input, a line of JSON for each on standard output."""

from __future__ import annotations

import contextlib
import json
import os
import sys
from dataclasses import asdict
from typing import Any, BinaryIO

from dateline.errors import InputError
from dateline.ingest.documents import read_docx, read_pdf
from dateline.ingest.feed_document import read_feed_as_text
from dateline.ingest.html import read_html
from dateline.ingest.metadata import Reading

_LONGEST = 30  # seconds after which it ends itself, should its owner be gone


def serve(requests: BinaryIO, answers: BinaryIO) -> None:
    """Answer requests until there are no more."""
    answers.write(b"ready\n")
    answers.flush()
    while line := requests.readline():
        request = json.loads(line)
        raw = requests.read(request["size"])
        _alarm(_LONGEST)
        answers.write(json.dumps(answer(request, raw)).encode() + b"\n")
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
    source = request["source"]
    if request["kind"] == "html":
        return read_html(raw, source, request["charset"])
    reader = {"pdf": read_pdf, "docx": read_docx, "feed": read_feed_as_text}[request["kind"]]
    return reader(raw, source)


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
