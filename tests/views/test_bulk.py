"""Which rows one press accepts."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from dateline.store.overlay import overlay
from dateline.store.review import accept
from dateline.views import bulk
from dateline.views.reports import prepare
from tests.store import samples

PLAIN = overlay(samples.table(), [], samples.ARTICLES)
DECIDED = replace(accept(PLAIN, "e2", "Ana"), decision_id="a" * 32, made_at="2026-11-22T10:00:00.000000+00:00")


def _table(*decisions: Any) -> Any:
    return prepare(overlay(samples.table(), decisions, samples.ARTICLES).rows, samples.ARTICLES)


@pytest.mark.parametrize(
    ("scope", "least", "expected"),
    [
        ("sentence", 0.0, ["e1", "e2"]),
        ("sentence", 0.81, []),
        ("article", 0.0, ["e1", "e2", "e3", "e4"]),
        ("article", 0.8, ["e1", "e2", "e3"]),
        ("listed", 0.0, ["e1", "e2", "e3", "e4", "e5"]),
        ("listed", 0.5, ["e1", "e2", "e3", "e5"]),
        ("listed", 1.0, []),
    ],
)
def test_rows_of_a_scope(scope: str, least: float, expected: list[str]) -> None:
    table = _table()
    row = next(table[table["event_id"] == "e1"].itertuples(index=False))
    assert sorted(bulk.of_scope(table, row, scope, least)["event_id"]) == expected


def test_checked_rows_are_not_accepted_again() -> None:
    table = _table(DECIDED)
    row = next(table[table["event_id"] == "e1"].itertuples(index=False))
    assert list(bulk.of_scope(table, row, "sentence", 0.0)["event_id"]) == ["e1"]


def test_rows_are_looked_over_in_words() -> None:
    table = _table()
    shown = bulk.to_look_over(table).loc[table["event_id"] == "e3"].iloc[0]
    assert (shown["Accept"], shown["Sure"], shown["Where"]) == (True, 80, "Saraqib")
    assert shown["What"] == "Air strike; 4 killed"
    assert shown["Sentence"] == "An air strike killed four people in Saraqib."
    assert list(bulk.to_look_over(table)["Where"]).count("not stated") == 1
