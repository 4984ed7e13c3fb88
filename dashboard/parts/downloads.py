"""The line above the event table: how many rows, and the download."""

from __future__ import annotations

import pandas as pd
import streamlit as st

from dateline.export.files import to_bytes
from dateline.views import wording


def line(reports: pd.DataFrame, total: int) -> None:
    """Count and download button for the reports that the filters leave."""
    with st.container(horizontal=True, vertical_alignment="center", key="downloads"):
        st.markdown(f"**{wording.number(len(reports))}** of {wording.reports(total)}", width="content")
        st.download_button(
            "Download CSV",
            data=lambda: to_bytes(reports, ".csv"),
            file_name="dateline-events.csv",
            mime="text/csv",
            icon=":material/download:",
            on_click="ignore",  # a rerun would forget the file that the click asks for
            disabled=reports.empty,
            help="All columns of the event table. Cells that a spreadsheet would run as a formula are defused.",
        )
