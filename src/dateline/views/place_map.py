"""The small map on which a place is corrected: numbered candidates of the gazetteer, and a point set by hand."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

import folium

from dateline.store.place_choices import PlaceChoice
from dateline.views import wording
from dateline.views.event_map import Places
from dateline.views.province_names import called
from dateline.views.script_json import script_json

CHOICE, NOW, POINT = "choice", "now", "point"
_HUES = {NOW: "#7a7f88", POINT: "#9b2d20", CHOICE: "#2f78c4"}
_MARGIN = 0.6  # degrees around what is shown first


def described(choice: PlaceChoice) -> str:
    """A candidate in words: "Idlib, city in Idlib Governorate, Syria (SY), 128,840 people"."""
    where = ", ".join(part for part in (choice.province, choice.country_code) if part)
    people = f", {wording.number(choice.population)} people" if choice.population else ""
    return f"{choice.name}, {choice.kind}{f' in {where}' if where else ''}{people}"


def place_layer(
    now: Mapping[str, Any], choices: Sequence[PlaceChoice], chosen: Mapping[str, Any] | None, sequence: int
) -> folium.FeatureGroup:
    """The feature group for st_folium: the row's place as it is, the candidates, the point that was set.

    ``now`` and ``chosen`` are place columns of the event table. A click on a mark gives ``{"place": id}``, elsewhere
    ``{"point": [latitude, longitude]}``.
    """
    places = [
        _mark(f"{CHOICE}{at}", choice.fields, described(choice), CHOICE, str(at + 1))
        for at, choice in enumerate(choices)
    ]
    if _located(now):
        places.append(_mark(NOW, now, "where the row is now", NOW, ""))
    selected = next((f"{CHOICE}{at}" for at, choice in enumerate(choices) if choice.fields == chosen), "")
    if chosen and not selected and _located(chosen):
        places.append(_mark(POINT, chosen, "the point that you set", POINT, ""))
        selected = POINT
    group = folium.FeatureGroup(name="places")
    centre: Mapping[str, Any] | None = next((place for place in (chosen, now) if place and _located(place)), None)
    if centre is None and choices:
        centre = choices[0].fields
    payload = {
        "places": places,
        "selected": selected,
        "home": _home(places),
        "legend": [],
        "points": True,
        "focus": centre and {"lat": centre["latitude"], "lng": centre["longitude"], "zoom": 8, "seq": sequence},
    }
    Places(script_json(payload)).add_to(group)
    return group


def _located(place: Mapping[str, Any]) -> bool:
    return isinstance(place.get("latitude"), float) and place["latitude"] == place["latitude"]


def _mark(key: str, place: Mapping[str, Any], note: str, what: str, label: str) -> dict[str, Any]:
    return {
        "id": key,
        "kind": str(place["place_kind"]),
        "name": called(str(place["place"]), str(place["place_kind"]), str(place.get("gazetteer_id") or "")),
        "note": note,
        "lat": round(float(place["latitude"]), 5),
        "lng": round(float(place["longitude"]), 5),
        "radius": round(float(place["radius_km"] or 0), 3),
        "offset": 0,
        "shape": [],
        "area": False,
        "within": None,
        "side": None,
        "n": 1,
        "label": label,
        "kinds": [[_HUES[what], 1]],
        "hue": _HUES[what],
        "status": "claimed",
    }


def _home(places: Sequence[Mapping[str, Any]]) -> list[list[float]]:
    """South-west and north-east corner of what is shown first; the world where there is nothing yet."""
    if not places:
        return [[-35.0, -20.0], [60.0, 120.0]]
    near = [place for place in places if place["id"] in (NOW, POINT)] or list(places[:1])
    lats, lngs = [place["lat"] for place in near], [place["lng"] for place in near]
    return [[min(lats) - _MARGIN, min(lngs) - _MARGIN], [max(lats) + _MARGIN, max(lngs) + _MARGIN]]
