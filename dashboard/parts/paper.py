"""What only paper shows: the reports as a table with their sources."""

from __future__ import annotations

from datetime import datetime

import pandas as pd
import streamlit as st

from dashboard.parts.corpus import Shown, of_query
from dateline.views.filtering import Query
from dateline.views.print_sheet import sheet, stamp


def paper(shown: Shown, query: Query, *, deaths: bool = False) -> None:
    """The sheet, hidden on the screen: all reports, or those with claims of deaths. All text in it is escaped."""
    total = len(shown.reports)
    with st.container(key="paper"):
        # Apart from the time, so that the browser, which keeps what it was sent, is not sent the same again
        st.html(
            of_query(
                shown,
                f"sheet{deaths}",
                query,
                lambda reports: sheet(_of(reports, deaths), shown.articles, query, total),
            )
        )
        st.html(stamp(datetime.now().astimezone().replace(second=0, microsecond=0)))


def _of(reports: pd.DataFrame, deaths: bool) -> pd.DataFrame:
    told = reports["killed_min"].notna() | reports["killed_max"].notna()
    return reports[told] if deaths else reports
