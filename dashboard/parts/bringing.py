"""The ways in which articles come: files, pasted text, web addresses, feeds; and the reading of them, step by step."""

from __future__ import annotations

import streamlit as st

from dashboard.parts import feed_choice
from dashboard.parts.intake import Tray, of_address, of_paste, of_upload
from dateline.store.workspace import Workspace

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
    {"files": _files, "paste": _paste, "web": _web, "feed": feed_choice.feed}[str(way or "files")](tray)


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
            urls = list(dict.fromkeys((lines or "").split()))
            tray.bring([of_address(url) for url in urls[:_MOST_ADDRESSES]])
            if left := urls[_MOST_ADDRESSES:]:
                tray.refused.append(
                    f"{left[0]} and what comes after it ({len(left)} addresses): "
                    f"at most {_MOST_ADDRESSES} are fetched at a time. Bring these afterwards"
                )
            st.rerun()
    st.caption(
        "The page is fetched once, from this machine, as its robots.txt allows; what came is kept with its date and "
        "fingerprint. Addresses inside your own network are refused."
    )


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
