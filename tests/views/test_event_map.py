from __future__ import annotations

import json
import re
from dataclasses import replace
from types import SimpleNamespace

import pytest
from streamlit_folium import _get_feature_group_string, _get_map_string

from dateline.views.event_map import Focus, base_map, home, no_mark, place_layer
from dateline.views.places import gather
from dateline.views.script_json import script_json
from tests.views.sample import prepared

HOSTILE = [
    "</script><script>alert(1)</script>",
    "<img src=x onerror=alert(1)>",
    "${alert(1)}",
    "`${alert(1)}`",
    '\'"); alert(1); ("',
    "{{ 'alert(1)' }}{% raw %}",
    "alert(coords);",
    "a_1b2 _feature_group_0 map_div",
    "\u202eright to left\u202c",
    "line\u2028separator\nnewline\\",
]


def _payload(script: str) -> dict[str, object]:
    literal = re.search(r'JSON\.parse\("((?:[^"\\]|\\.)*)"\)', script)
    assert literal
    decoded = re.sub(r"\\u([0-9a-f]{4})", lambda code: chr(int(code[1], 16)), literal[1])
    return dict(json.loads(decoded))


def _script(name: str) -> str:
    table = prepared()
    table["place"] = table["place"].where(table["place"] == "", name)
    marks = gather(table)
    base = base_map()
    base.get_root().render()
    _get_map_string(base)
    return _get_feature_group_string(place_layer(marks, marks[0].place_id, home(marks), None), map=base)


@pytest.mark.parametrize("name", HOSTILE)
def test_names_of_places_reach_the_script_as_data_only(name: str) -> None:
    script = _script(name)
    assert {place["name"] for place in _payload(script)["places"]} == {name}  # type: ignore[attr-defined, index]
    for sign in ("<", ">", "`", "$", "{{", "alert("):
        assert sign not in script


def test_no_article_text_is_in_the_map() -> None:
    script = _script("Aleppo")
    decoded = json.dumps(_payload(script))
    for sentence in prepared()["sentence"]:
        assert sentence[:25] not in decoded


def test_the_map_asks_no_other_host_for_anything() -> None:
    base = base_map()
    assert all(link.startswith("../../app/static/") for _, link in [*base.default_js, *base.default_css])


def test_the_script_of_the_base_map_never_changes() -> None:
    """A changed script would load the frame anew, or, where only ids differ, leave stale markers."""
    scripts = []
    for _ in range(2):
        base = base_map()
        base.get_root().render()
        scripts.append(re.sub(r"_[a-z0-9]+", "", _get_map_string(base)))
    assert scripts[0] == scripts[1]


def test_the_home_view_is_around_the_exact_places() -> None:
    marks = gather(prepared())
    south_west, north_east = home(marks)
    assert south_west[0] < 36.1807 < north_east[0]
    assert south_west[1] < 37.16 < north_east[1]
    assert home([]) == [[32.0, 35.0], [37.5, 42.5]]


def test_one_far_off_report_does_not_shrink_the_war_to_a_spot() -> None:
    marks = gather(prepared())
    far = replace(marks[0], place_id="far", latitude=40.7, longitude=-74.0, reports=1)
    near = [replace(mark, reports=9) for mark in marks]
    assert home([*near, far]) == home(near)


def test_two_equal_fronts_are_both_in_the_first_view() -> None:
    marks = [replace(mark, reports=1) for mark in gather(prepared())]
    other = [replace(mark, place_id=f"{mark.place_id}2", latitude=33.5, longitude=36.3) for mark in marks]
    assert home([*marks, *other])[0][0] < 33.5 and home([*marks, *other])[1][0] > 36.1


def test_focus_and_selection_are_handed_over() -> None:
    marks = gather(prepared())
    base = base_map()
    base.get_root().render()
    layer = place_layer(marks, marks[1].place_id, home(marks), Focus(36.0, 37.0, "airport", 4))
    payload = _payload(_get_feature_group_string(layer, map=base))
    assert payload["selected"] == marks[1].place_id
    assert payload["focus"] == {"lat": 36.0, "lng": 37.0, "zoom": 11, "seq": 4}


@pytest.mark.parametrize("value", [{"a": [1, None, "x"]}, "", "\u00e9\u4e2d", 1.5])
def test_script_json_round_trips(value: object) -> None:
    literal = script_json(value)[len('JSON.parse("') : -2]
    assert json.loads(re.sub(r"\\u([0-9a-f]{4})", lambda code: chr(int(code[1], 16)), literal)) == value


def test_script_json_refuses_nan() -> None:
    with pytest.raises(ValueError):
        script_json(float("nan"))


@pytest.mark.parametrize(
    ("place_id", "place_text", "place", "words"),
    [
        ("ab", "Aleppo", "Aleppo", ""),
        ("", "", "", "This report names no place"),
        ("", "Qurbatayah", "", "The place of this report was not found"),
        ("", "", "<img src=x>", "The place of this report was not found"),  # never what the article wrote
    ],
)
def test_why_a_report_has_no_mark(place_id: str, place_text: str, place: str, words: str) -> None:
    row = SimpleNamespace(place_id=place_id, place_text=place_text, place=place)
    assert no_mark(row) == words
    layer = place_layer([], "", home([]), None, note=words)
    assert json.dumps(words)[1:-1] in layer._children.popitem()[1].payload  # type: ignore[attr-defined]
