"""Map, source text and casualty claims side by side: the landing page."""

from __future__ import annotations

from pages.parts import filters, player, selection
from pages.parts.corpus import corpus
from pages.parts.explorer import explorer

shown = corpus()
query = filters.filter_bar(shown.reports)
selection.start(shown)
player.tick(shown.reports)
explorer(query)
