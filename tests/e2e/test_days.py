"""The map follows the slider of days in the browser itself, and shows what the server would."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from playwright.sync_api import expect

from tests.e2e.conftest import Visit

Open = Callable[..., Visit]
DEAF = "() => { WebSocket.prototype.send = () => {}; }"  # from here on the server hears nothing


def _labels(seen: Visit) -> list[str]:
    return sorted(str(place.get_attribute("aria-label")) for place in seen.map.locator(".place").all())


@pytest.mark.parametrize("corpus", ["plain", "broad"])
def test_the_map_moves_without_the_server_and_shows_what_it_would(visit: Open, corpus: str) -> None:
    drawn = visit(corpus)
    drawn.open("?days=2024-11-30..2024-11-30")
    expected = _labels(drawn)
    seen = visit(corpus)
    page = seen.open()
    assert _labels(seen) != expected
    page.evaluate(DEAF)
    page.get_by_role("slider").first.focus()
    for _ in range(3):
        page.keyboard.press("ArrowRight")
    page.wait_for_timeout(500)
    assert _labels(seen) == expected
    expect(page.get_by_text("of 8 reports").first).to_contain_text("6" if corpus == "plain" else "")


def test_a_choice_is_kept_while_the_days_move(visit: Open) -> None:
    seen = visit()
    page = seen.open("?report=capture")
    expect(seen.map.locator(".place.selected")).to_have_count(1)
    page.get_by_role("slider").first.focus()
    for _ in range(3):
        page.keyboard.press("ArrowRight")
    expect(page.get_by_text("4 of 8 reports")).to_be_visible()
    expect(seen.map.locator(".place.selected")).to_have_attribute(
        "aria-label", "Aleppo International Airport: 1 report, somewhere within 2 km"
    )
    seen.settle()
    expect(seen.map.locator(".place.selected")).to_have_count(1)
