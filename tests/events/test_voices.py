"""A body may stand behind the person who speaks for it."""

from __future__ import annotations

import pytest

from dateline.events.attribution import party_name
from dateline.events.discourse import read_discourse
from dateline.language import sentences
from tests.events.test_attribution import marked


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Jordan stayed calm. A spokesman for the Dune Liberation Army said [[its]] men had left.",
            "Dune Liberation Army",
        ),
        ("A spokesman for the navy said that [[it]] had lost a boat.", "navy"),
        ("The navy’s spokesman said that [[it]] had lost a boat.", "navy"),
        ("A Boko Haram spokesman said that [[it]] held the town.", "Boko Haram"),
        ("The army's commander said [[its]] men had left.", "army"),
        # a person stays the one who is "he", and an adjective names no body
        ("A spokesman for the navy said that [[he]] had seen a boat sink.", "spokesman"),
        ("The coalition left. A Turkish official said that [[it]] held nothing.", "coalition"),
    ],
)
def test_it_is_the_body_that_somebody_speaks_for(text: str, expected: str) -> None:
    plain, span = marked(text)
    assert party_name(read_discourse(plain, sentences(plain)), span) == expected
