"""What goes on paper."""

from __future__ import annotations

from datetime import UTC, date, datetime

from dateline.views.filtering import Query
from dateline.views.print_sheet import in_words, sheet, stamp
from dateline.views.reports import prepare
from tests.e2e.corpora import hostile
from tests.views import sample

NOW = datetime(2024, 12, 1, 9, 30, tzinfo=UTC)


def test_the_query_in_words() -> None:
    asked = Query(date(2024, 11, 29), date(2024, 11, 29), ("capture",), words="airport")
    assert in_words(asked) == "Fri 29 Nov 2024; types: Capture; words: airport; without background"
    assert in_words(Query(background=True)) == "background included"


def test_every_report_has_its_sentence_and_the_number_of_its_source() -> None:
    articles = sample.articles()
    html = sheet(prepare(sample.events(), articles), articles, Query(), 8)
    assert html.count("<tr>") == 9
    assert html.count("<li>") == 2
    assert "nan" not in html.lower().replace("governance", "")


def test_the_sheet_says_when_it_was_printed() -> None:
    assert "Printed Sun 1 Dec 2024, 09:30 UTC" in stamp(NOW)


def test_text_of_articles_is_escaped() -> None:
    articles, events = hostile()
    html = sheet(prepare(events, articles), articles, Query(words="<script>"), len(events))
    assert "<script" not in html
    assert "<img" not in html
    assert "<svg" not in html
