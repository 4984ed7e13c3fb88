"""Shares of a number that is told with them."""

from __future__ import annotations

import pytest

from dateline.mentions.counts import find_counts


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
