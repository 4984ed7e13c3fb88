"""Parts of months, years and decades, and seasons."""

import pytest

from tests.mentions.marked import days_of


@pytest.mark.parametrize(
    ("text", "published", "days"),
    [
        ("Nine were shot {in this year's first quarter}.", "2023-06-15", "2023-01-01..2023-03-31"),
        ("Nine were shot {in the fall}.", "2023-06-15", "2022-09-01..2022-11-30"),
        ("Nine were shot {in the days after the fall}.", "2023-06-15", "none"),
        ("The town fell {on New Year's Day in 1994}.", "2023-06-15", "1994-01-01"),
        ("The town fell {last month}.", "2023-06-15", "2023-05-01..2023-05-31"),
        ("The town fell {late last month}.", "2023-06-15", "2023-05-21..2023-05-31"),
        ("The town fell {early last month}.", "2023-06-15", "2023-05-01..2023-05-10"),
        ("The town fell {in the middle of last month}.", "2023-06-15", "2023-05-10..2023-05-20"),
        ("The town fell {towards the end of last month}.", "2023-06-15", "2023-05-25..2023-05-31"),
        ("The town fell {late last year}.", "2023-06-15", "2022-09-01..2022-12-31"),
        ("The town fell {at the end of last year}.", "2023-06-15", "2022-12-01..2022-12-31"),
        ("The town fell {early this year}.", "2023-06-15", "2023-01-01..2023-04-30"),
        ("The town fell {at the turn of the year}.", "2023-06-15", "2022-12-31..2023-01-01"),
        ("The town fell {last year}.", "2023-06-15", "2022-01-01..2022-12-31"),
        ("The town fell {last winter}.", "2023-06-15", "2022-12-01..2023-02-28"),
        ("The town fell {last summer}.", "2023-06-15", "2022-06-01..2022-08-31"),
        ("The town fell {this spring}.", "2023-06-15", "2023-03-01..2023-05-31"),
        ("The town fell {last autumn}.", "2023-06-15", "2022-09-01..2022-11-30"),
        ("The town fell {in early May}.", "2023-06-15", "2023-05-01..2023-05-10"),
        ("The town fell {in the first half of May}.", "2023-06-15", "2023-05-01..2023-05-15"),
        ("The town fell {in the second half of April}.", "2023-06-15", "2023-04-16..2023-04-30"),
        ("The town fell {in the last days of April}.", "2023-06-15", "2023-04-25..2023-04-30"),
        ("The town fell {in the final week of May}.", "2023-06-15", "2023-05-25..2023-05-31"),
        ("The town fell {in the second week of May}.", "2023-06-15", "2023-05-08..2023-05-14"),
        ("The town fell {at the start of May}.", "2023-06-15", "2023-05-01..2023-05-10"),
        ("The town fell {on the last day of May}.", "2023-06-15", "2023-05-31"),
        ("The town fell {on the first Sunday of May}.", "2023-06-15", "2023-05-07"),
        ("The town fell {on the last Friday of April}.", "2023-06-15", "2023-04-28"),
        ("The town fell {in the first quarter of the year}.", "2023-06-15", "2023-01-01..2023-03-31"),
        ("The town fell {in the third quarter of 2022}.", "2023-06-15", "2022-07-01..2022-09-30"),
        ("The town fell {in the first half of 2022}.", "2023-06-15", "2022-01-01..2022-06-30"),
        ("The town fell {in the first six months of 2022}.", "2023-06-15", "2022-01-01..2022-06-30"),
        ("The town fell {in the first three months of this year}.", "2023-06-15", "2023-01-01..2023-03-31"),
        ("The town fell {in the second half of last year}.", "2023-06-15", "2022-07-01..2022-12-31"),
        ("He {may} march on it.", "2023-06-15", "none"),
        ("Early risers in {the first row} saw it.", "2023-06-15", "none"),
    ],
)
def test_days(text: str, published: str, days: str) -> None:
    assert days_of(text, published) == days
