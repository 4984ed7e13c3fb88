"""Pages run inside the frame of ``app.py``, also where Streamlit starts one by itself.

Streamlit takes a folder named ``pages`` for its older way of making pages until the main script has called
``st.navigation`` once: whoever opens a copied link to a sub-page as the very first visitor of a fresh server gets the
bare page script. Such a run is sent through ``app.py``, which then opens the page that was asked for, with its
filters. Seen with streamlit 1.67.
"""

from __future__ import annotations

from collections.abc import Mapping

import streamlit as st

_FRAMED, _WANTED = "framed", "wanted_page"


def require(name: str) -> None:
    """Go on only inside the frame; else start over at ``app.py`` and come back to the page ``name``."""
    if not st.session_state.get(_FRAMED):
        st.session_state[_WANTED] = (name, st.query_params.to_dict())
        st.switch_page("app.py")


def enter() -> tuple[str, Mapping[str, str]] | None:
    """Mark this session as framed; the page (and its query) that was asked for before it was, if there was one."""
    st.session_state[_FRAMED] = True
    wanted: tuple[str, Mapping[str, str]] | None = st.session_state.pop(_WANTED, None)
    return wanted
