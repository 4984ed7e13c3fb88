"""One count over several places belongs to no single one of them."""

from __future__ import annotations

from dataclasses import replace

import pytest

from dateline.events.assemble import assemble
from dateline.geocoding.geoparse import world
from dateline.geocoding.resolve import resolve_document
from dateline.mentions.toponyms import find_toponyms
from tests.events.readings import reading, situation


@pytest.mark.parametrize(
    ("text", "trigger", "kind", "killed", "rows"),
    [
        (
            "Jets bombed Homs and Hama and killed 30 people.",
            "bombed",
            "air_strike",
            "30 people",
            [("air_strike", "Homs", None), ("air_strike", "Hama", None), ("casualties", None, 30)],
        ),
        (
            "The fighting for Homs and Hama had cost the army 515 men.",
            "cost",
            "casualties",
            "515 men",
            [("casualties", None, 515)],
        ),
        ("Fighting in Homs cost the army 515 men.", "cost", "casualties", "515 men", [("casualties", "Homs", 515)]),
        (
            "Nobody was killed in Homs and Hama.",
            "was killed",
            "casualties",
            "Nobody",
            [("casualties", "Homs", 0), ("casualties", "Hama", 0)],
        ),
    ],
)
def test_a_count_over_several_places(
    text: str, trigger: str, kind: str, killed: str, rows: list[tuple[str, str | None, int | None]]
) -> None:
    towns = ["Homs and Hama" if "Hama" in text else "Homs"]
    seen = replace(situation(text), places=tuple(resolve_document(text, find_toponyms(text, world()), world())))
    events = assemble(seen, [reading(text, trigger, kind, place=towns, killed=[killed])], world())
    assert [(e.event_type, e.place.name if e.place else None, e.killed_min) for e in events] == rows


def test_a_quantity_over_several_places_keeps_its_row() -> None:
    text = "Six people are missing in Homs and Hama."
    seen = replace(situation(text), places=tuple(resolve_document(text, find_toponyms(text, world()), world())))
    told = reading(text, "missing", "casualties", place=["Homs and Hama"], quantity=["Six people"])
    assert [(e.event_type, e.place, e.quantity_min) for e in assemble(seen, [told], world())] == [
        ("casualties", None, 6)
    ]
