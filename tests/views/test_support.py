from __future__ import annotations

from datetime import date

import pandas as pd
import pytest

from dateline.table import from_records
from dateline.views.reports import prepare
from dateline.views.support import support
from tests.views import sample


def _contested() -> pd.DataFrame:
    first = sample.articles()["000_0b5b68fffb1d234c"]
    day = {"date_start": date(2024, 11, 29), "date_end": date(2024, 11, 29), "radius_km": 12.0, **sample.ALEPPO}
    said = "The government says reinforcements have now reached Aleppo and it is driving the rebels out"
    entered = "Our forces have begun entering the city of Aleppo"
    return from_records(
        [
            sample.record("in", first, entered, "entering", event_type="advance", attribution="Syrian rebels",
                          actors=["Syrian rebels"], targets=["Syrian government"], **day),
            sample.record("out", first, said, "driving", event_type="clash", attribution="Syrian government",
                          actors=["Syrian government"], targets=["Syrian rebels"], **day),
            sample.record("not", first, said, "reached", event_type="advance", status="denied",
                          attribution="Syrian government", actors=["Syrian rebels"], **day),
        ]
    )  # fmt: skip


def test_reports_that_contradict_each_other_know_of_each_other() -> None:
    known = support(prepare(_contested(), sample.articles()))
    assert "not" in known["in"].against
    assert "in" in known["not"].against


def test_every_report_has_a_grade_that_can_be_shown() -> None:
    known = support(sample.prepared())
    assert set(known) == set(sample.prepared()["event_id"])
    assert known["ring"].label == "Confirmed"
    assert known["capture"].label == "One source"
    assert known["capture"].against == ()


def test_more_reports_than_can_be_compared_are_not_graded(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("dateline.views.support.MOST", len(sample.prepared()) - 1)
    assert support(sample.prepared()) == {}
