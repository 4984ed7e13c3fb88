"""What a page shows where there is nothing to show: why, and the way back."""

from __future__ import annotations

import streamlit as st

from dashboard.parts import filters
from dashboard.parts.corpus import Shown


def nothing_found(shown: Shown) -> None:
    """Says that the filters leave nothing, or that there is nothing at all, and offers the way back."""
    if shown.reports.empty:
        no_reports(shown)
        return
    with st.container(border=True):
        st.subheader("No reports match these filters")
        st.write("Try other days, or take a filter off.")
        if st.button("Show all reports", type="primary", key="show_all", on_click=filters.clear, args=(shown,)):
            st.rerun(scope="app")


def no_reports(shown: Shown) -> None:
    """The empty state of a corpus in which nothing was found."""
    with st.container(border=True):
        st.subheader("No reports were found in these articles" if shown.articles else "There are no articles yet")
        if shown.articles:
            st.write("Open Sources to read them as they are.")
        else:
            st.write("Bring some on the page Add, or put text files into the folder that is shown.")
        for line in shown.unread:
            st.text(line)
