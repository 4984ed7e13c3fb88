"""What an event is tells who may have done it."""

from __future__ import annotations

import pytest

from dateline.events.attribution import party_name
from dateline.events.discourse import read_discourse
from dateline.events.doers import doing_of
from dateline.language import sentences
from tests.events.test_attribution import marked


@pytest.mark.parametrize(
    ("kind", "expected"),
    [
        ("capture", "force"),
        ("air_strike", "force"),
        ("displacement", "flight"),
        ("protest", "flight"),
        ("agreement", ""),
    ],
)
def test_what_is_done(kind: str, expected: str) -> None:
    assert doing_of(kind) == expected


@pytest.mark.parametrize(
    ("text", "kind", "expected"),
    [
        ("Soldiers held the road, residents said. [[They]] shelled the market at noon.", "shelling", "Soldiers"),
        ("Gunmen broke into the clinic and the university. [[They]] then left.", "withdrawal", "Gunmen"),
        ("Families had lived there when soldiers came. [[They]] fled on foot.", "displacement", "Families"),
        ("Residents blame the gunmen. “[[They]] burned it,” said a driver.", "civilian_attack", "gunmen"),
        # nobody bears arms: the last who fits in number
        ("Villagers woke early, said the priest. [[They]] attacked a lorry.", "civilian_attack", "Villagers"),
        # and what is not known decides nothing
        ("Soldiers held the road, residents said. [[They]] signed a truce.", "agreement", "residents"),
        # whose it is does not flee
        ("The army left the valley. [[Its people]] fled.", "displacement", "army's people"),
    ],
)
def test_who_does_it(text: str, kind: str, expected: str) -> None:
    plain, span = marked(text)
    assert party_name(read_discourse(plain, sentences(plain)), span, doing=doing_of(kind)) == expected
