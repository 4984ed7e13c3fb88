"""Add articles to a workspace of one's own: bring them, look at what was found, keep them, see their events."""

from __future__ import annotations

import streamlit as st

from dashboard.parts import article_list, bringing, browser_memory, draft_cards, frame, keeping, workspaces
from dashboard.parts.corpus import corpus

frame.require("add")


def _page() -> None:
    st.title("Add articles")
    here = workspaces.own_or_offer("Your articles")
    shown = corpus()
    tray = bringing.tray(here)
    browser_memory.browser_memory()
    browser_memory.open_drawer(here, tray)
    ways, drafts = st.columns([4.2, 5.8], gap="large")
    with ways:
        bringing.ways(tray)
        draft_cards.way_down(tray)
        article_list.articles(here, shown)
    with drafts:
        keeping.results(tray, shown)
        bringing.read_on(tray)
        keeping.keep_on(here, tray)
        draft_cards.refused(tray)
        draft_cards.cards(tray, shown)


_page()
