"""The words right before a place phrase that state how far off it is."""

import pytest

from dateline.geocoding.sectors import stated_before
from dateline.model import Span


@pytest.mark.parametrize(
    ("before", "stated"),
    [
        ("Rockets fell 5 km from ", "5 km from "),
        ("Rockets fell within ten kilometres of the ", "ten kilometres of the "),
        ("Rockets fell 5 km south of ", "5 km south of "),
        ("Rockets fell 12 miles OUTSIDE ", "12 miles OUTSIDE "),
        ("Rockets fell 5 km away from\n", "5 km away from\n"),
        ("Rockets fell 3km short of its ", "3km short of its "),
        ("Rockets fell 5 km from", ""),
        ("Rockets fell 5 km after ", ""),
        ("It took 5 km of road and the ", ""),
        ("The town lies just 5 km from ", ""),
        ("Rockets fell from ", ""),
        ("", ""),
    ],
)
def test_distance_before_a_phrase(before: str, stated: str) -> None:
    text = before + "Idlib."
    assert stated_before(text, Span(len(before), len(text) - 1)) == stated
