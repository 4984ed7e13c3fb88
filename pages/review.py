"""Review: the most uncertain and most consequential rows first, each with its sentence and all that can be decided."""

from __future__ import annotations

from typing import Any

import pandas as pd
import streamlit as st

from dashboard.parts import (
    browser_memory,
    bulk_accept,
    decisions_panel,
    desk,
    frame,
    panels,
    review_text,
    row_panel,
    workspaces,
)
from dashboard.parts.corpus import Shown, corpus
from dateline.model import Span
from dateline.store import ledger
from dateline.store.workspace import Workspace
from dateline.views import report_list, review_rows, wording
from dateline.views.drafts import named

frame.require("review")


def _head(here: Workspace, shown: Shown) -> tuple[str, str]:
    """The line above the panels: how far it is, which rows, whose articles, who, undo. View and article chosen."""
    known = desk.reviewed(shown)
    counts = {
        "open": len(desk.queue(shown)),
        "changed": len(known.affected),
        "checked": review_rows.progress(known)[0],
        "rejected": len(known.rejected),
    }
    view_at, article_at, name_at, undo_at = st.columns([4.6, 2.6, 1.7, 2.1], gap="small", vertical_alignment="bottom")
    with view_at:
        view = st.segmented_control(
            "Rows",
            list(desk.VIEWS),
            default="open",
            required=True,
            key=desk.VIEW,
            format_func=lambda name: f"{desk.VIEWS[name]} {wording.number(counts[name])}",
            persist_state="session",
            on_change=_let_go,
            help=desk.VIEWS_HELP,
            wrap=True,
        )
    with article_at:
        ids = ["", *shown.articles]
        article = st.selectbox(
            "Article",
            ids,
            key=f"review_article|{here.path}",
            format_func=lambda key: named(shown.articles[key]) if key else "All articles",
            on_change=_let_go,
        )
    with name_at:
        browser_memory.your_name()
    with undo_at, st.container(horizontal=True):
        decisions_panel.undo_buttons(here, ledger.read(here.decisions))
    return str(view or "open"), str(article or "")


def _let_go() -> None:
    """Another list begins with its own first row."""
    st.session_state.report = ""
    st.session_state.pop(desk.ADDING, None)


def _list(shown: Shown, rows: pd.DataFrame, selected: str, view: str) -> None:
    notes = review_rows.reasons(desk.queue(shown), desk.reviewed(shown).affected) if view in ("open", "changed") else {}
    panels.list_panel(
        shown,
        rows,
        selected,
        label="Rows to look at; arrow keys choose",
        on_pick=lambda: st.session_state.update(report=panels.picked("report_list")),
        notes=notes,
    )


def _page() -> None:
    here = workspaces.own_or_offer("Decisions")
    shown = corpus()
    st.session_state.setdefault("report", str(st.query_params.get("report", "")))
    view, article = _head(here, shown)
    with st.container():  # always there: what comes and goes above them would close panels and draw maps anew
        if wrong := desk.tell_problem():
            st.error(wording.escaped(wrong))
            st.toast(wording.escaped(wrong), icon=":material/error:")  # whoever pressed further down sees it too
        if view == "changed":
            review_text.lost(here, shown)
    here_shown = desk.thrown_out(shown) if view == "rejected" else shown
    rows = desk.rows_of(here_shown, view, article)
    selected = _selected(here_shown, rows, view)
    listed, text, form = st.columns([2.5, 4.0, 3.5], gap="medium")
    row: Any = here_shown.row(selected) if selected else None
    with listed, st.container(key="review_list"):
        if view == "open":
            bulk_accept.offer(here, shown, rows, row)
        _list(here_shown, rows, selected, view)
    with text, st.container(key="review_text"):
        article_id = str(row.article_id) if row is not None else article or next(iter(shown.articles), "")
        review_text.text(here, shown, here_shown, article_id, selected)
    with form, st.container(key="review_form"):
        _form(here, here_shown, rows, row, view)
    # its state is the session's: it stays open whatever comes and goes above it, and costs nothing while it is closed
    decided = st.expander("All decisions", icon=":material/history:", key="all_decisions", on_change="rerun")
    if decided.open:
        with decided:
            decisions_panel.decisions_panel(here, shown, ledger.read(here.decisions))


def _selected(shown: Shown, rows: pd.DataFrame, view: str) -> str:
    """The row on the desk: the one that was chosen, if it is there; else the first of the list."""
    chosen = str(st.session_state.report or "")
    if chosen in shown.by_id:
        return chosen
    st.session_state.report = str(rows["event_id"].iloc[0]) if len(rows) else ""
    return str(st.session_state.report)


def _form(here: Workspace, shown: Shown, rows: pd.DataFrame, row: Any, view: str) -> None:
    adding: tuple[str, Span] | None = st.session_state.get(desk.ADDING)
    if adding is not None and adding[0] in shown.articles:
        row_panel.new_row_panel(here, desk_all(shown), *adding)
    elif row is None:
        st.info("Nothing to check here." if view == "open" else "No rows here.")
    else:
        label = shown.by_id.get(str(row.event_id))
        then = report_list.neighbour(rows, label, 1)
        if then == row.event_id:
            then = report_list.neighbour(rows, label, -1)
        row_panel.row_panel(here, shown, row, then if view == "open" else str(row.event_id))


def desk_all(shown: Shown) -> Shown:
    """All rows of the workspace, whichever view is open."""
    return shown if shown.support or not len(shown.reports) else corpus()


_page()
