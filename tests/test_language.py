"""Sentences: offsets into the unaltered text, cut where news is cut."""

import pytest

from dateline.errors import DatelineError
from dateline.language import model_path, sentences


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Rebels entered. The army left.", ["Rebels entered.", "The army left."]),
        ("HEADLINE\nRebels entered.", ["HEADLINE", "Rebels entered."]),
        ("HEADLINE\r\nRebels entered.\r\n", ["HEADLINE", "Rebels entered."]),
        (
            'He vowed to "defend [Syria\'s] stability". It fell.',
            ['He vowed to "defend [Syria\'s] stability".', "It fell."],
        ),
        ("Maj. Gen. Smith said the U.S. left on Jan. 5.", ["Maj. Gen. Smith said the U.S. left on Jan. 5."]),
        ("- one killed\n- two hurt", ["- one killed", "- two hurt"]),
        ("   \n  ", []),
        ("", []),
    ],
)
def test_sentences(text: str, expected: list[str]) -> None:
    assert [text[s.start : s.end] for s in sentences(text)] == expected


@pytest.mark.parametrize("text", ["shells fell and " * 1_000, "x" * 9_000, "Homs " + "x" * 4_000 + " Hama"])
def test_what_never_ends_is_cut_between_words(text: str) -> None:
    found = sentences(text)
    assert all(0 < s.end - s.start <= 2_000 for s in found)
    assert " ".join(text[s.start : s.end] for s in found).replace(" ", "") == text.replace(" ", "")
    assert all(text[s.end].isspace() or "x" in text for s in found[:-1])


def test_a_model_that_is_not_installed_is_named() -> None:
    with pytest.raises(DatelineError, match="no_such_model"):
        model_path("no_such_model")
