"""One event said twice is one reading; two events stay two."""

import pytest

from dateline.events.distinct import distinct, kind_of
from tests.events.readings import reading, situation

STRIKE = "Shells struck a bakery in Idlib on Friday, killing four people and wounding nine."


def test_a_toll_beside_its_event_is_absorbed() -> None:
    readings = [
        reading(STRIKE, "struck", "shelling", killed=["four people"]),
        reading(STRIKE, "killing", "casualties", killed=["four people"]),
    ]
    assert [kind_of(r) for r in distinct(STRIKE, readings, situation(STRIKE).sentence_of)] == ["shelling"]


def test_a_sub_total_is_not_absorbed() -> None:
    text = "A strike killed four people, two of them children."
    readings = [
        reading(text, "strike", "air_strike", killed=["four people"]),
        reading(text, "children", "casualties", killed=["two of them"], part=1.0),
    ]
    assert len(distinct(text, readings, situation(text).sentence_of)) == 2


def test_adjacent_triggers_are_one() -> None:
    readings = [
        reading(STRIKE, "Shells", "shelling", score=0.6, place=["Idlib"]),
        reading(STRIKE, "struck", "shelling", killed=["four people"]),
    ]
    (only,) = distinct(STRIKE, readings, situation(STRIKE).sentence_of)
    assert STRIKE[only.trigger.start : only.trigger.end] == "Shells struck"
    assert only.roles["place"] and only.roles["killed"]


@pytest.mark.parametrize(
    ("text", "first", "second"),
    [
        ("Rebels took Hama and seized Homs.", ("took", {"place": ["Hama"]}), ("seized", {"place": ["Homs"]})),
        (
            "The army left Hama. Police left Homs.",
            ("army left", {"actor": ["The army"]}),
            ("Police left", {"actor": ["Police"]}),
        ),
        ("Rebels attacked and the army attacked back.", ("attacked and", {}), ("attacked back", {})),
    ],
)
def test_what_differs_stays_apart(text: str, first: tuple, second: tuple) -> None:
    readings = [reading(text, words, "capture", **roles) for words, roles in (first, second)]
    assert len(distinct(text, readings, situation(text).sentence_of)) == 2
