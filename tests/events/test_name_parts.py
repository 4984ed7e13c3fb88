"""Names of places inside the names of parties."""

from __future__ import annotations

import pytest

from dateline.events.name_parts import in_party_name
from dateline.model import Span


@pytest.mark.parametrize(
    ("text", "words", "expected"),
    [
        ("It was led by Hayat Tahrir al-Sham (HTS) and its allies.", "al-Sham", True),
        ("Hayat Tahrir al-Sham's men came.", "al-Sham", True),
        ("The Islamic State of Iraq and Syria took it.", "Iraq", True),
        ("The Kurdistan Workers' Party fired.", "Kurdistan", True),
        ("Hayat Tahrir al-Sham took Aleppo on Friday.", "Aleppo", False),
        ("The Taliban in Kunduz fired.", "Kunduz", False),
        ("Rebels in Syria said so.", "Syria", False),
        ("Aleppo", "Aleppo", False),
    ],
)
def test_a_place_in_a_party_name_is_none(text: str, words: str, expected: bool) -> None:
    start = text.index(words)
    assert in_party_name(text, Span(start, start + len(words))) is expected
