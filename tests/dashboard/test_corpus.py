"""What is kept of the queries of a corpus: no more rows than are said to be."""

from __future__ import annotations

import pandas as pd
import pytest

from dashboard.parts import corpus
from dateline.views.filtering import Query

REPORTS = pd.DataFrame({"event_id": [f"e{number}" for number in range(10)]})
QUERIES = [Query(words=f"word{number}") for number in range(300)]


@pytest.fixture
def shown(monkeypatch: pytest.MonkeyPatch) -> corpus.Shown:
    """Ten reports, all of which every query leaves."""
    monkeypatch.setattr(corpus, "select", lambda reports, query: reports.copy())
    return corpus.Shown({}, REPORTS, {}, {})


def _rows(shown: corpus.Shown) -> int:
    return sum(len(left) for (what, _), left in shown.kept.items() if what == "reports")


def test_no_more_rows_are_kept_than_said(shown: corpus.Shown, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(corpus, "_ROWS", 75)
    most = 0
    for query in QUERIES:
        corpus.select_from(shown, query)
        most = max(most, _rows(shown))
    assert most == 70


def test_a_few_queries_of_a_large_corpus_are_kept_with_their_views(
    shown: corpus.Shown, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(corpus, "_ROWS", 5)
    asked = QUERIES[: corpus._FEW]
    left = [corpus.select_from(shown, query) for query in asked]
    counts = [corpus.of_query(shown, "count", query, len) for query in asked]
    assert counts == [10] * corpus._FEW
    assert all(corpus.select_from(shown, query) is each for query, each in zip(asked, left, strict=True))
    corpus.select_from(shown, QUERIES[-1])
    assert _rows(shown) == 10


def test_no_more_views_are_kept_than_said(shown: corpus.Shown) -> None:
    for query in QUERIES:
        corpus.of_query(shown, "count", query, len)
        assert len(shown.kept) <= corpus._QUERIES * corpus._VIEWS + 1
