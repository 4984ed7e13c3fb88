"""The casualty chart large, and beneath it the claims: what replaces what, what is part of what."""

from __future__ import annotations

import pandas as pd
import streamlit as st

from dashboard.parts import empty, filters, frame, panels, selection
from dashboard.parts.casualty_panel import casualty_panel
from dashboard.parts.corpus import corpus, of_query, select_from
from dashboard.parts.paper import paper
from dateline.views.casualty_claims import claims, in_words
from dateline.views.filtering import Query

frame.require("casualties")

EXPLAINED = (
    "Every mark is what somebody claims, as a range: an arrow means “at least” or “more than”. Running totals of one "
    "source are joined by a dashed line; a later one replaces the one before. Nothing is added up, and totals of the "
    "whole war are not shown here."
)


def _claims_table(told: pd.DataFrame, key: str) -> None:
    shown = corpus()

    def pick() -> None:
        rows = st.session_state[key]["selection"]["rows"]
        if rows:
            selection.choose(str(told["event_id"].iloc[rows[0]]), shown)

    st.dataframe(
        in_words(told),
        key=key,
        hide_index=True,
        width="stretch",
        height=min(35 * (len(told) + 1) + 3, 300),
        on_select=pick,
        selection_mode="single-row",
        column_config={
            "As of": st.column_config.DateColumn(format="ddd D MMM YYYY", width=112),
            "Killed": st.column_config.TextColumn(width=180),
            "According to": st.column_config.TextColumn(width=222),
            "Kind": st.column_config.TextColumn(width=90),
            "With others": st.column_config.TextColumn(
                width=176, help="A later running total of one source replaces the one before; a part is in its total"
            ),
            "Sentence": st.column_config.TextColumn(width="large"),
        },
        alt="Claims of deaths, oldest first",
    )


@st.fragment
def _page(query: Query) -> None:
    shown = corpus()
    reports = select_from(shown, query)
    told = of_query(shown, "claims", query, claims)
    selection.start(shown)
    st.title("Deaths, as claimed")
    st.markdown(f":small[{EXPLAINED}]")
    if reports.empty:
        empty.nothing_found(shown)
        return
    if told.empty:
        st.info("No claims of deaths among these reports. Widen the days or take a filter off.")
        return
    with st.container(key="reading"):
        chart, text = st.columns([6, 4], gap="medium")
    selected = st.session_state.report if st.session_state.report in set(told["event_id"]) else ""
    with chart:
        casualty_panel(told, selected, shown, height=330, title=False)
        st.html('<h2 class="panel-title">The claims</h2>')
        _claims_table(told, "claims_table")
    with text:
        telling = reports[reports["event_id"].isin(set(told["event_id"]))]
        panels.source_panel(
            shown,
            telling,
            shown.article_to_read(selected, telling),
            selected,
            steps=None,
            on_pick=lambda: selection.choose(panels.picked("source_panel"), shown),
        )


_shown = corpus()
_query = filters.filter_bar(_shown)
_page(_query)
paper(_shown, _query, deaths=True)
