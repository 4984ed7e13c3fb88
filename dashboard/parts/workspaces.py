"""Which workspace this session shows, the switch in the header, and the form that starts one's own."""

from __future__ import annotations

import time
from collections.abc import Sequence
from pathlib import Path

import streamlit as st

from dateline.errors import InputError
from dateline.store import workspace
from dateline.store.state import state as state_on_disk
from dateline.store.workspace import Workspace
from dateline.views import wording
from dateline.views.workspace_names import fresh_name, label_of

PARAMETER = "workspace"  # of the page's address; absent = what the app was opened with
_CHOSEN = "workspace_shown"
_FRESH_SECONDS = 1.5  # a run asks several times; other processes' changes are seen this much later
_states: dict[Path, tuple[float, str]] = {}


def current() -> Workspace:
    """The workspace of this session: the one that was chosen, or that the address names, else the opened one."""
    state = st.session_state
    if _CHOSEN not in state:
        state[_CHOSEN] = _asked(str(st.query_params.get(PARAMETER, "")))
    found = _named(state[_CHOSEN])
    if found is None:
        state[_CHOSEN] = ""
    return found or workspace.opened()


def _asked(name: str) -> str:
    if name and _named(name) is None:
        st.toast("The workspace in this link is not on this machine. Showing the one that the app opens with.")
        return ""
    return name


def _named(name: str) -> Workspace | None:
    """The workspace of that name; None for no name, or where there is none."""
    if not name or name == workspace.opened().name:
        return workspace.opened() if name else None
    try:
        return workspace.find(name)
    except InputError:
        return None


def in_address() -> str:
    """What the address says of the workspace: its name, "" for the one that the app opens with."""
    shown = current()
    return "" if shown.path == workspace.opened().path else shown.name


def state_of(shown: Workspace) -> str:
    """A text that is another one after any change of the workspace, looked up now and then."""
    at, known = _states.get(shown.path, (0.0, ""))
    if not known or time.monotonic() - at > _FRESH_SECONDS:
        known = state_on_disk(shown)
        _states[shown.path] = (time.monotonic(), known)
    return known


def changed(shown: Workspace) -> None:
    """Have what this process just wrote into the workspace seen at once."""
    _states.pop(shown.path, None)


def show(name: str) -> None:
    """Show another workspace from the next run on, with all filters off (for callbacks)."""
    st.session_state[_CHOSEN] = "" if name == workspace.opened().name else name
    forget_view()


def forget_view() -> None:
    """Take off the filters and the choice of a report: they belong to other articles."""
    state = st.session_state
    for key in ("filters_read", "report", "place", "focus", "dates", "next_dates", "playing", "article"):
        if key in state:
            del state[key]
    st.query_params.clear()


def switch() -> None:
    """The switch in the header, and the address kept in step."""
    shown = current()
    if st.query_params.get(PARAMETER, "") != in_address():
        if in_address():
            st.query_params[PARAMETER] = in_address()
        else:
            st.query_params.pop(PARAMETER, None)
    with (
        st.container(key="workspace_switch"),
        st.popover(wording.escaped(label_of(shown)), icon=":material/folder_open:", help="Workspace"),
    ):
        found, damaged = workspace.survey()
        _choose(shown, found)
        for error in damaged:
            st.warning(wording.escaped(f"Can't be opened: {error}"))
        st.divider()
        start_own_form(shown, "switch", found)


def _choose(shown: Workspace, found: Sequence[Workspace]) -> None:
    by_name = {each.name: each for each in reversed([*found, shown])}
    names = sorted(by_name, key=lambda name: (by_name[name].own, name.lower()))
    st.session_state["workspace_choice"] = shown.name
    st.radio(
        "Articles shown",
        names,
        key="workspace_choice",
        format_func=lambda name: wording.escaped(label_of(by_name[name])),
        captions=["" if by_name[name].own else "read-only" for name in names],
        on_change=lambda: show(st.session_state["workspace_choice"]),
    )


def start_own_form(shown: Workspace, key: str, found: Sequence[Workspace]) -> None:
    """A name and two buttons: a copy of the articles shown, or an empty workspace; ``found`` are those there are."""
    taken = [each.name for each in found]
    with st.form(f"start_{key}", border=False):
        name = st.text_input("Start a workspace of your own", value=fresh_name(taken), max_chars=60)
        copied = st.form_submit_button("Copy these articles", type="primary", width="stretch")
        empty = st.form_submit_button("Start empty", width="stretch")
    if copied or empty:
        try:
            made = workspace.start_own(name or "", shown) if copied else workspace.create(name or "")
        except (InputError, OSError) as error:
            st.error(wording.escaped(told(error)))
            return
        show(made.name)
        st.toast(wording.escaped(f"{made.name} is yours: add articles, and correct what is wrong."))
        st.rerun()


def told(error: InputError | OSError) -> str:
    """What went wrong, on one line that names the file."""
    if isinstance(error, InputError):
        return str(error)
    return f"{error.filename}: {error.strerror}" if error.filename else error.strerror or str(error)


def own_or_offer(what: str) -> Workspace:
    """The workspace shown, if it can be written to; else the page says why not, offers a copy, and stops."""
    shown = current()
    if shown.own:
        return shown
    with st.container(border=True, key="offer", width=560):
        st.header("These articles are read-only")
        st.write(
            f"{what} are kept in a workspace of your own. Start one with a copy of these articles, or an empty one: "
            "it stays on this machine, and the originals stay as they are."
        )
        start_own_form(shown, "offer", workspace.everyone())
    st.stop()
