"""The dashboard as a local web page: a free port, the Streamlit server in this process, a browser if there is one."""

from __future__ import annotations

import os
import socket
import sys
import time
import webbrowser
from pathlib import Path
from threading import Thread

from dateline.config import ROOT
from dateline.errors import DatelineError

HOST = "127.0.0.1"
FIRST_PORT = 8501
_PORTS = 50  # tried, from the first one
_PATIENCE = 60.0  # seconds that the server may take to answer


def free_port() -> int:
    """The first port from 8501 on that nothing on this machine listens at.

    Raises:
        DatelineError: there is none among the fifty tried.
    """
    for port in range(FIRST_PORT, FIRST_PORT + _PORTS):
        with socket.socket() as probe:
            if probe.connect_ex((HOST, port)):
                return port
    raise DatelineError(f"no free port between {FIRST_PORT} and {FIRST_PORT + _PORTS - 1}")


def has_screen() -> bool:
    """Whether a browser could be shown here."""
    if sys.platform in ("win32", "darwin"):
        return "SSH_CONNECTION" not in os.environ
    return any(os.environ.get(name) for name in ("DISPLAY", "WAYLAND_DISPLAY"))


def serve(articles: Path | None, port: int | None, browser: bool) -> None:
    """Serve until interrupted. ``articles`` is the folder to show (``None``: the seeds)."""
    if articles is not None:
        os.environ["DATELINE_SEEDS"] = str(articles.absolute())
    port = port or free_port()
    if browser:
        Thread(target=_open_when_ready, args=(port,), daemon=True).start()
    from streamlit.web.cli import main as streamlit

    os.chdir(ROOT)  # where .streamlit/config.toml is looked for
    # headless: Streamlit would ask for an e-mail address at the first start; the browser is opened above
    sys.argv = ["streamlit", "run", "app.py", f"--server.port={port}", "--server.headless=true"]
    streamlit(prog_name="streamlit")


def _open_when_ready(port: int) -> None:
    deadline = time.monotonic() + _PATIENCE
    while time.monotonic() < deadline:
        with socket.socket() as probe:
            if not probe.connect_ex((HOST, port)):
                webbrowser.open(f"http://localhost:{port}")
                return
        time.sleep(0.2)
