"""The pages for articles and decisions over a real workspace whose rows are given, run without a browser."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pandas as pd
import pytest
import streamlit as st
from streamlit.testing.v1 import AppTest

from dashboard.parts import bringing, draft_cards, workspaces
from dateline.archive import Extracted
from dateline.config import ROOT
from dateline.ingest.drafts import draft_of_paste
from dateline.ingest.metadata import Metadata
from dateline.model import Article
from dateline.store import corpus, ledger, removed, workspace
from dateline.store.decisions import active
from dateline.store.imports import keep_draft
from dateline.store.workspace import Workspace
from tests.store import samples

Open = Callable[..., AppTest]
PATIENCE = 120  # seconds: machines that run tests are busy


def _extracted(found: list[Any]) -> Extracted:
    """What the extractor would give: the sample's rows for the sample's text, nothing for others."""
    rows: list[dict[str, Any]] = []
    for article in found:
        if article.text == samples.TEXT:
            rows += [row | {"article_id": article.article_id} for row in samples.rows() if row["article_id"] == "a"]
    return Extracted(len(found), samples.table(rows), ())


@pytest.fixture
def mine(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Workspace]:
    """A workspace with the sample article."""
    monkeypatch.setenv("DATELINE_WORKSPACES", str(tmp_path / "workspaces"))
    monkeypatch.setattr(corpus, "extract_chunk", _extracted)
    st.cache_resource.clear()
    workspaces._states.clear()
    made = workspace.create("Mine")
    given = Metadata("Rebels enter", "The Wire", samples.ARTICLE.published)
    keep_draft(made, draft_of_paste(samples.TEXT, given))
    yield made
    st.cache_resource.clear()


@pytest.fixture
def open_mine(mine: Workspace) -> Open:
    """Opens a page on that workspace."""

    def run(page: str, **parameters: str) -> AppTest:
        app = AppTest.from_file(str(ROOT / "app.py"), default_timeout=PATIENCE)
        app.query_params["workspace"] = "Mine"
        app.run()
        return app.switch_page(f"pages/{page}.py").run()

    return run


def _texts(app: AppTest) -> str:
    kinds = ("markdown", "text", "caption", "info", "warning", "header", "subheader")
    return " ".join(str(element.value) for kind in kinds for element in app.get(kind))


def test_the_address_names_the_workspace(open_mine: Open) -> None:
    app = open_mine("method")
    assert app.query_params["workspace"] == "Mine"
    assert not app.exception


def test_a_workspace_that_is_gone_falls_back_with_a_message(mine: Workspace) -> None:
    app = AppTest.from_file(str(ROOT / "app.py"), default_timeout=PATIENCE)
    app.query_params["workspace"] = "../../etc"
    app.switch_page("pages/method.py").run()
    assert "not on this machine" in app.toast[0].value
    assert "workspace" not in app.query_params


@pytest.mark.parametrize("page", ["add", "review"])
def test_read_only_articles_offer_a_copy(open_page: Open, tmp_path: Path, monkeypatch: Any, page: str) -> None:
    monkeypatch.setenv("DATELINE_WORKSPACES", str(tmp_path))
    app = open_page(page)
    assert not app.exception
    assert "These articles are read-only" in _texts(app)
    assert [box.label for box in app.text_input if box.label.startswith("Start a workspace")]


def test_a_pasted_article_is_asked_for_its_day_then_added(open_mine: Open, mine: Workspace) -> None:
    app = open_mine("add")
    app.segmented_control(key="way").set_value("paste").run()
    app.text_area[0].set_value("Shells fell\n\nShells fell on Hama on Friday.")
    next(button for button in app.button if button.label == "Read it").click().run()
    assert "Without the day no events can be read" in _texts(app)
    app.date_input(key="published_1").set_value(samples.ARTICLE.published).run()
    app.button(key="add_drafts").click().run()
    assert "1 article added" in _texts(app).replace("\\", "")
    assert len(list(mine.articles())) == 2
    assert not app.exception


def _bring(app: AppTest, *texts: str) -> None:
    app.segmented_control(key="way").set_value("paste").run()
    for text in texts:
        app.text_area[0].set_value(text)
        next(button for button in app.button if button.label == "Read it").click().run()


def test_one_day_and_publisher_for_all_drafts_that_lack_them(open_mine: Open, mine: Workspace) -> None:
    app = open_mine("add")
    texts = [f"Report {number}\n\nShells fell on Hama, resident {number} said." for number in range(10)]
    _bring(app, *texts)  # two more than there are cards on a page
    app.date_input(key="published_1").set_value(date(2024, 11, 28)).run()
    app.text_input(key="publisher_2").set_value("Another Paper").run()
    app.text_input(key="same_publisher").set_value("Harbour Daily")
    app.date_input(key="same_day").set_value(date(2024, 11, 30))
    next(button for button in app.button if button.label == "Fill in").click().run()
    app.button(key="add_drafts").click().run()
    assert not app.exception
    kept = {article.title: article for article in mine.articles() if isinstance(article, Article)}
    assert [kept[f"Report {n}"].published for n in range(10)] == [date(2024, 11, 28), *[date(2024, 11, 30)] * 9]
    assert [kept[f"Report {n}"].publisher for n in range(3)] == ["Harbour Daily", "Another Paper", "Harbour Daily"]


def test_what_was_there_already_is_not_said_to_be_added(open_mine: Open, mine: Workspace) -> None:
    app = open_mine("add")
    _bring(app, samples.TEXT)
    app.checkbox(key="wanted_1").check().run()
    app.button(key="add_drafts").click().run()
    assert "Nothing was added" in _texts(app)
    assert "pasted text: is there already" in _texts(app)
    assert len(list(mine.articles())) == 1


def test_addresses_beyond_what_is_fetched_at_a_time_are_named(open_mine: Open, monkeypatch: Any) -> None:
    monkeypatch.setattr(bringing, "_MOST_ADDRESSES", 1)
    app = open_mine("add")
    app.segmented_control(key="way").set_value("web").run()
    app.text_area[0].set_value("http://127.0.0.1:1/a http://127.0.0.1:1/b http://127.0.0.1:1/c")
    next(button for button in app.button if button.label == "Fetch").click().run()
    told = _texts(app)
    assert "http://127.0.0.1:1/a: leads into a network that is not public" in told
    assert "http://127.0.0.1:1/b and what comes after it (2 addresses): at most 1 are fetched at a time" in told


def test_a_weekday_that_does_not_fit_is_warned_of(open_mine: Open) -> None:
    app = open_mine("add")
    app.segmented_control(key="way").set_value("paste").run()
    app.text_area[0].set_value("Shells fell on Hama on Friday, 29 November.")
    next(button for button in app.button if button.label == "Read it").click().run()
    app.date_input(key="published_1").set_value(pd.Timestamp("2023-11-30").date()).run()
    assert "which in 2023 is a Wednesday" in _texts(app)


def test_accept_needs_a_name_and_then_holds(open_mine: Open, mine: Workspace) -> None:
    app = open_mine("review")
    app.button(key="accept").click().run()
    assert "Type your name first" in app.error[0].value
    assert ledger.read(mine.decisions) == []
    app.text_input(key="reviewer").set_value("Ana").run()
    app.button(key="accept").click().run()
    assert not app.exception
    (kept,) = ledger.read(mine.decisions)
    assert (kept.action, kept.made_by) == ("accept", "Ana")


def test_reject_undo_and_redo(open_mine: Open, mine: Workspace) -> None:
    app = open_mine("review")
    app.text_input(key="reviewer").set_value("Ana").run()
    app.button(key="reject").click().run()
    app.button(key="undo").click().run()
    app.button(key="redo").click().run()
    assert [decision.action for decision in ledger.read(mine.decisions)] == ["reject", "undo", "undo"]
    reread = corpus.load_workspace(mine)
    assert reread.review is not None
    assert len(reread.review.rejected) == 1


def test_a_field_is_corrected_and_the_note_kept(open_mine: Open, mine: Workspace) -> None:
    app = open_mine("review")
    app.text_input(key="reviewer").set_value("Ana").run()
    box = next(box for box in app.text_input if box.label == "According to")
    box.set_value("a medic").run()
    app.text_input(key="review_why").set_value("the text says so").run()
    app.button(key="accept").click().run()
    (kept,) = ledger.read(mine.decisions)
    assert (kept.action, kept.why) == ("correct", "the text says so")
    assert kept.fields == {"attribution": "a medic"}


def test_a_checked_row_says_so_on_the_events_page(open_mine: Open) -> None:
    app = open_mine("review")
    app.text_input(key="reviewer").set_value("Ana").run()
    app.button(key="accept").click().run()
    app.switch_page("pages/events.py").run()
    assert any(str(line).startswith("Accepted by Ana") for line in app.dataframe[0].value["Checked"])


def _strange_days(name: str) -> None:
    from datetime import date

    from dashboard.parts import article_list, draft_cards
    from dashboard.parts.intake import Tray
    from dateline.ingest.drafts import draft_of_paste
    from dateline.ingest.metadata import Metadata
    from dateline.store import workspace

    for number, day in enumerate((date(1750, 1, 1), date(2150, 1, 1))):
        draft_cards._card(number, draft_of_paste("Shells fell.", Metadata(published=day)), None, Tray())
    article_list._details(workspace.find(name), "old")


def test_a_day_of_another_century_can_be_shown_and_put_right(mine: Workspace) -> None:
    keep_draft(mine, draft_of_paste("Cannons fired.", Metadata("Old", published=date(1750, 1, 1))))
    app = AppTest.from_function(_strange_days, args=(mine.name,), default_timeout=PATIENCE).run()
    assert not app.exception
    assert [box.value for box in app.date_input] == [date(1750, 1, 1), date(2150, 1, 1), date(1750, 1, 1)]


def test_what_a_draft_repeats_is_looked_up_anew_after_a_change(mine: Workspace, monkeypatch: Any) -> None:
    monkeypatch.setattr(draft_cards.st, "session_state", {})
    monkeypatch.setattr(draft_cards.workspaces, "current", lambda: mine)
    monkeypatch.setattr(draft_cards, "id", lambda _: 1, raising=False)  # an address that is given out again
    draft = draft_of_paste("Shells fell on Hama.", Metadata())
    tray, shown = SimpleNamespace(drafts={1: draft}), SimpleNamespace(articles={})
    assert draft_cards._repeats(tray, shown) == {1: None}  # type: ignore[arg-type]
    keep_draft(mine, draft)
    workspaces.changed(mine)
    shown = SimpleNamespace(articles={article.article_id: article for article in mine.articles()})  # type: ignore[union-attr]
    found = draft_cards._repeats(tray, shown)[1]  # type: ignore[arg-type]
    assert found is not None and found.kind == "same text"


def test_many_that_were_taken_out_are_put_back_one_by_one(open_mine: Open, mine: Workspace) -> None:
    for number in range(8):
        outcome = keep_draft(mine, draft_of_paste(f"Report {number}.", Metadata(f"R{number}")))
        removed.remove(mine.path, outcome.article_id)
    app = open_mine("add")
    app.session_state["taken_out"] = True
    app.run()
    assert len([button for button in app.button if button.label == "Put back"]) == 6
    app.button(key="more_taken_out").click().run()
    buttons = [button for button in app.button if button.label == "Put back"]
    assert len(buttons) == 8
    buttons[-1].click().run()
    assert not app.exception
    assert [each.title for each in mine.articles() if isinstance(each, Article)] == ["R0", "Rebels enter"]


def test_several_rows_are_accepted_with_one_press_and_undone_with_one(open_mine: Open, mine: Workspace) -> None:
    app = open_mine("review")
    app.button(key="accept_several").click().run()
    app.button(key="bulk_accept").click().run()
    assert any("Type your name first" in error.value for error in app.error)
    assert ledger.read(mine.decisions) == []
    app.text_input(key="reviewer").set_value("Ana").run()
    app.button(key="accept_several").click().run()
    app.button(key="bulk_accept").click().run()
    assert not app.exception
    made = ledger.read(mine.decisions)
    assert [decision.action for decision in made] == ["accept"] * 4
    assert len({decision.batch for decision in made}) == 1 and len({decision.decision_id for decision in made}) == 4
    app.button(key="undo").click().run()
    assert active(ledger.read(mine.decisions)) == []
    app.button(key="redo").click().run()
    assert active(ledger.read(mine.decisions)) == made
