"""How many places the words that the reader points to are."""

from __future__ import annotations

from dataclasses import replace

import pytest

from dateline.events.situation import Situation
from dateline.events.where import Where, where
from dateline.geocoding.gazetteer import place
from dateline.geocoding.geoparse import world
from dateline.geocoding.resolve import resolve_document
from dateline.mentions.toponyms import find_toponyms
from dateline.model import Reason
from tests.events.readings import reading, situation


def located(text: str) -> Situation:
    return replace(situation(text), places=tuple(resolve_document(text, find_toponyms(text, world()), world())))


@pytest.mark.parametrize(
    ("text", "trigger", "places", "expected"),
    [
        ("Jets bombed Homs, Hama and Rastan.", "bombed", ["Homs, Hama and Rastan"], 3),
        ("Jets bombed Homs and then flew to Hama.", "bombed", ["Homs", "Hama"], 2),
        ("A mine hit a bus on the road between Homs and Hama.", "hit", ["the road between Homs and Hama"], 1),
        ("A mine hit a bus between Homs and Hama.", "hit", ["Homs", "Hama"], 1),
        ("Soldiers left the Nasib crossing, on the frontier with Jordan.", "left", ["the Nasib crossing", "Jordan"], 1),
        (
            "Soldiers left the Nasib crossing, on the frontier with Jordan.",
            "left",
            ["the Nasib crossing", "frontier with Jordan"],
            1,
        ),
        ("Bombs fell near Homs, near Hama and near Idlib.", "fell", ["Homs", "Hama", "Idlib"], 3),
        (
            "Bombs fell on the village of Qasr Bani, some 15km south of Hama.",
            "fell",
            ["the village of Qasr Bani", "15km south of Hama"],
            1,
        ),
        ("Bombs fell on Homs, and 20 km south of Hama.", "fell", ["Homs", "20 km south of Hama"], 2),
    ],
)
def test_number_of_places(text: str, trigger: str, places: list[str], expected: int) -> None:
    found = where(located(text), reading(text, trigger, "air_strike", place=places), world())
    assert len(found) == expected


def test_the_words_of_a_place_hold_the_distance_before_it() -> None:
    text = "Shells fell 20 km south of Hama on Friday."
    (found,) = where(located(text), reading(text, "fell", "shelling", place=["Hama"]), world())
    assert found.words == "20 km south of Hama"
    assert found.place is not None
    assert found.place.offset_km == 20


@pytest.mark.parametrize(
    ("text", "pointed", "expected"),
    [
        ("Rebels entered the country's second city, Aleppo, on Friday.", "the country's", "Aleppo"),
        ("Rebels entered Syria's largest towns on Friday.", "Syria's", "Syria"),
        ("Rebels entered a town in Syria's Idlib province on Friday.", "a town in Syria's", "Idlib"),
        ("Rebels entered the country and its city, Aleppo, on Friday.", "the country", None),
    ],
)
def test_an_owner_is_not_the_place_where_its_name_follows(text: str, pointed: str, expected: str | None) -> None:
    (found,) = where(located(text), reading(text, "entered", "advance", place=[pointed]), world())
    assert (found.place.name if found.place else None) == expected or (expected is None and found.words == pointed)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Jets struck Homs. The defence ministry in Moscow said its jets had bombed a depot.", "Homs"),
        ("Jets struck Homs. Residents in Hama said jets had bombed a depot.", "Hama"),
        ("Jets struck Homs. The defence ministry said jets had bombed a depot in Hama.", "Hama"),
    ],
)
def test_where_a_body_speaks_nothing_happened(text: str, expected: str) -> None:
    pointed = "Moscow" if "Moscow" in text else "Hama"
    (found,) = where(located(text), reading(text, "bombed", "air_strike", place=[pointed]), world(), [HOMS], [HOMS])
    assert found.place is not None
    assert found.place.name == expected


HOMS = Where(place(world().matches("Homs")[0].entry), "Homs", Reason("place", "pointed"))
HAMA = Where(place(world().matches("Hama")[0].entry), "Hama", Reason("place", "pointed"))
SYRIA = Where(place(world().matches("Syria")[0].entry), "Syria", Reason("place", "pointed"))


@pytest.mark.parametrize(
    ("before", "cumulative", "expected"),
    [
        ([HOMS], 0.0, "Homs"),
        ([HOMS, HOMS], 0.0, "Homs"),
        ([HOMS, HAMA], 0.0, None),  # one toll of two places belongs to no single one of them
        ([SYRIA], 0.0, None),
        ([HOMS], 1.0, None),  # a running total
        ([], 0.0, None),
    ],
)
def test_a_toll_without_a_place(before: list[Where], cumulative: float, expected: str | None) -> None:
    text = "A car bomb went off in Homs. The army spoke of eleven dead."
    toll = replace(reading(text, "eleven dead", "casualties"), cumulative=cumulative)
    (found,) = where(located(text), toll, world(), before, before)
    assert (found.place.name if found.place else None) == expected


@pytest.mark.parametrize(
    ("kind", "status", "expected"),
    [("clash", "reported", "Homs"), ("agreement", "reported", None), ("offensive", "planned", None)],
)
def test_what_is_agreed_or_planned_is_not_where_the_event_before_was(
    kind: str, status: str, expected: str | None
) -> None:
    text = "A car bomb went off in Homs. The sides exchanged fire and words."
    (found,) = where(located(text), reading(text, "exchanged", kind, status), world(), [HOMS], [HOMS])
    assert (found.place.name if found.place else None) == expected


def test_a_country_that_speaks_is_not_where_it_happened() -> None:
    text = "Jets struck Homs. Turkey denied that its aircraft had bombed a depot."
    (found,) = where(located(text), reading(text, "bombed", "air_strike"), world(), [HOMS], [HOMS])
    assert found.place == HOMS.place


@pytest.mark.parametrize(
    ("text", "pointed", "expected"),
    [
        ("Shells fell in Tal Rifaat.", "Rifaat", "Tal Rifaat"),
        ("Jets struck Homs. Shells fell.\n\nTal Rifaat was calm.", "Rifaat", "Homs"),  # brushed in what follows
    ],
)
def test_a_part_of_a_name_is_the_name_or_a_slip(text: str, pointed: str, expected: str) -> None:
    (found,) = where(located(text), reading(text, "fell", "shelling", place=[pointed]), world(), [HOMS], [HOMS])
    assert found.words == expected
