"""Map, source text and casualty claims side by side: the landing page."""

from __future__ import annotations

from dashboard.parts import filters, player
from dashboard.parts.corpus import corpus
from dashboard.parts.explorer import explorer

shown = corpus()
query = filters.filter_bar(shown)
player.tick(shown)
explorer(query)
