"""Lets the browser move the map along with the slider of days, before the server has answered."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import streamlit as st

from dashboard.parts.corpus import Shown, of_query
from dateline.views.day_tallies import day_tallies
from dateline.views.filtering import Query

_SCRIPT = Path(__file__).parents[2] / "assets/components/day_filter.js"
_COMPONENT = st.components.v2.component("dateline_day_filter", html="", js=_SCRIPT.read_text(encoding="utf-8"))


def day_filter(shown: Shown, query: Query) -> None:
    """What each place has on each day, for all days of the query; sent anew only where another filter changes."""
    of_any_day = replace(query, first=None, last=None)
    with st.container(key="day_filter"):
        _COMPONENT(key="days_in_browser", data=of_query(shown, "tallies", of_any_day, day_tallies))
