"""Provinces and countries on the map, drawn as their areas."""

from __future__ import annotations

import re
from collections.abc import Callable

from playwright.sync_api import expect

from tests.e2e.conftest import Visit

Open = Callable[..., Visit]


def test_a_province_is_its_area_and_a_click_on_it_chooses_it(visit: Open) -> None:
    seen = visit("broad")
    page = seen.open()
    area = seen.map.locator("path.whole-area[data-area]")
    expect(area).to_have_count(3)
    province = seen.place("Aleppo province").get_attribute("data-place")
    shape = seen.map.locator(f'path.whole-area[data-area="{province}"]')
    assert len(re.findall("[ML]", shape.get_attribute("d") or "")) > 50  # a disc is two arcs
    shape.dispatch_event("click")
    expect(page.locator(".sentence.selected")).to_contain_text("taken control of Aleppo's airport")
    expect(seen.place("Aleppo province")).to_have_class(re.compile(r"(^|\s)selected(\s|$)"))


HEIGHTS = """(shapes, ids) => ids.map((id) => shapes.find((shape) => shape.dataset.area === id).getBBox().height)"""


def test_the_north_of_a_province_is_less_than_all_of_it(visit: Open) -> None:
    seen = visit("broad")
    seen.open()
    seen.place("Hama province, north").press("Enter")
    expect(seen.place("Hama province, north")).to_have_class(re.compile(r"(^|\s)selected(\s|$)"))
    seen.settle()  # the choice draws every area anew: no shape is measured while it is replaced
    names = ["Hama province, north", "Aleppo province"]
    places = [seen.place(name).get_attribute("data-place") for name in names]
    for place in places:
        expect(seen.map.locator(f'path.whole-area[data-area="{place}"]')).to_be_visible()
    north, whole = seen.map.locator("path.whole-area").evaluate_all(HEIGHTS, places)
    assert 0 < north < 0.5 * whole


def test_areas_are_fetched_only_where_they_are_shown(visit: Open) -> None:
    seen = visit("broad")
    asked: list[str] = []
    seen.page.on("request", lambda request: asked.append(request.url))
    seen.open()
    assert [link.rsplit("/", 1)[1] for link in asked if "/areas/" in link] == ["SY.json"]
