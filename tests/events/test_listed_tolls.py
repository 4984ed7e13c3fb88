"""Each count of a list of tolls has a reading of its own; what is one toll stays one."""

import pytest

from dateline.events.distinct import distinct
from dateline.events.listed_tolls import listed, narrowed, own_count, repeats, told_apart
from tests.events.readings import reading, situation, span

PARTS = "At least 44 civilians, including 12 children and seven women, were killed."


def test_parts_that_the_reader_found_keep_their_own_counts() -> None:
    both = ["12 children and seven women"]
    readings = [
        reading(PARTS, "12 children", "casualties", killed=both, part=1.0),
        reading(PARTS, "seven women", "casualties", killed=both, part=1.0),
    ]
    made = distinct(PARTS, readings, situation(PARTS).sentence_of)
    assert [[PARTS[p.span.start : p.span.end] for p in r.roles["killed"]] for r in made] == [
        ["12 children"],
        ["seven women"],
    ]


@pytest.mark.parametrize(
    ("text", "words", "part", "triggers"),
    [
        (PARTS, "12 children and seven women", 1.0, ["12 children", "seven women"]),
        (
            "The army said 12 militants and two soldiers had been killed.",
            "12 militants and two soldiers",
            0.0,
            ["12 militants", "two soldiers"],
        ),
        ("Five women and three children had been killed.", "Five women and three children", 0.0, ["killed"]),
        ("Three policemen and two soldiers had been killed.", "Three policemen and two soldiers", 0.0, ["killed"]),
        ("Among the killed: four policemen and a paramedic.", "four policemen and a paramedic", 1.0, ["killed"]),
        ("Up to 40 people had been killed.", "Up to 40 people", 0.0, ["killed"]),
    ],
)
def test_a_list_is_cut(text: str, words: str, part: float, triggers: list[str]) -> None:
    toll = reading(text, "killed", "casualties", killed=[words], part=part)
    assert [text[r.trigger.start : r.trigger.end] for r in listed(text, toll)] == triggers


@pytest.mark.parametrize(
    ("text", "first", "second", "apart"),
    [
        (PARTS, ("12 children", "killed"), ("seven women", "killed"), True),
        ("A blast left two dead and nine hurt.", ("two dead", "killed"), ("nine hurt", "injured"), False),
        ("The dead: a couple, four children.", ("a couple", "killed"), ("four children", "killed"), False),
        ("They counted 21 dead, a toll of war.", ("21 dead", "killed"), ("toll", "killed"), False),
    ],
)
def test_two_tolls(text: str, first: tuple[str, str], second: tuple[str, str], apart: bool) -> None:
    a, b = (reading(text, words, "casualties", **{role: [words]}) for words, role in (first, second))
    assert told_apart(text, a, b) is apart


def test_a_count_of_its_own_is_that_in_the_trigger() -> None:
    toll = reading(PARTS, "seven women", "casualties", killed=["12 children and seven women"])
    assert own_count(PARTS, toll) == ("killed", span(PARTS, "seven"))


def test_without_another_toll_nothing_is_narrowed() -> None:
    toll = reading(PARTS, "seven women", "casualties", killed=["12 children and seven women"])
    assert narrowed(PARTS, toll, []) == toll


def test_a_toll_of_what_others_count_is_no_row() -> None:
    text = "The monitor gave a higher toll: 102 fighters and 60 soldiers."
    toll = reading(text, "toll", "casualties", killed=["102 fighters", "60 soldiers"])
    fighters = reading(text, "102 fighters", "casualties", killed=["102 fighters"])
    soldiers = reading(text, "60 soldiers", "casualties", killed=["60 soldiers"])
    assert repeats(text, toll, [fighters, soldiers])
    assert not repeats(text, toll, [fighters])
    assert not repeats(text, soldiers, [toll, fighters])
