"""The contested entry into Aleppo: what speaks for it, what against it, and the way to each sentence."""

from __future__ import annotations

from collections.abc import Callable

from playwright.sync_api import expect

from tests.e2e.conftest import Visit

Open = Callable[..., Visit]


def test_the_entry_is_conceded_and_disputed_and_each_side_leads_to_its_sentence(visit: Open) -> None:
    seen = visit("contested")
    page = seen.open("?report=claim")
    expect(page.locator(".grade")).to_have_text("Confirmed")
    sides = page.locator(".card .against")
    against, conceded = sides.filter(has_text="Contradicted by"), sides.filter(has_text="Conceded by")
    expect(against).to_contain_text("Syrian government")
    expect(against).to_contain_text("driving the rebels out")
    expect(conceded).to_contain_text("The army acknowledged that rebels had entered")
    against.click()
    expect(page.locator(".sentence.selected")).to_contain_text("it is driving the rebels out")
    expect(page.locator(".card .against").first).to_contain_text("Contradicted by")
    assert "report=driving" in page.url


def test_contested_reports_are_one_press_away(visit: Open) -> None:
    seen = visit("contested")
    page = seen.open()
    page.get_by_role("button", name="contested").click()
    expect(page.get_by_text("Contested:")).to_be_visible()
    expect(page.locator(".row")).not_to_have_count(0)
    expect(page.locator(".card .against").first).to_contain_text("Contradicted by")
