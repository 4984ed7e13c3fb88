"""Router and frame of the dashboard: `streamlit run app.py`."""

from __future__ import annotations

import sys
from pathlib import Path

import streamlit as st

ROOT = Path(__file__).parent
if str(ROOT / "src") not in sys.path:  # run from a checkout that is not installed
    sys.path.insert(0, str(ROOT / "src"))

from dashboard.parts import frame, workspaces  # noqa: E402 - after the path is set

PAGES = (
    ("map", "Map", ""),
    ("casualties", "Casualties", "casualties"),
    ("sources", "Sources", "sources"),
    ("events", "Events", "events"),
    ("add", "Add", "add"),
    ("review", "Review", "review"),
    ("method", "Method", "method"),
)


def main() -> None:
    """Set the frame and run the page that the address names."""
    st.set_page_config(page_title="Dateline", page_icon=str(ROOT / "assets/icon.svg"), layout="wide")
    st.html(ROOT / "assets/style.css")
    if st.context.theme.type in ("light", "dark"):  # windows and drop-downs stand outside of what Streamlit says it of
        st.html(f"<style>body > :not(#root) {{ color-scheme: {st.context.theme.type}; }}</style>")
    pages = {
        name: st.Page(ROOT / f"pages/{name}.py", title=title, url_path=path, default=not path)
        for name, title, path in PAGES
    }
    page = st.navigation(list(pages.values()), position="top")
    if wanted := frame.enter():
        st.switch_page(pages[wanted[0]], query_params=wanted[1])
    frame.navigation(pages.values())
    workspaces.switch()
    page.run()


main()
