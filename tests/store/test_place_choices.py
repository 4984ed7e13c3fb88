"""Places that a person may mean, and the columns that a corrected row gets from them."""

from __future__ import annotations

import pytest

from dateline.errors import InputError
from dateline.store.decisions import CONTENT
from dateline.store.place_choices import MOST, no_place, place_choices, point_fields
from dateline.store.review import correct
from tests.store.test_overlay import Desk

TRIPOLI_LEBANON, TRIPOLI_LIBYA = (34.43, 35.84), (32.89, 13.19)


def test_namesakes_by_size_and_by_nearness() -> None:
    largest = place_choices("Tripoli")[0]
    assert largest.country_code == "LY"
    near = next(choice for choice in place_choices("Tripoli", near=TRIPOLI_LEBANON) if choice.kind == "city")
    assert near.country_code == "LB"
    assert next(c for c in place_choices("Tripoli", near=TRIPOLI_LIBYA) if c.kind == "city").country_code == "LY"
    assert near.province


@pytest.mark.parametrize("name", ["", "   ", "Xqzzvtplk", "\x00", "x" * 5000])
def test_name_of_no_place(name: str) -> None:
    assert place_choices(name) == []


def test_choices_are_few_and_each_once() -> None:
    choices = place_choices("San José")
    assert 1 < len(choices) <= MOST
    assert len({choice.fields["gazetteer_id"] for choice in choices}) == len(choices)


def test_misspelt_name_is_found() -> None:
    assert "Aleppo" in [choice.name for choice in place_choices("Alepo")]


@pytest.mark.parametrize(
    "fields", [place_choices("Hama")[0].fields, point_fields(35.1, -36.7), point_fields(35.1, 36.7, "the mill"), no_place()]
)  # fmt: skip
def test_a_row_takes_the_columns(fields: dict) -> None:  # type: ignore[type-arg]
    assert set(fields) <= set(CONTENT)
    desk = Desk()
    desk.say(correct(desk.review, "e1", fields, "Nour"))
    shown = desk.row("e1")
    assert shown["place"] == fields["place"]
    assert shown["checked"] == "corrected"


def test_point_has_a_name_and_a_radius() -> None:
    assert point_fields(-1.5, -36.75)["place"] == "1.5000°S 36.7500°W"
    assert point_fields(1, 1, "the mill", 0.2)["radius_km"] == 0.2


@pytest.mark.parametrize("point", [(91, 0, 1), (0, 181, 1), (float("nan"), 0, 1), (0, 0, 0), (0, 0, 1e9)])
def test_what_is_no_point(point: tuple[float, float, float]) -> None:
    with pytest.raises(InputError):
        point_fields(point[0], point[1], radius_km=point[2])
