"""The first look: the map before everything else, which follows as soon as the browser has drawn it.

A browser that is new to the app has some eighty scripts to fetch for filters, chart and text. All at once, they would
come before the map's. So the first run of a session draws the map alone; the map says when it is there, and the page
runs again with everything. Whoever is no browser gets everything at once.
"""

from __future__ import annotations

import streamlit as st

_STATE = (
    "opening"  # "map": only the map is drawn; "there": the browser says that it has it; "done": everything is drawn
)
_PATIENCE = 6.0  # seconds; then everything is drawn, whatever the map says


def begins() -> bool:
    """Whether this run is to draw the map alone."""
    state = st.session_state
    if _STATE not in state:
        state[_STATE] = "map" if "Mozilla" in st.context.headers.get("User-Agent", "") else "done"
    return bool(state[_STATE] == "map")


def skip() -> None:
    """Draw everything at once."""
    st.session_state[_STATE] = "done"


def finish() -> None:
    """Have everything drawn from now on (for callbacks)."""
    if st.session_state.get(_STATE) == "map":
        st.session_state[_STATE] = "there"


def just_finished() -> bool:
    """Whether only the map is drawn, and the page is to run again with everything."""
    state = st.session_state
    if state.get(_STATE) != "there":
        return False
    state[_STATE] = "done"
    return True


@st.fragment(run_every=_PATIENCE)
def wait() -> None:
    """Have everything drawn in a moment, should the map not say that it is there."""
    if st.session_state.setdefault("opening_waited", False):
        skip()
        st.rerun(scope="app")
    st.session_state["opening_waited"] = True
