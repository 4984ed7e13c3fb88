"""The reading of new articles of a workspace, before its table is shown: with a bar, stopped and gone on with."""

from __future__ import annotations

from pathlib import Path

import streamlit as st

from dateline.store.workspace import Workspace

_STOPPED = "reading_stopped"
_read: dict[Path, str] = {}  # the state of each workspace in which nothing was left to read


def read_first(here: Workspace, state: str) -> None:
    """Have every article's events read. Stopped by the person, the page says how far it is, and ends here."""
    if not here.own:
        return
    slot = st.empty()  # there in every run: else all that follows is made anew, and an upload under way is lost
    if _read.get(here.path) == state:
        return
    from dateline.store.corpus import derive  # brings the extractor along, which takes seconds to import

    steps = derive(here)
    first = next(steps)
    if first.done < first.total:
        with slot.container(border=True, key="reading_events"):
            bar = st.progress(first.done / first.total, _line(first.done, first.total))
            if st.session_state.get(_STOPPED):
                st.write("Reading was stopped. What was read is kept.")
                st.button("Go on reading", type="primary", key="read_on", on_click=_set, args=(False,))
                st.stop()
            st.button("Stop", key="stop_reading", on_click=_set, args=(True,))
            for step in steps:
                bar.progress(step.done / step.total, _line(step.done, step.total))  # a press on Stop is heard here
        slot.empty()
    _read[here.path] = state


def _line(done: int, total: int) -> str:
    return f"Reading events: {done} of {total} articles"


def _set(stopped: bool) -> None:
    st.session_state[_STOPPED] = stopped
