"""What the pages for articles and decisions look like on paper."""

from __future__ import annotations

from datetime import date

import pytest
from playwright.sync_api import Page, expect

from dateline.ingest.drafts import draft_of_paste
from dateline.ingest.metadata import Metadata
from dateline.store import workspace
from dateline.store.imports import keep_draft
from tests.e2e.own_app import EXTRACTED, App, settle

PRESSED = "button[data-testid^=stBaseButton]:visible, form:visible, .st-key-phone_nav:visible, header:visible"
KOSTI = draft_of_paste("An air strike hit Kosti on Friday.", Metadata("Kosti", "Harbour Daily", date(2024, 11, 30)))


@pytest.mark.parametrize(("path", "text"), [("add", "In this workspace: 1"), ("review", "of this article checked")])
def test_paper_has_what_is_read_and_nothing_to_press(page: Page, app: App, path: str, text: str) -> None:
    if not (app.home / "Paper").exists():
        keep_draft(workspace.create_at(app.home / "Paper"), KOSTI)
    page.set_viewport_size({"width": 690, "height": 980})  # A4 between its margins
    page.emulate_media(media="screen")
    page.goto(f"{app.url}/{path}?workspace=Paper")
    page.get_by_text(text).first.wait_for(timeout=EXTRACTED)
    settle(page)
    if path == "add":  # a table's own buttons come with it
        page.locator("[role=grid]").wait_for(state="attached")
        page.locator(".stDataFrame").hover()
    assert page.locator(PRESSED).count()
    page.emulate_media(media="print")
    expect(page.locator(PRESSED)).to_have_count(0)
    expect(page.get_by_text(text).first).to_be_visible()
