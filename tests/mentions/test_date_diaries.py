"""Diaries, logs and chronicles: the day that heads an entry is the day of what the entry tells."""

from datetime import date

import pytest

from dateline.mentions.dates import find_dates
from tests.mentions.marked import days_of

DIARY = "Monday 5 May. Shells on the mill.\n\nTuesday. Nothing.\n\nWednesday 7 May. {words} they came back.\n"
SHIPS = (
    "5 May | a barge | hit\n6 May | a tug | missed\n7 May | a ferry | hit\n\n3. Inland\n\nThe road was cut {yesterday}."
)


@pytest.mark.parametrize(
    ("words", "days"),
    [
        ("{Yesterday}", "2014-05-06"),
        ("{Today}", "2014-05-07"),
        ("{On Monday}", "2014-05-05"),
        ("{By dusk}", "2014-05-07"),
        ("{The next morning}", "2014-05-08"),
    ],
)
def test_an_entry_is_read_against_its_heading(words: str, days: str) -> None:
    assert days_of(DIARY.replace("{words}", words), "2014-05-24") == days


def test_weekdays_that_head_entries_follow_each_other() -> None:
    text = "Sat 3 May. Rain.\n\nSunday. Mass.\n\n{Monday}. Shells.\n\nTuesday 6 May. None."
    assert days_of(text, "2014-05-24") == "2014-05-05"


def test_no_heading_lies_after_publication() -> None:
    assert days_of("5-7 May: what we know.\n\n{Tuesday}. Shells.", "2014-05-08") == "2014-05-06"


def test_a_section_of_its_own_ends_the_entry() -> None:
    assert days_of(SHIPS, "2014-05-12") == "2014-05-11"


def test_a_stretch_at_the_head_is_no_day() -> None:
    text = "3 May. Rain.\n4 May. Rain.\n5 May. Rain.\nMay 8-10 - {On Sunday} the mill burned."
    assert days_of(text, "2014-05-12") == "2014-05-11"


@pytest.mark.parametrize(
    ("text", "published", "days"),
    [
        ("{Sat 19}. The rain lets up.", "2003-07-26", "2003-07-19"),
        ("{Sat 12:30} Curfew.", "2003-07-26", "2003-07-26"),
        ("{Sat 20}. No such Saturday.", "2003-07-26", "2002-07-20"),
        ("4 May 2014. 0500 First shells. {1605} The mayor leaves.", "2014-05-07", "2014-05-04"),
        ("Monday. Rain.\nTuesday. They moved {overnight}.\nWednesday. Fog.", "1999-04-07", "1999-04-05..1999-04-06"),
        ("They moved {overnight}.", "1999-04-07", "1999-04-06..1999-04-07"),
        ("Founded in {1605}, the mill burned.", "2014-05-07", "1605-01-01..1605-12-31"),
        ("{May 8-10} - Khormaksar: shelling.", "2014-07-18", "2014-05-08..2014-05-10"),
    ],
)
def test_headings_of_logs(text: str, published: str, days: str) -> None:
    assert days_of(text, published) == days


@pytest.mark.parametrize(("day", "expected"), [("Sat 31", "2020-10-31"), ("Wed 31", "2019-07-31")])
def test_a_weekday_with_a_number_may_lie_many_months_back(day: str, expected: str) -> None:
    assert days_of(f"{{{day}}}. The rain lets up.", "2021-01-30") == expected


@pytest.mark.parametrize("published", [date.min, date(1, 1, 2), date.max])
def test_the_first_and_the_last_day_of_all_are_read_too(published: date) -> None:
    text = "Sat 31. Rain. They left in the night, on the Friday, last Monday, for five days, yesterday, until Tuesday."
    assert all(m.start <= m.end for m in find_dates(text, published))
