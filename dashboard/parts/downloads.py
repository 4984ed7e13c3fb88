"""The line above the event table: how many rows, and the download in a format of the reader's choice."""

from __future__ import annotations

from dataclasses import dataclass

import pandas as pd
import streamlit as st

from dashboard.parts import workspaces
from dashboard.parts.corpus import Shown
from dateline.export.files import to_bytes
from dateline.views import workspace_names
from dateline.views.filtering import Query
from dateline.views.left_out import counted


@dataclass(frozen=True, slots=True)
class Format:
    """A kind of file: its name for a reader, its media type, and what it is good for."""

    label: str
    mime: str
    use: str


FORMATS = {
    ".csv": Format("CSV", "text/csv", "For a spreadsheet; cells that it would run as a formula are defused."),
    ".geojson": Format(
        "GeoJSON", "application/geo+json", "For a map: a point a row, none where the report names no place."
    ),
    ".jsonl": Format("JSON Lines", "application/jsonl", "For a program: an object a row, unknown values are null."),
    ".parquet": Format("Parquet", "application/vnd.apache.parquet", "For analysis: columns with their types."),
}


def line(shown: Shown, reports: pd.DataFrame, query: Query) -> None:
    """Count, choice of format and download button for the reports that the filters leave."""
    with st.container(horizontal=True, vertical_alignment="center", key="downloads"):
        st.markdown(counted(shown.reports, reports, query.background), width="content")
        with st.container(horizontal=True, vertical_alignment="center", width="content"):
            _choice_and_button(reports)


def _choice_and_button(reports: pd.DataFrame) -> None:
    suffix = st.selectbox(
        "Format of the download",
        list(FORMATS),
        key="download_format",
        format_func=lambda name: FORMATS[name].label,
        label_visibility="collapsed",
        persist_state="session",
        width=126,
    )
    kind = FORMATS[suffix]
    st.download_button(
        f"Download {kind.label}",
        data=lambda: to_bytes(reports, suffix),  # made at the click, not with every run of the page
        file_name=workspace_names.file_name(workspaces.current(), "events", suffix),
        mime=kind.mime,
        icon=":material/download:",
        key="download",
        on_click="ignore",  # a rerun would forget the file that the click asks for
        disabled=reports.empty,
        help=f"The reports that the filters leave, with all columns of the event table. {kind.use}",
    )
