"""The button that unfolds the filters where the window is too narrow to have them above the page."""

from __future__ import annotations

from pathlib import Path

import streamlit as st

_FOLDER = Path(__file__).parents[2] / "assets/components"
_FOLD = st.components.v2.component(
    "dateline_filter_fold",
    html='<button type="button" class="fold"></button>',
    css=(_FOLDER / "filter_fold.css").read_text(encoding="utf-8"),
    js=(_FOLDER / "filter_fold.js").read_text(encoding="utf-8"),
)


def filter_fold(filters_on: int) -> None:
    """The button, with how many filters are on. It works in the browser alone; wide windows do not show it."""
    with st.container(key="filter_fold"):
        _FOLD(key="filter_fold_button", data={"label": f"Filters ({filters_on} on)" if filters_on else "Filters"})
