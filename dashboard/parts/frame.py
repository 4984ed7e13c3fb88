"""Pages run inside the frame of ``app.py``, also where Streamlit starts one by itself.

Streamlit takes a folder named ``pages`` for its older way of making pages until the main script has called
``st.navigation`` once: whoever opens a copied link to a sub-page as the very first visitor of a fresh server gets the
bare page script. Such a run is sent through ``app.py``, which then opens the page that was asked for, with its
filters. Seen with streamlit 1.67.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping

import streamlit as st
from streamlit.navigation.page import StreamlitPage

_FRAMED, _WANTED = "framed", "wanted_page"


def require(name: str) -> None:
    """Go on only inside the frame; else start over at ``app.py`` and come back to the page ``name``."""
    if not st.session_state.get(_FRAMED):
        st.session_state[_WANTED] = (name, st.query_params.to_dict())
        st.switch_page("app.py")


def heading(text: str) -> None:
    """A heading for those who hear the page; its look has no room for one."""
    st.html(f'<h1 class="unseen">{text}</h1>')


def navigation(pages: Iterable[StreamlitPage]) -> None:
    """The pages as a row of links, seen where Streamlit would fold its own navigation away."""
    with st.container(key="phone_nav", horizontal=True, gap="small"):
        st.html('<span class="wordmark">Dateline</span>', width="content")
        for page in pages:
            st.page_link(page, label=page.title)


def enter() -> tuple[str, Mapping[str, str]] | None:
    """Mark this session as framed; the page (and its query) that was asked for before it was, if there was one."""
    st.session_state[_FRAMED] = True
    wanted: tuple[str, Mapping[str, str]] | None = st.session_state.pop(_WANTED, None)
    return wanted
