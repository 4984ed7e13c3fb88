"""Counts of an event from the words that the reader points to."""

from dataclasses import replace

import pytest

from dateline.events.how_many import how_many
from tests.events.readings import reading, situation


@pytest.mark.parametrize(
    ("text", "trigger", "kind", "roles", "expected"),
    [
        (
            "A strike killed at least four people.",
            "strike",
            "air_strike",
            {"killed": ["at least four people"]},
            {"killed": (4, None)},
        ),
        (
            "A strike killed two people and wounded up to nine.",
            "strike",
            "air_strike",
            {"killed": ["two people"], "injured": ["up to nine"]},
            {"killed": (2, 2), "injured": (None, 9)},
        ),
        ("Planes flew 23 air strikes.", "air strikes", "air_strike", {"quantity": ["23"]}, {"quantity": (23, 23)}),
        ("Rebels entered Hama.", "entered", "advance", {}, {}),
        (
            "Pagers had wounded nearly 3,000, around 200 critically.",
            "Pagers",
            "bombing",
            {"injured": ["nearly 3,000, around 200 critically"]},
            {"injured": (None, 3000)},
        ),
        (
            "On 18 April 2011 tens of thousands of people sat down.",
            "sat down",
            "protest",
            {"quantity": ["tens of thousands of people"]},
            {"quantity": (20000, None)},
        ),
        (
            "Four policemen and two nurses died.",
            "died",
            "casualties",
            {"killed": ["Four policemen", "two nurses"]},
            {"killed": (6, 6)},
        ),
    ],
)
def test_counts(text: str, trigger: str, kind: str, roles: dict, expected: dict) -> None:
    counts = how_many(situation(text), reading(text, trigger, kind, **roles), kind)
    for name in ("killed", "injured", "quantity"):
        assert (getattr(counts, f"{name}_min"), getattr(counts, f"{name}_max")) == expected.get(name, (None, None)), (
            name
        )


def test_two_counts_that_are_not_coordinated_are_never_added_up() -> None:
    text = "Since the war began 1,200 people have been killed; the army says it lost 130 fighters."
    counts = how_many(
        situation(text), reading(text, "killed", "casualties", killed=["1,200 people", "130 fighters"]), "casualties"
    )
    assert (counts.killed_min, counts.killed_max) in {(1200, 1200), (130, 130)}


def test_whom_the_reader_points_to_as_killed_are_the_victims() -> None:
    text = "Ten patients were pulled out of the ward at dawn."
    ward = reading(text, "pulled out", "civilian_attack", killed=["Ten patients"])
    counts = how_many(situation(text), ward, "civilian_attack")
    assert (counts.killed_min, counts.killed_max, counts.victims) == (10, 10, "civilians")


def test_a_count_of_another_sentence_stays_with_the_attack_told_there() -> None:
    text = "A lorry bomb killed 20 and wounded 100. A car bomb had killed 17."
    lorry = reading(text, "lorry bomb", "bombing", killed=["20"], injured=["100"])
    car = reading(text, "car bomb", "bombing", killed=["17"], injured=["100"])
    car = replace(car, roles=car.roles | {"injured": (replace(car.roles["injured"][0], score=0.8),)})
    assert how_many(situation(text), car, "bombing", [lorry, car]).injured_min is None
    assert how_many(situation(text), car, "bombing", [car]).injured_min == 100
