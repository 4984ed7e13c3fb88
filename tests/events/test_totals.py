"""Tolls of nobody on the row of the attack, and tolls that count nothing."""

from dataclasses import replace

import pytest

from dateline.events.assemble import assemble
from dateline.events.reader import Reading
from dateline.events.totals import harmless
from dateline.geocoding.geoparse import world
from dateline.model import Event
from tests.events.readings import reading, situation


def events(text: str, *readings: Reading) -> list[Event]:
    return assemble(situation(text), sorted(readings, key=lambda r: r.trigger), world())


def types(found: list[Event]) -> list[str]:
    return [event.event_type for event in found]


@pytest.mark.parametrize(
    "text",
    [
        "Guns shelled Homs and Hama. No casualties were reported.",
        "Guns shelled Homs and Hama but nobody was hurt, no casualties were seen.",
    ],
)
def test_nobody_harmed_is_said_of_the_attack_before(text: str) -> None:
    found = events(
        text, reading(text, "shelled", "shelling", place=["Homs", "Hama"]), reading(text, "casualties", "casualties")
    )
    assert types(found) == ["shelling", "shelling"]
    assert all(harmless(event) for event in found)


@pytest.mark.parametrize(
    "text",
    [
        "Troops left Homs. No casualties were reported.",  # nothing that harms
        "Guns shelled Homs. It rained. The sun came out. No casualties were reported.",  # not of that attack
        "No casualties were reported. Guns shelled Homs.",
    ],
)
def test_nobody_harmed_stays_a_row_of_its_own(text: str) -> None:
    attack = ("left", "withdrawal") if "left" in text else ("shelled", "shelling")
    found = events(text, reading(text, *attack), reading(text, "casualties", "casualties"))
    assert "casualties" in types(found)


@pytest.mark.parametrize(
    ("text", "trigger", "expected"),
    [
        ("The toll", "toll", []),
        ("How many died?", "died", []),
        ("Four people died.", "died", ["casualties"]),
        ("Nobody died.", "died", ["casualties"]),
        ("Losses were heavy.", "Losses", []),
    ],
)
def test_a_toll_counts(text: str, trigger: str, expected: list[str]) -> None:
    assert types(events(text, reading(text, trigger, "casualties"))) == expected


def test_a_toll_whose_count_stands_in_another_sentence_is_no_row() -> None:
    text = "The dead\nFour people died in Homs."
    found = events(text, reading(text, "dead", "casualties", killed=["Four people"]))
    assert found == []


def test_harmless() -> None:
    (event,) = events("Four people died.", reading("Four people died.", "died", "casualties"))
    assert not harmless(event)
    assert harmless(replace(event, killed_min=0, killed_max=0))
    assert not harmless(replace(event, killed_min=None, killed_max=None))


@pytest.mark.parametrize(("dates", "expected"), [([], "since Wednesday"), (["on Friday"], "on Friday")])
def test_a_part_has_its_totals_date_unless_it_has_one(dates: list[str], expected: str) -> None:
    text = "Since it began 31 people died since Wednesday. Nine of them, civilians, fell on Friday."
    total = reading(text, "died", "casualties", killed=["31 people"], date=["since Wednesday"])
    part = reading(text, "fell", "casualties", part=1.0, killed=["Nine of them"], date=dates)
    found = events(text, total, part)
    assert [event.date_text for event in found] == ["since Wednesday", expected]
    assert (found[1].date_start == found[0].date_start) is (not dates)
    whys = [[why for why in event.reasons if why.field == "date"] for event in found]
    assert (whys[0] == whys[1]) is (not dates)
