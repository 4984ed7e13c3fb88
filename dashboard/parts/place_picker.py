"""The place of a row: a candidate of the gazetteer, or a point on the map; kept until the row is saved."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import streamlit as st
from streamlit_folium import st_folium

from dateline.errors import InputError
from dateline.store.place_choices import PlaceChoice, no_place, place_choices, point_fields
from dateline.views import event_map, place_map, wording

_MAP_HEIGHT = 330
_SHOWN = 9  # candidates: as many as one digit names


def pending(key: str) -> dict[str, Any] | None:
    """The columns of the place that was picked and is not saved yet; None where none was."""
    found: dict[str, Any] | None = st.session_state.get(f"picked_place|{key}")
    return found


def _pick(key: str, fields: Mapping[str, Any] | None) -> None:
    if fields is None:
        st.session_state.pop(f"picked_place|{key}", None)
    else:
        st.session_state[f"picked_place|{key}"] = dict(fields)


def in_words(now: Mapping[str, Any], key: str) -> str:
    """The place as it would be saved."""
    chosen = pending(key)
    if chosen is None:
        return str(now["place"]) or "no place"
    return f"{chosen['place'] or 'no place'} (not saved yet)"


def picker(now: Mapping[str, Any], key: str) -> None:
    """Search, candidates and map; ``now`` are the place columns of the row as it is."""
    asked = st.text_input(
        "Name of the place", value=str(now["place"] or now["place_text"]), key=f"asked_place|{key}", max_chars=120
    )
    near = (now["latitude"], now["longitude"]) if now["latitude"] is not None else None
    choices = place_choices(asked, near)[:_SHOWN] if asked and asked.strip() else []
    _map(now, choices, key)
    _candidates(choices, key)
    _point(now, key)
    with st.container(horizontal=True):
        st.button("It has no place", key=f"no_place|{key}", on_click=_pick, args=(key, no_place()))
        if pending(key) is not None:
            st.button("As it was", key=f"as_it_was|{key}", on_click=_pick, args=(key, None))


def _candidates(choices: list[PlaceChoice], key: str) -> None:
    if not choices:
        st.markdown(":small[The gazetteer has no place of that name: press on the map to set a point.]")
    for at, choice in enumerate(choices):
        st.button(
            f"{at + 1}\\. {wording.escaped(place_map.described(choice))}",
            key=f"choice{at}|{key}",
            type="primary" if pending(key) == choice.fields else "secondary",
            width="stretch",
            on_click=_pick,
            args=(key, choice.fields),
        )


def _map(now: Mapping[str, Any], choices: list[PlaceChoice], key: str) -> None:
    name = f"place_map|{key}"

    def pick() -> None:
        came = st.session_state.get(name) or {}
        if came.get("point"):
            _set_point(key, *came["point"])
        elif str(came.get("place", "")).startswith(place_map.CHOICE):
            _pick(key, choices[int(str(came["place"]).removeprefix(place_map.CHOICE))].fields)

    st_folium(
        event_map.base_map(),
        key=name,
        height=_MAP_HEIGHT,
        use_container_width=True,
        returned_objects=[],
        feature_group_to_add=place_map.place_layer(now, choices, pending(key), len(choices)),
        on_change=pick,
    )


def _set_point(key: str, latitude: float, longitude: float) -> None:
    try:
        _pick(key, point_fields(latitude, longitude))
    except InputError as error:
        st.toast(wording.escaped(error.reason))


def _point(now: Mapping[str, Any], key: str) -> None:
    """A point by its numbers, and what it is called: the way without a mouse."""
    chosen = pending(key) or now
    with st.expander("A point by its coordinates"), st.form(f"point|{key}", border=False):
        name = st.text_input("Called", value=str(chosen["place"]), max_chars=120)
        left, middle, right = st.columns(3, gap="small")
        latitude = left.number_input("Latitude", -90.0, 90.0, chosen["latitude"] or 0.0, 0.01, format="%.4f")
        longitude = middle.number_input("Longitude", -180.0, 180.0, chosen["longitude"] or 0.0, 0.01, format="%.4f")
        radius = right.number_input("Within km", 0.1, 2000.0, chosen["radius_km"] or 1.0, 1.0)
        if st.form_submit_button("Use this point"):
            _pick(key, point_fields(float(latitude or 0), float(longitude or 0), name or "", float(radius or 1)))
            st.rerun()
