"""The articles of a workspace: how each is known; missing days are given here, wrong ones put right."""

from __future__ import annotations

from datetime import date

import streamlit as st

from dashboard.parts import taken_out, workspaces
from dashboard.parts.corpus import Shown
from dateline.errors import InputError
from dateline.ingest.metadata import Metadata
from dateline.store import articles as stored
from dateline.store.workspace import Workspace
from dateline.views import article_table, wording
from dateline.views.drafts import day_bounds

_SHORT = 8  # rows that a table shows without scrolling
_DESCRIBED = ("title", "publisher", "published")


def articles(here: Workspace, shown: Shown) -> None:
    """The table of articles; a chosen one can be described anew or taken out."""
    st.subheader(f"In this workspace: {wording.number(len(shown.articles))}")
    undated = article_table.undated(shown.articles)
    if undated:
        st.warning(
            f"{wording.number(len(undated))} without a publication day: choose it below and give the day. "
            "Until then no events are read from it."
        )
    for line in shown.unread:
        if not line.startswith(tuple(f"{key}:" for key in undated)):
            st.text(line)
    if shown.articles:
        _table(here, shown)
    else:
        st.markdown(":small[Nothing yet.]")
    taken_out.taken_out(here, shown)


def _table(here: Workspace, shown: Shown) -> None:
    listed = article_table.listed(shown.articles, shown.reports)
    chosen = st.dataframe(
        listed.drop(columns="article_id"),
        hide_index=True,
        on_select="rerun",
        selection_mode="single-row",
        height="content" if len(listed) <= _SHORT else 320,
        key=f"article_table_{taken_out.times()}",
        column_config={"Day": st.column_config.DateColumn(format="ddd D MMM YYYY")},
        alt="The articles of this workspace; choosing one lets you change what is known of it",
    )
    rows = chosen["selection"]["rows"]
    if rows and rows[0] < len(listed):
        _details(here, str(listed["article_id"].iloc[rows[0]]))


def _details(here: Workspace, article_id: str) -> None:
    try:
        kept = stored.read_one(here.path, article_id)
    except InputError as error:
        st.error(wording.escaped(str(error)))
        return
    with st.form(f"details_{article_id}"):
        st.text(article_id)
        title = st.text_input("Title", value=kept.known.title)
        publisher = st.text_input("Publisher", value=kept.known.publisher)
        first, last = day_bounds(kept.known.published)
        day = st.date_input("Publication day", value=kept.known.published, min_value=first, max_value=last)
        for line in article_table.provenance(kept):
            st.text(line)
        saved = st.form_submit_button("Save", type="primary")
    if saved:
        _save(here, kept, Metadata(title.strip(), publisher.strip(), day if isinstance(day, date) else None))
    with st.popover("Take it out of this workspace", key=f"take_out_{article_id}"):
        st.write("It can be put back from here at any time. Decisions about its rows are kept.")
        st.button("Take it out", key=f"remove_{article_id}", on_click=taken_out.take_out, args=(here, article_id))


def _save(here: Workspace, kept: stored.StoredArticle, given: Metadata) -> None:
    known = kept.known
    changed = Metadata(
        given.title if given.title != known.title else "",
        given.publisher if given.publisher != known.publisher else "",
        given.published if given.published != known.published else None,
    )
    not_known = [name for name in _DESCRIBED if getattr(known, name) and not getattr(given, name)]
    try:
        stored.describe(here.writable(), kept.article.article_id, changed, not_known)
    except (InputError, OSError) as error:
        st.error(wording.escaped(str(error)))
        return
    workspaces.changed(here)
    st.rerun()
