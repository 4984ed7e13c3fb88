"""The event table: sort, filter, choose columns, a row leads to its sentence; download."""

from __future__ import annotations

import streamlit as st

from dashboard.parts import downloads, empty, filters, frame, panels, selection
from dashboard.parts.corpus import corpus, select_from
from dashboard.parts.paper import paper
from dateline.views.event_table import readable
from dateline.views.filtering import Query

frame.require("events")
frame.heading("Event table")


# What a reader looks for first; the rest is to the right, and each column can be hidden in its menu.
_ORDER = (
    *("Date", "Type", "Place", "Who", "How many", "Until", "According to", "Status", "Sentence", "To whom"),
    *("Background", "Article", "Publisher", "Confidence"),
)


@st.fragment
def _page(query: Query) -> None:
    shown = corpus()
    reports = select_from(shown, query)
    selection.start(shown)

    def pick() -> None:
        rows = st.session_state["event_table"]["selection"]["rows"]
        if rows:
            selection.choose(str(reports["event_id"].iloc[rows[0]]), shown)

    downloads.line(shown, reports, query)
    if reports.empty:
        empty.nothing_found(shown)
        return
    with st.container(key="reading"):
        table, text = st.columns([6.4, 3.6], gap="medium")
    with table:
        st.dataframe(
            readable(reports),
            key="event_table",
            hide_index=True,
            width="stretch",
            height=min(35 * (len(reports) + 1) + 16, 640),
            on_select=pick,
            selection_mode="single-row",
            column_order=_ORDER,
            column_config={
                "Date": st.column_config.DateColumn(format="ddd D MMM YYYY", width=112),
                "Until": st.column_config.DateColumn(format="ddd D MMM YYYY", width=112),
                "Type": st.column_config.TextColumn(width=108),
                "Place": st.column_config.TextColumn(width=140),
                "Who": st.column_config.TextColumn(width=150),
                "How many": st.column_config.TextColumn(width=170),
                "According to": st.column_config.TextColumn(width=190),
                "Confidence": st.column_config.NumberColumn(format="%.2f"),
                "Sentence": st.column_config.TextColumn(width="large"),
            },
            alt="The event table, newest report first; choosing a row shows its sentence",
        )
    with text:
        selected = shown.within(st.session_state.report, reports)
        panels.source_panel(
            shown,
            reports,
            shown.article_to_read(selected, reports),
            selected,
            steps=None,
            on_pick=lambda: selection.choose(panels.picked("source_panel"), shown),
        )


_shown = corpus()
_query = filters.filter_bar(_shown)
_page(_query)
paper(_shown, _query)
