"""What only paper shows: the reports as a table with their sources."""

from __future__ import annotations

from datetime import datetime

import streamlit as st

from dashboard.parts.corpus import Shown, select_from
from dateline.views.filtering import Query
from dateline.views.print_sheet import sheet


def paper(shown: Shown, query: Query) -> None:
    """The sheet beneath the map, hidden on the screen. All text in it is escaped."""
    printed = datetime.now().astimezone().replace(second=0, microsecond=0)
    reports = select_from(shown, query)
    with st.container(key="paper"):
        st.html(sheet(reports, shown.articles, query, len(shown.reports), printed))
