"""What this browser remembers of its user: the name, and the key to the drawer of drafts. It is told to no other site.

Both lie in the browser's local storage, so that on a server that many use nobody gets another's name or drafts.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

import streamlit as st

from dashboard.parts import desk
from dashboard.parts.intake import Tray
from dateline.errors import InputError
from dateline.store import drawers
from dateline.store.workspace import Workspace

_SCRIPT = Path(__file__).parents[2] / "assets/components/browser_memory.js"
_COMPONENT = st.components.v2.component("dateline_browser_memory", html="", js=_SCRIPT.read_text(encoding="utf-8"))
_TOLD, _KEY = "browser_told", "drawer_key"
_LONGEST = 80  # characters of a name


def browser_memory() -> None:
    """Ask the browser once a session what it remembers; have it remember the name from then on."""
    state = st.session_state
    with st.container(key="browser_memory"):
        _COMPONENT(
            key="browser_memory_told",
            data={"told": bool(state.get(_TOLD)), "reviewer": state.get(desk.NAME)},
            on_known_change=_came,
        )


def _came() -> None:
    state = st.session_state
    told: Any = state["browser_memory_told"].get("known")
    state[_TOLD] = True
    if not isinstance(told, dict):
        return
    name, key = told.get("reviewer"), told.get("drawer")
    if isinstance(name, str) and not state.get(desk.NAME):
        state[desk.NAME] = name.strip()[:_LONGEST]
    if isinstance(key, str):
        state[_KEY] = key


def your_name() -> None:
    """The field for the reviewer's name, as this browser remembers it."""
    browser_memory()
    st.text_input(
        "Your name",
        key=desk.NAME,
        persist_state="session",
        max_chars=_LONGEST,
        autocomplete="name",
        help="It stands with every decision, and is remembered in this browser until you empty the field",
    )


def open_drawer(here: Workspace, tray: Tray) -> None:
    """Bring back the drafts that this browser's user left, once; without a key they are in the session only."""
    key = st.session_state.get(_KEY)
    if not key or tray.drawer is not None:
        return
    try:
        tray.keep_in(drawers.open_drawer(here, key))
    except (InputError, OSError):
        del st.session_state[_KEY]  # a made-up key, or a disk that can't be written: as without one
