"""One row under review: its fields, place and incident, and what can be decided about it."""

from __future__ import annotations

from typing import Any

import pandas as pd
import streamlit as st

from dashboard.parts import desk, incident_form, place_picker, row_form
from dashboard.parts.corpus import Shown
from dateline.errors import InputError
from dateline.export.records import Plain
from dateline.model import Span
from dateline.store import review
from dateline.store.workspace import Workspace
from dateline.views import review_rows, wording
from dateline.views.corrections import blank, differing, find_words, known_names, problem, values_of

MODES = ("Fields", "Place", "Incident")
_PLACE = ("place", "place_text", "place_kind", "latitude", "longitude", "radius_km", "offset_km", "gazetteer_id")


def place_now(row: Any) -> dict[str, Any]:
    """The place columns of a row; unknown numbers are None."""
    made = {name: getattr(row, name) for name in _PLACE}
    return {name: None if not isinstance(value, str) and pd.isna(value) else value for name, value in made.items()}


def row_panel(here: Workspace, shown: Shown, row: Any, then: str) -> None:
    """Everything about one row; ``then`` is the row to go to after a decision."""
    key = f"{row.event_id}.{desk.sequence()}"
    values = values_of(row)
    changes = _changes(shown, row, values, key)
    _decide_bar(here, shown, row, values, key, then, changes)
    _changed_since(here, shown, str(row.event_id))
    mode = st.segmented_control(
        "What to look at", MODES, default="Fields", required=True, key="review_mode", label_visibility="collapsed"
    )
    if mode == "Place":
        place_picker.picker(place_now(row), key)
    elif mode == "Incident":
        incident_form.incident(here, shown, row)
    else:
        st.markdown(f":small[**Where**: {wording.escaped(place_picker.in_words(place_now(row), key))}]")
        row_form.fields(values, key, known_names(shown.reports))
        _words(shown, row, key)


def _changed_since(here: Workspace, shown: Shown, event_id: str) -> None:
    """What a rerun says of the row now, and the way to take its word; accepting or saving keeps one's own."""
    item = next((item for item in desk.reviewed(shown).affected if item.event_id == event_id), None)
    if item is None:
        return
    decision = item.decision
    words = f"Decided by {decision.made_by}. Since then {review_rows.what_changed(item)}. Accept to keep it as it is."
    with st.container(border=True):
        st.text(words)
        st.button(
            "Take the machine's row",
            key="take_machine",
            on_click=lambda: desk.decide(
                here, lambda who, why: review.undo(decision.decision_id, who, why), "The machine's row is back"
            ),
        )


def _changes(shown: Shown, row: Any, values: dict[str, Any], key: str) -> dict[str, Plain]:
    """The columns that differ from the row as it is shown, as far as the form can be read now."""
    filled = row_form.filled(values, key)
    made = {} if problem(filled) else differing(values, filled)
    place = place_picker.pending(key)
    if place is not None:
        now = place_now(row)
        made |= {name: value for name, value in place.items() if name in now and value != now[name]}
    return made | _span_fields(shown, row, key)


def _span_fields(shown: Shown, row: Any, key: str) -> dict[str, Plain]:
    span: Span | None = st.session_state.get(f"span|{key}")
    if span is None:
        return {}
    text = shown.articles[row.article_id].text
    around = Span(int(row.sentence_start), int(row.sentence_end))
    if not (around.start <= span.start and span.end <= around.end):
        around = review.sentence_around(text, span)
    return {
        "trigger_start": span.start,
        "trigger_end": span.end,
        "sentence_start": around.start,
        "sentence_end": around.end,
    }


def _decide_bar(
    here: Workspace,
    shown: Shown,
    row: Any,
    values: dict[str, Any],
    key: str,
    then: str,
    changes: dict[str, Plain],
) -> None:
    known, event_id = desk.reviewed(shown), str(row.event_id)

    def save() -> None:
        wrong = problem(row_form.filled(values, key))
        if wrong:
            desk.problem(wrong)
            return
        try:
            told = _changes(shown, row, values, key)
        except InputError as error:
            desk.problem(error.reason)
            return
        if told:
            desk.decide(here, lambda who, why: review.correct(known, event_id, told, who, why), "Corrected", then)
        else:
            desk.decide(here, lambda who, why: review.accept(known, event_id, who, why), "Accepted", then)

    def reject() -> None:
        desk.decide(here, lambda who, why: review.reject(known, event_id, who, why), "Thrown out", then)

    with st.container(key="decide_bar", horizontal=True):
        label = "Save the correction" if changes else "Accept as it is"
        st.button(label, key="accept", type="primary", on_click=save, shortcut="Alt+A")
        st.button(
            "Throw out", key="reject", on_click=reject, shortcut="Alt+X", help="There is no such event in the text"
        )
    st.text_input("Why (optional)", key=desk.WHY, max_chars=1000, placeholder="A note that is kept with the decision")


def _words(shown: Shown, row: Any, key: str) -> None:
    """The words that say the event: marked in the text, or typed."""
    text = shown.articles[row.article_id].text
    span: Span | None = st.session_state.get(f"span|{key}")
    now = span or Span(int(row.trigger_start), int(row.trigger_end))

    def typed() -> None:
        found = find_words(text, str(st.session_state[f"words|{key}"] or ""))
        if not found:
            desk.problem("These words do not stand in the text.")
            return
        nearest = min(found, key=lambda hit: abs(hit.span.start - int(row.trigger_start)))
        st.session_state[f"span|{key}"] = nearest.span

    st.text_input(
        "Words that say it",
        value=" ".join(text[now.start : now.end].split()),
        key=f"words|{key}",
        on_change=typed,
        help="Type other words of the text, or mark them there",
    )


def use_span(event_id: str, span: Span, text: str) -> None:
    """Take marked words as those that say the row (for callbacks)."""
    key = f"{event_id}.{desk.sequence()}"
    st.session_state[f"span|{key}"] = span
    st.session_state[f"words|{key}"] = " ".join(text[span.start : span.end].split())


def new_row_panel(here: Workspace, shown: Shown, article_id: str, span: Span) -> None:
    """The form of a row that the machine missed."""
    article, known = shown.articles[article_id], desk.reviewed(shown)
    key = f"new.{article_id}.{span.start}.{span.end}.{desk.sequence()}"
    values = blank(article.published)
    nowhere: dict[str, Any] = dict.fromkeys(_PLACE, None) | dict.fromkeys(
        ("place", "place_text", "place_kind", "gazetteer_id"), ""
    )

    def add() -> None:
        filled = row_form.filled(values, key)
        if wrong := problem(filled):
            desk.problem(wrong)
            return
        told: dict[str, Plain] = {name: value for name, value in filled.items() if not name.startswith("date_")}
        told |= differing(values | {"event_type": "", "status": ""}, filled) | (place_picker.pending(key) or {})
        desk.decide(here, lambda who, why: review.add(known, article_id, span, told, who, why), "Row added")

    st.subheader("A row that was missed")
    st.text(f"“{' '.join(article.text[span.start : span.end].split())}”")
    with st.container(key="decide_bar", horizontal=True):
        st.button("Add this row", key="add_row", type="primary", on_click=add, shortcut="Alt+A")
        st.button("Cancel", key="cancel_row", on_click=lambda: st.session_state.pop(desk.ADDING, None))
    st.text_input("Why (optional)", key=desk.WHY, max_chars=1000)
    mode = st.segmented_control(
        "What to fill in", MODES[:2], default="Fields", required=True, key="new_mode", label_visibility="collapsed"
    )
    if mode == "Place":
        place_picker.picker(nowhere, key)
    else:
        st.markdown(f":small[**Where**: {wording.escaped(place_picker.in_words(nowhere, key))}]")
        row_form.fields(values, key, known_names(shown.reports))
