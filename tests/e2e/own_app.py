"""The app over workspaces of its own, a newspaper on this machine, and what a person's hands do on the pages."""

from __future__ import annotations

import os
import re
import signal
import subprocess
import sys
import threading
import time
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

from playwright.sync_api import Locator, Page, expect

from dateline.config import ROOT
from tests.e2e.servers import PATIENCE, free_port, wait_for

EXTRACTED = 3 * PATIENCE  # the first extraction loads the models
HTML = """<html><head><title>Air strike on {place}</title><meta property="og:site_name" content="Harbour Daily">
<meta property="article:published_time" content="2024-11-30T08:00:00Z"></head><body><article><h1>Air strike on {place}</h1>
<p>An air strike hit {place} on Friday, witnesses told the paper, and eleven people were killed in the city's market.</p>
<p>Residents said that the dead were buried the same evening, and that the hospital of the city had run out of blood.</p>
</article></body></html>"""
UNDATED = HTML.replace('<meta property="article:published_time" content="2024-11-30T08:00:00Z">', "")
SITE = """<html><head><title>The Harbour Daily</title>
<link rel="alternate" type="application/rss+xml" title="All news" href="/rss.xml">
<link rel="alternate" type="application/atom+xml" title="Sport" href="/sport.xml">
</head><body><p>Welcome.</p></body></html>"""
FEED = """<rss version="2.0"><channel><title>Harbour Daily</title>
<item><title>Not this one</title><link>/gone.html</link><pubDate>Sat, 30 Nov 2024 08:00:00 GMT</pubDate></item>
<item><title>From the feed</title><link>/wire.html</link><pubDate>Sat, 30 Nov 2024 08:00:00 GMT</pubDate></item>
</channel></rss>"""
TOWNS = ("Kadugli", "Dilling", "Kassala", "Gedaref", "Rabak", "Singa")


class _Pages(BaseHTTPRequestHandler):
    def do_GET(self) -> None:
        paper: Newspaper = self.server.paper  # type: ignore[attr-defined]
        paper.asked.append(self.path)
        if self.path.startswith("/slow/"):
            time.sleep(paper.slowness)
        kind, body = paper.answer(self.path)
        self.send_response(200 if kind else 404)
        self.send_header("Content-Type", kind or "text/plain")
        self.end_headers()
        self.wfile.write(body.encode())

    def log_message(self, format: str, *args: object) -> None:
        """Nothing: a test's output is its own."""


def _long(number: int) -> str:
    """Paragraphs in which nothing happens, so that reading the article takes a while."""
    quiet = (
        "Trader {} of row {} waited for the lorries; the river was low, the bread was dear and the talk was of rain."
    )
    return "".join(f"<p>{' '.join(quiet.format(n, number) for n in range(k, k + 10))}</p>" for k in range(0, 120, 10))


class Newspaper:
    """A web server with reports, feeds, and pages that take their time; ``asked`` are the paths it was asked for."""

    def __init__(self) -> None:
        self._server = ThreadingHTTPServer(("127.0.0.1", 0), _Pages)
        self._server.paper = self  # type: ignore[attr-defined]
        self.asked: list[str] = []
        self.slowness = 0.2  # seconds
        self.url = f"http://127.0.0.1:{self._server.server_address[1]}"
        threading.Thread(target=self._server.serve_forever, daemon=True).start()

    def answer(self, path: str) -> tuple[str, str]:
        """Media type and body; "" for what is not there."""
        page, feed = "text/html; charset=utf-8", "application/rss+xml"
        if path.startswith("/slow/"):
            number = int(path.removeprefix("/slow/"))
            body = HTML.format(place=TOWNS[number % len(TOWNS)]).replace("eleven", str(number + 2))
            return page, body.replace("</p>", f"</p>{_long(number)}", 1)
        return {
            "/": (page, SITE),
            "/report.html": (page, HTML.format(place="El Obeid")),
            "/wire.html": (page, UNDATED.format(place="Kadugli")),
            "/rss.xml": (feed, FEED),
        }.get(path, ("", ""))

    def close(self) -> None:
        """Answer no more."""
        self._server.shutdown()
        self._server.server_close()


class App:
    """The app over workspaces of its own, which can be killed and started again."""

    def __init__(self, home: Path) -> None:
        self.home, self._port = home, free_port()
        self.url = f"http://127.0.0.1:{self._port}"
        self.start()

    def start(self, **settings: str) -> None:
        """Start it, with settings of its environment, and wait until it answers."""
        self._process = subprocess.Popen(
            [sys.executable, "-m", "streamlit", "run", "app.py", f"--server.port={self._port}"],
            cwd=ROOT,
            env=os.environ | {"DATELINE_WORKSPACES": str(self.home), "DATELINE_LOCAL_FETCH": "1"} | settings,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )
        wait_for(self.url, self._process)

    def kill(self) -> None:
        """End it without a word of warning."""
        self._process.send_signal(signal.SIGKILL)
        self._process.wait(timeout=PATIENCE / 1000)


def file(name: str, content: str | bytes) -> Any:
    """A file as a browser uploads it."""
    raw = content.encode() if isinstance(content, str) else content
    return {"name": name, "mimeType": "application/octet-stream", "buffer": raw}


_DRAWN = """() => new Promise((done) =>
    requestAnimationFrame(() => requestAnimationFrame(() => setTimeout(done, 250))))"""
_IDLE = """() => !document.querySelector('[data-testid="stApp"][data-test-script-state="running"]')"""


def settle(page: Page) -> None:
    """Wait until the app has nothing left to do: while it works, old parts of the page stand beside new ones.

    The browser must have drawn twice before it is asked, so that a busy one has sent what was pressed.
    """
    for _ in range(2):  # what the first run drew may have asked for another
        page.evaluate(_DRAWN)
        page.wait_for_function(_IDLE)


def go(page: Page, name: str) -> None:
    """Open another page by its link, and wait until nothing of the one before is left."""
    settle(page)
    page.get_by_role("link", name=name, exact=True).click()
    page.wait_for_url(re.compile("/(\\?.*)?$" if name == "Map" else f"/{name.lower()}(\\?.*)?$"))
    settle(page)


def upload(page: Page, *files: Any) -> None:
    """Give files to the page's one field for them."""
    settle(page)
    field = page.locator("input[type=file]")
    expect(field).to_have_count(1)
    field.set_input_files(list(files))


def choose(page: Page, name: str) -> None:
    """Press one of several buttons of which one is chosen."""
    settle(page)
    page.get_by_role("radio", name=name, exact=True).click()
    settle(page)


def press(page: Page, name: str) -> None:
    """Press a button by its words."""
    settle(page)
    page.get_by_role("button", name=name).first.click()
    settle(page)


def sign(page: Page, name: str) -> None:
    """Say who decides."""
    page.get_by_role("textbox", name="Your name").fill(name)
    page.get_by_role("textbox", name="Your name").press("Enter")
    settle(page)


def pick_row(page: Page, words: str) -> None:
    """Choose the first row of the list with these words."""
    page.locator(".row", has_text=words).first.click()
    settle(page)


def give_day(card: Locator) -> None:
    """Type the publication day on a draft's card."""
    year = card.get_by_role("spinbutton", name="year, Publication day")
    year.click()
    year.press_sequentially("20241130", delay=40)
    card.get_by_role("textbox", name="Title").click()


def add(page: Page) -> None:
    """Add the drafts and wait for their events."""
    settle(page)
    page.locator(".st-key-add_drafts button").click()
    page.get_by_role("button", name="See the events on the map").wait_for(timeout=EXTRACTED)


def mark(page: Page, words: str) -> None:
    """Mark words in the source text, as a mouse would."""
    page.locator(".frame .body").evaluate(
        """(body, words) => {
            const walker = document.createTreeWalker(body, NodeFilter.SHOW_TEXT);
            let node;
            while ((node = walker.nextNode())) {
                const at = node.data.indexOf(words);
                if (at < 0) continue;
                const range = document.createRange(), root = body.getRootNode();
                range.setStart(node, at); range.setEnd(node, at + words.length);
                const selection = root.getSelection ? root.getSelection() : document.getSelection();
                selection.removeAllRanges(); selection.addRange(range);
                return;
            }
            throw new Error("no such words");
        }""",
        words,
    )


def tick(page: Page, key: str, row: int) -> None:
    """Choose a row of a table, which is drawn on a canvas: by the box before it."""
    table = page.locator(f"[class*='st-key-{key}'] .stDataFrameGlideDataEditor").first
    table.scroll_into_view_if_needed()
    table.click(position={"x": 16, "y": 35 + 35 * row + 17})
    settle(page)
