"""The reviewer's desk: who reviews, what is on the list, and how a decision gets into the ledger."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from functools import lru_cache

import pandas as pd
import streamlit as st

from dashboard.parts import workspaces
from dashboard.parts.corpus import Shown
from dateline.errors import InputError
from dateline.store import ledger
from dateline.store.decisions import Decision
from dateline.store.overlay import Reviewed
from dateline.store.review_queue import QueueItem, review_queue
from dateline.store.workspace import Workspace
from dateline.views import review_rows
from dateline.views.reports import prepare

VIEWS = {"open": "To check", "changed": "Changed since", "checked": "Checked", "rejected": "Thrown out"}
VIEWS_HELP = (
    "To check: what nobody has looked at, the most doubtful and weightiest first. Changed since: what somebody decided "
    "about a row that the machine reads differently now. Checked: accepted, corrected or added. Thrown out: no event."
)
NAME, WHY, VIEW, ADDING = "reviewer", "review_why", "review_view", "review_adding"
_PROBLEM, _SEQUENCE = "review_problem", "review_sequence"


def reviewed(shown: Shown) -> Reviewed:
    """What is needed to decide about the rows of a workspace of one's own."""
    assert shown.review is not None
    return shown.review


@lru_cache(maxsize=4)
def queue(shown: Shown) -> list[QueueItem]:
    """The rows to look at, most urgent first. Worked out once."""
    grades = {event_id: known.grade for event_id, known in shown.support.items()}
    return review_queue(reviewed(shown), grades)


@lru_cache(maxsize=4)
def thrown_out(shown: Shown) -> Shown:
    """The rows that people threw out, ready to be shown."""
    table = prepare(reviewed(shown).rejected, shown.articles)
    by_id = {key: at for at, key in enumerate(table["event_id"])}
    return replace(shown, reports=table, by_id=by_id, support={}, kept={})


def rows_of(shown: Shown, view: str, article_id: str) -> pd.DataFrame:
    """The rows of a view in its order, of one article or ("") of all."""
    if view == "open":
        rows = review_rows.queue_order(queue(shown), shown.reports)
    elif view == "changed":
        affected = {item.event_id for item in reviewed(shown).affected}
        rows = shown.reports[shown.reports["event_id"].isin(affected)]
    elif view == "checked":
        rows = shown.reports[shown.reports["checked"] != ""].sort_values("checked_at", ascending=False, kind="stable")
    else:
        rows = shown.reports
    return rows[rows["article_id"] == article_id] if article_id else rows


def signed() -> str:
    """Who decides in this session, "" where they haven't said."""
    return str(st.session_state.get(NAME) or "").strip()


def sequence() -> int:
    """A number that grows with every decision of this session: forms begin anew with it."""
    return int(st.session_state.get(_SEQUENCE, 0))


def decide(here: Workspace, make: Callable[[str, str], Decision], said: str, then: str | None = None) -> bool:
    """Whether the decision is kept. ``make`` is given who and why; ``then`` is the row to go to (for callbacks)."""
    return decide_all(here, lambda who, why: [make(who, why)], said, then)


def decide_all(here: Workspace, make: Callable[[str, str], list[Decision]], said: str, then: str | None = None) -> bool:
    """Whether the decisions are kept, all of them; one undo takes them back (for callbacks)."""
    state = st.session_state
    name = signed()
    if not name:
        state[_PROBLEM] = "Who are you? Type your name first: every decision carries one."
        return False
    try:
        ledger.append_together(here.decisions, make(name, str(state.get(WHY) or "").strip()))
    except (InputError, OSError) as error:
        state[_PROBLEM] = error.reason if isinstance(error, InputError) else str(error)
        return False
    workspaces.changed(here)
    state[_SEQUENCE] = sequence() + 1
    state[WHY] = ""
    state.pop(ADDING, None)
    if then is not None:
        state.report = then
    st.toast(said)
    return True


def problem(text: str) -> None:
    """Have the page say what is wrong, at its next run."""
    st.session_state[_PROBLEM] = text


def tell_problem() -> str:
    """What went wrong at the last press, once."""
    return str(st.session_state.pop(_PROBLEM, ""))
