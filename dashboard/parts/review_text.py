"""The source text on the reviewer's desk: rows are chosen in it, missed ones marked; what an article still lacks."""

from __future__ import annotations

from typing import Any

import streamlit as st

from dashboard.parts import desk, panels, row_panel
from dashboard.parts.corpus import Shown
from dateline.store import review
from dateline.store.workspace import Workspace
from dateline.views import review_rows, wording
from dateline.views.corrections import find_words, span_of


def text(here: Workspace, shown: Shown, listed: Shown, article_id: str, selected: str) -> None:
    """The article with its rows marked; below it how far it is checked. ``listed`` holds the selected row."""
    if article_id not in shown.articles:
        st.info("There is no article in this workspace yet. Add one first.")
        return
    words = shown.articles[article_id].text

    def marked() -> None:
        came = panels.picked("source_panel", "marked")
        span = span_of(came, words)
        if span is None:
            return
        if came.get("use") == "span" and selected:
            row_panel.use_span(selected, span, words)
        else:
            st.session_state[desk.ADDING] = (article_id, span)

    def pick() -> None:
        st.session_state.report = panels.picked("source_panel")
        st.session_state.pop(desk.ADDING, None)

    panels.source_panel(
        listed,
        listed.reports,
        article_id,
        selected,
        steps=None,
        on_pick=pick,
        on_marked=marked,
    )
    _missed(here, shown, article_id)


def _missed(here: Workspace, shown: Shown, article_id: str) -> None:
    """The way to a missed row without a mouse, and the word that nothing is missing."""
    known = desk.reviewed(shown)
    done, total = review_rows.progress(known, article_id)
    with st.container(horizontal=True, vertical_alignment="center", key="missed"):
        st.markdown(f":small[{done} of {wording.reports(total)} of this article checked.]", width="content")
        with st.popover("Add a missed row"):
            _typed(shown, article_id)
        if article_id in known.finished:
            st.markdown(":small[Nothing is missing.]", width="content")
        elif total == done:
            st.button(
                "Nothing is missing",
                key="finish",
                help="You read the whole article: its rows become a gold table that accuracy is measured on",
                on_click=lambda: desk.decide(
                    here, lambda who, why: review.finish(known, article_id, who, why), "Article finished"
                ),
            )


def _typed(shown: Shown, article_id: str) -> None:
    st.write("Mark the words in the text, or type them as they stand there:")
    words = st.text_input("Words that say the event", key=f"missed|{article_id}|{desk.sequence()}")
    found = find_words(shown.articles[article_id].text, words or "")
    if words and not found:
        st.text("These words do not stand in the text.")
    if found:
        at = st.selectbox("Where", range(len(found)), format_func=lambda at: found[at].context)
        if st.button("Start the row", type="primary", key="start_row"):
            st.session_state[desk.ADDING] = (article_id, found[int(at or 0)].span)
            st.rerun()


def lost(here: Workspace, shown: Shown) -> None:
    """The decisions whose row can't be shown any more."""
    gone: list[Any] = [item for item in desk.reviewed(shown).affected if not item.event_id]
    if not gone:
        return
    with st.container(border=True):
        st.subheader("Decisions without a row now")
        for item in gone:
            with st.container(horizontal=True, vertical_alignment="center"):
                st.text(f"{review_rows.what_changed(item)}: “{item.sentence}”", width="stretch")
                st.button(
                    "Take it back",
                    key=f"lost_{item.decision.decision_id}",
                    on_click=desk.decide,
                    args=(here, _undo(item.decision.decision_id), "Taken back"),
                )


def _undo(decision_id: str) -> Any:
    return lambda who, why: review.undo(decision_id, who, why)
