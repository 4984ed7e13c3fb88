"""A person's own articles and judgement, in a browser: bring, see, correct, throw out, add, undo, restart."""

from __future__ import annotations

import json
import re
from functools import partial

import pytest
from playwright.sync_api import Page, expect

from tests.e2e.corpora import _SCRIPTS
from tests.e2e.own_app import (
    EXTRACTED,
    HTML,
    App,
    Newspaper,
    add,
    choose,
    file,
    give_day,
    go,
    mark,
    press,
    settle,
    upload,
)
from tests.e2e.test_accessibility import findings
from tests.ingest.test_documents import docx, pdf

TXT = """Paramilitaries shell market in El Fasher

At least 20 people were killed when the Rapid Support Forces shelled a market in El Fasher on Friday, a medic said.
"""
MD = "# Army retakes Umm Ruwaba\n\nThe Sudanese army said it had captured the town of Umm Ruwaba on Thursday.\n"
PDF = ["Clashes broke out in Zalingei on Friday", "between the army and the Rapid Support Forces.", "Residents fled."]
DOCX = ("Drones attacked Port Sudan on Thursday, the army said.", "Two people were killed in the attack on Port Sudan.")
CSV = (
    "article_id,title,text,published\nkutum,Kutum,Shells fell on Kutum on Friday and killed three people.,2024-11-30\n"
)
JSONL = json.dumps(
    {"article_id": "kosti", "title": "Kosti", "text": "An air strike hit Kosti on Friday.", "published": "2024-11-30"}
)


def test_the_story(page: Page, app: App, newspaper: Newspaper) -> None:
    for chapter in (_start, _files, _refused, partial(_web, newspaper=newspaper), _map, _review, _undo):
        chapter(page, app)
    app.kill()
    app.start()
    _all_there(page, app)


def _start(page: Page, app: App) -> None:
    page.goto(f"{app.url}/add")
    expect(page.get_by_text("These articles are read-only")).to_be_visible()
    press(page, "Start empty")
    page.get_by_text("How do they come?").wait_for()
    assert "workspace=My+articles" in page.url


def _files(page: Page, app: App) -> None:
    upload(
        page,
        file("fasher.txt", TXT),
        file("ruwaba.md", MD),
        file("nyala.html", HTML.format(place="Nyala")),
        file("zalingei.pdf", pdf(PDF)),
        file("port.docx", docx(*DOCX, title="Drones over Port Sudan")),
        file("rows.csv", CSV),
        file("rows.jsonl", JSONL),
    )
    page.get_by_role("button", name="Add 7 articles").wait_for(timeout=EXTRACTED)
    expect(page.get_by_text("meta article:published_time")).to_be_visible()  # how the day was found
    expect(page.get_by_text("When was it published?")).to_have_count(4)
    for name in ("fasher.txt", "ruwaba.md", "zalingei.pdf", "port.docx"):
        give_day(page.locator("[class*=st-key-draft_]").filter(has=page.get_by_text(name, exact=True)).last)
    expect(page.get_by_text("When was it published?")).to_have_count(0)
    add(page)
    expect(page.get_by_text("7 articles added")).to_be_visible()


def _refused(page: Page, app: App) -> None:
    upload(page, file("../../etc/passwd.exe", "MZ"), file("again.txt", TXT), file("empty.txt", "  "))
    expect(page.get_by_text("2 sources were refused")).to_be_visible()
    expect(page.get_by_text("passwd.exe: is of no kind that articles come in")).to_be_visible()
    expect(page.get_by_text("The very text is there already")).to_be_visible()
    expect(page.locator(".st-key-add_drafts button")).to_be_disabled()
    press(page, "Leave all out")
    press(page, "Clear the list")


def _web(page: Page, app: App, newspaper: Newspaper) -> None:
    choose(page, "Web addresses")
    page.get_by_role("textbox", name="Addresses, one a line").fill(
        f"{newspaper.url}/report.html\n{newspaper.url}/gone.html"
    )
    page.get_by_role("button", name="Fetch", exact=True).click()
    expect(page.get_by_role("textbox", name="Title")).to_have_value("Air strike on El Obeid")
    expect(page.get_by_text("gone.html: the server answers with status 404")).to_be_visible()
    choose(page, "Feed")
    page.get_by_role("textbox", name="Address of an RSS or Atom feed").fill(f"{newspaper.url}/rss.xml")
    press(page, "Open the feed")
    expect(page.get_by_text("Harbour Daily: 2 articles. Choose some:")).to_be_visible()
    choose(page, "Paste")
    page.get_by_role("textbox", name="The text of one article").fill("Tawila\n\nThousands fled from Tawila on Friday.")
    press(page, "Read it")
    page.get_by_role("button", name="Add 2 articles").wait_for()
    give_day(page.locator("[class*=st-key-draft_]").filter(has=page.get_by_text("pasted text", exact=True)).last)
    expect(page.get_by_text("When was it published?")).to_have_count(0)
    add(page)


def _map(page: Page, app: App) -> None:
    press(page, "See the events on the map")
    places = page.frame_locator("iframe[title*=folium]")
    places.locator('.place[aria-label^="Nyala:"]').wait_for(timeout=EXTRACTED)
    for name in ("El.Obeid", "El.Fasher", "Umm Ruwaba", "Zalin", "Port Sudan", "Kutum", "Kosti", "Tawila"):
        expect(places.get_by_role("button", name=re.compile(f"^{name}.*:")).first).to_be_attached()
    expect(page.locator(".sentence.selected")).to_be_visible()


def _review(page: Page, app: App) -> None:
    go(page, "Review")
    page.get_by_role("textbox", name="Your name").fill("Ana")
    page.get_by_role("textbox", name="Your name").press("Enter")
    settle(page)
    page.locator(".row", has_text="Kosti").click()
    expect(page.locator(".sentence.selected")).to_contain_text("An air strike hit Kosti")
    choose(page, "Place")
    spots = page.frame_locator("iframe[title*=folium]")
    spots.locator(".place").first.wait_for()
    spots.locator(".leaflet-container").click(position={"x": 60, "y": 150})
    press(page, "Save the correction")
    expect(page.get_by_text("Checked 1")).to_be_visible()
    choose(page, "Fields")
    settle(page)
    page.locator(".row", has_text="Kutum").first.click()
    expect(page.locator(".sentence.selected")).to_contain_text("Shells fell on Kutum")
    press(page, "Throw out")
    expect(page.get_by_text("Thrown out 1")).to_be_visible()
    settle(page)
    page.locator(".row", has_text="Port Sudan").first.click()
    expect(page.locator(".sentence.selected")).to_contain_text("Port Sudan")
    mark(page, "Two people were killed")
    page.get_by_role("button", name="Add a row", exact=True).click()
    press(page, "Add this row")
    expect(page.get_by_text("Checked 2")).to_be_visible()


def _undo(page: Page, app: App) -> None:
    press(page, "Undo")
    expect(page.get_by_text("Checked 1")).to_be_visible()
    press(page, "Redo")
    expect(page.get_by_text("Checked 2")).to_be_visible()


def _all_there(page: Page, app: App) -> None:
    page.goto(f"{app.url}/review?workspace=My+articles")
    expect(page.get_by_text("Checked 2")).to_be_visible(timeout=EXTRACTED)
    expect(page.get_by_text("Thrown out 1")).to_be_visible()
    go(page, "Add")
    expect(page.get_by_text("In this workspace: 9")).to_be_visible()
    go(page, "Events")
    expect(page.get_by_role("button", name="Download CSV")).to_be_visible()


def test_hostile_articles_are_only_shown(page: Page, app: App) -> None:
    text = "\n\n".join(f"{payload}: shells fell on Aleppo on Friday, {payload} said." for payload in _SCRIPTS)
    page.goto(f"{app.url}/add")
    press(page, "Start empty")
    page.get_by_text("How do they come?").wait_for()
    upload(
        page,
        file("<img src=x onerror=top.pwned=1>.exe", "MZ"),
        file("<svg onload=top.pwned=1> [x](javascript:top.pwned=1).txt", text),
    )
    page.get_by_role("button", name="Add this article").wait_for()
    expect(page.get_by_text("<img src=x onerror=top.pwned=1>.exe: is of no kind")).to_be_visible()
    card = page.locator("[class*=st-key-draft_]").last
    card.get_by_role("textbox", name="Title").fill(_SCRIPTS[2])
    card.get_by_role("textbox", name="Publisher").fill(_SCRIPTS[0])
    give_day(card)
    add(page)
    for name in ("Add", "Review", "Sources", "Events", "Map"):
        go(page, name)
        page.wait_for_timeout(1500)
        assert [frame.evaluate("() => top.pwned ?? null") for frame in page.frames] == [None] * len(page.frames)


@pytest.mark.parametrize("path", ["add", "review"])
def test_no_serious_finding_where_people_work(page: Page, app: App, path: str) -> None:
    page.goto(f"{app.url}/{path}?workspace=My+articles")
    page.get_by_text("In this workspace" if path == "add" else "Your name").first.wait_for()
    settle(page)
    page.wait_for_timeout(2000)
    assert findings(page) == []
