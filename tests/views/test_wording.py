from __future__ import annotations

from datetime import date
from typing import Any

import pandas as pd
import pytest

from dateline.views import wording


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
    assert wording.count(low, high, sentence) == expected


@pytest.mark.parametrize(
    ("start", "end", "precision", "expected"),
    [
        (date(2024, 11, 29), date(2024, 11, 29), "day", "Fri 29 Nov 2024"),
        (date(2024, 11, 27), date(2024, 11, 29), "range", "Wed 27 Nov to Fri 29 Nov 2024"),
        (date(2016, 1, 1), date(2016, 12, 31), "year", "2016"),
        (date(2011, 1, 1), date(2016, 12, 31), "year", "2011 to 2016"),
        (date(2020, 3, 1), date(2020, 3, 31), "month", "Mar 2020"),
        (date(2023, 12, 31), date(2024, 1, 2), "range", "Sun 31 Dec 2023 to Tue 2 Jan 2024"),
        (None, None, "day", "day unknown"),
        (pd.NaT, pd.NaT, "day", "day unknown"),
    ],
)
def test_days_read_like_news(start: Any, end: Any, precision: str, expected: str) -> None:
    assert wording.days(start, end, precision) == expected


@pytest.mark.parametrize(
    ("names", "expected"),
    [([], ""), (["Russia"], "Russia"), (["Syria", "Russia"], "Syria and Russia"), (["a", "b", "c"], "a, b and c")],
)
def test_names_in_a_row(names: list[str], expected: str) -> None:
    assert wording.names(names) == expected


def test_a_publisher_that_is_not_stated_is_said_so() -> None:
    assert wording.publisher("") == "publisher not stated"
    assert wording.claimant("", "") == "publisher not stated"
    assert wording.claimant("", "BBC News") == "BBC News"
    assert wording.claimant("SOHR", "BBC News") == "SOHR"
