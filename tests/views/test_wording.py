from __future__ import annotations

from datetime import date
from typing import Any

import pandas as pd
import pytest

from dateline.views import wording


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
