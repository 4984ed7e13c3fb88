"""Feeds: the address of one, or of a page that names some; then the articles that it lists, to choose from."""

from __future__ import annotations

import pandas as pd
import streamlit as st

from dashboard.parts.intake import Tray, of_address, reachable
from dateline.errors import DatelineError
from dateline.ingest.feeds import Feed, FeedEntry, FeedPage, fetch_feed
from dateline.views import wording

_SHORT = 8  # rows that a table shows without scrolling
_PAGE, _FEED = "feed_page", "feed_found"


def feed(tray: Tray) -> None:
    """Ask for an address; show what is there."""
    with st.form("feed", border=False):
        url = st.text_input(
            "Address of an RSS or Atom feed, or of a site that has one", placeholder="https://…", key="feed_address"
        )
        opened = st.form_submit_button("Open the feed", type="primary")
    if opened:
        st.session_state.pop(_PAGE, None)
        _open((url or "").strip())
    page: FeedPage | None = st.session_state.get(_PAGE)
    if page is not None:
        _choose(page)
    found: Feed | None = st.session_state.get(_FEED)
    if found is not None:
        _entries(found, tray)


def _open(url: str) -> None:
    """Have what an address gives shown, or say why not. A page's only feed is opened at once."""
    st.session_state.pop(_FEED, None)
    try:
        with st.spinner("Fetching the feed"):
            found = fetch_feed(url, reachable())
            if isinstance(found, FeedPage):
                st.session_state[_PAGE] = found
                found = fetch_feed(found.feeds[0].url, reachable()) if len(found.feeds) == 1 else None
    except DatelineError as error:
        st.error(wording.escaped(str(error)))
        return
    if isinstance(found, Feed):
        st.session_state[_FEED] = found
    elif found is not None:
        st.error(wording.escaped(f"{found.url}: is a page again, not the feed that it was named as"))


def _choose(page: FeedPage) -> None:
    name = page.title or page.url
    if len(page.feeds) == 1:
        st.text(f"The page “{name}” names one feed.")
        return
    with st.form("feed_choice"):
        at = st.radio(
            wording.escaped(f"The page “{name}” names {len(page.feeds)} feeds"),
            range(len(page.feeds)),
            format_func=lambda at: wording.escaped(page.feeds[at].title or page.feeds[at].url),
            captions=[wording.escaped(each.url) for each in page.feeds],
        )
        opened = st.form_submit_button("Open this feed", type="primary")
    if opened:
        _open(page.feeds[int(at or 0)].url)


def _entries(found: Feed, tray: Tray) -> None:
    st.text(f"{found.title or found.url}: {wording.counted(len(found.entries), 'article')}. Choose some:")
    table = pd.DataFrame(
        {
            "Day": [_day(entry) for entry in found.entries],
            "Title": [entry.title or entry.url for entry in found.entries],
            "Summary": [entry.summary for entry in found.entries],
        }
    )
    chosen = st.dataframe(
        table,
        hide_index=True,
        on_select="rerun",
        selection_mode="multi-row",
        height="content" if len(table) <= _SHORT else 330,
        key=f"feed_table_{found.url}",
        alt="What the feed lists, in its order",
    )
    rows = chosen["selection"]["rows"]
    label = f"Fetch {wording.counted(len(rows), 'article')}" if rows else "Fetch the chosen"
    if st.button(label, key="fetch_chosen", disabled=not rows, type="primary"):
        entries = [found.entries[row] for row in rows]
        tray.bring([of_address(entry.url, entry.says(found.url)) for entry in entries])
        st.session_state.pop(_FEED)
        st.session_state.pop(_PAGE, None)
        st.rerun()


def _day(entry: FeedEntry) -> str:
    """The day of publication; where the feed has the last edit only, that is said."""
    if entry.published is None and entry.updated is not None:
        return f"{wording.day(entry.updated)} (last edit)"
    return wording.day(entry.published) if entry.published else ""
