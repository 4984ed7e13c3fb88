"""What only paper shows: the reports as a table with their sources."""

from __future__ import annotations

from datetime import datetime

import streamlit as st

from dashboard.parts.corpus import Shown, of_query
from dateline.views.filtering import Query
from dateline.views.print_sheet import sheet, stamp


def paper(shown: Shown, query: Query) -> None:
    """The sheet beneath the map, hidden on the screen. All text in it is escaped."""
    total = len(shown.reports)
    with st.container(key="paper"):
        # Apart from the time, so that the browser, which keeps what it was sent, is not sent the same again
        st.html(of_query(shown, "sheet", query, lambda reports: sheet(reports, shown.articles, query, total)))
        st.html(stamp(datetime.now().astimezone().replace(second=0, microsecond=0)))
