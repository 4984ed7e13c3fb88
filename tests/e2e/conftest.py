"""A browser and servers for the stories. Every page of every story may ask its own server only."""

from __future__ import annotations

import os
import shutil
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, FrameLocator, Locator, Page, expect, sync_playwright

from dateline.config import ROOT

FLAGS = ["--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage"]
PATIENCE = 60_000  # ms: machines that run tests are busy
SERVE = Path(__file__).with_name("serve.py")


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Mark everything here as needing a browser."""
    for item in items:
        if Path(__file__).parent in item.path.parents:
            item.add_marker(pytest.mark.browser)


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """Chromium as installed on this machine."""
    path = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
    expect.set_options(timeout=PATIENCE / 2)
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=path, args=FLAGS)
        yield chromium
        chromium.close()


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def _wait(url: str, process: subprocess.Popen[bytes], seconds: float = 180) -> None:
    deadline = time.monotonic() + seconds
    while time.monotonic() < deadline and process.poll() is None:
        try:
            urllib.request.urlopen(f"{url}/_stcore/health", timeout=2)
            return
        except (urllib.error.URLError, OSError):
            time.sleep(0.2)
    raise RuntimeError(f"the server at {url} does not answer")


@pytest.fixture(scope="session")
def start_server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Callable[[str], str]]:
    """Starts a server over a named corpus ("seeds": the real articles, really extracted) and gives its address."""
    running: list[subprocess.Popen[bytes]] = []
    home = str(tmp_path_factory.mktemp("workspaces"))

    def start(name: str) -> str:
        port = _free_port()
        head = ["-m", "streamlit", "run", "app.py"] if name == "seeds" else [str(SERVE), name]
        process = subprocess.Popen(
            [sys.executable, *head, f"--server.port={port}", "--server.headless=true"],
            cwd=ROOT,
            env=os.environ | {"DATELINE_WORKSPACES": home},  # not those of whoever runs the tests
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )
        running.append(process)
        url = f"http://127.0.0.1:{port}"
        _wait(url, process)
        return url

    yield start
    for process in running:
        process.terminate()
        process.wait(timeout=20)


@pytest.fixture(scope="session")
def server(start_server: Callable[[str], str]) -> Callable[[str], str]:
    """The address of a server over a named corpus, started once."""
    known: dict[str, str] = {}

    def address(name: str) -> str:
        if name not in known:
            known[name] = start_server(name)
        return known[name]

    return address


class Visit:
    """One page in a browser of its own, which records whom it asks and what it complains about."""

    def __init__(self, context: BrowserContext, url: str) -> None:
        self.url = url
        self.page: Page = context.new_page()
        self.hosts: set[str] = set()
        self.errors: list[str] = []
        self.page.set_default_timeout(PATIENCE)
        self.page.on("request", lambda request: self._note(request.url))
        self.page.on("pageerror", lambda error: self.errors.append(str(error)))

    def _note(self, url: str) -> None:
        if url.startswith(("http:", "https:", "ws:", "wss:")):
            self.hosts.add(url.split("/")[2])

    def open(self, path: str = "", *, with_map: bool = True) -> Page:
        """Open a path and wait until it is drawn, its map included."""
        self.page.goto(f"{self.url}/{path}")
        if with_map:
            self.map.locator(".place").first.wait_for()
            self.page.locator(".frame .text").wait_for()
            self.settle()
        return self.page

    @property
    def map(self) -> FrameLocator:
        """What is in the map's frame."""
        return self.page.frame_locator("iframe[title*=folium]")

    def settle(self) -> None:
        """Wait until the app has nothing left to do."""
        self.page.wait_for_function(
            '() => !document.querySelector(\'[data-testid="stApp"][data-test-script-state="running"]\')'
        )
        self.page.wait_for_timeout(250)

    def place(self, name: str) -> Locator:
        """The mark of a place on the map."""
        return self.map.locator(f'.place[aria-label^="{name}:"]')

    def sentence(self) -> str:
        """The highlighted sentence."""
        return self.page.locator(".sentence.selected").inner_text()


@pytest.fixture
def visit(browser: Browser, server: Callable[[str], str]) -> Iterator[Callable[..., Visit]]:
    """Opens a browser window on a corpus; at the end no other host was asked and no script failed."""
    visits: list[Visit] = []
    contexts: list[BrowserContext] = []

    def make(
        corpus: str = "plain", width: int = 1440, height: int = 900, scheme: str = "light", url: str = ""
    ) -> Visit:
        context = browser.new_context(viewport={"width": width, "height": height}, color_scheme=scheme)  # type: ignore[arg-type]
        contexts.append(context)
        visits.append(Visit(context, url or server(corpus)))
        return visits[-1]

    yield make
    for each in visits:
        assert each.hosts <= {each.url.removeprefix("http://")}
        assert each.errors == []
    for context in contexts:
        context.close()
