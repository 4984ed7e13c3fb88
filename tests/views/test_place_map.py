from __future__ import annotations

import json
from typing import Any

import pytest

from dateline.store.place_choices import PlaceChoice, no_place, point_fields
from dateline.views import place_map

NOW: dict[str, Any] = {
    "place": "Hama",
    "place_kind": "city",
    "latitude": 35.13,
    "longitude": 36.75,
    "radius_km": 5.0,
}
FIELDS: Any = NOW | {"place": "Idlib", "latitude": 35.93, "longitude": 36.63, "offset_km": None, "gazetteer_id": "g:1"}
IDLIB = PlaceChoice("Idlib", "city", "SY", "Idlib Governorate", 35.93, 36.63, 98_791, FIELDS)


def _payload(*given: Any) -> dict[str, Any]:
    (places,) = place_map.place_layer(*given)._children.values()
    script = str(places.payload)
    made: dict[str, Any] = json.loads(json.loads(script.removeprefix("JSON.parse(").removesuffix(")")))
    return made


def test_a_candidate_says_which_one_it_is() -> None:
    assert place_map.described(IDLIB) == "Idlib, city in Idlib Governorate, SY, 98,791 people"


def test_candidates_are_numbered_and_the_row_s_place_is_there() -> None:
    payload = _payload(NOW, [IDLIB], None, 1)
    assert [(place["id"], place["label"]) for place in payload["places"]] == [("choice0", "1"), ("now", "")]
    assert payload["selected"] == ""
    assert payload["points"] is True


def test_the_chosen_candidate_is_selected() -> None:
    payload = _payload(NOW, [IDLIB], FIELDS, 1)
    assert payload["selected"] == "choice0"
    assert (payload["focus"]["lat"], payload["focus"]["lng"]) == (35.93, 36.63)


def test_a_point_set_by_hand_is_drawn() -> None:
    payload = _payload(NOW, [IDLIB], point_fields(34.0, 36.0), 1)
    assert payload["selected"] == "point"
    assert payload["places"][-1]["name"] == "34.0000°N 36.0000°E"


@pytest.mark.parametrize("now", [no_place(), no_place() | {"latitude": float("nan"), "longitude": float("nan")}])
def test_without_any_place_the_world_is_shown(now: dict[str, Any]) -> None:
    payload = _payload(now, [], None, 0)
    assert payload["places"] == []
    assert payload["focus"] is None
    assert payload["home"][0][0] < 0 < payload["home"][1][0]
