"""Named weeks, months and years."""

import pytest

from tests.mentions.marked import days_of


@pytest.mark.parametrize(
    ("text", "published", "days"),
    [
        ("Two men were shot {at the weekend}.", "2023-06-15", "2023-06-10..2023-06-11"),
        ("Two men were shot {over the past weekend}.", "2023-06-15", "2023-06-10..2023-06-11"),
        ("Rebels attacked the post {on Monday last week}.", "2023-06-15", "2023-06-05"),
        ("Rebels attacked the post {on Monday of this week}.", "2023-06-15", "2023-06-12"),
        ("Rebels attacked the post {a week ago on Monday}.", "2023-06-15", "2023-06-05"),
        ("They were killed {a week ago today}.", "2023-06-15", "2023-06-08"),
        ("The town fell {just over a month ago}.", "2023-06-15", "2023-05-01..2023-05-31"),
        ("The town fell {a month ago}.", "2023-06-15", "2023-05-01..2023-05-31"),
        ("The town fell {a year ago}.", "2023-06-15", "2022-01-01..2022-12-31"),
        ("The town fell {a year ago this month}.", "2023-06-15", "2022-06-01..2022-06-30"),
        ("The town fell {exactly a year ago}.", "2023-06-15", "2022-06-15"),
        ("The town fell {in the spring of that year}.", "2023-06-15", "2023-03-01..2023-05-31"),
        ("Fighting has raged {since the start of the month}.", "2023-06-15", "2023-06-01..2023-06-15"),
        ("Fighting has raged {for the past three weeks}.", "2023-06-15", "2023-05-25..2023-06-15"),
        ("Fighting has raged {for the past week}.", "2023-06-15", "2023-06-08..2023-06-15"),
        ("Shells were fired {in recent weeks}.", "2023-06-15", "2023-05-25..2023-06-15"),
        ("Shells were fired {over the last month}.", "2023-06-15", "2023-05-15..2023-06-15"),
        ("Shells were fired {over the past year}.", "2023-06-15", "2022-06-15..2023-06-15"),
        ("Shells were fired {so far this month}.", "2023-06-15", "2023-06-01..2023-06-15"),
        ("Shells were fired {so far this year}.", "2023-06-15", "2023-01-01..2023-06-15"),
        ("Shells were fired {early this week}.", "2023-06-15", "2023-06-12..2023-06-15"),
        ("Talks will resume {next week}.", "2023-06-15", "2023-06-19..2023-06-25"),
        ("Talks will resume {next month}.", "2023-06-15", "2023-07-01..2023-07-31"),
        ("Troops must leave {by the end of the month}.", "2023-06-15", "2023-06-30"),
        (
            "In May 2014 rebels took the town. {The following month} they lost it.",
            "2016-12-19",
            "2014-06-01..2014-06-30",
        ),
        ("In May 2014 rebels took the town. {The next month} they lost it.", "2016-12-19", "2014-06-01..2014-06-30"),
        (
            "In May 2014 rebels took the town. {The following year} they lost it.",
            "2016-12-19",
            "2015-01-01..2015-12-31",
        ),
        ("In May 2014 rebels took the town. {Later that year} they lost it.", "2016-12-19", "2014-05-01..2014-12-31"),
        ("In May 2014 rebels took the town. {Later that month} they lost it.", "2016-12-19", "2014-05-01..2014-05-31"),
        ("In May 2014 rebels took the town. {By the end of that year} they had lost it.", "2016-12-19", "2014-12-31"),
    ],
)
def test_days(text: str, published: str, days: str) -> None:
    assert days_of(text, published) == days
