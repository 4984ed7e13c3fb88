"""A publication day that the text's weekdays don't fit is warned of; a fitting one is not."""

from __future__ import annotations

import time
from datetime import date, timedelta
from pathlib import Path

import pytest

from dateline.ingest.files import read_articles
from dateline.ingest.weekdays import weekday_warning
from dateline.model import Article

FRIDAY = date(2024, 11, 29)
ROOT = Path(__file__).parents[2]


@pytest.mark.parametrize(
    "text",
    [
        "",
        "Rebels entered the city.",
        "Rebels entered the city on Friday.",
        "Rebels entered the city on Thursday. The offensive began on Monday.",
        "Since Monday 200 have died. On Friday the army left.",
        "Last Monday they met.",
        "They meet every Monday and until Sunday.",
        "On Friday, 29 November, rebels entered the city.",
        "Friday 29 November 2024",
        "On Friday (November 29th) they left.",
        "It began on Tuesday, 30 November 2021, and again on Friday.",
        "On Sunday 31 February nothing happens.",
        "the monday club met",
        "On Monday, December 2, they will vote; on Friday they met.",
    ],
)
def test_weekdays_that_fit(text: str) -> None:
    assert weekday_warning(text, FRIDAY) == ""


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("Rebels entered on Monday. The army left on Tuesday.", "Monday first, 4 days before Friday 2024-11-29"),
        ("On Saturday shells fell.", "Saturday first, 6 days before"),
        ("On Saturday, 29 November, rebels entered.", "says Saturday 29 November, which in 2024 is a Friday"),
        ("On Friday, Nov. 28 they left.", "says Friday 28 November, which in 2024 is a Thursday"),
        ("On Monday (3 January) they left.", "says Monday 3 January, which in 2025 is a Friday"),
    ],
)
def test_weekdays_that_do_not_fit(text: str, says: str) -> None:
    assert says in weekday_warning(text, FRIDAY)


@pytest.mark.parametrize(
    "text",
    ["a" * 1_000_000, "a " * 500_000, "Monday" + " " * 1_000_000, "Monday," + " the" * 250_000, "Monday " * 100_000],
)
def test_long_texts_take_no_long_time(text: str) -> None:
    started = time.monotonic()
    weekday_warning(text, FRIDAY)
    assert time.monotonic() - started < 5


def gold_articles() -> list[Article]:
    folders = [ROOT / "seeds", ROOT / "gold/dev/articles", *sorted((ROOT / "gold/train").glob("*/articles"))]
    return [item for item in read_articles(folders) if isinstance(item, Article) and item.published]


def test_right_days_are_seldom_warned_of_and_days_three_off_mostly() -> None:
    articles = gold_articles()
    assert len(articles) == 130

    def warned(shift: int) -> int:
        days = [(a.text, a.published + timedelta(days=shift)) for a in articles if a.published]
        return sum(bool(weekday_warning(text, day)) for text, day in days)

    assert warned(0) <= 5
    assert warned(3) >= 104
    assert warned(-3) >= 91
