"""What people decide, in a browser: incidents joined and split, decisions passed on, and a rerun that reads otherwise."""

from __future__ import annotations

import json
import re
from datetime import date
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from dateline.ingest.drafts import draft_of_paste
from dateline.ingest.metadata import Metadata
from dateline.store import ledger, workspace
from dateline.store.decision_lines import to_line
from dateline.store.imports import keep_draft
from dateline.store.workspace import Workspace
from tests.e2e.own_app import EXTRACTED, App, choose, file, pick_row, press, settle, sign, tick, upload
from tests.renamed_parties import assets_with

TEXTS = {
    "Kosti": "An air strike hit Kosti on Friday.",
    "Kutum": "Shells fell on Kutum on Thursday and killed three people.",
    "El Fasher": "The Rapid Support Forces shelled a market in El Fasher on Friday, killing 20 people.",
}


def _workspace(app: App, name: str) -> Workspace:
    made = workspace.create_at(app.home / name)
    for title, text in TEXTS.items():
        keep_draft(made, draft_of_paste(text, Metadata(title, "Harbour Daily", date(2024, 11, 30))))
    return made


def _review(page: Page, app: App, name: str) -> None:
    page.goto(f"{app.url}/review?workspace={name}")
    page.get_by_role("textbox", name="Your name").wait_for(timeout=EXTRACTED)
    settle(page)


def _together(page: Page, count: int) -> None:
    expect(page.get_by_text(f"Reports of the same happening, this one included: {count}")).to_be_visible()


def test_incidents_are_joined_and_split(page: Page, app: App) -> None:
    place = _workspace(app, "Incidents")
    _review(page, app, "Incidents")
    pick_row(page, "Kosti")
    choose(page, "Incident")
    _together(page, 1)
    press(page, "Join to one incident")
    expect(page.get_by_text("Who are you? Type your name first")).to_have_count(0)
    expect(page.get_by_text("Choose the reports that speak of the same happening").first).to_be_visible()
    sign(page, "Ana")
    find = page.get_by_role("textbox", name="Find a report")
    find.fill("nowhere at all")
    find.press("Enter")
    expect(page.get_by_text("No other report has these words.")).to_be_visible()
    find.fill("kutum SHELLS")
    find.press("Enter")
    settle(page)
    expect(page.get_by_role("checkbox", name="El-Fasher")).to_have_count(0)
    page.get_by_text("Shelling, Kutum: Shells fell on Kutum").click()
    settle(page)
    expect(page.get_by_role("checkbox", name="Kutum")).to_be_checked()
    press(page, "Join to one incident")
    _together(page, 2)
    expect(page.get_by_text("Shelling, Kutum: Shells fell on Kutum")).to_be_visible()
    press(page, "This one is another happening")
    _together(page, 1)
    press(page, "Undo")
    _together(page, 2)
    made = ledger.read(place.decisions)
    assert [(each.action, each.made_by) for each in made] == [("merge", "Ana"), ("split", "Ana"), ("undo", "Ana")]
    page.reload()
    page.get_by_role("textbox", name="Your name").wait_for(timeout=EXTRACTED)
    pick_row(page, "Kutum")
    choose(page, "Incident")
    _together(page, 2)
    page.get_by_text("All decisions").click()
    expect(page.get_by_role("button", name="Download decisions")).to_be_visible(timeout=EXTRACTED)


def test_decisions_are_passed_on(page: Page, app: App, tmp_path: Path) -> None:
    first, second = _workspace(app, "Given"), _workspace(app, "Taken")
    _review(page, app, "Given")
    sign(page, "Ana")
    pick_row(page, "Kosti")
    press(page, "Accept as it is")
    pick_row(page, "Kutum")
    press(page, "Throw out")
    expect(page.get_by_text("Thrown out 1")).to_be_visible()
    settle(page)
    page.get_by_text("All decisions").click()
    expect(page.get_by_role("button", name="Download decisions")).to_be_visible()
    settle(page)
    with page.expect_download() as coming:
        page.get_by_role("button", name="Download decisions").click()
    assert coming.value.suggested_filename == "Given-decisions.jsonl"
    coming.value.save_as(tmp_path / "decisions.jsonl")
    raw = (tmp_path / "decisions.jsonl").read_bytes()
    made = ledger.read(first.decisions)
    assert raw.decode().splitlines() == [to_line(each) for each in made] and len(made) == 2

    _review(page, app, "Taken")
    broken = raw + b'{"action": "reject"}\n' + "\u00e9".encode("latin-1") + b"\n"
    page.get_by_text("All decisions").click()
    for content, told in (
        (raw, "2 decisions added, 0 were here already, 0 refused"),
        (broken, "0 decisions added, 2 were here already, 2 refused"),
    ):
        _take_in(page, content)
        expect(page.get_by_text(told)).to_be_visible()
    expect(page.get_by_text("decisions.jsonl, line 3: is no decision")).to_be_visible()
    expect(page.get_by_text("decisions.jsonl, line 4: is no decision: not UTF-8")).to_be_visible()
    expect(page.get_by_text("Checked 1")).to_be_visible()
    expect(page.get_by_text("Thrown out 1")).to_be_visible()
    assert ledger.read(second.decisions) == made
    assert json.loads(raw.splitlines()[0])["made_by"] == "Ana"


def _take_in(page: Page, content: bytes) -> None:
    chosen = page.locator("input[type=file]")
    settle(page)
    expect(chosen).to_have_count(0)  # the window of the file before is gone
    page.get_by_role("button", name="Take in decisions").click()
    upload(page, file("decisions.jsonl", content))
    press(page, "Take them in")


@pytest.fixture
def renamed(tmp_path: Path) -> Path:
    """The data files with another canonical name for one party."""
    return assets_with(lambda name: name.replace("Rapid Support Forces", "RSF"), tmp_path)


def test_a_rerun_with_another_lexicon_lists_what_it_affects(page: Page, app: App, renamed: Path) -> None:
    place = _workspace(app, "Rerun")
    _review(page, app, "Rerun")
    sign(page, "Ana")
    for name in ("El.Fasher", "Kosti"):
        page.locator(".row").filter(has_text=name.replace(".", "-") if name != "Kosti" else name).first.click()
        settle(page)
        press(page, "Accept as it is")
    expect(page.get_by_text("Checked 2")).to_be_visible()
    before = ledger.read(place.decisions)
    app.kill()
    app.start(DATELINE_ASSETS=str(renamed))
    try:
        _review(page, app, "Rerun")
        expect(page.get_by_text("Changed since 1")).to_be_visible()
        expect(page.get_by_text("Checked 2")).to_be_visible()
        page.get_by_text("Changed since 1").click()
        settle(page)
        expect(page.locator(".row")).to_have_count(1)
        expect(page.locator(".row")).to_contain_text("the machine's row says something else now: who")
        expect(page.get_by_text("Decided by Ana. Since then the machine's row says something else now")).to_be_visible()
        expect(page.locator(".card")).to_contain_text("Rapid Support Forces")  # as Ana accepted it
        assert ledger.read(place.decisions) == before
        sign(page, "Ben")
        press(page, "Take the machine's row")
        expect(page.get_by_text("Changed since 0")).to_be_visible()
        expect(page.get_by_text("Checked 1")).to_be_visible()
        assert ledger.read(place.decisions)[:2] == before
    finally:
        app.kill()
        app.start()


def test_several_rows_are_accepted_and_taken_back_with_one_press(page: Page, app: App) -> None:
    place = _workspace(app, "Several")
    _review(page, app, "Several")
    expect(page.get_by_text(re.compile("To check [3-9]"))).to_be_visible()
    sign(page, "Ana")
    press(page, "Accept several")
    window = page.get_by_role("dialog")
    window.get_by_role("radio", name=re.compile("All that are listed")).click()
    accept = window.locator(".st-key-bulk_accept button")
    expect(accept).to_have_text(re.compile("Accept [3-9] rows"))
    settle(page)
    many = int(re.findall(r"\d+", accept.inner_text())[0]) - 1
    expect(window.locator("[role=grid]")).to_have_attribute("aria-rowcount", str(many + 2))  # drawn, heading and all
    window.locator(".stDataFrameGlideDataEditor").first.click(position={"x": 6, "y": 35 + 17})
    page.keyboard.press("Space")  # not the first one
    expect(accept).to_have_text(f"Accept {many} rows")
    settle(page)
    accept.click()
    expect(window).to_have_count(0)
    expect(page.get_by_text(f"Checked {many}")).to_be_visible()
    expect(page.get_by_text("To check 1")).to_be_visible()
    made = ledger.read(place.decisions)
    assert [each.action for each in made] == ["accept"] * many
    assert {each.batch for each in made} == {made[0].batch} and made[0].batch
    press(page, "Undo")
    expect(page.get_by_text("Checked 0")).to_be_visible()
    press(page, "Redo")
    expect(page.get_by_text(f"Checked {many}")).to_be_visible()
    page.get_by_text("All decisions").click()
    expect(page.get_by_role("button", name="Download decisions")).to_be_visible()
    tick(page, "decision_table", 2 * many)  # the first two presses' decisions stand beneath the third's
    press(page, "Take this decision back")
    expect(page.get_by_text(f"Checked {many - 1}")).to_be_visible()
