"""When: the reader's words as days; lasting states and running totals reach on."""

from datetime import date

import pytest

from dateline.events.when import when
from tests.events.readings import reading, situation

SAT = date(2024, 11, 30)


@pytest.mark.parametrize(
    ("text", "trigger", "kind", "words", "flags", "expected"),
    [
        ("Rebels entered Hama on Thursday.", "entered", "advance", "on Thursday", {}, (date(2024, 11, 28),) * 2),
        ("Rebels entered Hama.", "entered", "advance", None, {}, (SAT, SAT)),
        (
            "A curfew came into force at 17:00 and will last until Sunday.",
            "curfew",
            "restriction",
            "at 17:00 and will last until Sunday",
            {},
            (SAT, date(2024, 12, 1)),
        ),
        (
            "The airports will stay shut until Tuesday.",
            "shut",
            "restriction",
            "until Tuesday",
            {},
            (SAT, date(2024, 12, 3)),
        ),
        ("They fought on until Thursday.", "fought", "clash", "until Thursday", {}, (date(2024, 11, 28),) * 2),
        (
            "Troops have been in Hama since Thursday, when they crossed the river.",
            "crossed",
            "advance",
            "since Thursday",
            {},
            (date(2024, 11, 28),) * 2,
        ),
        (
            "Since Thursday, when rebels took Hama, 394 people were wounded.",
            "wounded",
            "casualties",
            "Since Thursday",
            {},
            (date(2024, 11, 28), SAT),
        ),
        (
            "They have governed most of Idlib since Thursday.",
            "governed",
            "capture",
            "since Thursday",
            {},
            (date(2024, 11, 28), SAT),
        ),
        (
            "Rebels have held Hama since a battle in 2016.",
            "held",
            "capture",
            "in 2016",
            {},
            (date(2016, 1, 1), date(2016, 12, 31)),
        ),
        (
            "The war, which has killed 90,000 people, began in 2011.",
            "killed",
            "casualties",
            "in 2011",
            {"cumulative": 1.0},
            (date(2011, 1, 1), SAT),
        ),
        (
            "About 1,200 people were killed in 2006.",
            "killed",
            "casualties",
            "in 2006",
            {"cumulative": 1.0},
            (date(2006, 1, 1), date(2006, 12, 31)),
        ),
        (
            "The strike that began the day of 27 November killed two.",
            "killed",
            "air_strike",
            "27 November",
            {},
            (date(2024, 11, 27),) * 2,
        ),
    ],
)
def test_when(text: str, trigger: str, kind: str, words: str | None, flags: dict, expected: tuple) -> None:
    days, said, _ = when(situation(text), reading(text, trigger, kind, date=[words] if words else [], **flags))
    assert (days.start, days.end) == expected
    assert said == (words or "")
    assert (days.precision == "reported") is (words is None)


def test_what_was_before_does_not_date_the_event() -> None:
    text = "Rebels entered Hama for the first time since being forced out in 2016."
    days, said, _ = when(situation(text), reading(text, "entered", "advance", date=["in 2016"]))
    assert (days.start, days.precision, said) == (SAT, "reported", "")


@pytest.mark.parametrize(
    ("text", "words", "precision"),
    [
        ("Friday. A woman died in the mud.\nSaturday. Fog.", "Saturday", "reported"),
        ("A woman died in the mud.\n\nIt rained on Friday.", "on Friday", "reported"),
        ("A woman died in the mud. It rained on Friday.", "on Friday", "day"),
        ("A woman died\n\nShe was hit on Friday.", "on Friday", "day"),
    ],
)
def test_the_next_paragraph_dates_headings_only(text: str, words: str, precision: str) -> None:
    days, _, _ = when(situation(text), reading(text, "died", "casualties", date=[words]))
    assert days.precision == precision
