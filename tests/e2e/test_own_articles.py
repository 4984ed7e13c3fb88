"""A person's own articles and judgement, in a browser: bring, see, correct, throw out, add, undo, restart."""

from __future__ import annotations

import json
import os
import re
import signal
import subprocess
import sys
import threading
from collections.abc import Iterator
from functools import partial
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Locator, Page, expect

from dateline.config import ROOT
from tests.e2e.conftest import PATIENCE, _free_port, _wait
from tests.e2e.corpora import _SCRIPTS
from tests.e2e.test_accessibility import findings
from tests.ingest.test_documents import docx, pdf

EXTRACTED = 3 * PATIENCE  # the first extraction loads the models

TXT = """Paramilitaries shell market in El Fasher

At least 20 people were killed when the Rapid Support Forces shelled a market in El Fasher on Friday, a medic said.
"""
MD = "# Army retakes Umm Ruwaba\n\nThe Sudanese army said it had captured the town of Umm Ruwaba on Thursday.\n"
HTML = """<html><head><title>Air strike on Nyala</title><meta property="og:site_name" content="Harbour Daily">
<meta property="article:published_time" content="2024-11-30T08:00:00Z"></head><body><article><h1>Air strike on Nyala</h1>
<p>An air strike hit Nyala on Friday, witnesses told the paper, and eleven people were killed in the city's market.</p>
<p>Residents said that the dead were buried the same evening, and that the hospital of the city had run out of blood.</p>
</article></body></html>"""
PDF = ["Clashes broke out in Zalingei on Friday", "between the army and the Rapid Support Forces.", "Residents fled."]
DOCX = ("Drones attacked Port Sudan on Thursday, the army said.", "Two people were killed in the attack on Port Sudan.")
CSV = (
    "article_id,title,text,published\nkutum,Kutum,Shells fell on Kutum on Friday and killed three people.,2024-11-30\n"
)
JSONL = json.dumps(
    {"article_id": "kosti", "title": "Kosti", "text": "An air strike hit Kosti on Friday.", "published": "2024-11-30"}
)
PAGE = HTML.replace("Nyala", "El Obeid")
FEED = """<rss version="2.0"><channel><title>Harbour Daily</title>
<item><title>From the feed</title><link>{base}/wire.html</link><pubDate>Sat, 30 Nov 2024 08:00:00 GMT</pubDate></item>
</channel></rss>"""


class _Pages(BaseHTTPRequestHandler):
    """A newspaper on this machine."""

    def do_GET(self) -> None:
        base = f"http://{self.headers['Host']}"
        found = {
            "/report.html": ("text/html; charset=utf-8", PAGE),
            "/wire.html": ("text/html; charset=utf-8", HTML.replace("Nyala", "Kadugli")),
            "/rss.xml": ("application/rss+xml", FEED.format(base=base)),
        }.get(self.path)
        self.send_response(200 if found else 404)
        self.send_header("Content-Type", found[0] if found else "text/plain")
        self.end_headers()
        self.wfile.write((found[1] if found else "").encode())

    def log_message(self, format: str, *args: object) -> None:
        """Nothing: a test's output is its own."""


@pytest.fixture(scope="module")
def newspaper() -> Iterator[str]:
    """The address of a web server with a report and a feed."""
    server = ThreadingHTTPServer(("127.0.0.1", 0), _Pages)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_address[1]}"
    server.shutdown()


class App:
    """The app over workspaces of its own, which can be killed and started again."""

    def __init__(self, home: Path) -> None:
        self._home, self._port = home, _free_port()
        self.url = f"http://127.0.0.1:{self._port}"
        self.start()

    def start(self) -> None:
        """Start it and wait until it answers."""
        self._process = subprocess.Popen(
            [sys.executable, "-m", "streamlit", "run", "app.py", f"--server.port={self._port}"],
            cwd=ROOT,
            env=os.environ | {"DATELINE_WORKSPACES": str(self._home), "DATELINE_LOCAL_FETCH": "1"},
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )
        _wait(self.url, self._process)

    def kill(self) -> None:
        """End it without a word of warning."""
        self._process.send_signal(signal.SIGKILL)
        self._process.wait(timeout=20)


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


def _file(name: str, content: str | bytes) -> dict[str, object]:
    raw = content.encode() if isinstance(content, str) else content
    return {"name": name, "mimeType": "application/octet-stream", "buffer": raw}


def _settle(page: Page) -> None:
    """Wait until the app has nothing left to do: while it works, old parts of the page stand beside new ones."""
    page.wait_for_timeout(300)
    page.wait_for_function(
        """() => !document.querySelector('[data-testid="stApp"][data-test-script-state="running"]')"""
    )
    page.wait_for_timeout(300)


def _choose(page: Page, name: str) -> None:
    _settle(page)
    page.get_by_role("radio", name=name, exact=True).click()
    _settle(page)


def _press(page: Page, name: str) -> None:
    _settle(page)
    page.get_by_role("button", name=name).first.click()
    _settle(page)


def _give_day(card: Locator) -> None:
    year = card.get_by_role("spinbutton", name="year, Publication day")
    year.click()
    year.press_sequentially("20241130", delay=40)
    card.get_by_role("textbox", name="Title").click()


def _add(page: Page) -> None:
    _settle(page)
    page.locator(".st-key-add_drafts button").click()
    page.get_by_role("button", name="See the events on the map").wait_for(timeout=EXTRACTED)


def _mark(page: Page, words: str) -> None:
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


def test_the_story(page: Page, app: App, newspaper: str) -> None:
    for chapter in (_start, _files, _refused, partial(_web, newspaper=newspaper), _map, _review, _undo):
        chapter(page, app)
    app.kill()
    app.start()
    _all_there(page, app)


def _start(page: Page, app: App) -> None:
    page.goto(f"{app.url}/add")
    expect(page.get_by_text("These articles are read-only")).to_be_visible()
    _press(page, "Start empty")
    page.get_by_text("How do they come?").wait_for()
    assert "workspace=My+articles" in page.url


def _files(page: Page, app: App) -> None:
    page.locator("input[type=file]").set_input_files(
        [  # type: ignore[arg-type]
            _file("fasher.txt", TXT),
            _file("ruwaba.md", MD),
            _file("nyala.html", HTML),
            _file("zalingei.pdf", pdf(PDF)),
            _file("port.docx", docx(*DOCX, title="Drones over Port Sudan")),
            _file("rows.csv", CSV),
            _file("rows.jsonl", JSONL),
        ]
    )
    page.get_by_role("button", name="Add 7 articles").wait_for(timeout=EXTRACTED)
    expect(page.get_by_text("meta article:published_time")).to_be_visible()  # how the day was found
    expect(page.get_by_text("When was it published?")).to_have_count(4)
    for name in ("fasher.txt", "ruwaba.md", "zalingei.pdf", "port.docx"):
        _give_day(page.locator("[class*=st-key-draft_]").filter(has=page.get_by_text(name, exact=True)).last)
    expect(page.get_by_text("When was it published?")).to_have_count(0)
    _add(page)
    expect(page.get_by_text("7 articles added")).to_be_visible()


def _refused(page: Page, app: App) -> None:
    page.locator("input[type=file]").set_input_files(
        [_file("../../etc/passwd.exe", "MZ"), _file("again.txt", TXT), _file("empty.txt", "  ")]  # type: ignore[arg-type]
    )
    expect(page.get_by_text("2 sources were refused")).to_be_visible()
    expect(page.get_by_text("passwd.exe: is of no kind that articles come in")).to_be_visible()
    expect(page.get_by_text("The very text is there already")).to_be_visible()
    expect(page.locator(".st-key-add_drafts button")).to_be_disabled()
    _press(page, "Leave all out")
    _press(page, "Clear the list")


def _web(page: Page, app: App, newspaper: str) -> None:
    _choose(page, "Web addresses")
    page.get_by_role("textbox", name="Addresses, one a line").fill(f"{newspaper}/report.html\n{newspaper}/gone.html")
    page.get_by_role("button", name="Fetch", exact=True).click()
    expect(page.get_by_role("textbox", name="Title")).to_have_value("Air strike on El Obeid")
    expect(page.get_by_text("gone.html: the server answers with status 404")).to_be_visible()
    _choose(page, "Feed")
    page.get_by_role("textbox", name="Address of an RSS or Atom feed").fill(f"{newspaper}/rss.xml")
    _press(page, "Open the feed")
    expect(page.get_by_text("Harbour Daily: 1 articles. Choose some:")).to_be_visible()
    _choose(page, "Paste")
    page.get_by_role("textbox", name="The text of one article").fill("Tawila\n\nThousands fled from Tawila on Friday.")
    _press(page, "Read it")
    page.get_by_role("button", name="Add 2 articles").wait_for()
    _give_day(page.locator("[class*=st-key-draft_]").filter(has=page.get_by_text("pasted text", exact=True)).last)
    expect(page.get_by_text("When was it published?")).to_have_count(0)
    _add(page)


def _map(page: Page, app: App) -> None:
    _press(page, "See the events on the map")
    places = page.frame_locator("iframe[title*=folium]")
    places.locator('.place[aria-label^="Nyala:"]').wait_for(timeout=EXTRACTED)
    for name in ("El.Obeid", "El.Fasher", "Umm Ruwaba", "Zalin", "Port Sudan", "Kutum", "Kosti", "Tawila"):
        expect(places.get_by_role("button", name=re.compile(f"^{name}.*:")).first).to_be_attached()
    expect(page.locator(".sentence.selected")).to_be_visible()


def _review(page: Page, app: App) -> None:
    page.get_by_role("link", name="Review").click()
    page.get_by_role("textbox", name="Your name").fill("Ana")
    page.get_by_role("textbox", name="Your name").press("Enter")
    _settle(page)
    page.locator(".row", has_text="Kosti").click()
    expect(page.locator(".sentence.selected")).to_contain_text("An air strike hit Kosti")
    _choose(page, "Place")
    spots = page.frame_locator("iframe[title*=folium]")
    spots.locator(".place").first.wait_for()
    spots.locator(".leaflet-container").click(position={"x": 60, "y": 150})
    _press(page, "Save the correction")
    expect(page.get_by_text("Checked 1")).to_be_visible()
    _choose(page, "Fields")
    _settle(page)
    page.locator(".row", has_text="Kutum").first.click()
    expect(page.locator(".sentence.selected")).to_contain_text("Shells fell on Kutum")
    _press(page, "Throw out")
    expect(page.get_by_text("Thrown out 1")).to_be_visible()
    _settle(page)
    page.locator(".row", has_text="Port Sudan").first.click()
    expect(page.locator(".sentence.selected")).to_contain_text("Port Sudan")
    _mark(page, "Two people were killed")
    page.get_by_role("button", name="Add a row", exact=True).click()
    _press(page, "Add this row")
    expect(page.get_by_text("Checked 2")).to_be_visible()


def _undo(page: Page, app: App) -> None:
    _press(page, "Undo")
    expect(page.get_by_text("Checked 1")).to_be_visible()
    _press(page, "Redo")
    expect(page.get_by_text("Checked 2")).to_be_visible()


def _all_there(page: Page, app: App) -> None:
    page.goto(f"{app.url}/review?workspace=My+articles")
    expect(page.get_by_text("Checked 2")).to_be_visible(timeout=EXTRACTED)
    expect(page.get_by_text("Thrown out 1")).to_be_visible()
    page.get_by_role("link", name="Add", exact=True).click()
    expect(page.get_by_text("In this workspace: 9")).to_be_visible()
    page.get_by_role("link", name="Events").click()
    expect(page.get_by_role("button", name="Download CSV")).to_be_visible()


def test_hostile_articles_are_only_shown(page: Page, app: App) -> None:
    text = "\n\n".join(f"{payload}: shells fell on Aleppo on Friday, {payload} said." for payload in _SCRIPTS)
    page.goto(f"{app.url}/add")
    _press(page, "Start empty")
    page.get_by_text("How do they come?").wait_for()
    page.locator("input[type=file]").set_input_files(
        [  # type: ignore[arg-type]
            _file("<img src=x onerror=top.pwned=1>.exe", "MZ"),
            _file("<svg onload=top.pwned=1> [x](javascript:top.pwned=1).txt", text),
        ]
    )
    page.get_by_role("button", name="Add this article").wait_for()
    expect(page.get_by_text("<img src=x onerror=top.pwned=1>.exe: is of no kind")).to_be_visible()
    card = page.locator("[class*=st-key-draft_]").last
    card.get_by_role("textbox", name="Title").fill(_SCRIPTS[2])
    card.get_by_role("textbox", name="Publisher").fill(_SCRIPTS[0])
    _give_day(card)
    _add(page)
    for name in ("Add", "Review", "Sources", "Events", "Map"):
        page.get_by_role("link", name=name, exact=True).click()
        _settle(page)
        page.wait_for_timeout(1500)
        assert [frame.evaluate("() => top.pwned ?? null") for frame in page.frames] == [None] * len(page.frames)


@pytest.mark.parametrize("path", ["add", "review"])
def test_no_serious_finding_where_people_work(page: Page, app: App, path: str) -> None:
    page.goto(f"{app.url}/{path}?workspace=My+articles")
    page.get_by_text("In this workspace" if path == "add" else "Your name").first.wait_for()
    _settle(page)
    page.wait_for_timeout(2000)
    assert findings(page) == []
