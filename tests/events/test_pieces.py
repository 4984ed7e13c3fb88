"""Pieces of words grow to whole words, and figures stay whole."""

import pytest

from dateline.events.pieces import words


@pytest.mark.parametrize(
    ("text", "piece", "expected"),
    [
        ("Deir al-Zor fell", "Zo", "al-Zor"),
        ("some 6,500 people", "6", "6,500"),
        ("some 6,500 people", "500", "6,500"),
        ("10:30 GMT", "30", "10:30"),
        ("12.5 km away", "5", "12.5"),
        ("Hama, Homs", "Hama,", "Hama"),
        ("in 2024, 300 fled", "2024", "2024"),
        ("on the 5. Then", "5", "5"),
    ],
)
def test_words(text: str, piece: str, expected: str) -> None:
    at = text.index(piece)
    span = words(text, at, at + len(piece))
    assert text[span.start : span.end] == expected
