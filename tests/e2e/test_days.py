"""The map follows the slider of days in the browser itself, and shows what the server would."""

from __future__ import annotations

import time
from collections.abc import Callable

import pytest
from playwright.sync_api import Page, WebSocketRoute, expect

from tests.e2e.conftest import Visit
from tests.e2e.own_app import go
from tests.e2e.servers import PATIENCE

Open = Callable[..., Visit]
DEAF = "() => { WebSocket.prototype.send = () => {}; }"  # from here on the server hears nothing
WATCHES = """() => {  // how many observers of sliders are at work
    const Plain = MutationObserver;
    window.watches = new Set();
    window.MutationObserver = class extends Plain {
        observe(at, options) {
            if (options.attributeFilter?.includes("aria-valuetext")) window.watches.add(this);
            super.observe(at, options);
        }
        disconnect() { window.watches.delete(this); super.disconnect(); }
    };
}"""


def _labels(seen: Visit) -> list[str]:
    """What all marks on the map say, read in one go: a mark may be gone the next moment."""
    told = seen.map.locator(".place").evaluate_all("marks => marks.map((mark) => mark.getAttribute('aria-label'))")
    return sorted(told)


def _expect_labels(seen: Visit, labels: list[str]) -> None:
    """Wait until the map shows these marks and no others."""
    deadline = time.monotonic() + PATIENCE / 2000
    while _labels(seen) != labels and time.monotonic() < deadline:
        seen.page.wait_for_timeout(50)
    assert _labels(seen) == labels


def _move(page: Page, days: int) -> None:
    """Move the first day on by keyboard."""
    page.get_by_role("slider").first.focus()
    for _ in range(days):
        page.keyboard.press("ArrowRight")


@pytest.mark.parametrize("corpus", ["plain", "broad"])
def test_the_map_moves_without_the_server_and_shows_what_it_would(visit: Open, corpus: str) -> None:
    drawn = visit(corpus)
    drawn.open("?days=2024-11-30..2024-11-30")
    expected = _labels(drawn)
    seen = visit(corpus)
    page = seen.open()
    assert _labels(seen) != expected
    page.evaluate(DEAF)
    _move(page, 3)
    _expect_labels(seen, expected)
    expect(page.get_by_text("6 of 8 reports")).to_be_visible()  # still as the server said last


def test_a_choice_is_kept_while_the_days_move(visit: Open) -> None:
    seen = visit()
    page = seen.open("?report=capture")
    expect(seen.map.locator(".place.selected")).to_have_count(1)
    _move(page, 3)
    expect(page.get_by_text("4 of 8 reports")).to_be_visible()
    expect(seen.map.locator(".place.selected")).to_have_attribute(
        "aria-label", "Aleppo International Airport: 1 report, somewhere within 2 km"
    )
    seen.settle()
    expect(seen.map.locator(".place.selected")).to_have_count(1)


@pytest.mark.parametrize("corpus", ["plain", "broad"])
def test_clearing_the_filters_gives_the_map_all_days_back(visit: Open, corpus: str) -> None:
    seen = visit(corpus)
    page = seen.open()
    everything = _labels(seen)
    _move(page, 3)
    expect(page.get_by_text("4 of 8 reports")).to_be_visible()
    assert _labels(seen) != everything
    page.get_by_role("button", name="Clear filters").click()
    expect(page.get_by_text("6 of 8 reports")).to_be_visible()
    _expect_labels(seen, everything)


def test_clearing_days_that_came_with_the_address_gives_the_map_all_days_back(visit: Open) -> None:
    whole = visit()
    whole.open()
    seen = visit()
    page = seen.open("?days=2024-11-30..2024-11-30")
    page.get_by_role("button", name="Clear filters").click()
    expect(page.get_by_text("6 of 8 reports")).to_be_visible()
    _expect_labels(seen, _labels(whole))


def test_the_map_shows_all_days_again_after_playing(visit: Open) -> None:
    seen = visit()
    page = seen.open()
    everything = _labels(seen)
    page.get_by_role("button", name="Play the days").click()
    page.get_by_role("button", name="Stop").wait_for()
    page.get_by_role("button", name="Play the days").wait_for(timeout=90_000)
    expect(page.get_by_text("6 of 8 reports")).to_be_visible()
    _expect_labels(seen, everything)


def test_an_answer_for_days_that_were_moved_on_since_is_not_drawn(visit: Open) -> None:
    drawn = visit()
    drawn.open("?days=2024-11-30..2024-11-30")
    seen, holding = visit(), [False]
    held: list[tuple[WebSocketRoute, str | bytes]] = []

    def hold(browser: WebSocketRoute) -> None:
        app = browser.connect_to_server()
        app.on_message(lambda told: held.append((browser, told)) if holding[0] else browser.send(told))

    seen.page.route_web_socket("**/_stcore/stream", hold)
    page = seen.open()
    holding[0] = True
    _move(page, 2)
    deadline = time.monotonic() + PATIENCE / 1000
    while not held and time.monotonic() < deadline:
        page.wait_for_timeout(100)
    page.wait_for_timeout(3000)  # the server was asked for these days, and ends its answer
    page.evaluate(DEAF)
    _move(page, 1)
    _expect_labels(seen, _labels(drawn))
    assert held
    for browser, told in held:
        browser.send(told)
    page.wait_for_timeout(3000)
    assert _labels(seen) == _labels(drawn)


def test_one_observer_watches_the_slider_and_goes_with_the_page(visit: Open) -> None:
    seen = visit()
    seen.page.add_init_script(f"({WATCHES})()")
    page = seen.open()
    watches = "() => window.watches.size"
    page.wait_for_function("() => window.watches.size === 1")
    page.get_by_label("Words").fill("airport")
    page.get_by_label("Words").press("Enter")
    expect(page.get_by_role("button", name="Clear filters")).to_be_visible()
    seen.settle()
    assert page.evaluate(watches) == 1
    go(page, "Casualties")
    page.wait_for_function("() => window.watches.size === 0")
    go(page, "Map")
    page.wait_for_function("() => window.watches.size === 1")
