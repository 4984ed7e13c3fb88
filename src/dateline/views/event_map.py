"""The map: an offline folium map, and the group of places that changes with every filter and choice."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import folium
from branca.element import MacroElement
from folium.template import Template

from dateline.views import palette
from dateline.views.places import BROAD_KINDS, PlaceMark
from dateline.views.script_json import script_json

# Relative to the frame of streamlit-folium, so that it holds under any server.baseUrlPath.
STATIC = "../../app/static/"
_EXACT_KM = 60.0
_ZOOM = {"country": 6, "province": 8, "area": 8, "city": 10, "town": 11, "road": 9}


@dataclass(frozen=True, slots=True)
class Focus:
    """Where the map should go; ``sequence`` differs for every new wish."""

    latitude: float
    longitude: float
    kind: str
    sequence: int


class BaseMap(MacroElement):
    """Starts ``static/map.js`` on the map: base map, names, controls."""

    _template = Template("{% macro script(this, kwargs) %}Dateline.init({{ this._parent.get_name() }});{% endmacro %}")

    def __init__(self) -> None:
        super().__init__()  # type: ignore[no-untyped-call]
        self._name = "BaseMap"


class Places(MacroElement):
    """Hands the places to ``static/map.js``. Only ids, names, counts and positions: never article text."""

    _template = Template(
        "{% macro script(this, kwargs) %}"
        "Dateline.draw(map_div, {{ this._parent.get_name() }}, {{ this.payload }});"
        "{% endmacro %}"
    )

    def __init__(self, payload: dict[str, Any]) -> None:
        super().__init__()  # type: ignore[no-untyped-call]
        self._name = "Places"
        self.payload = script_json(payload)


def base_map() -> folium.Map:
    """A new folium map without tiles, its scripts from Streamlit's own static server.

    Made anew for every run: a folium map object that is used twice renders blank.
    """
    base = folium.Map(location=[35.5, 37.5], zoom_start=7, tiles=None, max_zoom=16, min_zoom=2, zoom_control="topleft")
    base.options["attribution_control"] = True
    base.options["zoom_snap"] = 0.5
    base.options["world_copy_jump"] = True
    base.default_js = [("leaflet", STATIC + "vendor/leaflet/leaflet.js"), ("map", STATIC + "map.js")]
    base.default_css = [("leaflet", STATIC + "vendor/leaflet/leaflet.css"), ("map", STATIC + "map.css")]
    base.add_child(BaseMap())
    return base


def home(marks: Sequence[PlaceMark]) -> list[list[float]]:
    """South-west and north-east corner of where the reports are; broad areas count if there is nothing else."""
    exact = [mark for mark in marks if mark.radius_km <= _EXACT_KM and mark.kind not in BROAD_KINDS] or list(marks)
    if not exact:
        return [[32.0, 35.0], [37.5, 42.5]]
    south, north = min(m.latitude for m in exact), max(m.latitude for m in exact)
    west, east = min(m.longitude for m in exact), max(m.longitude for m in exact)
    margin = 0.25
    return [[south - margin, west - margin], [north + margin, east + margin]]


def place_layer(
    marks: Sequence[PlaceMark], selected: str, bounds: list[list[float]], focus: Focus | None
) -> folium.FeatureGroup:
    """The feature group with all places, to be given to st_folium as ``feature_group_to_add``."""
    shown = {family for mark in marks for family, _ in mark.families}
    payload = {
        "places": [_payload(mark, mark.place_id == selected) for mark in marks],
        "selected": selected,
        "home": bounds,
        "legend": [[item.colour, item.label] for item in palette.FAMILIES if item.key in shown],
        "focus": None
        if focus is None
        else {
            "lat": focus.latitude,
            "lng": focus.longitude,
            "zoom": _ZOOM.get(focus.kind, 11),
            "seq": focus.sequence,
        },
    }
    group = folium.FeatureGroup(name="places")
    Places(payload).add_to(group)
    return group


_COLOURS = {family.key: family.colour for family in palette.FAMILIES}


def _payload(mark: PlaceMark, selected: bool) -> dict[str, Any]:
    return {
        "id": mark.place_id,
        "name": mark.name,
        "note": mark.note,
        "lat": round(mark.latitude, 5),
        "lng": round(mark.longitude, 5),
        "radius": round(mark.radius_km, 3),
        "offset": round(mark.offset_km, 3),
        "shape": [[[round(lat, 4), round(lng, 4)] for lat, lng in part] for part in mark.outline],
        "area": mark.kind in BROAD_KINDS,
        "n": mark.reports,
        "kinds": [[_COLOURS[family], number] for family, number in mark.families],
        "hue": _COLOURS[mark.families[0][0]],
        "status": mark.status,
        "selected": selected,
    }
