"""Many articles at once, in a browser: from a feed, and a long import that is stopped, gone on with, and broken off."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Page, expect

from tests.e2e.own_app import EXTRACTED, App, Newspaper, add, choose, press, settle, tick

MANY = 24


@pytest.fixture(scope="module")
def begun(page: Page, app: App) -> Page:
    """The page Add of an empty workspace."""
    page.goto(f"{app.url}/add")
    press(page, "Start empty")
    page.get_by_text("How do they come?").wait_for()
    return page


def test_chosen_articles_of_a_feed_that_a_site_names(begun: Page, newspaper: Newspaper) -> None:
    page = begun
    choose(page, "Feed")
    page.get_by_role("textbox", name="Address of an RSS or Atom feed, or of a site that has one").fill(newspaper.url)
    press(page, "Open the feed")
    expect(page.get_by_text("The page “The Harbour Daily” names 2 feeds")).to_be_visible()
    expect(page.get_by_text(f"{newspaper.url}/rss.xml")).to_be_visible()
    page.get_by_text("Sport", exact=True).click()
    press(page, "Open this feed")
    expect(page.get_by_text("sport.xml: the server answers with status 404")).to_be_visible()
    page.get_by_text("All news", exact=True).click()
    press(page, "Open this feed")
    expect(page.get_by_text("Harbour Daily: 2 articles. Choose some:")).to_be_visible()
    tick(page, "feed_table", 1)
    press(page, "Fetch 1 article")
    card = page.locator("[class*=st-key-draft_]").last
    expect(card.get_by_role("textbox", name="Title")).to_have_value("Air strike on Kadugli")
    expect(card.get_by_text(f"Stated in the feed ({newspaper.url}/rss.xml)")).to_be_visible()  # the page has no day
    assert "/gone.html" not in newspaper.asked
    add(page)
    expect(page.get_by_text("1 article added: 2 reports")).to_be_visible()


def test_an_import_is_stopped_gone_on_with_and_survives_a_crash(begun: Page, app: App, newspaper: Newspaper) -> None:
    page = begun
    _fetch(page, newspaper)
    _stop_and_go_on(page, newspaper)
    page.locator(".st-key-add_drafts button").click()
    page.get_by_text(re.compile(r"Reading events: \d+ of")).wait_for(timeout=EXTRACTED)
    page.locator(".st-key-stop_reading button").click()
    expect(page.get_by_text("Reading was stopped. What was read is kept.")).to_be_visible(timeout=EXTRACTED)
    done, total = _progress(page)
    assert total == MANY + 1 and done < total
    app.kill()
    app.start()
    page.goto(f"{app.url}/add?workspace=My+articles")
    page.get_by_text(f"In this workspace: {MANY + 1}").wait_for(timeout=EXTRACTED)
    settle(page)
    _fetch(page, newspaper)  # once more: everything is there already
    expect(page.get_by_text("The very text is there already").first).to_be_visible(timeout=EXTRACTED)
    expect(page.get_by_role("button", name="Add 0 articles")).to_be_disabled()


def _fetch(page: Page, newspaper: Newspaper) -> None:
    choose(page, "Web addresses")
    addresses = "\n".join(f"{newspaper.url}/slow/{number}" for number in range(MANY))
    page.get_by_role("textbox", name="Addresses, one a line").fill(addresses)
    page.get_by_role("button", name="Fetch", exact=True).click()


def _stop_and_go_on(page: Page, newspaper: Newspaper) -> None:
    page.get_by_text(re.compile(rf"[1-9]\d* of {MANY} read")).wait_for()
    page.locator(".st-key-stop button").click()
    page.get_by_text(re.compile(rf"\d+ of {MANY} read, stopped")).wait_for()
    settle(page)
    asked = len(newspaper.asked)
    cards = page.get_by_role("button", name=re.compile("Add .* articles?|Add this article"))
    expect(cards).to_be_visible()  # what was read can be looked at and kept already
    page.wait_for_timeout(1500)
    assert len(newspaper.asked) == asked
    press(page, "Go on")
    expect(page.get_by_role("button", name=f"Add {MANY} articles")).to_be_visible(timeout=EXTRACTED)
    slow = [path for path in newspaper.asked if path.startswith("/slow/")]
    assert sorted(slow) == sorted(f"/slow/{number}" for number in range(MANY))  # each once


def _progress(page: Page) -> tuple[int, int]:
    line = page.get_by_text(re.compile(r"Reading events: \d+ of")).inner_text()
    done, total = re.findall(r"\d+", line)[:2]
    return int(done), int(total)
