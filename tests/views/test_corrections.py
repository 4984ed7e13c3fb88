from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from dateline.model import Span
from dateline.views.corrections import blank, differing, find_words, known_names, problem, span_of, values_of
from tests.views import sample

TEXT = "Rebels entered the town.\nRebels  entered it on Friday. 😀 The army left."


def _row(event_id: str = "capture") -> Any:
    table = sample.prepared()
    return next(table[table["event_id"] == event_id].itertuples(index=False))


def test_a_form_that_nobody_touched_changes_nothing() -> None:
    values = values_of(_row())
    assert differing(values, dict(values)) == {}
    assert problem(values) == ""


def test_another_day_is_exact_and_two_days_are_a_range() -> None:
    values = values_of(_row())
    moved = values | {"date_start": date(2024, 11, 1), "date_end": date(2024, 11, 1)}
    assert differing(values, moved) == {
        "date_start": "2024-11-01",
        "date_end": "2024-11-01",
        "date_precision": "day",
    }
    longer = values | {"date_start": date(2024, 11, 1)}
    assert differing(values, longer)["date_precision"] == "range"


def test_names_counts_and_texts_are_told_as_they_are_kept() -> None:
    values = values_of(_row())
    filled = values | {"actors": ["Rebels"], "killed_min": 3, "attribution": " a medic ", "context": True}
    assert differing(values, filled) == {
        "actors": ["Rebels"],
        "killed_min": 3,
        "attribution": "a medic",
        "context": True,
    }


@pytest.mark.parametrize(
    ("change", "words"),
    [
        ({"date_start": None}, "Give the day"),
        ({"date_start": date(2030, 1, 1)}, "after the last"),
        ({"killed_min": 4, "killed_max": 3}, "above the upper"),
        ({"killed_min": 4, "killed_max": None}, ""),
        ({"injured_min": 0, "injured_max": 0}, ""),
    ],
)
def test_what_can_not_be_is_said(change: dict[str, Any], words: str) -> None:
    said = problem(values_of(_row()) | change)
    assert words in said
    assert bool(said) == bool(words)


def test_a_new_row_begins_on_the_day_of_the_article() -> None:
    values = blank(date(2024, 11, 29))
    assert (values["date_start"], values["killed_min"], values["actors"]) == (date(2024, 11, 29), None, [])


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("Rebels entered", ["Rebels entered", "Rebels  entered"]),
        ("  on   Friday ", ["on Friday"]),
        ("rebels entered the city", []),
        ("   ", []),
        ("(", []),
    ],
)
def test_words_are_found_whatever_the_spaces(words: str, found: list[str]) -> None:
    assert [TEXT[hit.span.start : hit.span.end] for hit in find_words(TEXT, words)] == found


@pytest.mark.parametrize(
    ("value", "span"),
    [
        ({"start": 0, "end": 6}, Span(0, 6)),
        ({"start": 6, "end": 15}, Span(7, 14)),  # spaces at the ends are no words
        ({"start": 24, "end": 25}, None),
        ({"start": 5, "end": 5}, None),
        ({"start": -1, "end": 5}, None),
        ({"start": 0, "end": 10_000}, None),
        ({"start": "0", "end": 5}, None),
        ({"start": True, "end": 5}, None),
        ("0-5", None),
        (None, None),
    ],
)
def test_a_span_from_the_browser_is_checked(value: object, span: Span | None) -> None:
    assert span_of(value, TEXT) == span


def test_names_to_choose_from_are_in_order() -> None:
    names = known_names(sample.prepared(), ["Zouaves"])
    assert names == sorted(names, key=lambda name: (name.lower(), name))
    assert "Zouaves" in names
