"""How a place stands in its sentence."""

from __future__ import annotations

import pytest

from dateline.geocoding.gazetteer import Gazetteer
from dateline.geocoding.resolve import resolve_document
from dateline.geocoding.standing import heads_paragraph, hosts_a_speaker, in_passing
from dateline.mentions.toponyms import find_toponyms
from dateline.model import PlaceMention


def last_of(text: str, gazetteer: Gazetteer) -> PlaceMention:
    return resolve_document(text, find_toponyms(text, gazetteer), gazetteer)[-1]


@pytest.mark.parametrize(
    ("text", "passing", "hosts"),
    [
        ("Shells fell on Kharkiv at dawn.", False, False),
        ("A spokesman told reporters in Geneva that shells fell.", True, True),
        ("The London-based monitor counted shells.", True, False),
        ("Damascus denied the report.", True, False),
        ("Troops entered Damascus at dawn.", False, False),
        ("The minister had told a televised meeting that he reported to the Kremlin.", True, True),
        ("Orders came from Moscow.", False, False),
    ],
)
def test_places_where_nothing_happened(text: str, passing: bool, hosts: bool, gazetteer: Gazetteer) -> None:
    mention = last_of(text, gazetteer)
    assert (in_passing(text, mention, gazetteer), hosts_a_speaker(text, mention)) == (passing, hosts)


@pytest.mark.parametrize(
    ("text", "heads"),
    [
        ("Fighting went on.\n3. Malakal. Patrols came.", True),
        ("Fighting went on.\nKharkiv: shells fell.", True),
        ("Fighting went on in Kharkiv. Shells fell.", False),
    ],
)
def test_a_heading(text: str, heads: bool, gazetteer: Gazetteer) -> None:
    assert heads_paragraph(text, last_of(text, gazetteer).span) == heads
