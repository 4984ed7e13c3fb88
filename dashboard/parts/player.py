"""Playing the episode day by day: the date filter steps on by itself, everything else follows."""

from __future__ import annotations

from datetime import date, timedelta

import streamlit as st

from dashboard.parts import filters
from dashboard.parts.corpus import Shown, facets

SECONDS_A_DAY = 1.8


def toggle() -> None:
    """Start playing, or stop (a button's callback)."""
    st.session_state["playing"] = None if st.session_state.get("playing") else "start"


def is_playing() -> bool:
    """Whether the days are being played."""
    return bool(st.session_state.get("playing"))


def following(today: date | str, first: date, last: date) -> date | None:
    """The day to show after ``today`` ("start" before the first one); None after the last."""
    if isinstance(today, str):
        return first
    return today + timedelta(days=1) if today < last else None


def tick(shown: Shown) -> None:
    """While playing, go on to the next day every few moments; give all days back at the end."""
    span = facets(shown).span
    if not is_playing() or span is None:
        return

    @st.fragment(run_every=SECONDS_A_DAY)
    def clock() -> None:
        if st.session_state.pop("_drawn_day", False):
            return
        day = following(st.session_state["playing"], *span)
        st.session_state["playing"] = day
        st.session_state["_drawn_day"] = True
        filters.show_days(*((day, day) if day else span))
        st.rerun(scope="app")

    clock()
