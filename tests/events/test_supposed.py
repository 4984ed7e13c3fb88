"""Suppositions and questions report nothing."""

from __future__ import annotations

import pytest

from dateline.events.supposed import supposed
from tests.events.readings import reading, situation


@pytest.mark.parametrize(
    ("text", "trigger", "expected"),
    [
        ("Should the army re-enter Qasr, the deal would be dead.", "re-enter", True),
        ("Were it to reopen, fifty people might be evacuated.", "evacuated", True),
        ("Had the draft been signed, those who have died would be alive.", "died", True),
        ("Is there a truce?", "truce", True),
        ("“Did they shell the bridge?”", "shell", True),
        # told, not supposed
        ("Had the army stayed away, as it had vowed, few believed.", "vowed", False),
        ("The army re-entered Qasr, which would end the deal.", "re-entered", False),
        ("What did Qasr look like when the rebels moved in?", "moved in", False),
        ("The truce that was to begin at midnight?", "truce", False),
        ("It is over: the truce would end.", "truce", False),
    ],
)
def test_supposed(text: str, trigger: str, expected: bool) -> None:
    assert supposed(situation(text), reading(text, trigger)) is expected
