"""All decisions: the list, taking back, passing on."""

from __future__ import annotations

import streamlit as st

from dashboard.parts import desk, workspaces
from dashboard.parts.corpus import Shown
from dateline.errors import InputError
from dateline.store import ledger, review
from dateline.store.decisions import Decision
from dateline.store.workspace import Workspace
from dateline.views import review_rows, wording

_SHORT = 10  # rows that a table shows without scrolling
_LISTED = 20  # refused lines of a file of decisions


def undo_buttons(here: Workspace, decisions: list[Decision]) -> None:
    """Take back what one decided with one's last press, or the taking-back; others' decisions only from their list."""
    name = desk.signed()
    last, redo = review_rows.undoable(decisions, name), review_rows.redoable(decisions, name)

    def take_back(made: list[Decision], said: str) -> None:
        words = said if len(made) == 1 else f"{said}: {wording.counted(len(made), 'decision')}"
        desk.decide_all(here, lambda who, why: [review.undo(each.decision_id, who, why) for each in made], words)

    st.button(
        "Undo",
        key="undo",
        icon=":material/undo:",
        disabled=not last,
        on_click=take_back,
        args=(last, "Taken back"),
        shortcut="Alt+Z",
    )
    if redo:
        st.button(
            "Redo", key="redo", icon=":material/redo:", on_click=take_back, args=(redo, "Done again"), shortcut="Alt+Y"
        )


def decisions_panel(here: Workspace, shown: Shown, decisions: list[Decision]) -> None:
    """The list of decisions; the chosen one can be taken back; export and import."""
    table = review_rows.decision_table(decisions, shown.articles, review_rows.holding(decisions))
    with st.container(horizontal=True, vertical_alignment="bottom"):
        st.download_button(
            "Download decisions",
            data=lambda: "".join(f"{line}\n" for line in ledger.lines(here.decisions)).encode(),
            file_name=f"{here.name}-decisions.jsonl",
            mime="application/jsonl",
            icon=":material/download:",
            on_click="ignore",  # a rerun would forget the file that the click asks for
            disabled=table.empty,
        )
        with st.popover("Take in decisions", icon=":material/upload:", key=f"take_in_{desk.sequence()}"):
            _import(here)
    _import_result()
    if table.empty:
        st.markdown(":small[No decisions yet.]")
        return
    chosen = st.dataframe(
        table.drop(columns="decision_id"),
        hide_index=True,
        on_select="rerun",
        selection_mode="single-row",
        key=f"decision_table_{desk.sequence()}",
        height="content" if len(table) <= _SHORT else 420,
        alt="All decisions, newest first; choosing one lets you take it back",
    )
    rows = chosen["selection"]["rows"]
    if rows and table["Holds"].iloc[rows[0]]:
        decision_id = str(table["decision_id"].iloc[rows[0]])
        st.button(
            "Take this decision back",
            key="take_back",
            on_click=lambda: desk.decide(here, lambda who, why: review.undo(decision_id, who, why), "Taken back"),
        )


def _import(here: Workspace) -> None:
    st.write("A file of decisions (.jsonl) that somebody exported. Those that are here already are passed over.")
    came = st.file_uploader(
        "Decisions",
        type="jsonl",
        key=f"decisions_file_{desk.sequence()}",
        help="A larger file goes in with `dateline decisions import WORKSPACE FILE`.",
    )
    if came is None or not st.button("Take them in", type="primary", key="import_decisions"):
        return
    lines = came.getvalue().split(b"\n")
    try:
        found = ledger.import_lines(here.decisions, lines, came.name)
    except (InputError, OSError) as error:
        st.error(wording.escaped(str(error)))
        return
    workspaces.changed(here)
    st.session_state["review_sequence"] = desk.sequence() + 1
    st.session_state["import_told"] = [
        f"{found.added} decisions added, {found.known} were here already, {len(found.errors)} refused",
        *map(str, found.errors[:_LISTED]),
        *([f"and {len(found.errors) - _LISTED} more"] if len(found.errors) > _LISTED else []),
    ]
    st.rerun()


def _import_result() -> None:
    """What came of the last import."""
    told = st.session_state.get("import_told", [])
    if told:
        with st.container(border=True):
            for line in told:
                st.text(line)
            st.button("Close", key="close_import", on_click=lambda: st.session_state.pop("import_told", None))
