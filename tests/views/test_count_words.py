from __future__ import annotations

import time
from typing import Any

import pandas as pd
import pytest

from dateline.views import count_words


@pytest.mark.parametrize(
    ("low", "high", "sentence", "expected"),
    [
        (255, 255, "The SOHR said 255 people had been killed", "255"),
        (300, None, "More than 300 people have been killed", "more than 300"),
        (50, None, "control of more than 50 towns and villages", "more than 50"),
        (20, None, "including at least 20 civilians", "at least 20"),
        (20, None, "More than 300 people, including at least 20 civilians", "at least 20"),
        (300, None, "More than 300 people, including at least 20 civilians", "more than 300"),
        (1000, None, "over 1,000 were wounded", "more than 1,000"),
        (20, None, "more than twenty people died", "more than 20"),
        (24, None, "Dozens of its soldiers have been killed", "dozens (at least 24)"),
        (300, None, "several hundred died", "several hundred (at least 300)"),
        (3, None, "several were hurt", "several (at least 3)"),
        (500_000, None, "More than half a million people have been killed", "more than 500,000"),
        (30, None, "300 were hurt and at least 30 died", "at least 30"),
        (None, 40, "up to 40 people", "up to 40"),
        (None, 40, "nearly 40 people", "nearly 40"),
        (40, 50, "between 40 and 50", "40 to 50"),
        (500_000, 500_000, "around half a million people dead", "about 500,000"),
        (0, 0, "no casualties were reported", "none"),
        (None, None, "people died", ""),
        (pd.NA, pd.NA, "people died", ""),
        (7, None, "the number is not in these words", "at least 7"),
    ],
)
def test_count_is_worded_as_the_source_words_it(low: Any, high: Any, sentence: str, expected: str) -> None:
    assert count_words.count(low, high, sentence) == expected


BOTH = "At least 20 people were killed and more than 20 wounded"
LIVE = "The blast killed more than 20 people and wounded at least 20"
WHO = "At least 20 soldiers and more than 20 civilians were killed"
BARRELS = "More than 20 people were killed, and at least 20 barrel bombs fell"


@pytest.mark.parametrize(
    ("low", "sentence", "near", "expected"),
    [
        (20, BOTH, count_words.of_killed("all"), "at least 20"),
        (20, BOTH, count_words.of_injured(), "more than 20"),
        (20, LIVE, count_words.of_killed("all"), "more than 20"),
        (20, LIVE, count_words.of_injured(), "at least 20"),
        (20, WHO, count_words.of_killed("soldiers"), "at least 20"),
        (20, WHO, count_words.of_killed("civilians"), "more than 20"),
        (20, BARRELS, count_words.of_unit("barrel bombs"), "at least 20"),
        (20, BARRELS, count_words.of_killed("all"), "more than 20"),
        (20, BOTH, count_words.of_unit("tanks"), "at least 20"),
        (20, BOTH, (), "at least 20"),
    ],
)
def test_of_equal_numbers_the_one_by_the_words_for_it(
    low: int, sentence: str, near: tuple[str, ...], expected: str
) -> None:
    assert count_words.count(low, None, sentence, near) == expected


def test_a_sentence_that_repeats_itself_is_worded_at_once() -> None:
    began = time.process_time()
    assert count_words.count(20, None, "more than 20 killed, " * 400, count_words.of_killed("all")) == "more than 20"
    assert time.process_time() - began < 2  # with every number against every word: 20 s


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("Killed at least 20 and more than 20 wounded, of whom one died", "at least 20"),
        ("At least 20, they said, and then more than 20 deaths, killings and dead", "more than 20"),
        ("At least 20 wounded; killed more than 20; and at least 20 wounded", "more than 20"),
    ],
)
def test_words_on_either_side_count(sentence: str, expected: str) -> None:
    assert count_words.count(20, None, sentence, count_words.of_killed("all")) == expected
