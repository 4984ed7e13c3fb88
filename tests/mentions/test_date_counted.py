"""Days counted from a beginning, and days ahead."""

import pytest

from tests.mentions.marked import days_of


@pytest.mark.parametrize(
    ("text", "published", "days"),
    [
        ("Fighting has raged {for ten straight days}.", "2023-06-15", "2023-06-06..2023-06-15"),
        ("Fighting raged {for the third day running}.", "2023-06-15", "2023-06-13..2023-06-15"),
        ("Fighting raged {for the third consecutive day}.", "2023-06-15", "2023-06-13..2023-06-15"),
        ("Fighting raged {for a third straight day on Wednesday}.", "2023-06-15", "2023-06-12..2023-06-14"),
        ("Fighting raged {for a second day}.", "2023-06-15", "2023-06-14..2023-06-15"),
        ("Fighting entered its {fifth day}.", "2023-06-15", "2023-06-11..2023-06-15"),
        ("Fighting raged {into a fourth day}.", "2023-06-15", "2023-06-12..2023-06-15"),
        ("Talks will resume {in two weeks}.", "2023-06-15", "2023-06-29"),
        ("Talks will resume {in three days' time}.", "2023-06-15", "2023-06-18"),
        ("The siege began on 5 December. {On the fifth day of the siege} the mill fell.", "2016-12-19", "2016-12-09"),
        ("The siege began on 5 December. {On the tenth day} the mill fell.", "2016-12-19", "2016-12-14"),
        ("The siege began on 5 December. {After four days} the mill fell.", "2016-12-19", "2016-12-09"),
        ("The siege began on 5 December. {In the first week} 20 people died.", "2016-12-19", "2016-12-05..2016-12-11"),
        ("The siege began on 5 December. {On day three} the mill fell.", "2016-12-19", "2016-12-07"),
        (
            "The offensive began on 5 December. 120 have died {since the start of the offensive}.",
            "2016-12-19",
            "2016-12-05..2016-12-19",
        ),
        ("The offensive began on 5 December. 120 have died {since it began}.", "2016-12-19", "2016-12-05..2016-12-19"),
        (
            "The offensive began on 5 December. 120 have died {since the offensive was launched}.",
            "2016-12-19",
            "2016-12-05..2016-12-19",
        ),
        ("He was killed in {this month's offensive}.", "2016-12-19", "2016-12-01..2016-12-19"),
        ("He was killed in {November's offensive}.", "2016-12-19", "2016-11-01..2016-11-30"),
        ("The army lost 30 men {eight months into the siege}.", "2016-12-19", "2016-12-19"),
        ("Residents said planes had bombed the town {three nights in a row}.", "2016-12-19", "2016-12-17..2016-12-19"),
        ("A fast of {within reason}.", "2024-05-12", "none"),
    ],
)
def test_days(text: str, published: str, days: str) -> None:
    assert days_of(text, published) == days
