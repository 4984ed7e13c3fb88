"""Which reports speak of one happening: joining them and splitting them off."""

from __future__ import annotations

from typing import Any

import streamlit as st

from dashboard.parts import desk
from dashboard.parts.corpus import Shown
from dateline.store import review
from dateline.store.workspace import Workspace
from dateline.views import wording
from dateline.views.incidents import near, of_one, spoken

_OFFERED = 6  # reports at a time; others are found by their words


def incident(here: Workspace, shown: Shown, row: Any) -> None:
    """The reports of the row's incident, and those that could belong to it."""
    known, event_id = desk.reviewed(shown), str(row.event_id)
    together = of_one(shown.reports, row)
    st.markdown(f":small[Reports of the same happening, this one included: {wording.number(len(together) + 1)}]")
    for other in together.itertuples(index=False):
        st.text(spoken(other))

    def split() -> None:
        desk.decide(here, lambda who, why: review.split(known, [event_id], who, why), "Split off")

    if len(together):
        st.button("This one is another happening", key="split", on_click=split)
    _join(here, shown, row)


def _join(here: Workspace, shown: Shown, row: Any) -> None:
    """Reports to tick, the nearest in time first. A drop-down would shrink under a press on the button below."""
    known, event_id = desk.reviewed(shown), str(row.event_id)
    key = f"{event_id}.{desk.sequence()}"
    chosen: set[str] = st.session_state.setdefault(f"same|{key}", set())
    st.markdown("The same happening is reported by")
    words = st.text_input(
        "Find a report",
        key=f"find|{key}",
        placeholder="Words of the sentence, or a place",
        label_visibility="collapsed",
    )
    others = near(shown.reports, row)
    offered = near(shown.reports, row, words or "").head(_OFFERED)
    for other in others[others["event_id"].isin(chosen | set(offered["event_id"]))].itertuples(index=False):
        other_id = str(other.event_id)
        at = f"same|{key}|{other_id}"
        st.checkbox(
            wording.escaped(spoken(other)),
            key=at,
            value=other_id in chosen,
            on_change=_tick,
            args=(chosen, other_id, at),
        )
    if words and offered.empty:
        st.text("No other report has these words.")
    elif others.empty:
        st.text("There is no other report yet.")

    def merge() -> None:
        if not chosen:
            desk.problem("Choose the reports that speak of the same happening.")
            return
        ids = [event_id, *sorted(chosen)]
        desk.decide(here, lambda who, why: review.merge(known, ids, who, why), "Joined to one incident")

    st.button("Join to one incident", key="merge", on_click=merge, disabled=others.empty)


def _tick(chosen: set[str], event_id: str, at: str) -> None:
    (chosen.add if st.session_state[at] else chosen.discard)(event_id)
