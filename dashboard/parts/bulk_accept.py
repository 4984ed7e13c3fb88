"""Accepting several rows with one press: of a sentence, of an article, or those that the machine is sure of."""

from __future__ import annotations

from typing import Any

import pandas as pd
import streamlit as st

from dashboard.parts import desk
from dashboard.parts.corpus import Shown
from dateline.store import ledger, review
from dateline.store.meanwhile import still_open
from dateline.store.workspace import Workspace
from dateline.views import bulk, wording

_DONE = "bulk_done"
_MOST = 500  # rows with one press: as many as somebody can look over


def offer(here: Workspace, shown: Shown, listed: pd.DataFrame, row: Any) -> None:
    """The button that opens the window, if more than one of the listed rows is open."""
    st.session_state.pop(_DONE, None)
    several = row is not None and int((listed["checked"] == "").sum()) > 1
    if several and st.button("Accept several", key="accept_several", icon=":material/done_all:"):
        _window(here, shown, listed, row)


@st.dialog("Accept several rows", width="large")
def _window(here: Workspace, shown: Shown, listed: pd.DataFrame, row: Any) -> None:
    if st.session_state.pop(_DONE, False):  # the window closes, and the list is drawn anew
        st.rerun()
    scopes = {name: f"{label} {_open(listed, row, name)}" for name, label in bulk.SCOPES.items()}
    scope = st.segmented_control(
        "Which", list(scopes), default="article", required=True, format_func=scopes.__getitem__, key="bulk_scope"
    )
    least = st.slider("At least this sure", 0, 100, 0, 5, format="%d%%", key="bulk_least", help=_SURE)
    found = bulk.of_scope(listed, row, str(scope or "article"), int(least) / 100).head(_MOST)
    ticked = _ticked(found, f"bulk|{scope}|{least}|{row.event_id}|{desk.sequence()}")
    said = f"Accept {wording.counted(len(ticked), 'row')}"
    with st.container(horizontal=True, vertical_alignment="center"):
        st.button(
            said, key="bulk_accept", type="primary", disabled=not ticked, on_click=_accept, args=(here, shown, ticked)
        )
        st.markdown(":small[Each becomes a decision of its own; Undo takes all of them back.]", width="content")
    if wrong := desk.tell_problem():
        st.error(wording.escaped(wrong))


_SURE = "How often rows like these were right on articles read by hand: 90% means nine of ten"


def _open(listed: pd.DataFrame, row: Any, scope: str) -> str:
    return wording.number(len(bulk.of_scope(listed, row, scope, 0.0)))


def _ticked(found: pd.DataFrame, key: str) -> list[str]:
    """The ids of the rows that are still ticked after somebody looked them over."""
    if found.empty:
        st.info("No open rows here.")
        return []
    st.markdown(":small[Take the tick off what is wrong or not certain.]")
    table = bulk.to_look_over(found)
    told = st.data_editor(
        table,
        key=key,
        hide_index=True,
        height=min(35 * (len(table) + 1) + 3, 400),
        disabled=[name for name in table.columns if name != "Accept"],
        column_config={
            "Accept": st.column_config.CheckboxColumn(width=70),
            "Sure": st.column_config.NumberColumn(format="%d%%", width=60),
            "Sentence": st.column_config.TextColumn(width="large"),
        },
    )
    return [str(key) for key in found.loc[told["Accept"], "event_id"]]


def _accept(here: Workspace, shown: Shown, ids: list[str]) -> None:
    known = desk.reviewed(shown)
    left = still_open(known, ids, ledger.read(here.decisions))  # others went on while the window was open
    said = f"Accepted: {wording.counted(len(left), 'row')}"
    if len(left) < len(ids):
        said += f"; left alone what others decided meanwhile: {wording.counted(len(ids) - len(left), 'row')}"
    if desk.decide_all(here, lambda who, why: [review.accept(known, key, who, why) for key in left], said):
        st.session_state.report = ""  # the list begins with its own first row
        st.session_state[_DONE] = True
