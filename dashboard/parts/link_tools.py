"""The buttons that copy the link of this view and print it."""

from __future__ import annotations

from pathlib import Path

import streamlit as st

_FOLDER = Path(__file__).parents[2] / "assets/components"
_TOOLS = st.components.v2.component(
    "dateline_link_tools",
    html='<div class="tools"><button type="button" class="copy">Copy link</button>'
    '<button type="button" class="print">Print</button><span class="said" role="status"></span></div>',
    css=(_FOLDER / "link_tools.css").read_text(encoding="utf-8"),
    js=(_FOLDER / "link_tools.js").read_text(encoding="utf-8"),
)


def link_tools() -> None:
    """Copy link and Print. Both work in the browser alone: the address always holds what is shown."""
    _TOOLS(key="link_tools")
