"""Shares of a number that is told with them."""

from __future__ import annotations

import pytest

from dateline.mentions.counts import find_counts
from dateline.mentions.marked_counts import counts_in
from tests.mentions.marked import marked


@pytest.mark.parametrize(
    ("text", "bounds"),
    [
        ("Half of the 60 hostages were freed.", (30, 30)),
        ("Half the 60 hostages were freed.", (30, 30)),
        ("Nearly half of the 1,200 residents fled.", (None, 600)),
        ("More than two thirds of its 300 soldiers fled.", (200, None)),
        ("A quarter of some 80 houses burned.", (20, 20)),
        ("The second half 60 hostages were freed.", (60, 60)),
        ("Half a million people fled.", (500000, 500000)),
        ("On the third, of 60 hostages some were freed.", (60, 60)),
    ],
)
def test_a_share_of_a_number(text: str, bounds: tuple[int | None, int | None]) -> None:
    found = find_counts(text)[-1]
    assert (found.minimum, found.maximum) == bounds


@pytest.mark.parametrize(
    ("text", "bounds"),
    [
        ("79 people were hurt, {a third of them} policemen.", (26, 26)),
        ("79 people were hurt, {a third} of them policemen.", (26, 26)),
        ("40,000 people fled; {a third} are children.", (13333, 13333)),
        ("A man was hurt. {A third} was hurt on Monday.", (1, 1)),
        ("{Five out of 12 hostages} were freed.", (5, 5)),
    ],
)
def test_a_marked_share_is_of_the_count_before(text: str, bounds: tuple[int | None, int | None]) -> None:
    plain, spans = marked(text)
    [found] = counts_in(plain, spans[0])
    assert (found.minimum, found.maximum) == bounds


@pytest.mark.parametrize(
    "text", ["{Three in five of these} were in the north.", "{A third of the dead} were soldiers."]
)
def test_a_share_of_an_unknown_total_is_no_number(text: str) -> None:
    plain, spans = marked(text)
    assert counts_in(plain, spans[0]) == []
