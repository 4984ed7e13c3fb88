"""Stretches up to the publication day."""

import pytest

from tests.mentions.marked import days_of


@pytest.mark.parametrize(
    ("text", "published", "days"),
    [
        ("Rebels attacked the post {last Monday}.", "2023-06-15", "2023-06-12"),
        ("The town fell {last October}.", "2023-06-15", "2022-10-01..2022-10-31"),
        ("The town fell {last May}.", "2023-06-15", "2023-05-01..2023-05-31"),
        ("Fighting has raged {for more than two months}.", "2023-06-15", "2023-04-15..2023-06-15"),
        ("Shells were fired {in the last 48 hours}.", "2023-06-15", "2023-06-13..2023-06-15"),
        ("Shells were fired {in the past 72 hours}.", "2023-06-15", "2023-06-12..2023-06-15"),
        ("Shells were fired {in the last few hours}.", "2023-06-15", "2023-06-15"),
        ("Shells were fired {in the past few days}.", "2023-06-15", "2023-06-12..2023-06-15"),
        ("Shells were fired {in recent days}.", "2023-06-15", "2023-06-12..2023-06-15"),
        ("Shells were fired {in recent months}.", "2023-06-15", "2023-03-15..2023-06-15"),
        ("Shells were fired {over the past five years}.", "2023-06-15", "2018-06-15..2023-06-15"),
        ("Shells were fired {over the last decade}.", "2023-06-15", "2013-06-15..2023-06-15"),
        ("Shells were fired {last night}.", "2023-06-15", "2023-06-14"),
        ("The curfew will last {until 30 June}.", "2023-06-15", "2023-06-30"),
        ("A curfew has been imposed {until the 4th}.", "2023-06-25", "2023-07-04"),
        ("They held the mill {until the 14th}.", "2023-06-25", "2023-06-14"),
        ("Schools are shut {until Monday}.", "2023-06-15", "2023-06-19"),
        ("Schools were shut {until Monday}.", "2023-06-15", "2023-06-12"),
        ("The guns have been quiet {since Monday}, as its mayor wants.", "2023-06-15", "2023-06-12..2023-06-15"),
        ("Its mayor wants it so, and men were held {since Monday}.", "2023-06-15", "2023-06-12..2023-06-15"),
        ("France wants 1,200 men there {by Saturday}.", "2023-06-15", "2023-06-17"),
        ("Merchants made a call to close the bazaars {on Saturday}.", "2023-06-15", "2023-06-17"),
        ("France had 1,200 men there {by Saturday}.", "2023-06-15", "2023-06-10"),
        ("{Within 60 days} the army is to leave.", "2023-06-15", "2023-06-15..2023-08-14"),
        ("{On Saturday} the two sides will meet.", "2023-06-15", "2023-06-17"),
        ("{On Saturday} the ministry said that the two sides will meet.", "2023-06-15", "2023-06-10"),
        ("A crowd coming from the {Friday} prayer was shot at.", "2023-06-15", "2023-06-09"),
        ("The figure is {from Monday}.", "2023-06-15", "2023-06-12"),
        ("The crossing has been closed {all week}.", "2023-06-15", "2023-06-12..2023-06-15"),
        ("Tanks are to arrive {by the week's end}.", "2023-06-15", "2023-06-18"),
        ("He was killed in {last Tuesday's raid}.", "2016-12-19", "2016-12-13"),
        ("He was killed in {last week's bombing}.", "2016-12-19", "2016-12-12..2016-12-18"),
        ("The blast came {at 18:30}.", "2016-12-19", "2016-12-19"),
        ("The blast came {just before 9am}.", "2016-12-19", "2016-12-19"),
        ("The blast came {at around half past ten on Saturday night}.", "2016-12-19", "2016-12-17"),
        (
            "The blast came {some time between Saturday night and Sunday morning}.",
            "2016-12-19",
            "2016-12-17..2016-12-18",
        ),
        ("The blast came {between 8 and 9 p.m. on Sunday}.", "2016-12-19", "2016-12-18"),
        ("The blast came {at about 11.15 on Sunday morning}.", "2016-12-19", "2016-12-18"),
        ("The blast came {in the small hours of Sunday}.", "2016-12-19", "2016-12-18"),
        ("The blast came {before daybreak Sunday}.", "2016-12-19", "2016-12-18"),
        ("The blast came {mid-morning on Sunday}.", "2016-12-19", "2016-12-18"),
        ("The blast came {Sunday lunchtime}.", "2016-12-19", "2016-12-18"),
        ("The blast came {as people broke their fast on Sunday evening}.", "2016-12-19", "2016-12-18"),
        ("The blast came {during evening prayers on Friday}.", "2016-12-19", "2016-12-16"),
        ("The blast came {at rush hour on Friday}.", "2016-12-19", "2016-12-16"),
        ("The blast came {an hour before midnight on Friday}.", "2016-12-19", "2016-12-16"),
    ],
)
def test_days(text: str, published: str, days: str) -> None:
    assert days_of(text, published) == days
