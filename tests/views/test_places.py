from __future__ import annotations

import pytest

from dateline.views.filtering import Query, select
from dateline.views.places import PlaceMark, extent, gather
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


@pytest.mark.parametrize(
    ("statuses", "expected"),
    [
        (["denied", "denied"], "denied"),
        (["denied", "claimed"], "claimed"),
        (["planned", "planned"], "planned"),
        (["planned", "denied"], "claimed"),
        (["planned", "reported"], "claimed"),
        (["planned", "verified"], "verified"),
        (["claimed", "claimed"], "claimed"),
    ],
)
def test_a_place_is_denied_or_planned_only_if_all_of_its_reports_are(statuses: list[str], expected: str) -> None:
    table = prepared()
    columns = ["place", "place_text", "latitude", "longitude", "radius_km", "offset_km", "place_id", "status"]
    there = table.loc[table["place"] == "Aleppo", columns].iloc[0]
    for event_id, status in zip(("entry", "capture"), statuses, strict=True):
        table.loc[table["event_id"] == event_id, columns] = [*there.iloc[:-1], status]
    (mark,) = [mark for mark in gather(table) if mark.name == "Aleppo"]
    assert (mark.status, mark.reports, mark.extent) == (expected, 2, "somewhere within 12 km")


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


ALEPPO_PROVINCE = "geonames:170062"


def _as_province(place_text: str, identifier: str = ALEPPO_PROVINCE) -> PlaceMark:
    table = prepared()
    row = table["event_id"] == "entry"
    table.loc[row, ["place", "place_kind", "gazetteer_id", "place_text"]] = [
        "Aleppo Governorate",
        "province",
        identifier,
        place_text,
    ]
    return next(mark for mark in gather(table) if mark.kind == "province")


def test_a_province_is_drawn_as_its_area() -> None:
    mark = _as_province("Aleppo province")
    assert (mark.area_file, mark.area_id, mark.side, mark.outline) == ("SY", ALEPPO_PROVINCE, None, ())


def test_a_side_of_a_province_is_a_part_of_its_area() -> None:
    mark = _as_province("northern Aleppo province")
    assert mark.area_file == "SY" and mark.side is not None
    latitude, longitude, bearing = mark.side
    assert bearing == 0.0
    assert latitude < mark.latitude and longitude == pytest.approx(mark.longitude, abs=0.01)


@pytest.mark.parametrize("identifier", ["", "geonames:0", "</script>", "../../x"])
def test_only_what_the_index_knows_is_asked_for(identifier: str) -> None:
    mark = _as_province("Aleppo province", identifier)
    assert (mark.area_file, mark.area_id) == ("", "")


def test_a_direction_that_is_part_of_the_name_is_no_side() -> None:
    table = prepared()
    table.loc[table["event_id"] == "entry", ["place", "place_text"]] = ["Western Ghouta", "western Ghouta"]
    assert "Western Ghouta" in {mark.name for mark in gather(table)}
