"""What a person did is still there: articles that were taken out, drafts after a reload, the reviewer's name."""

from __future__ import annotations

from datetime import date

from playwright.sync_api import Browser, Page, expect

from dateline.ingest.drafts import draft_of_paste
from dateline.ingest.metadata import Metadata
from dateline.model import Article
from dateline.store import workspace
from dateline.store.imports import keep_draft
from dateline.store.workspace import Workspace
from tests.e2e.conftest import PATIENCE
from tests.e2e.own_app import EXTRACTED, App, add, choose, file, give_day, press, settle, sign, tick, upload

TEXTS = {"Kosti": "An air strike hit Kosti on Friday.", "Kutum": "Shells fell on Kutum on Thursday."}


def _workspace(app: App, name: str) -> Workspace:
    made = workspace.create_at(app.home / name)
    for title, text in TEXTS.items():
        keep_draft(made, draft_of_paste(text, Metadata(title, "Harbour Daily", date(2024, 11, 30))))
    return made


def _titles(place: Workspace) -> list[str]:
    return sorted(article.title for article in place.articles() if isinstance(article, Article))


def _take_out(page: Page, row: int, left: int) -> None:
    tick(page, "article_table", row)
    press(page, "Take it out of this workspace")
    page.get_by_role("button", name="Take it out", exact=True).click()
    expect(page.get_by_text(f"In this workspace: {left}")).to_be_visible()
    settle(page)


def test_an_article_that_was_taken_out_is_put_back(page: Page, app: App) -> None:
    place = _workspace(app, "Back")
    page.goto(f"{app.url}/add?workspace=Back")
    page.get_by_text("In this workspace: 2").wait_for(timeout=EXTRACTED)
    _take_out(page, 0, 1)
    expect(page.get_by_text("Taken out: “Kosti”")).to_be_visible()
    page.locator(".st-key-undo_taking_out button").click()
    expect(page.get_by_text("In this workspace: 2")).to_be_visible()
    expect(page.get_by_text("Taken out: “Kosti”")).to_have_count(0)
    assert _titles(place) == ["Kosti", "Kutum"]
    _take_out(page, 1, 1)
    assert _titles(place) == ["Kosti"]
    page.reload()
    page.get_by_text("In this workspace: 1").wait_for(timeout=EXTRACTED)
    settle(page)
    page.get_by_text("Taken out of this workspace: 1").click()
    expect(page.get_by_text("“Kutum” (Harbour Daily, Sat 30 Nov 2024), taken out")).to_be_visible()
    press(page, "Put back")
    expect(page.get_by_text("In this workspace: 2")).to_be_visible()
    expect(page.get_by_text("Taken out of this workspace")).to_have_count(0)
    assert _titles(place) == ["Kosti", "Kutum"]


def test_drafts_wait_for_the_browser_that_brought_them(page: Page, app: App, browser: Browser) -> None:
    place = _workspace(app, "Drafts")
    page.goto(f"{app.url}/add?workspace=Drafts")
    page.get_by_text("In this workspace: 2").wait_for(timeout=EXTRACTED)
    upload(page, file("rabak.txt", "Shells fell on Rabak on Friday."))
    page.get_by_role("button", name="Add this article").wait_for()
    choose(page, "Paste")
    page.get_by_role("textbox", name="The text of one article").fill("Tawila\n\nThousands fled from Tawila on Friday.")
    press(page, "Read it")
    page.get_by_role("button", name="Add 2 articles").wait_for()
    card = page.locator("[class*=st-key-draft_]").filter(has=page.get_by_text("rabak.txt", exact=True)).last
    give_day(card)
    card.get_by_role("textbox", name="Publisher").fill("Harbour Daily")
    card.get_by_role("textbox", name="Publisher").press("Enter")
    expect(page.get_by_text("They wait 14 days for you in this browser")).to_be_visible()
    settle(page)
    app.kill()
    app.start()
    page.reload()
    page.get_by_role("button", name="Add 2 articles").wait_for(timeout=EXTRACTED)
    card = page.locator("[class*=st-key-draft_]").filter(has=page.get_by_text("rabak.txt", exact=True)).last
    expect(card.get_by_role("textbox", name="Publisher")).to_have_value("Harbour Daily")
    expect(page.get_by_text("When was it published?")).to_have_count(1)  # of the other one
    _another_browser_sees_nothing(browser, app)
    card = page.locator("[class*=st-key-draft_]").filter(has=page.get_by_text("pasted text", exact=True)).last
    card.get_by_text("Add", exact=True).click()
    expect(page.get_by_role("button", name="Add this article")).to_be_visible()
    add(page)
    assert "Harbour Daily" in {a.publisher for a in place.articles() if isinstance(a, Article) and "Rabak" in a.text}
    press(page, "Leave all out")
    page.reload()
    page.get_by_text("In this workspace: 3").wait_for(timeout=EXTRACTED)
    settle(page)
    expect(page.locator("[class*=st-key-draft_]")).to_have_count(0)
    assert [path for path in (place.path / "drafts").rglob("*") if path.is_file()] == []


def _another_browser_sees_nothing(browser: Browser, app: App) -> None:
    context = browser.new_context()
    other = context.new_page()
    other.set_default_timeout(PATIENCE)
    other.goto(f"{app.url}/add?workspace=Drafts")
    other.get_by_text("In this workspace: 2").wait_for(timeout=EXTRACTED)
    settle(other)
    expect(other.locator("[class*=st-key-draft_]")).to_have_count(0)
    context.close()


def test_the_reviewers_name_is_remembered_until_it_is_emptied(page: Page, app: App) -> None:
    _workspace(app, "Named")
    name = page.get_by_role("textbox", name="Your name")
    page.goto(f"{app.url}/review?workspace=Named")
    name.wait_for(timeout=EXTRACTED)
    settle(page)
    sign(page, "Ana <b>")
    page.reload()
    expect(name).to_have_value("Ana <b>", timeout=EXTRACTED)
    settle(page)
    assert page.context.cookies() == [] or "Ana" not in str(page.context.cookies())  # no other server is told
    sign(page, "")
    page.reload()
    name.wait_for(timeout=EXTRACTED)
    settle(page)
    expect(name).to_have_value("")
