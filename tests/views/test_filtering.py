from __future__ import annotations

from datetime import date

import pytest

from dateline.views.filtering import Query, actor_names, episode, select, values
from tests.views.sample import SOHR, prepared

DAY29, DAY30 = date(2024, 11, 29), date(2024, 11, 30)


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        (Query(), {"capture", "entry", "ring", "toll255", "toll300", "toll20"}),
        (Query(background=True), {"capture", "entry", "ring", "toll255", "toll300", "toll20", "war", "ceasefire"}),
        (Query(DAY30, DAY30), {"capture", "entry", "toll300", "toll20"}),  # 255 stood for the 29th
        (Query(DAY29, DAY29), {"ring", "toll255"}),  # the total to the 30th says nothing of the 29th
        (Query(DAY30, DAY30, background=True), {"capture", "entry", "toll300", "toll20", "war", "ceasefire"}),
        (Query(event_types=("capture",)), {"capture"}),
        (Query(actors=("Syrian rebels",)), {"capture", "entry"}),
        (Query(actors=("nobody",)), set()),
        (Query(claimants=(SOHR,), statuses=("claimed",)), {"capture", "toll255", "toll300", "toll20"}),
        (Query(statuses=("verified",)), {"ring"}),
        (Query(words="AIRPORT"), {"capture"}),
        (Query(words="rebels entered"), {"entry"}),
        (Query(words=".*"), set()),  # words, not a pattern
    ],
)
def test_select_leaves_what_is_asked_for(query: Query, expected: set[str]) -> None:
    assert set(select(prepared(), query)["event_id"]) == expected


def test_episode_spans_what_is_not_background() -> None:
    assert episode(prepared()) == (date(2024, 11, 27), DAY30)
    assert episode(select(prepared(), Query(words="nothing at all"))) is None


def test_choices_are_listed_most_frequent_first() -> None:
    assert actor_names(prepared()) == ["Syrian rebels"]
    assert values(prepared(), "claimant")[0] == SOHR
