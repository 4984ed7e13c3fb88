"""Sentences: offsets into the unaltered text, cut where news is cut."""

from collections.abc import Callable

import pytest

from dateline.errors import DatelineError
from dateline.language import load, model_path, sentences, without_overlong_words


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


@pytest.mark.parametrize("signs", [",", "(", ".", "’", "”", "a-", "a,"])
def test_twice_as_long_a_word_is_twice_the_work(signs: str, monkeypatch: pytest.MonkeyPatch) -> None:
    tokenizer = load(only=("senter",)).tokenizer
    looked_at = []

    def watched(search: Callable[[str], object]) -> Callable[[str], object]:
        def counting(word: str) -> object:
            looked_at.append(len(word))
            return search(word)

        return counting

    for kind in ("prefix_search", "suffix_search", "infix_finditer"):
        monkeypatch.setattr(tokenizer, kind, watched(getattr(tokenizer, kind)))
    work = []
    for length in (2_000, 4_000):
        looked_at.clear()
        text = "Homs" + (signs * length)[:length] + " fell."
        assert "".join(text[s.start : s.end] for s in sentences(text)).replace(" ", "") == text.replace(" ", "")
        work.append(sum(looked_at))
    assert work[0] and work[1] < 2.5 * work[0]


def test_only_overlong_words_are_read_otherwise() -> None:
    usual = "Rebels took " + "x" * 200 + " at dawn."
    assert without_overlong_words(usual) == usual
    assert without_overlong_words("x" * 500) == "x" * 200 + " " + "x" * 200 + " " + "x" * 98


def test_a_model_that_is_not_installed_is_named() -> None:
    with pytest.raises(DatelineError, match="no_such_model"):
        model_path("no_such_model")
