"""What a reader does with the dashboard, in a browser without internet."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from playwright.sync_api import expect
from streamlit.proto.BackMsg_pb2 import BackMsg

from tests.e2e.conftest import Visit
from tests.e2e.own_app import go

Open = Callable[..., Visit]


def _overflow(visit: Visit) -> tuple[int, int]:
    """By how many pixels the page is wider and higher than its window."""
    wide, high = visit.page.evaluate(
        """() => { const main = document.querySelector('.stMain');
        return [Math.max(document.documentElement.scrollWidth, main.scrollWidth) - innerWidth,
                main.scrollHeight - innerHeight]; }"""
    )
    return int(wide), int(high)


def test_first_look_is_one_screen(visit: Open) -> None:
    seen = visit()
    page = seen.open()
    assert _overflow(seen) == (0, 0)
    for panel in (
        page.locator("iframe[title*=folium]"),
        page.locator(".frame"),
        page.locator("[data-testid=stVegaLiteChart]"),
    ):
        box = panel.bounding_box()
        assert box and box["y"] + box["height"] <= 900 and box["width"] > 250
    expect(page.get_by_text("6 of 8 reports")).to_be_visible()


@pytest.mark.parametrize(("width", "height"), [(390, 844), (768, 1024), (1024, 768), (1920, 1080)])
def test_no_window_scrolls_sideways(visit: Open, width: int, height: int) -> None:
    seen = visit(width=width, height=height)
    seen.open()
    assert _overflow(seen)[0] <= 0


def test_a_click_on_the_airport_shows_its_sentence(visit: Open) -> None:
    seen = visit()
    page = seen.open()
    seen.place("Aleppo International Airport").click()
    expect(page.locator(".sentence.selected")).to_contain_text("The rebels have taken control of Aleppo's airport")
    expect(page.locator("mark.trigger")).to_have_text("taken control")
    expect(page.locator("mark.place")).to_have_text("Aleppo's airport")
    expect(seen.place("Aleppo International Airport")).to_have_class(lambda_class("selected"))
    assert "report=capture" in page.url


def lambda_class(name: str) -> object:
    """A pattern for an element of that class."""
    import re

    return re.compile(rf"(^|\s){name}(\s|$)")


def test_every_mark_leads_to_its_own_sentence_also_after_filtering(visit: Open) -> None:
    seen = visit()
    page = seen.open("?type=capture")
    seen.place("Aleppo International Airport").click()
    expect(page.locator(".sentence.selected")).to_contain_text("airport")
    page.get_by_role("button", name="Clear filters").click()
    seen.place("Aleppo").click()
    expect(page.locator(".sentence.selected")).to_contain_text("The army acknowledged that rebels had entered")
    seen.place("Citadel of Aleppo").click()
    expect(page.locator(".sentence.selected")).to_contain_text("seven kilometres")


def test_a_sentence_in_the_text_selects_its_place(visit: Open) -> None:
    seen = visit()
    page = seen.open()
    page.locator(".sentence", has_text="The army acknowledged").click()
    expect(seen.place("Aleppo")).to_have_class(lambda_class("selected"))
    expect(page.locator(".sentence.selected")).to_contain_text("The army acknowledged")


def test_the_report_near_the_citadel_is_a_ring(visit: Open) -> None:
    seen = visit()
    seen.open()
    ring = seen.map.locator("path.distance-ring")
    assert ring.count() == 1
    expect(seen.place("Citadel of Aleppo")).to_have_attribute("aria-label", lambda_class("direction"))


def test_narrowing_to_a_day_by_keyboard(visit: Open) -> None:
    seen = visit()
    page = seen.open()
    thumb = page.get_by_role("slider").first
    thumb.focus()
    for _ in range(3):
        page.keyboard.press("ArrowRight")
    expect(page.get_by_text("4 of 8 reports")).to_be_visible()
    expect(seen.place("Citadel of Aleppo")).to_have_count(0)
    page.wait_for_url("**days=2024-11-30..2024-11-30*")


def test_the_chart_leads_to_the_sentence(visit: Open) -> None:
    seen = visit()
    page = seen.open()
    chart = page.locator("[data-testid=stVegaLiteChart]")
    expect(chart).to_be_visible()
    box = chart.bounding_box()
    assert box
    point = page.evaluate(CHART_POINT, "toll255")
    page.mouse.click(point["x"], point["y"])
    expect(page.locator(".sentence.selected")).to_contain_text("255 people had been killed")


CHART_POINT = """(id) => {
  const canvas = document.querySelector('[data-testid=stVegaLiteChart] .vega-embed');
  const marks = [...document.querySelectorAll('[data-testid=stVegaLiteChart] path')];
  const found = marks.find((mark) => mark.__data__ && mark.__data__.datum && mark.__data__.datum.event_id === id &&
    mark.getAttribute('aria-roledescription') === 'point');
  const box = (found || canvas).getBoundingClientRect();
  return {x: box.x + box.width / 2, y: box.y + box.height / 2, found: Boolean(found)};
}"""


def test_keyboard_only(visit: Open) -> None:
    seen = visit()
    page = seen.open()
    page.locator(".list").focus()
    page.keyboard.press("ArrowDown")
    expect(page.locator(".sentence.selected")).to_have_count(1)
    first = seen.sentence()
    page.keyboard.press("ArrowDown")
    page.keyboard.press("ArrowDown")
    expect(page.locator(".sentence.selected")).not_to_contain_text(first)
    seen.settle()
    page.get_by_role("button", name="Previous report").focus()
    before = page.url
    page.keyboard.press("Enter")
    page.wait_for_url(lambda url: url != before)
    place = seen.place("Citadel of Aleppo")
    place.focus()
    page.keyboard.press("Enter")
    expect(page.locator(".sentence.selected")).to_contain_text("seven kilometres")


def test_a_link_opens_the_same_view_elsewhere(visit: Open) -> None:
    seen = visit()
    page = seen.open()
    page.locator(".sentence", has_text="The army acknowledged").click()
    expect(page.locator(".sentence.selected")).to_have_count(1)
    page.get_by_label("Words").fill("rebels")
    page.keyboard.press("Enter")
    seen.settle()
    page.wait_for_url("**words=rebels**")
    other = visit()
    other.open(page.url.split("/", 3)[3])
    assert "The army acknowledged" in other.sentence()
    expect(other.page.get_by_label("Words")).to_have_value("rebels")


def test_filters_and_choice_hold_across_pages(visit: Open) -> None:
    seen = visit()
    page = seen.open("?words=rebels")
    page.locator(".sentence", has_text="The army acknowledged").click()
    expect(page.locator(".sentence.selected")).to_have_count(1)
    go(page, "Events")
    expect(page.locator(".sentence.selected")).to_contain_text("The army acknowledged")
    expect(page.get_by_label("Words")).to_have_value("rebels")
    go(page, "Method")
    page.get_by_role("heading", name="Method").wait_for()
    go(page, "Sources")
    expect(page.get_by_label("Words")).to_have_value("rebels")


def test_an_old_link_says_so(visit: Open) -> None:
    seen = visit()
    page = seen.open("?report=gone&days=nonsense")
    expect(page.get_by_text("is not in the articles shown here")).to_be_visible()
    expect(page.get_by_text("6 of 8 reports")).to_be_visible()


def test_reports_without_a_place_are_listed(visit: Open) -> None:
    seen = visit()
    page = seen.open()
    page.get_by_role("button", name="3 not on the map").click()
    expect(page.locator(".row")).to_have_count(3)


def test_playing_goes_through_the_days_and_ends_with_all_of_them(visit: Open) -> None:
    seen = visit()
    page = seen.open()
    page.get_by_role("button", name="Play the days").click()
    page.get_by_text("4 of 8 reports").wait_for(timeout=90_000)
    page.get_by_text("6 of 8 reports").wait_for(timeout=90_000)
    expect(page.get_by_role("button", name="Play the days")).to_be_visible()


@pytest.mark.parametrize("path", ["casualties", "sources", "events", "add", "review", "method"])
def test_a_sub_page_opens_first_on_a_fresh_server(visit: Open, start_server: Callable[[str], str], path: str) -> None:
    if path != "casualties":  # one fresh server is enough, the others are opened on it
        url = _fresh["url"]
    else:
        url = _fresh["url"] = start_server("plain")
    seen = visit(url=url)
    page = seen.open(path, with_map=False)
    page.get_by_role("link", name="Casualties").first.wait_for()  # while the page is drawn, old and new stand together
    expect(page.locator("[data-testid=stSidebar]")).to_have_count(0)


_fresh: dict[str, str] = {}


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_the_map_follows_the_theme(visit: Open, scheme: str) -> None:
    seen = visit(scheme=scheme)
    seen.open()
    assert seen.map.locator("html").get_attribute("data-theme") == scheme


def test_nothing_found_in_the_articles(visit: Open) -> None:
    seen = visit("empty")
    page = seen.open(with_map=False)
    expect(page.get_by_text("No reports were found in these articles")).to_be_visible()


def test_the_phone_reads_the_sentence_too(visit: Open) -> None:
    seen = visit(width=390, height=844)
    page = seen.open()
    seen.place("Aleppo International Airport").click()
    expect(page.locator(".sentence.selected")).to_contain_text("taken control of Aleppo's airport")


def test_the_phone_scrolls_the_switch_of_workspaces_away_with_the_head(visit: Open) -> None:
    seen = visit(width=390, height=844)
    page = seen.open("sources", with_map=False)
    switch = page.locator(".st-key-workspace_switch").get_by_test_id("stPopoverButton").filter(visible=True)
    expect(switch).to_be_in_viewport()
    page.locator(".frame .text").first.wait_for()
    page.evaluate("() => document.querySelector('.stMain').scrollTo(0, 400)")
    expect(switch).not_to_be_in_viewport()


def test_the_phone_shows_the_map_first_and_unfolds_the_filters(visit: Open) -> None:
    seen = visit(width=390, height=844)
    page = seen.open("?words=rebels")
    words = page.get_by_label("Words")
    expect(words).to_be_hidden()
    box = page.locator("iframe[title*=folium]").bounding_box()
    assert box and box["y"] < 300
    fold = page.get_by_role("button", name="Filters (1 on)")
    expect(fold).to_have_attribute("aria-expanded", "false")
    fold.click()
    expect(fold).to_have_attribute("aria-expanded", "true")
    expect(words).to_be_visible()
    words.fill("")
    words.press("Enter")
    expect(page.get_by_text("6 of 8 reports")).to_be_visible()
    page.get_by_role("button", name="Filters", exact=True).click()
    expect(words).to_be_hidden()
    assert _overflow(seen)[0] <= 0


def test_the_phone_has_the_choice_of_article_above_its_text(visit: Open) -> None:
    seen = visit(width=390, height=844)
    page = seen.open("sources", with_map=False)
    text, quoted = page.locator(".frame .text"), page.get_by_role("heading", name="Who is quoted")
    choice = page.get_by_role("combobox", name="Article")
    tops = [(each.bounding_box() or {"y": -1})["y"] for each in (choice, text, quoted)]
    assert 0 < tops[0] < tops[1] < tops[2]
    assert tops[1] < 844 / 2


def test_the_claims_say_what_they_replace_without_sideways_scrolling(visit: Open) -> None:
    seen = visit()
    page = seen.open("casualties", with_map=False)
    table = page.locator("[data-testid=stDataFrame]")
    table.locator("[role=grid]").wait_for(state="attached")
    seen.settle()
    wide = 33 + sum((112, 180, 222, 90, 176))  # the boxes, and all columns up to "With others"
    box = table.bounding_box()
    assert box and box["width"] >= wide
    heads = table.locator("[role=columnheader]").all_inner_texts()
    assert heads[:5] == ["As of", "Killed", "According to", "Kind", "With others"]


def test_the_grid_has_no_download_of_its_own(visit: Open) -> None:
    seen = visit()
    page = seen.open("events", with_map=False)
    page.locator("[data-testid=stDataFrame]").first.hover()
    tools = page.get_by_test_id("stElementToolbar").first
    expect(tools.locator("button[aria-label^=Search]")).to_be_visible()
    expect(tools.locator("button[aria-label*=CSV]")).to_have_count(
        1
    )  # else its name has changed, and the style misses it
    expect(tools.locator("button[aria-label*=CSV]")).to_be_hidden()
    expect(page.get_by_role("button", name="Download CSV")).to_be_visible()


def test_a_choice_reruns_a_fragment_and_not_the_page(visit: Open) -> None:
    seen = visit()
    asked: list[BackMsg] = []
    seen.page.on("websocket", lambda socket: socket.on("framesent", lambda sent: asked.append(_message(sent))))
    page = seen.open()
    asked.clear()
    seen.place("Aleppo International Airport").click()
    expect(page.locator(".sentence.selected")).to_contain_text("The rebels have taken control of Aleppo's airport")
    page.locator(".sentence", has_text="The army acknowledged").click()
    expect(page.locator(".sentence.selected")).to_contain_text("The army acknowledged")
    runs = [message.rerun_script for message in asked if message.WhichOneof("type") == "rerun_script"]
    assert len(runs) == 2 and all(run.fragment_id for run in runs)


def _message(sent: bytes | str) -> BackMsg:
    found: BackMsg = BackMsg.FromString(sent if isinstance(sent, bytes) else sent.encode("latin-1"))
    return found
