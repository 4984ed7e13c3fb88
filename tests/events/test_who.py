"""Who did it and who says so, from the words that the reader points to."""

from __future__ import annotations

from dataclasses import replace

import pytest

from dateline.events.reader import Reading
from dateline.events.who import attribution, parties
from dateline.model import Status
from tests.events.readings import reading, situation

TEXT = "Residents said jets bombed the market."


def leaning(status: Status, score: float) -> Reading:
    read = reading(TEXT, "bombed", "air_strike", status, source=["Residents"])
    (pointer,) = read.roles["source"]
    return replace(read, roles={**read.roles, "source": (replace(pointer, score=score),)})


@pytest.mark.parametrize(
    ("status", "score", "expected"),
    [
        ("claimed", 0.9, "residents"),
        ("claimed", 0.2, "residents"),
        ("reported", 0.9, "residents"),
        ("reported", 0.2, ""),  # the publisher's own report: a source that the reader barely leans to does not count
    ],
)
def test_source(status: Status, score: float, expected: str) -> None:
    name, _ = attribution(situation(TEXT), leaning(status, score))
    assert name.lower() == expected


@pytest.mark.parametrize(
    ("text", "reported", "expected"),
    [
        ("Residents spoke of smoke. Jets bombed it.", 0.1, "residents"),
        ("Residents spoke of smoke. Jets bombed it.", 0.3, ""),
        ("Residents spoke of smoke as jets bombed it.", 0.3, "residents"),
        ('"We ran," Residents said. "Then jets bombed it."', 0.3, "residents"),  # the quotation goes on
    ],
)
def test_source_in_another_sentence(text: str, reported: float, expected: str) -> None:
    read = reading(text, "bombed", "air_strike", source=["Residents"])
    statuses = {**read.statuses, "reported": reported, "claimed": 1 - reported}
    name, _ = attribution(situation(text), replace(read, statuses=statuses))
    assert name.lower() == expected


@pytest.mark.parametrize(
    ("text", "trigger", "kind", "expected"),
    [
        ("Russian air raids hit the city.", "air raids", "air_strike", "Russia"),
        ("A failed Ukrainian assault cost 120 men.", "assault", "offensive", "Ukrain"),
        ("The Russian, an engineer, fled before the air raids.", "air raids", "air_strike", ""),
        ("Ukrainian towns were shelled overnight.", "shelled", "shelling", ""),  # to whom, not who
        ("Ukrainian towns were shelled overnight.", "were shelled", "shelling", ""),
        ("Syrian refugees crossed the border.", "refugees", "displacement", ""),  # who flees does not do it to others
    ],
)
def test_a_nationality_before_the_noun_did_it(text: str, trigger: str, kind: str, expected: str) -> None:
    actors, _ = parties(situation(text), reading(text, trigger, kind))
    assert [actor.startswith(expected) for actor in actors] == ([True] if expected else [])


@pytest.mark.parametrize(
    ("text", "trigger", "kind", "expected"),
    [
        ("IS stormed into Qasr.", "stormed into", "offensive", ("Islamic State",)),
        ("IS had also stormed Qasr.", "stormed", "offensive", ("Islamic State",)),
        ("Qasr is still in the hands of IS.", "in the hands of", "capture", ("Islamic State",)),
        ("The army says IS fired first and stormed Qasr.", "stormed", "offensive", ()),
        ("Qasr is stormed at night.", "stormed", "offensive", ()),
        ("IS fled Qasr.", "fled", "displacement", ()),
    ],
)
def test_initials_that_the_reader_takes_for_is(text: str, trigger: str, kind: str, expected: tuple[str, ...]) -> None:
    assert parties(situation(text), reading(text, trigger, kind))[0] == expected


@pytest.mark.parametrize(
    ("text", "words", "expected"),
    [
        (
            "Fighting between the army and the Rapid Support Forces broke out.",
            "the army and the Rapid Support Forces",
            2,
        ),
        ("Hezbollah, Hamas and the Houthis fired at the port.", "Hezbollah, Hamas and the Houthis", 3),
        ("The Ministry of Defence and Interior closed the road.", "The Ministry of Defence and Interior", 1),
        ("Rebels from the north and the east entered.", "Rebels from the north and the east", 1),
        ("The army, backed by Russia, entered the town.", "The army, backed by Russia", 1),
    ],
)
def test_parties_joined_by_and_are_named_each(text: str, words: str, expected: int) -> None:
    actors, _ = parties(situation(text), reading(text, text.split()[-1], actor=[words]))
    assert len(actors) == expected


@pytest.mark.parametrize(
    ("text", "trigger", "kind", "expected"),
    [
        ("Rebels took the city from the Syrian army in March.", "took", "capture", 1),
        ("Rebels took the city, and civilians fled from the Syrian army.", "took", "capture", 0),
        ("Rebels took the city from the north.", "took", "capture", 0),
        ("Rebels fled the city from the Syrian army.", "fled", "displacement", 0),
    ],
)
def test_a_place_is_taken_from_somebody(text: str, trigger: str, kind: str, expected: int) -> None:
    _, targets = parties(situation(text), reading(text, trigger, kind, actor=["Rebels"]))
    assert len(targets) == expected
    assert all("army" in target for target in targets)


@pytest.mark.parametrize(("place", "expected"), [("the city from the Syrian army", 1), ("the Syrian army", 0)])
def test_a_place_that_runs_on_hides_no_loser(place: str, expected: int) -> None:
    text = "Rebels took the city from the Syrian army in March."
    _, targets = parties(situation(text), reading(text, "took", "capture", actor=["Rebels"], place=[place]))
    assert len(targets) == expected


def test_a_source_that_says_nothing_is_passed_over() -> None:
    text = "Residents said nine were detained, three by police."
    read = reading(text, "detained", "arrest", "claimed", source=["Residents", "police"])
    residents, police = read.roles["source"]
    sure = replace(police, score=0.95)
    for pointers, expected in (((residents, sure), "Residents"), ((sure,), "")):
        name, why = attribution(situation(text), replace(read, roles={**read.roles, "source": pointers}))
        assert (name, why.field) == (expected, "attribution")


def test_whom_it_is_done_to_did_not_do_it() -> None:
    text = "Gunmen took eleven miners from their beds and killed them."
    actors, targets = parties(
        situation(text), reading(text, "killed", "civilian_attack", actor=["Gunmen"], target=["them"])
    )
    assert (actors, targets) == (("Gunmen",), ("eleven miners",))


@pytest.mark.parametrize(
    ("actors", "score", "expected"),
    [
        (["Pakistan", "India"], 0.95, ("Pakistan",)),
        (["India"], 0.95, ("India",)),  # sure of one that stands elsewhere
        (["India"], 0.5, ()),
    ],
)
def test_who_does_it_stands_in_the_sentence(actors: list[str], score: float, expected: tuple[str, ...]) -> None:
    text = "Pakistan captured a pilot. India lost a jet."
    read = reading(text, "captured", "arrest", actor=actors)
    pointers = tuple(replace(pointer, score=score) for pointer in read.roles["actor"])
    assert parties(situation(text), replace(read, roles={**read.roles, "actor": pointers}))[0] == expected
