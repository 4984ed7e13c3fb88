"""The casualty chart with its selection."""

from __future__ import annotations

import pandas as pd
import streamlit as st

from dashboard.parts import selection
from dashboard.parts.corpus import Shown
from dateline.views import casualty_chart


def casualty_panel(told: pd.DataFrame, selected: str, shown: Shown, *, height: int = 270, title: bool = True) -> None:
    """The chart of the claims; a click on a mark chooses its report."""
    if title:
        st.html('<h2 class="panel-title">Deaths, as claimed</h2>')
    if told.empty:
        with st.container(key="no_claims"):
            st.markdown(":small[No claims of deaths among these reports.]")
        return

    def pick() -> None:
        chosen = st.session_state["casualties"]["selection"].get(casualty_chart.PICK) or []
        if chosen:
            selection.choose(str(chosen[0]["event_id"]), shown)

    st.altair_chart(
        casualty_chart.casualty_chart(told, selected, height),
        key="casualties",
        width="stretch",
        on_select=pick,
        selection_mode=casualty_chart.PICK,
        alt=casualty_chart.summary(told),
    )
