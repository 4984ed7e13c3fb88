"""The main job in a browser: the two seed articles, really extracted, become a map, a chart and their text."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest
from playwright.sync_api import expect

from tests.e2e.conftest import Visit

Open = Callable[..., Visit]
SELECTED = re.compile(r"(^|\s)selected(\s|$)")


def test_first_look_at_the_seeds(visit: Open) -> None:
    seen = visit("seeds")
    page = seen.open()
    expect(seen.place("Aleppo")).to_be_visible()
    expect(page.locator(".frame h2")).to_be_visible()
    chart = page.locator("[data-testid=stVegaLiteChart]")
    expect(chart).to_be_visible()
    told = page.get_by_label("Claims of deaths").or_(page.locator("[aria-label^='Claims of deaths']")).first
    words = told.get_attribute("aria-label") or ""
    assert "255 as of Fri 29 Nov 2024, according to Syrian Observatory for Human Rights" in words
    assert "more than 300 as of Sat 30 Nov 2024" in words
    assert "at least 20 civilians" in words
    assert "555" not in words and "500,000" not in words


def test_the_last_day_leaves_only_that_days_reports(visit: Open) -> None:
    seen = visit("seeds")
    page = seen.open("?days=2024-11-30..2024-11-30")
    days = page.locator(".row .day").all_inner_texts()
    assert days
    assert all("30 Nov" in day for day in days)
    assert page.locator(".frame h2").inner_text() == "Syrian government forces withdraw from Aleppo"
    expect(page.locator(".frame").get_by_text("publisher not stated").first).to_be_visible()


def test_a_click_on_the_airport_shows_who_took_it(visit: Open) -> None:
    seen = visit("seeds")
    page = seen.open("?type=capture")
    seen.place("Aleppo International Airport").click()
    expect(page.locator(".sentence.selected")).to_contain_text("The rebels have taken control of Aleppo's airport")


def test_the_report_near_the_citadel_is_a_ring(visit: Open) -> None:
    seen = visit("seeds")
    page = seen.open()
    mark = seen.map.locator('.place[aria-label*="7 km from here"]')
    expect(mark).to_have_count(1)
    expect(seen.map.locator("path.distance-ring").first).to_be_attached()
    mark.press("Enter")
    expect(page.locator(".sentence.selected")).to_contain_text("seven kilometres")


def test_a_click_on_a_sentence_selects_its_place_on_the_map(visit: Open) -> None:
    seen = visit("seeds")
    page = seen.open()
    page.locator(".sentence", has_text="The army acknowledged").click()
    expect(seen.place("Aleppo")).to_have_class(SELECTED)


CUT = """(marks) => marks.filter((mark) => {
    const { left, right, top, bottom } = mark.getBoundingClientRect(), box = mark.closest(".leaflet-container").getBoundingClientRect();
    const seen = right > box.left && left < box.right && bottom > box.top && top < box.bottom;
    const whole = left >= box.left && right <= box.right && top >= box.top && bottom <= box.bottom;
    return seen && !whole;
}).map((mark) => mark.outerHTML)"""


@pytest.mark.parametrize(("width", "height"), [(390, 844), (1440, 900)])
def test_the_first_view_cuts_no_mark(visit: Open, width: int, height: int) -> None:
    seen = visit("seeds", width=width, height=height)
    seen.open()
    expect(seen.place("Aleppo province")).to_be_visible()
    expect(seen.place("Idlib province")).to_be_visible()
    assert seen.map.locator(".place svg").evaluate_all(CUT) == []


def test_the_map_says_why_a_toll_has_no_mark(visit: Open) -> None:
    seen = visit("seeds")
    page = seen.open()
    expect(seen.map.locator(".map-note")).to_be_hidden()
    page.locator(".sentence", has_text="More than 300 people").click()
    expect(seen.map.locator(".map-note")).to_have_text("This report names no place")
    seen.place("Idlib").click()
    expect(seen.map.locator(".map-note")).to_be_hidden()


def test_the_phone_shows_the_seeds_without_sideways_scrolling(visit: Open) -> None:
    seen = visit("seeds", width=390, height=844)
    seen.open()
    wide = seen.page.evaluate(
        "() => Math.max(document.documentElement.scrollWidth, document.querySelector('.stMain').scrollWidth)"
    )
    assert wide <= 390
