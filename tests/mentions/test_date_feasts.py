"""Feasts, those that move and those that don't."""

from datetime import date

import pytest

from dateline.mentions.dates import find_dates
from tests.mentions.marked import days_of


@pytest.mark.parametrize(
    ("text", "published", "days"),
    [
        ("They broke the truce {on the first day of Ramadan}.", "2023-06-15", "2023-03-23"),
        ("They broke the truce {during Ramadan}.", "2023-06-15", "2023-03-23..2023-04-20"),
        ("They broke the truce {on Eid al-Fitr}.", "2023-06-15", "2023-04-21..2023-04-23"),
        ("They broke the truce {on Easter Sunday}.", "2023-06-15", "2023-04-09"),
        ("They broke the truce {on Good Friday}.", "2023-06-15", "2023-04-07"),
        ("They broke the truce {on Easter Monday}.", "2023-06-15", "2023-04-10"),
        ("They broke the truce {over Easter}.", "2023-06-15", "2023-04-09"),
        ("They broke the truce {on Palm Sunday}.", "2023-06-15", "2023-04-02"),
        ("They broke the truce {on Orthodox Easter}.", "2023-06-15", "2023-04-16"),
        ("They broke the truce {on Pentecost Sunday}.", "2023-06-15", "2023-05-28"),
        ("They broke the truce {on Ash Wednesday}.", "2023-06-15", "2023-02-22"),
        ("They broke the truce {on Christmas Eve}.", "2023-06-15", "2022-12-24"),
        ("They broke the truce {over Christmas}.", "2023-06-15", "2022-12-25"),
        ("They broke the truce {on New Year's Day}.", "2023-06-15", "2023-01-01"),
        ("They broke the truce {on New Year's Eve}.", "2023-06-15", "2022-12-31"),
        ("They broke the truce {on International Women's Day}.", "2023-06-15", "2023-03-08"),
        ("They broke the truce {on Labour Day}.", "2023-06-15", "2023-05-01"),
        ("They broke the truce {on May Day}.", "2023-06-15", "2023-05-01"),
        ("They broke the truce {on Nowruz}.", "2023-06-15", "2023-03-21"),
        ("They broke the truce {on Victory Day}.", "2023-06-15", "2023-05-09"),
        ("They broke the truce {on Valentine's Day}.", "2023-06-15", "2023-02-14"),
        ("They broke the truce {on Orthodox Christmas}.", "2023-06-15", "2023-01-07"),
        ("They broke the truce {on Ashura}.", "2023-06-15", "2022-08-08"),
        ("Fires burned {on Orthodox Easter} 2016.", "2016-12-19", "2016-05-01"),
        ("They met {on the second day of Eid al-Fitr}.", "2024-05-02", "2024-04-11"),
        ("It fell {during Ramadan}.", "2024-03-20", "2024-03-11..2024-03-20"),
    ],
)
def test_days(text: str, published: str, days: str) -> None:
    assert days_of(text, published) == days


@pytest.mark.parametrize(
    "text", ["Taha Ramadan fled with two guards.", "The Easter family left.", "He lent them a car."]
)
def test_a_name_alone_is_no_feast(text: str) -> None:
    assert find_dates(text, date(2024, 5, 2)) == []


def test_the_feast_of_another_people_is_no_new_year() -> None:
    assert find_dates("They met at the Chinese New Year.", date(2024, 5, 2)) == []
