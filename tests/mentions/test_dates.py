"""Time expressions against the publication day."""

from __future__ import annotations

import time
from datetime import date

import pytest

from dateline.mentions.dates import find_dates, resolve_date
from dateline.model import DateMention, Span

SATURDAY = date(2024, 11, 30)
FRIDAY = date(2024, 11, 29)

RESOLVED = [
    ("Troops left the town on Friday.", FRIDAY, "2024-11-29", "2024-11-29", "day"),
    ("Troops left the town on Friday.", SATURDAY, "2024-11-29", "2024-11-29", "day"),
    ("They were seen last Friday.", FRIDAY, "2024-11-22", "2024-11-22", "day"),
    ("The toll from Thursday's blasts rose to 183.", FRIDAY, "2024-11-28", "2024-11-28", "day"),
    ("From Thursday no buses will run.", FRIDAY, "2024-12-05", "2024-12-05", "day"),
    ("Two weeks on, the siege goes on.", SATURDAY, "2024-11-30", "2024-11-30", "day"),
    ("The vote will be held two weeks later.", SATURDAY, "2024-12-14", "2024-12-14", "day"),
    ("The fourth raid in a week on the port left ten dead.", SATURDAY, "2024-11-23", "2024-11-30", "range"),
    ("Talks open next Monday.", SATURDAY, "2024-12-02", "2024-12-02", "day"),
    ("The curfew holds until Sunday.", SATURDAY, "2024-12-01", "2024-12-01", "day"),
    ("The curfew held until Thursday.", SATURDAY, "2024-11-28", "2024-11-28", "day"),
    ("A depot burned on Thursday night.", SATURDAY, "2024-11-28", "2024-11-28", "time"),
    ("In the early hours of Thursday a bridge fell.", SATURDAY, "2024-11-28", "2024-11-28", "time"),
    ("Drones flew overnight.", SATURDAY, "2024-11-29", "2024-11-30", "range"),
    ("Roads were cut last week.", SATURDAY, "2024-11-18", "2024-11-24", "range"),
    ("Two bases fell earlier this month.", SATURDAY, "2024-11-01", "2024-11-30", "range"),
    ("Shelling has gone on since Wednesday.", SATURDAY, "2024-11-27", "2024-11-30", "range"),
    ("Fields burned between 3 and 5 May.", SATURDAY, "2024-05-03", "2024-05-05", "range"),
    ("Fields burned from 30 April to 5 May 2023.", SATURDAY, "2023-04-30", "2023-05-05", "range"),
    ("The mill was hit on Oct. 10.", SATURDAY, "2024-10-10", "2024-10-10", "day"),
    ("The mill was hit on December 3.", SATURDAY, "2023-12-03", "2023-12-03", "day"),
    ("The mill was hit on 12.03.2024.", SATURDAY, "2024-03-12", "2024-03-12", "day"),
    ("The mill was hit on 2024-03-12.", SATURDAY, "2024-03-12", "2024-03-12", "day"),
    ("The fort fell in May last year.", SATURDAY, "2023-05-01", "2023-05-31", "month"),
    ("The fort fell in February 1982, and burned.", SATURDAY, "1982-02-01", "1982-02-28", "month"),
    ("The fort fell in 2016.", SATURDAY, "2016-01-01", "2016-12-31", "year"),
    ("Feuds ran on in the 1990s.", SATURDAY, "1990-01-01", "1999-12-31", "range"),
    ("Medics counted them in the past 24 hours.", SATURDAY, "2024-11-29", "2024-11-30", "range"),
    ("Rain fell over the weekend.", date(2024, 12, 2), "2024-11-30", "2024-12-01", "range"),
    ("The raid came at 5am on Thursday.", SATURDAY, "2024-11-28", "2024-11-28", "time"),
    ("He fled three weeks ago.", SATURDAY, "2024-11-09", "2024-11-09", "day"),
    ("Guns were heard this morning.", SATURDAY, "2024-11-30", "2024-11-30", "time"),
    ("Guns were heard yesterday.", SATURDAY, "2024-11-29", "2024-11-29", "day"),
    ("The pass has been shut since the start of the week.", SATURDAY, "2024-11-25", "2024-11-30", "range"),
    ("The assembly will meet on Tuesday.", SATURDAY, "2024-12-03", "2024-12-03", "day"),
    ("It came two days after 7 October.", SATURDAY, "2024-10-09", "2024-10-09", "day"),
    ("It came on the eve of 5 May.", SATURDAY, "2024-05-04", "2024-05-04", "day"),
    ("It came on the night of 12 to 13 May.", SATURDAY, "2024-05-12", "2024-05-13", "range"),
    ("It came overnight into Thursday.", SATURDAY, "2024-11-27", "2024-11-28", "range"),
    ("It came in the week of 5 November.", SATURDAY, "2024-11-04", "2024-11-10", "range"),
    ("It came in the week to 17 November.", SATURDAY, "2024-11-11", "2024-11-17", "range"),
    ("It came on 5, 6 and 7 May.", SATURDAY, "2024-05-05", "2024-05-07", "range"),
    ("It came in late 2022.", SATURDAY, "2022-09-01", "2022-12-31", "range"),
    ("It came in the first ten days of May.", SATURDAY, "2024-05-01", "2024-05-10", "range"),
    ("It came on Friday, November 22.", SATURDAY, "2024-11-22", "2024-11-22", "day"),
    ("Four people died on Christmas Day.", date(2025, 1, 4), "2024-12-25", "2024-12-25", "day"),
]


@pytest.mark.parametrize(("text", "published", "start", "end", "precision"), RESOLVED)
def test_find_dates(text: str, published: date, start: str, end: str, precision: str) -> None:
    found = find_dates(text, published)
    assert [(str(m.start), str(m.end), m.precision) for m in found] == [(start, end, precision)]
    assert resolve_date(text, found[0].span, published) == found[0]


@pytest.mark.parametrize(
    "text",
    [
        "He may march on the capital.",
        "The 34 trucks and 60 drivers waited.",
        "They sat on a T-72 near Route 4.",
        "About 2000 people stood in line.",
        "The second battalion marched off.",
        "The children sat in the sun.",
    ],
)
def test_no_date_where_none_is_told(text: str) -> None:
    assert find_dates(text, SATURDAY) == []


ANCHOR = DateMention(Span(0, 1), date(2024, 11, 20), date(2024, 11, 20), "day")


@pytest.mark.parametrize(
    ("words", "day"),
    [
        ("two days later", "2024-11-22"),
        ("two days earlier", "2024-11-18"),
        ("the next day", "2024-11-21"),
        ("the previous evening", "2024-11-19"),
        ("the day before", "2024-11-19"),
        ("that night", "2024-11-20"),
        ("the same day", "2024-11-20"),
        ("a week later", "2024-11-27"),
    ],
)
def test_relative_to_the_time_last_spoken_of(words: str, day: str) -> None:
    text = f"The village was shelled {words}."
    start = text.index(words)
    found = resolve_date(text, Span(start, start + len(words)), SATURDAY, ANCHOR)
    assert found is not None
    assert (str(found.start), str(found.end)) == (day, day)


def test_without_publication_day_only_full_dates_are_told() -> None:
    assert [str(m.start) for m in find_dates("On Friday and on 4 May 2021 shells fell.", None)] == ["2021-05-04"]


@pytest.mark.parametrize(
    ("text", "words", "start"),
    [
        ("In 2012 guns pounded it; he died on 22 February. It snowed.", "on 22 February", "2012-02-22"),
        ("Since 2013 it was held. They left on 10 March.", "on 10 March", "2024-03-10"),
        ("It fell on Tuesday. At dawn guns were heard.", "At dawn", "2024-11-26"),
        ("It fell on Tuesday.\n\nAt dawn guns were heard.", "At dawn", "2024-11-30"),
        ("On 18 August they came. They left on the 29th.", "on the 29th", "2024-08-29"),
        ("14:25 GMT Guns are heard.", "14:25 GMT", "2024-11-30"),
        ("The fort fell on Monday; the mill was hit in the same raid.", "in the same raid", "2024-11-25"),
    ],
)
def test_what_was_spoken_of_before(text: str, words: str, start: str) -> None:
    at = text.index(words)
    found = resolve_date(text, Span(at, at + len(words)), SATURDAY)
    assert found is not None and str(found.start) == start


@pytest.mark.parametrize("day", [date.min, date.max, SATURDAY])
@pytest.mark.parametrize(
    "text",
    [
        "In the first 99999999999 days of May rain fell.",
        "In the first ² days of May rain fell.",
        "It snowed on Good Friday.",
        "It snowed at the weekend, and at the turn of the year.",
        "Snow will fall next Thursday.",
    ],
)
def test_days_outside_the_calendar_stop_nothing(text: str, day: date) -> None:
    assert all(found.start <= found.end for found in find_dates(text, day))


def test_a_long_list_of_times_of_day_takes_no_time() -> None:
    begun = time.process_time()
    assert find_dates("5:30, " * 16000, SATURDAY)
    assert time.process_time() - begun < 5  # 10 s and more where each time is compared with all before it
