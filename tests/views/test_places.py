from __future__ import annotations

import pytest

from dateline.views.filtering import Query, select
from dateline.views.places import extent, gather
from tests.views.sample import prepared


def test_reports_are_gathered_by_place_and_the_unplaced_left_out() -> None:
    marks = {mark.name: mark for mark in gather(prepared())}
    assert set(marks) == {"Aleppo", "Aleppo International Airport", "Citadel of Aleppo"}
    assert marks["Citadel of Aleppo"].offset_km == 7.0
    assert marks["Citadel of Aleppo"].status == "verified"
    assert marks["Aleppo"].families == (("ground", 1),)


def test_place_ids_do_not_depend_on_the_filter() -> None:
    everything = {mark.name: mark.place_id for mark in gather(prepared())}
    narrowed = gather(select(prepared(), Query(event_types=("capture",))))
    assert [everything[mark.name] for mark in narrowed] == [mark.place_id for mark in narrowed]


def test_the_same_place_at_another_distance_is_another_mark() -> None:
    table = prepared()
    table.loc[table["event_id"] == "entry", ["place", "latitude", "longitude"]] = [
        "Citadel of Aleppo",
        36.1992,
        37.1626,
    ]
    from dateline.views.reports import prepare
    from tests.views.sample import articles

    again = prepare(table[[name for name in table.columns if name not in ("place_id", "haystack")]], articles())
    assert len({mark.place_id for mark in gather(again) if mark.name == "Citadel of Aleppo"}) == 2


@pytest.mark.parametrize("status", ["denied", "claimed"])
def test_a_place_is_denied_only_if_all_of_its_reports_are(status: str) -> None:
    table = prepared()
    table.loc[table["place"] == "Aleppo", "status"] = status
    assert {mark.status for mark in gather(table) if mark.name == "Aleppo"} == {status}


@pytest.mark.parametrize(
    ("values", "expected"),
    [
        ((12.0, 0.0, "city"), "somewhere within 12 km"),
        ((1.5, 7.0, "landmark"), "7 km from here, direction not stated"),
        ((75.0, 0.0, "province"), "somewhere in the province"),
        ((0.0, 0.0, "town"), "extent not known"),
    ],
)
def test_how_exact_a_place_is_in_words(values: tuple[float, float, str], expected: str) -> None:
    assert extent(*values) == expected


def test_a_side_of_a_town_is_named_and_drawn_as_a_sector() -> None:
    table = prepared()
    table.loc[table["event_id"] == "entry", "place_text"] = "a western suburb of Aleppo"
    mark = next(mark for mark in gather(table) if mark.name.startswith("Aleppo,"))
    assert mark.name == "Aleppo, west"
    assert len(mark.outline) == 1


def test_a_distance_without_a_direction_is_a_ring_with_a_hole() -> None:
    ring = next(mark for mark in gather(prepared()) if mark.offset_km)
    assert len(ring.outline) == 2
