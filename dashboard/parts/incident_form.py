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


def incident(here: Workspace, shown: Shown, row: Any) -> None:
    """The reports of the row's incident, and those that could belong to it."""
    known, event_id = desk.reviewed(shown), str(row.event_id)
    together = of_one(shown.reports, row)
    st.markdown(f":small[Reports of the same happening, this one included: {wording.number(len(together) + 1)}]")
    for other in together.itertuples(index=False):
        st.text(spoken(other))

    def split() -> None:
        desk.decide(here, lambda who, why: review.split(known, [event_id], who, why), "Split off")

    def merge() -> None:
        chosen = list(st.session_state[f"same|{event_id}"])
        if not chosen:
            desk.problem("Choose the reports that speak of the same happening.")
            return
        desk.decide(here, lambda who, why: review.merge(known, [event_id, *chosen], who, why), "Joined to one incident")

    if len(together):
        st.button("This one is another happening", key="split", on_click=split)
    others = near(shown.reports, row)
    said = {str(other.event_id): spoken(other) for other in others.itertuples(index=False)}
    st.multiselect(
        "The same happening is reported by",
        list(said),
        key=f"same|{event_id}",
        format_func=lambda other: said.get(other, other),
        placeholder="Choose reports, the nearest in time first",
    )
    st.button("Join to one incident", key="merge", on_click=merge, disabled=not said)
