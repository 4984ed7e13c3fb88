"""The ways in which articles come: files, pasted text, web addresses, feeds; and the reading of them, step by step."""

from __future__ import annotations

import pandas as pd
import streamlit as st

from dashboard.parts.intake import Tray, of_address, of_paste, of_upload, reachable
from dateline.errors import DatelineError
from dateline.ingest.feeds import Feed, fetch_feed
from dateline.store.workspace import Workspace
from dateline.views import wording

WAYS = {"files": "Files", "paste": "Paste", "web": "Web addresses", "feed": "Feed"}
_MOST_ADDRESSES = 200


def tray(here: Workspace) -> Tray:
    """What this session has brought along for a workspace."""
    trays: dict[str, Tray] = st.session_state.setdefault("trays", {})
    return trays.setdefault(str(here.path), Tray())


def ways(tray: Tray) -> None:
    """The four ways, one at a time."""
    way = st.segmented_control(
        "How do they come?", list(WAYS), default="files", required=True, format_func=WAYS.__getitem__, key="way"
    )
    {"files": _files, "paste": _paste, "web": _web, "feed": _feed}[str(way or "files")](tray)


def _files(tray: Tray) -> None:
    came = st.file_uploader(
        "Files: .txt .md .html .pdf .docx hold one article each, .csv and .jsonl one a row",
        accept_multiple_files=True,
        key=f"files_{tray.uploads}",
        help="A .csv or .jsonl file has the columns article_id, text, published and, if known, title, publisher, url.",
    )
    if came:
        tray.bring([of_upload(file.name, file.getvalue()) for file in came])
        tray.uploads += 1  # a new, empty upload field: these are taken over
        st.rerun()


def _paste(tray: Tray) -> None:
    with st.form("paste", border=False, clear_on_submit=True):
        text = st.text_area("The text of one article", height=220, placeholder="Paste the whole text here")
        if st.form_submit_button("Read it", type="primary"):
            tray.bring([of_paste(text or "")])
            st.rerun()


def _web(tray: Tray) -> None:
    with st.form("web", border=False, clear_on_submit=True):
        lines = st.text_area("Addresses, one a line", height=120, placeholder="https://…")
        if st.form_submit_button("Fetch", type="primary"):
            urls = list(dict.fromkeys((lines or "").split()))[:_MOST_ADDRESSES]
            tray.bring([of_address(url) for url in urls])
            st.rerun()
    st.caption(
        "The page is fetched once, from this machine, as its robots.txt allows; what came is kept with its date and "
        "fingerprint. Addresses inside your own network are refused."
    )


def _feed(tray: Tray) -> None:
    with st.form("feed", border=False):
        url = st.text_input("Address of an RSS or Atom feed", placeholder="https://…/rss.xml")
        opened = st.form_submit_button("Open the feed", type="primary")
    if opened:
        st.session_state.pop("feed_found", None)
        try:
            with st.spinner("Fetching the feed"):
                st.session_state["feed_found"] = fetch_feed((url or "").strip(), reachable())
        except DatelineError as error:
            st.error(wording.escaped(str(error)))
    found: Feed | None = st.session_state.get("feed_found")
    if found is not None:
        _entries(found, tray)


def _entries(found: Feed, tray: Tray) -> None:
    st.text(f"{found.title or found.url}: {len(found.entries)} articles. Choose some:")
    table = pd.DataFrame(
        {
            "Day": [wording.day(entry.published) if entry.published else "" for entry in found.entries],
            "Title": [entry.title or entry.url for entry in found.entries],
            "Summary": [entry.summary for entry in found.entries],
        }
    )
    chosen = st.dataframe(
        table,
        hide_index=True,
        on_select="rerun",
        selection_mode="multi-row",
        height=330,
        key="feed_table",
        alt="What the feed lists, in its order",
    )
    rows = chosen["selection"]["rows"]
    if st.button(f"Fetch the {len(rows)} chosen" if rows else "Fetch the chosen", disabled=not rows, type="primary"):
        tray.bring([of_address(found.entries[row].url) for row in rows])
        st.session_state.pop("feed_found")
        st.rerun()


def read_on(tray: Tray) -> None:
    """Read what is waiting, with a bar; stopped and gone on with at any time."""
    if not tray.busy:
        return
    with st.container(key="reading", border=True):
        bar = st.progress(0.0)
        with st.container(horizontal=True):
            if tray.stopped:
                st.button("Go on", type="primary", key="go_on", on_click=lambda: setattr(tray, "stopped", False))
                st.button("Leave the rest out", key="drop", on_click=tray.drop)
            else:
                st.button("Stop", key="stop", on_click=lambda: setattr(tray, "stopped", True))
        while tray.busy:
            read = f"{tray.done} of {tray.total} read" + (", stopped" if tray.stopped else "")
            bar.progress(tray.done / max(tray.total, 1), read)  # a press on a button is heard here
            if tray.stopped:
                return
            tray.step()
    st.rerun()
