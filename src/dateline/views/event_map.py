"""The map: an offline folium map, and the group of places that changes with every filter and choice."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import accumulate
from typing import Any

import folium
from branca.element import MacroElement
from folium.template import Template

from dateline.geocoding.bearings import separation_km
from dateline.views import palette
from dateline.views.arabic import arabic_name
from dateline.views.places import BROAD_KINDS, PlaceMark
from dateline.views.script_json import script_object, script_text

# Relative to the frame of streamlit-folium, so that it holds under any server.baseUrlPath.
STATIC = "../../app/static/"
_EXACT_KM = 60.0
_NEARLY_ALL, _OUTLIER = 0.85, 1.6  # share of the reports; how much further out a place may lie and still be shown
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

    def __init__(self, payload: str) -> None:
        super().__init__()  # type: ignore[no-untyped-call]
        self._name = "Places"
        self.payload = payload  # an expression of ``script_json``


def base_map() -> folium.Map:
    """A new folium map without tiles, its scripts from Streamlit's own static server.

    Made anew for every run: a folium map object that is used twice renders blank.
    """
    base = folium.Map(location=[35.5, 37.5], zoom_start=7, tiles=None, zoom_control="topleft")
    # Set here: folium's own arguments of these names are those of its tiles, which this map has none of
    base.options |= {
        "min_zoom": 2,
        "max_zoom": 16,
        "attribution_control": True,
        "zoom_snap": 0.5,
        "world_copy_jump": True,
    }
    base.default_js = [("leaflet", STATIC + "vendor/leaflet/leaflet.js"), ("map", STATIC + "map.js")]
    base.default_css = [("leaflet", STATIC + "vendor/leaflet/leaflet.css"), ("map", STATIC + "map.css")]
    base.add_child(BaseMap())
    return base


def home(marks: Sequence[PlaceMark]) -> list[list[float]]:
    """South-west and north-east corner of where most reports are; broad areas count if there is nothing else.

    A report from a far-off capital does not shrink the war to a spot: places much further from the middle than nearly
    all reports are left out of the first view.
    """
    exact = [mark for mark in marks if mark.radius_km <= _EXACT_KM and mark.kind not in BROAD_KINDS] or list(marks)
    if not exact:
        return [[32.0, 35.0], [37.5, 42.5]]
    near = _near_most(exact)
    south, north = min(m.latitude for m in near), max(m.latitude for m in near)
    west, east = min(m.longitude for m in near), max(m.longitude for m in near)
    margin = 0.25
    return [[south - margin, west - margin], [north + margin, east + margin]]


def _near_most(marks: Sequence[PlaceMark]) -> list[PlaceMark]:
    """The marks that hold nearly all reports around their middle, and those not much further out."""
    middle = _median(marks, "latitude"), _median(marks, "longitude")
    apart = [(separation_km(m.latitude, m.longitude, *middle), m) for m in marks]
    apart.sort(key=lambda pair: (pair[0], pair[1].place_id))
    wanted, seen, reach = _NEARLY_ALL * sum(m.reports for m in marks), 0, 0.0
    for distance, mark in apart:
        if seen >= wanted:
            break
        seen, reach = seen + mark.reports, distance
    return [mark for distance, mark in apart if distance <= max(_OUTLIER * reach, _EXACT_KM)]


def _median(marks: Sequence[PlaceMark], axis: str) -> float:
    """The latitude or longitude that halves the reports."""
    ordered = sorted((getattr(mark, axis), mark.reports) for mark in marks)
    running = list(accumulate(number for _, number in ordered))
    return float(ordered[bisect_left(running, running[-1] / 2)][0])


def place_layer(
    marks: Sequence[PlaceMark],
    selected: str,
    bounds: list[list[float]],
    focus: Focus | None,
    days: tuple[int, int] | None = None,
    written: str = "",
    greet: bool = False,
    note: str = "",
) -> folium.FeatureGroup:
    """The feature group with all places, to be given to st_folium as ``feature_group_to_add``.

    ``days``: what days the marks are of, counted from 1970; ``written``: what ``written_places`` made of the marks;
    ``greet``: have the map say when it is drawn first; ``note``: why no mark answers the choice (``no_mark``).
    """
    shown = {family for mark in marks for family, _ in mark.families}
    wish = None
    if focus is not None:
        zoom = _ZOOM.get(focus.kind, 11)
        wish = {"lat": focus.latitude, "lng": focus.longitude, "zoom": zoom, "seq": focus.sequence}
    legend = [[item.colour, item.label] for item in palette.FAMILIES if item.key in shown]
    rest = {"selected": selected, "home": bounds, "legend": legend, "days": days, "focus": wish, "greet": greet}
    rest["note"] = note
    pieces = {"places": written or written_places(marks)} | {name: script_text(value) for name, value in rest.items()}
    group = folium.FeatureGroup(name="places")
    Places(script_object(pieces)).add_to(group)
    return group


def no_mark(row: Any) -> str:
    """Why a chosen report has no mark on the map, in words of our own; "" where it has one."""
    if row.place_id:
        return ""
    return "The place of this report was not found" if row.place_text or row.place else "This report names no place"


def written_places(marks: Sequence[PlaceMark]) -> str:
    """The places as they stand in the script. It takes a moment where there are hundreds: worth keeping."""
    return script_text([fixed(mark) | _counted(mark) for mark in marks])


_COLOURS = {family.key: family.colour for family in palette.FAMILIES}


def fixed(mark: PlaceMark) -> dict[str, Any]:
    """What the browser is told of a place, whatever days are asked for."""
    return {
        "id": mark.place_id,
        "kind": mark.kind,
        "name": mark.name,
        "arabic": arabic_name(mark.name, mark.kind, mark.latitude, mark.longitude),
        "extent": mark.extent,
        "lat": round(mark.latitude, 5),
        "lng": round(mark.longitude, 5),
        "radius": round(mark.radius_km, 3),
        "offset": round(mark.offset_km, 3),
        "shape": [[[round(lat, 4), round(lng, 4)] for lat, lng in part] for part in mark.outline],
        "area": mark.kind in BROAD_KINDS,
        "within": [mark.area_file, mark.area_id] if mark.area_file else None,
        "side": mark.side,
    }


def _counted(mark: PlaceMark) -> dict[str, Any]:
    """What the reports of the days make of a place."""
    return {
        "n": mark.reports,
        "kinds": [[_COLOURS[family], number] for family, number in mark.families],
        "hue": _COLOURS[mark.families[0][0]],
        "status": mark.status,
    }
