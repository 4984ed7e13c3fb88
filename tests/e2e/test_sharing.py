"""Links, paper, and the one button that may ask another host."""

from __future__ import annotations

from collections.abc import Callable

from playwright.sync_api import expect

from tests.e2e.conftest import Visit
from tests.e2e.own_app import go

Open = Callable[..., Visit]


def test_the_copied_link_opens_the_same_view_elsewhere(visit: Open) -> None:
    seen = visit()
    page = seen.open("?words=rebels&report=entry")
    page.context.grant_permissions(["clipboard-read", "clipboard-write"], origin=seen.url)
    page.get_by_role("button", name="Copy link").click()
    expect(page.get_by_text("Link copied")).to_be_visible()
    copied = page.evaluate("() => navigator.clipboard.readText()")
    other = visit()
    other.open(copied.split("/", 3)[3])
    assert "The army acknowledged" in other.sentence()
    expect(other.page.get_by_label("Words")).to_have_value("rebels")


def test_paper_has_the_map_the_reports_their_sources_and_the_query(visit: Open) -> None:
    seen = visit()
    page = seen.open("?words=airport")
    page.emulate_media(media="print")
    sheet = page.locator("section.sheet")
    expect(sheet).to_be_visible()
    expect(sheet).to_contain_text("words: airport")
    expect(page.locator("p.sheet")).to_contain_text("Printed ")
    expect(sheet.locator("tbody tr")).to_have_count(1)
    expect(sheet.locator("td", has_text="The rebels have taken control of Aleppo's airport")).to_be_visible()
    expect(sheet.locator("li")).to_contain_text("Syrian government forces withdraw")
    expect(page.locator("iframe[title*=folium]")).to_be_visible()
    expect(page.get_by_role("button", name="Copy link")).to_be_hidden()
    expect(page.locator(".list")).to_be_hidden()


def test_street_map_fails_quietly_without_internet(visit: Open) -> None:
    seen = visit()
    page = seen.open()
    page.context.route("https://tile.openstreetmap.org/**", lambda route: route.abort())
    button = seen.map.get_by_role("button", name="Street map")
    assert button.get_attribute("aria-pressed") == "false"
    button.click()
    expect(seen.map.get_by_role("button", name="Street map: not reachable")).to_be_visible()
    expect(seen.place("Aleppo")).to_be_visible()
    assert seen.hosts - {seen.url.removeprefix("http://")} == {"tile.openstreetmap.org"}
    seen.hosts.discard("tile.openstreetmap.org")  # asked for by the press alone


def test_the_phone_shows_its_navigation(visit: Open) -> None:
    seen = visit(width=390, height=844)
    page = seen.open()
    go(page, "Casualties")
    page.get_by_role("heading", name="Deaths, as claimed").first.wait_for()
    expect(page.get_by_role("link", name="Method")).to_be_visible()


def test_places_have_their_arabic_name(visit: Open) -> None:
    seen = visit()
    page = seen.open("?report=entry")
    expect(page.locator(".card")).to_contain_text("\u062d\u0644\u0628")


def test_a_hundred_thousand_reports_filter_and_click(visit: Open) -> None:
    seen = visit("large")
    page = seen.open()
    expect(page.get_by_text("of 100,000 reports")).to_be_visible()
    thumb = page.get_by_role("slider").first
    thumb.focus()
    page.keyboard.press("ArrowRight")
    page.wait_for_url("**days=**")
    seen.settle()
    seen.map.locator(".place").first.press("Enter")
    expect(page.locator(".sentence.selected")).to_contain_text("Rebels entered the town.")
