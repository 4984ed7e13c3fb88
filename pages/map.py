"""Map, source text and casualty claims side by side: the landing page."""

from __future__ import annotations

import streamlit as st

from dashboard.parts import filters, frame, opening, player
from dashboard.parts.corpus import corpus, select_from
from dashboard.parts.day_filter import day_filter
from dashboard.parts.explorer import explorer
from dashboard.parts.paper import paper

frame.require("map")
frame.heading("Map of reports")

shown = corpus()
query = filters.asked(shown)
if select_from(shown, query).empty:
    opening.skip()  # there is no map to wait for
bar, below = st.container(), st.container()
with below:
    explorer(query)
with bar:
    filters.space() if opening.begins() else filters.filter_bar(shown)
if opening.begins():
    opening.wait()
else:
    player.tick(shown)
    day_filter(shown, query)
    paper(shown, query)
