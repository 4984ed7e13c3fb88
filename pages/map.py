"""Map, source text and casualty claims side by side: the landing page."""

from __future__ import annotations

from dashboard.parts import filters, frame, player
from dashboard.parts.corpus import corpus
from dashboard.parts.day_filter import day_filter
from dashboard.parts.explorer import explorer
from dashboard.parts.paper import paper

frame.require("map")
frame.heading("Map of reports")

shown = corpus()
query = filters.filter_bar(shown)
player.tick(shown)
explorer(query)
day_filter(shown, query)
paper(shown, query)
