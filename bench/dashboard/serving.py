"""Servers to time: Dateline over a generated table, and the page to compare with."""

from __future__ import annotations

import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

HERE = Path(__file__).resolve().parent
ROOT = HERE.parents[1]


@contextmanager
def serving(arguments: list[str]) -> Iterator[str]:
    """A server's address; the server ends with the block."""
    with serving_process(arguments) as (url, _):
        yield url


@contextmanager
def serving_process(arguments: list[str]) -> Iterator[tuple[str, int]]:
    """A server's address and the number of its process."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    at = arguments.index("--") if "--" in arguments else len(arguments)
    command = [sys.executable, *arguments[:at], f"--server.port={port}", "--server.headless=true", *arguments[at:]]
    process = subprocess.Popen(
        [*command],
        cwd=HERE if "reference.py" in arguments else ROOT,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    try:
        deadline = time.monotonic() + 180
        while time.monotonic() < deadline:
            try:
                urllib.request.urlopen(f"http://127.0.0.1:{port}/_stcore/health", timeout=2)
                break
            except (urllib.error.URLError, OSError):
                time.sleep(0.2)
        yield f"http://127.0.0.1:{port}", process.pid
    finally:
        process.terminate()
        process.wait(20)


def dateline(size: int) -> list[str]:
    """The command that serves Dateline over a generated table."""
    return ["-c", SERVE_LARGE.format(root=str(ROOT), size=size)]


SERVE_LARGE = (
    "import sys; sys.path[:0] = [{root!r}, {root!r} + '/src'];"
    "from tests.e2e import corpora, serve;"
    "corpora.MAKERS['large'] = lambda: corpora.large({size});"
    "serve.main('large', *sys.argv[1:])"
)


def reference(size: int) -> list[str]:
    """The command that serves the page to compare with."""
    return [
        "-m",
        "streamlit",
        "run",
        "reference.py",
        "--server.enableStaticServing=true",
        "--browser.gatherUsageStats=false",
        "--",
        str(size),
    ]
