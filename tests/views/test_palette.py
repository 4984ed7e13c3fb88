from __future__ import annotations

from typing import get_args

import pytest

from dateline.model import EventType
from dateline.views import palette

BACKGROUNDS = ("#fdfcf9", "#15181c")


def _luminance(colour: str) -> float:
    """Relative luminance. Source: WCAG 2.2."""
    parts = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    linear = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def _contrast(one: str, other: str) -> float:
    light, dark = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


@pytest.mark.parametrize("background", BACKGROUNDS)
@pytest.mark.parametrize("colour", [family.colour for family in palette.FAMILIES])
def test_marks_stand_out_on_light_and_dark(colour: str, background: str) -> None:
    assert _contrast(colour, background) >= 3.0


def test_every_event_type_has_one_family() -> None:
    types = [event_type for family in palette.FAMILIES for event_type in family.event_types]
    assert sorted(types) == sorted(get_args(EventType))


def test_claimants_beyond_the_palette_share_a_grey() -> None:
    colours = palette.claimant_colours([f"source {number}" for number in range(9)])
    assert len(set(list(colours.values())[:6])) == 6
    assert set(list(colours.values())[6:]) == {palette.OTHER_CLAIMANT}
