"""A count beside a toll in its list, or a share of it, is a toll; other counts are not."""

import pytest

from dateline.events.unread_tolls import with_unread
from tests.events.readings import reading, span


@pytest.mark.parametrize(
    ("text", "trigger", "killed", "part", "others"),
    [
        ("Among the dead are 217 children and 169 women.", "217 children", "217 children", 1.0, ["169 women"]),
        ("His side lost 106 men, 30 of them on the island.", "lost", "106 men", 0.0, ["30"]),
        ("The army lost 22 soldiers and 24 civilians died.", "lost", "22 soldiers", 0.0, ["24 civilians"]),
        ("Shells killed nine children and four children were hurt.", "killed", "nine children", 0.0, []),
        (
            "Police killed three attackers and held four suspects, two of whom had guns.",
            "killed",
            "three attackers",
            0.0,
            [],
        ),
        ("A blast killed six people, one of them a nurse.", "killed", "six people", 0.0, []),
        ("They lost 58 men and 12 tanks, six of them burned out.", "lost", "58 men", 0.0, []),
        ("Soldiers killed 82 civilians, including in four districts.", "killed", "82 civilians", 0.0, []),
        (
            "Soldiers killed 82 of their neighbours, four of them told a reporter.",
            "killed",
            "82 of their neighbours",
            0.0,
            [],
        ),
        ("Soldiers killed 82 neighbours, four of them told to kneel.", "killed", "82 neighbours", 0.0, []),
        ("Soldiers killed 82 neighbours, four of them at prayer.", "killed", "82 neighbours", 0.0, ["four"]),
    ],
)
def test_unread_counts(text: str, trigger: str, killed: str, part: float, others: list[str]) -> None:
    toll = reading(text, trigger, "casualties", killed=[killed], part=part)
    made = with_unread(text, span(text, text), [toll])
    assert made[0] == toll
    assert [text[r.trigger.start : r.trigger.end] for r in made[1:]] == others


def test_a_count_that_a_reading_has_stays_with_it() -> None:
    text = "Among the dead are 217 children and 169 women."
    readings = [
        reading(text, "217 children", "casualties", killed=["217 children"], part=1.0),
        reading(text, "169 women", "displacement", quantity=["169 women"]),
    ]
    assert with_unread(text, span(text, text), readings) == readings
