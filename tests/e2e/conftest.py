"""A browser and servers for the stories. Every page of every story may ask its own server only."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, FrameLocator, Locator, Page, expect, sync_playwright

from dateline.config import ROOT
from tests.e2e.own_app import EXTRACTED, App, Newspaper, settle
from tests.e2e.servers import PATIENCE, free_port, wait_for

FLAGS = ["--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage"]
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


@pytest.fixture(scope="session")
def start_server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Callable[[str], str]]:
    """Starts a server over a named corpus ("seeds": the real articles, really extracted) and gives its address."""
    running: list[subprocess.Popen[bytes]] = []
    home = str(tmp_path_factory.mktemp("workspaces"))

    def start(name: str) -> str:
        port = free_port()
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
        wait_for(url, process)
        return url

    yield start
    for process in running:
        process.terminate()
        process.wait(timeout=PATIENCE / 1000)


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
        self.page.locator(".stMain :is(h1, h2)").first.wait_for(state="attached", timeout=EXTRACTED)
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
        settle(self.page)

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


@pytest.fixture(scope="module")
def newspaper() -> Iterator[Newspaper]:
    """A web server with reports and feeds."""
    paper = Newspaper()
    yield paper
    paper.close()


@pytest.fixture(scope="module")
def app(tmp_path_factory: pytest.TempPathFactory) -> Iterator[App]:
    """The app, with an empty folder for workspaces."""
    running = App(tmp_path_factory.mktemp("workspaces"))
    yield running
    running.kill()


@pytest.fixture(scope="module")
def page(browser: Browser, app: App) -> Iterator[Page]:
    """One page that lives through the whole story; it asks its own server only."""
    context = browser.new_context(viewport={"width": 1440, "height": 900})
    opened = context.new_page()
    opened.set_default_timeout(PATIENCE)
    asked: set[str] = set()
    opened.on("request", lambda request: asked.add(request.url.split("/")[2]) if "//" in request.url else None)
    yield opened
    assert asked <= {app.url.removeprefix("http://")}
    context.close()
