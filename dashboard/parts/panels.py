"""The browser components: the source text and the list of reports."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

import pandas as pd
import streamlit as st

from dashboard.parts.corpus import Shown
from dateline.views import report_list, source_text, wording
from dateline.views.support import UNGRADED

_FOLDER = Path(__file__).parents[2] / "assets/components"


def _component(name: str, html: str) -> Callable[..., Any]:
    return st.components.v2.component(
        f"dateline_{name}",
        html=html,
        css=(_FOLDER / f"{name}.css").read_text(encoding="utf-8"),
        js=(_FOLDER / f"{name}.js").read_text(encoding="utf-8"),
    )


_SOURCE = _component("source_text", '<div class="frame"></div>')
_LIST = _component("report_list", '<div class="list" role="listbox" tabindex="0"></div>')


_MOST_OTHERS = 2  # reports of one kind beside the selected one


def picked(key: str, trigger: str = "picked") -> Any:
    """What a component just sent, for use in its callback."""
    return st.session_state[key].get(trigger)


def source_panel(
    shown: Shown,
    reports: pd.DataFrame,
    article_id: str,
    selected: str,
    *,
    steps: dict[str, Any] | None,
    on_pick: Callable[[], None],
    on_step: Callable[[], None] = lambda: None,
    chips: bool = False,
    on_marked: Callable[[], None] | None = None,
) -> None:
    """The article with the reports marked in it, the selected one highlighted and summed up above.

    ``on_marked`` lets words be marked in it; ``picked("source_panel", "marked")`` then has start, end and use.
    """
    article = shown.articles.get(article_id)
    if article is None:
        data: dict[str, Any] = {"empty": "No reports to read here.", "steps": steps}
    else:
        of_article = reports[reports["article_id"] == article_id]
        row = shown.row(selected) if selected else None
        data = source_text.panel(article, of_article, row) | {
            "steps": steps,
            "chips": chips,
            "marking": on_marked is not None,
        }
        data |= _doubts(shown, selected) if row is not None else {}
    marked = {} if on_marked is None else {"on_marked_change": on_marked}
    _SOURCE(key="source_panel", data=data, on_picked_change=on_pick, on_step_change=on_step, **marked)


def _doubts(shown: Shown, selected: str) -> dict[str, Any]:
    """The grade of the selected report's incident, and the sentences that say otherwise."""
    known = shown.support.get(selected)
    if known is None:
        label, why = UNGRADED
        return {"grade": label, "why": why, "others": []}
    others = []
    for how, ids in (
        ("Contradicted by", known.against),
        ("Conceded by", known.conceded),
        ("Verified by", known.verified),
    ):
        rows = [row for row in map(shown.row, ids[:_MOST_OTHERS]) if row is not None]
        others += source_text.other_side([row for row in rows if row.event_id != selected], how)  # type: ignore[attr-defined]
    return {"grade": known.label, "why": known.summary, "others": others}


def list_panel(
    shown: Shown,
    reports: pd.DataFrame,
    selected: str,
    label: str,
    on_pick: Callable[[], None],
    notes: Mapping[str, str] | None = None,
) -> None:
    """The reports as a list box; arrows and clicks choose."""
    window, first = report_list.window(reports, shown.by_id.get(selected))
    more = (
        ""
        if len(window) == len(reports)
        else (
            f"Showing {wording.number(first + 1)} to {wording.number(first + len(window))} of "
            f"{wording.number(len(reports))}. Narrow the filters to see fewer."
        )
    )
    data = {
        "rows": [row | {"note": (notes or {}).get(row["id"], "")} for row in report_list.rows(window)],
        "selected": selected,
        "label": label,
        "empty": "No reports here.",
        "more": more,
    }
    _LIST(key="report_list", data=data, on_picked_change=on_pick)
