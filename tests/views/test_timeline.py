from __future__ import annotations

from datetime import date
from itertools import pairwise

from dateline.views.timeline import Bar, bars
from tests.views.sample import prepared


def test_a_bar_a_day_counts_the_episode() -> None:
    first, last = date(2024, 11, 27), date(2024, 11, 30)
    assert [bar.reports for bar in bars(prepared(), first, last)] == [0, 0, 2, 4]


def test_long_episodes_get_longer_bars_that_cover_every_day() -> None:
    made = bars(prepared(), date(2024, 1, 1), date(2024, 12, 31), most=12)
    assert made[0] == Bar(date(2024, 1, 1), date(2024, 1, 31), 0)
    assert made[-1].last == date(2024, 12, 31)
    assert sum(bar.reports for bar in made) == 6
    assert all((b.first - a.last).days == 1 for a, b in pairwise(made))
