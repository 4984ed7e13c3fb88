"""Text that would like to run, in every field of every report, on every page: none of it does."""

from __future__ import annotations

import csv
import io
from collections.abc import Callable

import pytest

from tests.e2e.conftest import Visit
from tests.e2e.corpora import hostile

Open = Callable[..., Visit]
RAN = """() => Boolean(top.pwned) || [...document.querySelectorAll("iframe")].some((frame) => {
  try { return Boolean(frame.contentWindow.pwned); } catch (error) { return false; }
})"""


def _nothing_ran(seen: Visit, dialogs: list[str]) -> None:
    assert seen.page.evaluate(RAN) is False
    assert dialogs == []
    foreign = seen.page.evaluate(
        "() => document.querySelectorAll('script[src]:not([src*=static]), object, embed, form[action^=javascript]').length"
    )
    assert foreign == 0


@pytest.mark.parametrize("path", ["", "casualties", "sources", "events", "method"])
def test_nothing_in_an_article_runs(visit: Open, path: str) -> None:
    seen = visit("hostile")
    dialogs: list[str] = []
    seen.page.on("dialog", lambda dialog: (dialogs.append(dialog.message), dialog.dismiss()))
    page = seen.open(path, with_map=not path)
    if not path:
        for at in range(0, len(hostile()[0]), 6):
            mark = seen.map.locator(".place").nth(at)
            mark.press("Enter")  # its tooltip opens with the focus
            page.locator(".sentence.selected").wait_for()
        rows = page.locator(".row")
        for at in range(0, rows.count(), 9):
            rows.nth(at).click()
            seen.settle()
    elif path != "method":
        page.locator(".frame .text").wait_for()
    seen.settle()
    _nothing_ran(seen, dialogs)


def test_the_download_holds_no_formula(visit: Open) -> None:
    seen = visit("hostile")
    page = seen.open("events", with_map=False)
    with page.expect_download() as download:
        page.get_by_role("button", name="Download CSV").click()
    text = download.value.path().read_text(encoding="utf-8-sig")
    rows = list(csv.reader(io.StringIO(text)))
    assert len(rows) == len(hostile()[0]) + 1
    cells = [cell for row in rows[1:] for cell in row]
    assert not [cell for cell in cells if cell.startswith(("=", "+", "-", "@", "\t", "\r"))]
    assert any(cell.startswith("'=") for cell in cells)


def test_every_payload_is_shown_as_written(visit: Open) -> None:
    seen = visit("hostile")
    page = seen.open()
    articles = list(hostile()[0].values())
    for number in (0, 2, 24, 31, 39):
        page.goto(f"{seen.url}/?report=h{number}")
        page.locator(".sentence.selected").wait_for()
        payload = articles[number].title
        assert page.locator(".frame h2").inner_text() == payload
        assert page.locator(".frame .body").text_content() == articles[number].text
