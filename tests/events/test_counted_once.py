"""One number counts one thing."""

from dataclasses import replace

import pytest

from dateline.events.counted_once import counted_once
from dateline.events.pieces import Pointer
from tests.events.readings import reading, span


@pytest.mark.parametrize(
    ("text", "killed", "injured", "kept"),
    [
        ("At Kissy 66 are shot at prayer.", 0.8, 0.6, {"killed": 1, "injured": 0}),
        ("The clinic admitted 66 of them.", 0.3, 0.6, {"killed": 0, "injured": 1}),
        ("The clinic admitted 66 of them.", 0.6, 0.6, {"killed": 1, "injured": 0}),
        ("It killed or wounded 66 of them.", 0.8, 0.6, {"killed": 1, "injured": 1}),
        ("There were 66 casualties at dawn.", 0.8, 0.6, {"killed": 1, "injured": 1}),
    ],
)
def test_a_number_is_left_to_the_surer_kind(text: str, killed: float, injured: float, kept: dict[str, int]) -> None:
    read = reading(text, text.split()[-1].rstrip("."), "casualties")
    words = span(text, "66")
    roles = read.roles | {"killed": (Pointer(words, killed),), "injured": (Pointer(words, injured),)}
    once = counted_once(text, replace(read, roles=roles), "casualties")
    assert {kind: len(once.roles[kind]) for kind in kept} == kept


def test_two_numbers_stay_two() -> None:
    text = "It killed 12 and wounded 66."
    once = counted_once(text, reading(text, "killed", killed=["12"], injured=["66"]), "clash")
    assert [len(once.roles[kind]) for kind in ("killed", "injured", "quantity")] == [1, 1, 0]


@pytest.mark.parametrize(("kind", "left"), [("capture", "quantity"), ("clash", "killed"), ("casualties", "killed")])
def test_what_is_captured_is_no_toll(kind: str, left: str) -> None:
    text = "The number of towns that the army lost is 32."
    once = counted_once(text, reading(text, "lost", kind, killed=["32"], quantity=["32"]), kind)
    assert [name for name in ("killed", "injured", "quantity") if once.roles[name]] == [left]
