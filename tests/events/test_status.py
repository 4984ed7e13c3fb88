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
        ("It has verified that gunmen who entered Aleppo shot ten.", "entered", "reported", "", "verified"),
        ("It has not verified that rebels entered Aleppo.", "entered", "reported", "", "reported"),
        ("The ministry corroborated the shooting of ten.", "shooting", "claimed", "ministry", "verified"),
        # denials that read as claims
        ("The army denied that it had entered Aleppo.", "entered", "claimed", "army", "denied"),
        ("The army rejected reports that the town had fallen.", "fallen", "claimed", "army", "denied"),
        ("He refuted the statement of the rebels' leader that Idlib was taken.", "taken", "claimed", "he", "denied"),
        ("The army has not denied that it shelled Idlib.", "shelled", "claimed", "army", "claimed"),
        ("The army denied reports that nurses who fled were shot.", "shot", "claimed", "army", "claimed"),
        ("The claim that the town has fallen is false.", "fallen", "claimed", "", "denied"),
        ("The claim that the town has fallen is old.", "fallen", "claimed", "", "reported"),
        # what nobody confirms is not denied
        ("The mayor spoke of unconfirmed raids.", "raids", "denied", "mayor", "claimed"),
        ("The army has not confirmed losing a tank.", "losing", "denied", "army", "denied"),
        ("Drones filmed how rebels entered Aleppo.", "entered", "verified", "", "reported"),
        ("Rebels had not entered Aleppo.", "entered", "denied", "", "denied"),
        ("The army vowed to attack.", "attack", "planned", "Syrian army", "planned"),
    ],
)
def test_status(text: str, trigger: str, read: str, source: str, expected: str) -> None:
    assert status_of(situation(text), reading(text, trigger, status=read), source)[0] == expected
