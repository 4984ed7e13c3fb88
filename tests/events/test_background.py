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
        (4000, "year", 0.0, True),
        (-3, "day", 0.2, False),
    ],
)
def test_background(age: int, precision: str, seen: float, expected: bool) -> None:
    last: date = PUBLISHED - timedelta(days=age)
    days = DateMention(Span(0, 0), last, last, precision)  # type: ignore[arg-type]
    verdict, reason = background(reading(TEXT, "entered", context=seen), days, PUBLISHED)
    assert verdict is expected
    assert reason.field == "context"
