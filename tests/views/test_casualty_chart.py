from __future__ import annotations

from typing import Any

import pandas as pd
import pytest

from dateline.views.casualty_chart import casualty_chart, chart_data, summary
from dateline.views.casualty_claims import claims
from tests.views.sample import prepared


def test_no_figure_of_the_chart_is_a_sum() -> None:
    data = chart_data(claims(prepared()))
    assert sorted(data["low"]) == [20, 255, 300]
    assert data["top"].max() < 555


def test_open_tops_are_open_and_exact_counts_are_not() -> None:
    data = chart_data(claims(prepared())).set_index("event_id")
    assert data["open"].to_dict() == {"toll255": False, "toll300": True, "toll20": True}


def test_only_running_totals_of_one_claimant_and_group_share_a_line() -> None:
    data = chart_data(claims(prepared())).set_index("event_id")
    assert data.loc["toll255", "series"] == data.loc["toll300", "series"] != ""
    assert data.loc["toll20", "series"] == ""  # a part of a total is no total


def test_claims_of_one_day_stand_side_by_side() -> None:
    data = chart_data(claims(prepared()))
    assert data["when"].is_unique


def test_a_label_bears_the_shape_of_its_mark_where_several_share_a_day() -> None:
    spec: dict[str, Any] = casualty_chart(claims(prepared())).to_dict()
    rows = next(iter(spec["datasets"].values()))
    assert {row["beside"] for row in rows} == {"255", "more than 300 ●", "at least 20 civilians ◆"}


def test_chart_shows_the_phrases_and_compiles() -> None:
    spec: dict[str, Any] = casualty_chart(claims(prepared()), "toll300").to_dict()
    rows = next(iter(spec["datasets"].values()))
    assert {row["label"] for row in rows} == {"255", "more than 300", "at least 20 civilians"}
    assert [row["event_id"] for row in rows if row["chosen"]] == ["toll300"]


@pytest.mark.parametrize(("factor", "kind"), [(1, None), (1000, "symlog")])
def test_a_wide_span_of_tolls_gets_a_logarithmic_axis(factor: int, kind: str | None) -> None:
    frame = claims(prepared())
    frame.loc[frame["event_id"] == "toll300", "low"] = 300 * factor
    layers = casualty_chart(frame).to_dict()["layer"]
    kinds = {layer["encoding"]["y"].get("scale", {}).get("type") for layer in layers}
    assert kinds == {kind}


def test_summary_tells_the_chart_to_those_who_do_not_see_it() -> None:
    text = summary(claims(prepared()))
    assert "255 as of Fri 29 Nov 2024, according to Syrian Observatory for Human Rights" in text
    assert "at least 20 civilians" in text
    assert summary(claims(pd.DataFrame(prepared().head(0)))) == "No claims of deaths among these reports."


def test_a_legend_names_the_most_frequent_claimants_and_puts_the_rest_together() -> None:
    many = pd.concat([claims(prepared()).tail(1)] * 20, ignore_index=True)
    many["event_id"] = [f"e{number}" for number in range(20)]
    many["claimant"] = [f"source {min(number, 12):02d}" for number in range(20)]
    voices = set(chart_data(many)["voice"])
    assert len(voices) == 6
    assert {"others", "source 12"} <= voices
