"""Days told by another one."""

import pytest

from tests.mentions.marked import days_of


@pytest.mark.parametrize(
    ("text", "published", "days"),
    [
        ("They left {the weekend before last}.", "2023-06-15", "2023-06-03..2023-06-04"),
        ("Rebels had attacked the post {the week before last}.", "2023-06-15", "2023-05-29..2023-06-04"),
        ("The town fell {the month before last}.", "2023-06-15", "2023-04-01..2023-04-30"),
        ("The town fell {earlier this year}.", "2023-06-15", "2023-01-01..2023-06-15"),
        ("The town fell {the year before last}.", "2023-06-15", "2021-01-01..2021-12-31"),
        ("Shells were fired {earlier this week}.", "2023-06-15", "2023-06-12..2023-06-15"),
        ("Shells were fired {earlier in the week}.", "2023-06-15", "2023-06-12..2023-06-15"),
        ("Shells were fired {later in the day}.", "2023-06-15", "2023-06-15"),
        ("Shells were fired {overnight on Tuesday}.", "2023-06-15", "2023-06-13..2023-06-14"),
        ("Shells were fired {overnight Tuesday to Wednesday}.", "2023-06-15", "2023-06-13..2023-06-14"),
        ("Shells were fired {overnight from Tuesday to Wednesday}.", "2023-06-15", "2023-06-13..2023-06-14"),
        ("Shells were fired {on the night of Tuesday to Wednesday}.", "2023-06-15", "2023-06-13..2023-06-14"),
        ("Shells were fired {on the night of 13/14 June}.", "2023-06-15", "2023-06-13..2023-06-14"),
        ("Shells were fired {on the night of June 13-14}.", "2023-06-15", "2023-06-13..2023-06-14"),
        ("Shells were fired {the night before last}.", "2023-06-15", "2023-06-13"),
        ("Shells were fired {the day before yesterday}.", "2023-06-15", "2023-06-13"),
        ("Shells were fired {yesterday afternoon}.", "2023-06-15", "2023-06-14"),
        ("Shells were fired {on the afternoon of June 14}.", "2023-06-15", "2023-06-14"),
        ("Talks will resume {the day after tomorrow}.", "2023-06-15", "2023-06-17"),
        ("Talks will resume {later this month}.", "2023-06-15", "2023-06-15..2023-06-30"),
        ("Talks will resume {later this week}.", "2023-06-15", "2023-06-15..2023-06-18"),
        (
            "In May 2014 rebels took the town. {Three months later} they lost it.",
            "2016-12-19",
            "2014-08-01..2014-08-31",
        ),
        ("In May 2014 rebels took the town. {A year later} they lost it.", "2016-12-19", "2015-01-01..2015-12-31"),
        ("In 1994 militias took the town. {Two years later} they lost it.", "2016-12-19", "1996-01-01..1996-12-31"),
        (
            "In 1994 militias took the town. {The year before} they had burned it.",
            "2016-12-19",
            "1993-01-01..1993-12-31",
        ),
        (
            "In 1994 militias took the town. {Four years earlier} they had burned it.",
            "2016-12-19",
            "1990-01-01..1990-12-31",
        ),
        ("The militia attacked {on the eve of} the 4 December vote.", "2016-12-19", "2016-12-03"),
        ("The militia attacked {three days before New Year's Eve}.", "2016-12-19", "2015-12-28"),
        ("He was shot {after Friday prayers}.", "2016-12-19", "2016-12-16"),
        ("The blast came {shortly after 6:30 pm on Sunday}.", "2016-12-19", "2016-12-18"),
        ("Troops patrolled {on Friday}, six weeks after the president ended talks.", "2002-04-05", "2002-04-05"),
        ("It came two days after the raid of {7 October}.", "2024-05-12", "2023-10-07"),
    ],
)
def test_days(text: str, published: str, days: str) -> None:
    assert days_of(text, published) == days


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("They were killed {between April and June 2023}.", "2023-04-01..2023-06-30"),
        ("They were killed {from April to June 2023}.", "2023-04-01..2023-06-30"),
        ("They were killed {from November to February 2023}.", "2022-11-01..2023-02-28"),
        ("They were killed {from November 2021 to February 2023}.", "2021-11-01..2023-02-28"),
        ("They were killed {between April and June}.", "2025-04-01..2025-06-30"),
        ("They were killed {between yesterday and June 2023}.", "2025-06-10"),
    ],
)
def test_a_year_told_with_the_last_month_is_that_of_the_first(text: str, expected: str) -> None:
    assert days_of(text, "2025-06-11") == expected
