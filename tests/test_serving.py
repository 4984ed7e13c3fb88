"""The dashboard's server: a free port, an answer, and nothing left behind."""

from __future__ import annotations

import os
import signal
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator
from pathlib import Path

import pytest

from dateline import serving


@pytest.fixture
def taken(monkeypatch: pytest.MonkeyPatch) -> Iterator[int]:
    """A port that something listens at, as the first one that is tried."""
    with socket.socket() as listener:
        listener.bind((serving.HOST, 0))
        listener.listen()
        port = listener.getsockname()[1]
        monkeypatch.setattr(serving, "FIRST_PORT", port)
        yield port


def test_port_that_is_taken_is_passed_over(taken: int) -> None:
    assert taken < serving.free_port() < taken + 50


@pytest.mark.parametrize(
    ("platform", "environment", "screen"),
    [
        ("linux", {}, False),
        ("linux", {"DISPLAY": ":0"}, True),
        ("linux", {"WAYLAND_DISPLAY": "wayland-0"}, True),
        ("linux", {"DISPLAY": ""}, False),
        ("darwin", {}, True),
        ("darwin", {"SSH_CONNECTION": "a b c d"}, False),
        ("win32", {}, True),
    ],
)
def test_browser_is_opened_only_where_there_is_a_screen(
    monkeypatch: pytest.MonkeyPatch, platform: str, environment: dict[str, str], screen: bool
) -> None:
    for name in ("DISPLAY", "WAYLAND_DISPLAY", "SSH_CONNECTION"):
        monkeypatch.delenv(name, raising=False)
    for name, value in environment.items():
        monkeypatch.setenv(name, value)
    monkeypatch.setattr(sys, "platform", platform)
    assert serving.has_screen() is screen


def test_app_serves_and_ends_when_told(tmp_path: Path) -> None:
    port = serving.free_port()
    command = [sys.executable, "-c", "from dateline.cli import main; main()", "app", f"--port={port}", "--headless"]
    environment = os.environ | {
        "HOME": str(tmp_path),
        "DATELINE_CACHE": str(tmp_path),
    }  # a first start: no e-mail asked
    process = subprocess.Popen(command, env=environment, stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL)
    try:
        deadline = time.monotonic() + 90
        while True:
            assert process.poll() is None, "the server ended by itself"
            assert time.monotonic() < deadline, "the server did not answer"
            try:
                with urllib.request.urlopen(f"http://127.0.0.1:{port}/_stcore/health", timeout=5) as answer:
                    assert answer.read() == b"ok"
                break
            except OSError:
                time.sleep(0.2)
        process.send_signal(signal.SIGTERM)
        process.wait(timeout=30)
        with socket.socket() as probe:
            assert probe.connect_ex((serving.HOST, port)) != 0
    finally:
        process.kill()
        process.wait()
