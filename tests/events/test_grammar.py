"""Tokens: what is written as a name and what owns what follows, told by one look as by the whole pattern."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline.events.grammar import _CAPITAL, Token, tokens_of

_ENDING = re.compile(r"['’]s\Z|(?<=s)['’]\Z")


@pytest.mark.parametrize(
    ("word", "bare", "possessive", "capital"),
    [
        ("Syria's", "Syria", True, True),
        ("rebels’", "rebels", True, False),
        ("al-Assad’s", "al-Assad", True, True),
        ("al-assad", "al-assad", False, False),
        ("Ma'arrat", "Ma'arrat", False, True),
        ("Église", "Église", False, True),
        ("été", "été", False, False),
        ("12,000", "12,000", False, False),
        ("’", "’", False, False),
        ("s'", "s", True, False),
    ],
)
def test_words(word: str, bare: str, possessive: bool, capital: bool) -> None:
    token = Token(word, 0, len(word))
    assert (token.bare, token.possessive, token.capital) == (bare, possessive, capital)


@given(st.text(alphabet="aslAL'’-É1 ", min_size=1, max_size=6))
def test_a_look_at_the_ends_tells_what_the_pattern_tells(word: str) -> None:
    token = Token(word, 0, len(word))
    assert token.bare == _ENDING.sub("", word)
    assert token.possessive == bool(_ENDING.search(word))
    assert token.capital == bool(_CAPITAL.match(word))


def test_tokens_asked_for_again_are_a_list_of_their_own() -> None:
    text = "The army shelled Idlib."
    tokens_of(text, 0, len(text)).clear()
    assert [t.text for t in tokens_of(text, 0, len(text))] == ["The", "army", "shelled", "Idlib", "."]
    assert [(t.text, t.start) for t in tokens_of(text, 4, 8)] == [("army", 4)]
