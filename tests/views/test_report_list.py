from __future__ import annotations

import pandas as pd
import pytest

from dateline.views.report_list import neighbour, rows, window
from tests.views.sample import prepared


def test_rows_say_what_is_known_and_never_nan() -> None:
    made = rows(prepared())
    assert "nan" not in str(made).lower().replace("international", "")
    assert "<NA>" not in str(made)
    assert {row["id"]: row["unmapped"] for row in made}["toll300"] == "not on the map: no place stated"


@pytest.mark.parametrize(("size", "at", "first"), [(200, 5, 0), (4, 0, 0), (4, 7, 4), (4, 4, 2)])
def test_window_holds_the_selected_report(size: int, at: int, first: int) -> None:
    table = prepared()
    part, start = window(table, at, size)
    assert start == first
    assert table["event_id"].iloc[at] in set(part["event_id"])
    assert len(part) == min(size, len(table))


@pytest.mark.parametrize(
    ("label", "step", "expected"), [(10, 1, "b"), (10, -1, "a"), (30, 1, "c"), (None, 1, "a"), (99, -1, "a")]
)
def test_stepping_stops_at_the_ends(label: int | None, step: int, expected: str) -> None:
    assert neighbour(pd.DataFrame({"event_id": ["a", "b", "c"]}, index=[10, 20, 30]), label, step) == expected


def test_stepping_through_nothing_chooses_nothing() -> None:
    assert neighbour(pd.DataFrame({"event_id": []}), 1, 1) == ""
