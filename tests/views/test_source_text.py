from __future__ import annotations

from dataclasses import replace

from dateline.views import source_text
from tests.margin import broken
from tests.views.sample import articles, prepared

SECOND = "002_97a0166f575eafbd"


def _row(event_id: str) -> object:
    table = prepared()
    return next(table[table["event_id"] == event_id].itertuples(index=False))


def test_runs_joined_are_the_unaltered_text() -> None:
    article = articles()[SECOND]
    rows = prepared()[prepared()["article_id"] == SECOND]
    for selected in (None, *rows.itertuples(index=False)):
        assert "".join(run["text"] for run in source_text.runs(article, rows, selected)) == article.text


def test_trigger_and_place_are_marked_inside_the_selected_sentence() -> None:
    article = articles()[SECOND]
    rows = prepared()[prepared()["article_id"] == SECOND]
    marks = [(run["mark"], run["text"]) for run in source_text.runs(article, rows, _row("capture")) if "mark" in run]
    assert marks == [("trigger", "taken control"), ("place", "Aleppo's airport")]


def test_words_are_marked_as_before_where_a_margin_broke_the_lines() -> None:
    article = articles()[SECOND]
    rows = prepared()[prepared()["article_id"] == SECOND]
    for width in range(50, 110, 10):
        narrow = replace(article, text=broken(article.text, width))
        found = [(run["mark"], run["text"]) for run in source_text.runs(narrow, rows, _row("capture")) if "mark" in run]
        assert found == [("trigger", "taken control"), ("place", "Aleppo's airport")]


def test_nothing_is_marked_where_no_report_is_selected() -> None:
    rows = prepared()[prepared()["article_id"] == SECOND]
    assert not any("mark" in run for run in source_text.runs(articles()[SECOND], rows, None))


def test_a_sentence_with_two_reports_leads_to_both() -> None:
    told = source_text.sentences(prepared())
    assert ["toll20", "toll300"] in [sorted(item["ids"]) for item in told]


def test_card_says_what_is_known_and_leaves_out_the_rest() -> None:
    facts = dict(source_text.card(_row("toll300"))["facts"])
    assert facts["How many"] == "more than 300 killed (running total)"
    assert facts["When"] == "Wed 27 Nov to Sat 30 Nov 2024"
    assert "Who" not in facts
    assert facts["Where"] == "not stated"


def test_card_of_a_ring_gives_the_distance() -> None:
    facts = dict(source_text.card(_row("ring"))["facts"])
    assert facts["Where"] == "7 km from Citadel of Aleppo"
    assert facts["When"] == "Fri 29 Nov 2024 (day of publication; the sentence gives none)"


def test_a_link_that_is_no_web_address_is_dropped() -> None:
    from dataclasses import replace

    article = articles()[SECOND]
    assert source_text.source(replace(article, url="javascript:alert(1)"))["url"] == ""
    assert source_text.source(replace(article, url="https://example.org/a"))["url"] == "https://example.org/a"
    assert source_text.source(article)["publisher"] == "publisher not stated"
