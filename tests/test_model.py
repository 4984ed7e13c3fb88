"""How spans lie to one another."""

from __future__ import annotations

import pytest

from dateline.model import Span


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        (Span(0, 5), Span(4, 9), True),
        (Span(0, 9), Span(3, 4), True),
        (Span(2, 3), Span(2, 3), True),
        (Span(0, 5), Span(5, 9), False),  # half-open: they only touch
        (Span(0, 2), Span(7, 9), False),
        (Span(4, 4), Span(4, 4), False),  # without a character there is none in common
    ],
)
def test_spans_overlap_where_they_share_a_character(one: Span, other: Span, expected: bool) -> None:
    assert one.overlaps(other) is expected
    assert other.overlaps(one) is expected
