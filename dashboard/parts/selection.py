"""Which report and which place are chosen: kept in the session, the report also in the address."""

from __future__ import annotations

import pandas as pd
import streamlit as st

from dashboard.parts.corpus import Shown
from dateline.views import report_list
from dateline.views.event_map import Focus

UNPLACED = "unplaced"  # stands for a place: the reports that are not on the map
CONTESTED = "contested"  # the same for the reports that others contradict
LISTS = {UNPLACED: "Not on the map", CONTESTED: "Contested"}


def start(shown: Shown) -> None:
    """Take the chosen report from the address once a session; keep the address in step afterwards."""
    state = st.session_state
    if "report" not in state:
        asked = st.query_params.get("report", "")
        state.report, state.place, state.focus = "", "", None
        if asked in shown.by_id:
            choose(asked, shown)
        elif asked:
            st.toast(
                "The report in this link is not in the articles shown here. Showing all reports instead.",
                duration="long",
            )
    if st.query_params.get("report", "") != state.report:
        _write_address(state.report)


def _write_address(report: str) -> None:
    if report:
        st.query_params["report"] = report
    else:
        st.query_params.pop("report", None)


def choose(report: str, shown: Shown, *, move_map: bool = True) -> None:
    """Choose a report; the map goes to its place, and another place that was chosen is let go."""
    state = st.session_state
    row = shown.row(report)
    if row is None:
        return
    state.report = report
    place = str(row.place_id)  # type: ignore[attr-defined]
    if not _stays_listed(state.place, place, report, shown):
        state.place = ""
    if move_map and place:
        sequence = (state.focus.sequence if state.focus else 0) + 1
        state.focus = Focus(float(row.latitude), float(row.longitude), str(row.place_kind), sequence)  # type: ignore[attr-defined]


def _stays_listed(listed: str, place: str, report: str, shown: Shown) -> bool:
    """Whether a report belongs to what the list shows: a place, or one of ``LISTS``."""
    if listed == CONTESTED:
        return report in shown.contested
    return listed in ("", place) or (listed == UNPLACED and not place)


def choose_place(place: str, reports: pd.DataFrame, shown: Shown) -> None:
    """Choose a place and its newest report among those given."""
    state = st.session_state
    state.place = place
    there = at_place(reports, place, shown)
    if len(there) and not shown.within(state.report, there):
        state.report = str(there["event_id"].iloc[0])


def at_place(reports: pd.DataFrame, place: str, shown: Shown) -> pd.DataFrame:
    """The reports of a place, or of one of ``LISTS``; all of them where nothing is chosen."""
    if not place:
        return reports
    if place == CONTESTED:
        return reports[reports["event_id"].isin(shown.contested)]
    return reports[reports["place_id"] == ("" if place == UNPLACED else place)]


def step(by: int, listed: pd.DataFrame, shown: Shown) -> None:
    """Choose the next (1) or previous (-1) report of the list."""
    choose(report_list.neighbour(listed, shown.by_id.get(st.session_state.report), by), shown)
