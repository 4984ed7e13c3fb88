"""The fields of a row as a form; what a person fills in is read from the session when they press a button."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any, get_args

import streamlit as st

from dateline.model import EventType, Status
from dateline.views import wording
from dateline.views.corrections import COUNTING_LABELS

_FIRST, _LAST = date(1800, 1, 1), date(2100, 1, 1)
_LABELS = {
    "killed_min": "Killed, at least",
    "killed_max": "Killed, at most",
    "injured_min": "Injured, at least",
    "injured_max": "Injured, at most",
    "quantity_min": "Number, at least",
    "quantity_max": "Number, at most",
}


def fields(values: Mapping[str, Any], key: str, names: Sequence[str]) -> None:
    """Draw the form of a row with these values; ``key`` tells forms apart."""

    def at(name: str) -> str:
        return f"{name}|{key}"

    left, right = st.columns(2, gap="small")
    types, statuses = list(get_args(EventType)), list(get_args(Status))
    with left:
        st.selectbox(
            "Type", types, types.index(values["event_type"]), key=at("event_type"), format_func=_type, **_kept()
        )
        st.date_input("First day", values["date_start"], _FIRST, _LAST, key=at("date_start"), **_kept())
    with right:
        st.selectbox(
            "Status", statuses, statuses.index(values["status"]), key=at("status"), format_func=_status, **_kept()
        )
        st.date_input("Last day", values["date_end"], _FIRST, _LAST, key=at("date_end"), **_kept())
    for name, label in (("actors", "Who"), ("targets", "To whom")):
        st.multiselect(
            label,
            sorted({*names, *values[name]}, key=str.lower),
            values[name],
            key=at(name),
            accept_new_options=True,
            placeholder="Choose, or type a name",
            **_kept(),
        )
    st.text_input("According to", values["attribution"], key=at("attribution"), max_chars=300, **_kept())
    _counts(("killed_min", "killed_max", "injured_min", "injured_max"), values, key)
    with st.expander("Further fields", key="further_fields", on_change="rerun"):  # open for the next row too
        _further(values, key)


def _further(values: Mapping[str, Any], key: str) -> None:
    _counts(("quantity_min", "quantity_max"), values, key)
    left, right = st.columns(2, gap="small")
    kinds = list(COUNTING_LABELS)
    with left:
        st.text_input("What is counted", values["quantity_unit"], key=f"quantity_unit|{key}", **_kept())
        st.text_input("Victims", values["victims"], key=f"victims|{key}", help="civilians, soldiers, all", **_kept())
        st.text_input("Words for the day", values["date_text"], key=f"date_text|{key}", **_kept())
    with right:
        st.selectbox(
            "The toll is of",
            kinds,
            kinds.index(values["counting"]),
            key=f"counting|{key}",
            format_func=COUNTING_LABELS.__getitem__,
            **_kept(),
        )
        st.text_input("Words for the place", values["place_text"], key=f"place_text|{key}", **_kept())
        st.toggle("Background, not of this episode", values["context"], key=f"context|{key}", **_kept())


def _counts(names: Sequence[str], values: Mapping[str, Any], key: str) -> None:
    for column, name in zip(st.columns(len(names), gap="small"), names, strict=True):
        with column:
            st.number_input(_LABELS[name], 0, None, values[name], 1, key=f"{name}|{key}", **_kept())


def _kept() -> dict[str, Any]:
    return {"persist_state": "session"}  # the form outlives a look at the map


def _type(name: str) -> str:
    return wording.EVENT_LABELS[name]


def _status(name: str) -> str:
    return wording.STATUS_LABELS[name]


def filled(values: Mapping[str, Any], key: str) -> dict[str, Any]:
    """What the form holds now; the value it began with where it was not drawn."""
    return {name: st.session_state.get(f"{name}|{key}", value) for name, value in values.items()}
