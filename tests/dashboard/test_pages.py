from __future__ import annotations

import sys
from collections.abc import Callable
from types import SimpleNamespace
from typing import Any

import pytest
from streamlit.testing.v1 import AppTest

from tests.views import sample

Open = Callable[..., AppTest]


def _texts(app: AppTest) -> str:
    return " ".join(str(element.value) for kind in ("markdown", "text", "caption", "info") for element in app.get(kind))


@pytest.mark.parametrize("page", ["map", "casualties", "sources", "events", "add", "review", "method"])
def test_every_page_runs(open_page: Open, page: str) -> None:
    app = open_page(page)
    assert not app.exception
    assert not app.error


def test_the_map_page_counts_reports_and_those_without_a_place(open_page: Open) -> None:
    app = open_page()
    assert "**6** of 8 reports: :small[2 are background]" in _texts(app)
    assert app.button(key="unplaced").label == "3 not on the map"


def test_background_is_shown_on_request(open_page: Open) -> None:
    app = open_page()
    app.toggle(key="background").set_value(True).run()
    assert "**8** of 8 reports" in _texts(app)


def test_filters_narrow_the_reports_and_can_be_taken_off(open_page: Open) -> None:
    app = open_page()
    app.multiselect(key="type").set_value(["capture"]).run()
    assert "**1** of 8 reports: :small[2 are background, 5 filtered out]" in _texts(app)
    app.button(key="clear").click().run()
    assert "**6** of 8 reports" in _texts(app)


def test_one_day_leaves_that_days_reports(open_page: Open) -> None:
    app = open_page()
    last = app.slider(key="dates").value[1]
    app.slider(key="dates").set_value((last, last)).run()
    assert "**4** of 8 reports" in _texts(app)


def test_nothing_found_says_so_and_offers_the_way_back(open_page: Open) -> None:
    app = open_page()
    app.text_input(key="words").set_value("no article says this").run()
    assert app.subheader[0].value == "No reports match these filters"
    app.button(key="show_all").click().run()
    assert "**6** of 8 reports" in _texts(app)


@pytest.mark.parametrize("page", ["events", "casualties"])
def test_other_pages_offer_the_way_back_too(open_page: Open, page: str) -> None:
    app = open_page(page)
    app.text_input(key="words").set_value("no article says this").run()
    assert app.subheader[0].value == "No reports match these filters"
    app.button(key="show_all").click().run()
    assert not app.subheader
    assert not app.exception


@pytest.mark.parametrize("page", ["", "events", "casualties", "sources"])
def test_without_articles_every_page_says_so(open_page: Open, monkeypatch: Any, page: str) -> None:
    nothing = SimpleNamespace(articles={}, events=sample.events().iloc[:0], errors=(), review=None)
    monkeypatch.setitem(sys.modules, "dateline.store.corpus", SimpleNamespace(load=lambda folder: nothing))
    app = open_page(page)
    assert [each.value for each in app.subheader] == ["There are no articles yet"]
    assert not app.exception


def test_a_link_opens_its_report(open_page: Open) -> None:
    assert open_page(report="capture").session_state["report"] == "capture"


def test_an_old_link_falls_back_with_a_message(open_page: Open) -> None:
    app = open_page(report="gone")
    assert app.session_state["report"] == ""
    assert "not in the articles" in app.toast[0].value
    assert not app.exception


def test_method_says_that_accuracy_is_not_measured(open_page: Open, monkeypatch: Any) -> None:
    monkeypatch.setattr("dateline.views.accuracy.read", lambda paths: None)
    assert "Not measured yet for this version." in _texts(open_page("method"))


def test_articles_that_cannot_be_read_are_named(open_page: Open, monkeypatch: Any) -> None:
    from dateline.errors import InputError

    def fail(folder: object) -> None:
        raise InputError("seeds", "no articles in this folder")

    monkeypatch.setitem(sys.modules, "dateline.store.corpus", SimpleNamespace(load=fail))
    app = open_page()
    assert "seeds: no articles in this folder" in app.error[0].value
    assert not app.exception
