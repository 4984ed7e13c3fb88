"""What a person did is still there: an article that was taken out comes back."""

from __future__ import annotations

from datetime import date

from playwright.sync_api import Page, expect

from dateline.ingest.drafts import draft_of_paste
from dateline.ingest.metadata import Metadata
from dateline.model import Article
from dateline.store import workspace
from dateline.store.imports import keep_draft
from dateline.store.workspace import Workspace
from tests.e2e.own_app import EXTRACTED, App, press, settle, tick

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
