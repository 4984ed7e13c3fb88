"""A claim has somebody who claims it; verified needs the word."""

import pytest

from dateline.events.status import status_of
from tests.events.readings import reading, situation


@pytest.mark.parametrize(
    ("text", "trigger", "read", "source", "expected"),
    [
        ("Rebels entered Aleppo.", "entered", "reported", "", "reported"),
        ("Rebels entered Aleppo.", "entered", "claimed", "", "reported"),
        ("Rebels entered Aleppo, the army said.", "entered", "reported", "Syrian army", "claimed"),
        ("Videos verified by the broadcaster show rebels inside.", "show", "claimed", "broadcaster", "verified"),
        (
            "The claim that rebels entered could not be independently verified.",
            "entered",
            "claimed",
            "rebels",
            "claimed",
        ),
        ("We have verified that rebels entered Aleppo.", "entered", "verified", "", "verified"),
        ("Drones filmed how rebels entered Aleppo.", "entered", "verified", "", "reported"),
        ("Rebels had not entered Aleppo.", "entered", "denied", "", "denied"),
        ("The army vowed to attack.", "attack", "planned", "Syrian army", "planned"),
    ],
)
def test_status(text: str, trigger: str, read: str, source: str, expected: str) -> None:
    assert status_of(situation(text), reading(text, trigger, status=read), source)[0] == expected
