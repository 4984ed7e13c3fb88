from __future__ import annotations

import pytest

from dateline.views.filtering import Query, select
from dateline.views.left_out import counted, left_out
from tests.views import sample


@pytest.mark.parametrize(
    ("query", "words"),
    [
        (Query(), "2 are background"),
        (Query(background=True), ""),
        (Query(event_types=("capture",)), "2 are background, 5 filtered out"),
        (Query(event_types=("capture",), background=True), "7 filtered out"),
        (Query(words="nothing says this"), "2 are background, 6 filtered out"),
    ],
)
def test_what_is_left_out_and_why(query: Query, words: str) -> None:
    table = sample.prepared()
    assert left_out(table, select(table, query), query.background) == words


def test_one_row_is_background() -> None:
    table = sample.prepared()
    table = table[(table["event_type"] == "capture") | table["context"]].iloc[:2]
    assert left_out(table, table[~table["context"]], background=False) == "1 is background"


def test_the_count_stands_before_the_reasons() -> None:
    table = sample.prepared()
    assert counted(table, select(table, Query()), background=False) == "**6** of 8 reports: :small[2 are background]"
    assert counted(table, table, background=True) == "**8** of 8 reports"
    assert counted(table.iloc[:0], table.iloc[:0], background=False) == "**0** of 0 reports"
