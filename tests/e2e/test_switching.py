"""Another workspace is shown from the Map page: its marks, days and reports, and nothing of the one before."""

from __future__ import annotations

from datetime import date

from playwright.sync_api import FrameLocator, Page, expect

from dateline.ingest.drafts import draft_of_paste
from dateline.ingest.metadata import Metadata
from dateline.store import workspace
from dateline.store.imports import keep_draft
from tests.e2e.own_app import EXTRACTED, App, settle

SUDAN = {
    date(2024, 11, 27): "Shells fell on Kutum on Tuesday and killed three people.",
    date(2024, 11, 30): "An air strike hit Kosti on Friday.",
}
UKRAINE = {
    date(2022, 9, 10): "Ukrainian troops entered Izyum on Friday.",
    date(2022, 9, 11): "Shells fell on Nikopol on Saturday.",
}


def _workspace(app: App, name: str, texts: dict[date, str]) -> None:
    made = workspace.create_at(app.home / name)
    for day, text in texts.items():
        keep_draft(made, draft_of_paste(text, Metadata(text[:20], "Harbour Daily", day)))


def _switch(page: Page, name: str) -> None:
    settle(page)
    page.locator(".st-key-workspace_switch button").first.click()
    page.locator("[data-testid=stPopoverBody]").get_by_text(name, exact=True).click()
    page.wait_for_url(f"**workspace={name}*")
    page.keyboard.press("Escape")
    expect(page.locator("[data-testid=stPopoverBody]")).to_have_count(0)


def _marks(page: Page) -> FrameLocator:
    return page.frame_locator("iframe[title*=folium]")


def test_the_map_and_its_days_are_those_of_the_workspace_shown(page: Page, app: App) -> None:
    _workspace(app, "Sudan", SUDAN)
    _workspace(app, "Ukraine", UKRAINE)
    page.goto(f"{app.url}/?workspace=Sudan")
    _marks(page).locator('.place[aria-label^="Kosti:"]').wait_for(timeout=EXTRACTED)
    settle(page)
    page.get_by_role("slider").first.focus()
    page.keyboard.press("ArrowRight")
    page.wait_for_url("**days=**")
    _switch(page, "Ukraine")
    _marks(page).locator('.place[aria-label^="Izyum:"]').wait_for(timeout=EXTRACTED)
    settle(page)
    expect(_marks(page).locator('.place[aria-label^="Kosti:"]')).to_have_count(0)
    expect(page.get_by_role("slider").first).to_have_attribute("aria-valuetext", "Fri 9 Sep 2022")
    assert "days=" not in page.url
    page.get_by_role("slider").first.focus()
    page.keyboard.press("ArrowRight")  # the browser's own counting is that of this workspace
    expect(_marks(page).locator('.place[aria-label^="Izyum:"]')).to_have_count(0)
    expect(_marks(page).locator('.place[aria-label^="Nikopol:"]')).to_have_count(1)
    settle(page)
    _switch(page, "Sudan")
    _marks(page).locator('.place[aria-label^="Kosti:"]').wait_for()
    expect(_marks(page).locator('.place[aria-label^="Kutum:"]')).to_have_count(1)  # all days again
    expect(_marks(page).locator('.place[aria-label^="Nikopol:"]')).to_have_count(0)
    expect(page.locator(".frame .text")).to_contain_text("Kosti")
