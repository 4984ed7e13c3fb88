"""Background by age, else as the reader sees it."""

from datetime import date, timedelta

import pytest

from dateline.events.background import background
from dateline.model import DateMention, Span
from tests.events.readings import PUBLISHED, reading

TEXT = "Rebels entered the city."


@pytest.mark.parametrize(
    ("age", "precision", "seen", "expected"),
    [
        (0, "reported", 0.1, False),
        (0, "reported", 0.9, True),
        (2, "day", 0.9, False),
        (20, "day", 0.9, True),
        (20, "day", 0.1, False),
        (61, "day", 0.1, True),
        (4000, "year", 0.02, True),
        (4000, "year", 0.01, False),  # the past is the story
        (20, "day", 0.4, True),
        (10, "day", 0.75, False),  # a week or two ago
        (10, "day", 0.85, True),
        (10, "reported", 0.75, True),
        (20, "day", 0.39, False),
        (-3, "day", 0.2, False),
    ],
)
def test_background(age: int, precision: str, seen: float, expected: bool) -> None:
    last: date = PUBLISHED - timedelta(days=age)
    days = DateMention(Span(0, 0), last, last, precision)  # type: ignore[arg-type]
    verdict, reason = background(reading(TEXT, "entered", context=seen), "advance", days, PUBLISHED)
    assert verdict is expected
    assert reason.field == "context"


@pytest.mark.parametrize(
    ("kind", "begun", "seen", "expected"),
    [
        ("casualties", 61, 0.2, True),
        ("casualties", 61, 0.01, True),
        ("casualties", 60, 0.2, False),
        ("displacement", 61, 0.2, False),
    ],
)
def test_a_toll_is_as_old_as_its_first_day(kind: str, begun: int, seen: float, expected: bool) -> None:
    days = DateMention(Span(0, 0), PUBLISHED - timedelta(days=begun), PUBLISHED, "range")
    verdict, _ = background(reading(TEXT, "entered", kind, context=seen), kind, days, PUBLISHED)
    assert verdict is expected


@pytest.mark.parametrize(("seen", "expected"), [(0.1, False), (0.6, True)])
@pytest.mark.parametrize("kind", ["advance", "casualties"])
def test_age_says_nothing_in_a_text_that_tells_of_the_past(kind: str, seen: float, expected: bool) -> None:
    days = DateMention(Span(0, 0), PUBLISHED - timedelta(days=9000), PUBLISHED - timedelta(days=9000), "day")
    verdict, _ = background(reading(TEXT, "entered", kind, context=seen), kind, days, PUBLISHED, retold=True)
    assert verdict is expected


@pytest.mark.parametrize(
    ("broad", "precision", "seen", "expected"),
    [
        (True, "reported", 0.06, True),
        (True, "reported", 0.04, False),
        (True, "day", 0.3, False),  # the text says when
        (False, "reported", 0.3, False),  # an incident's toll, or one with a place
    ],
)
def test_a_total_without_day_or_place_is_background_at_little_doubt(
    broad: bool, precision: str, seen: float, expected: bool
) -> None:
    days = DateMention(Span(0, 0), PUBLISHED - timedelta(days=20), PUBLISHED - timedelta(days=20), precision)  # type: ignore[arg-type]
    toll = reading(TEXT, "entered", "casualties", context=seen)
    verdict, reason = background(toll, "casualties", days, PUBLISHED, broad=broad)
    assert verdict is expected
    assert ("without day or place" in reason.rule) is expected
