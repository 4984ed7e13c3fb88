"""An article read whole, with everything that was found in it; who is quoted how often."""

from __future__ import annotations

import pandas as pd
import streamlit as st

from dashboard.parts import empty, filters, frame, panels, selection
from dashboard.parts.corpus import Shown, corpus, select_from
from dateline.views import event_table, palette, wording
from dateline.views.filtering import Query

frame.require("sources")
frame.heading("Articles")


def _title(shown: Shown, article_id: str) -> str:
    article = shown.articles[article_id]
    return f"{article.title or article_id} ({wording.publisher(article.publisher)})"


def _choose_article(shown: Shown) -> str:
    ids = list(shown.articles)
    row = shown.row(st.session_state.report) if st.session_state.report else None
    if "article" not in st.session_state and row is not None:
        st.session_state["article"] = row.article_id  # type: ignore[attr-defined]
    return str(
        st.selectbox("Article", ids, key="article", format_func=lambda key: _title(shown, key), persist_state="session")
    )


def _facts(shown: Shown, article_id: str) -> None:
    article = shown.articles[article_id]
    published = wording.day(article.published) if article.published else "publication day not stated"
    with st.container(gap="xxsmall"):
        st.text(f"{wording.publisher(article.publisher)}, {published}")
        if article.published_basis:
            st.text(f"Publication day {article.published_basis}")
        if article.url:
            st.text(article.url)


@st.fragment
def _page(query: Query) -> None:
    shown = corpus()
    if not shown.articles:
        empty.no_reports(shown)
        return
    reports = select_from(shown, query)
    selection.start(shown)
    with st.container(key="article_choice"):
        choice, facts = st.columns([6.2, 3.8], gap="large")
    with choice:
        article_id = _choose_article(shown)
    with facts:
        _facts(shown, article_id)
    with st.container(key="reading"):
        text, quoted = st.columns([6.2, 3.8], gap="large")
    here = reports[reports["article_id"] == article_id]
    with text:
        row = shown.row(st.session_state.report)
        selected = st.session_state.report if row is not None and row.article_id == article_id else ""  # type: ignore[attr-defined]
        panels.source_panel(
            shown,
            reports,
            article_id,
            selected,
            steps=None,
            on_pick=lambda: selection.choose(panels.picked("source_panel"), shown),
            chips=True,
        )
    with quoted:
        _legend(set(here["family"]))
        _quoted(here, reports.empty)
        if shown.unread:
            with st.expander(f"Files that could not be read: {len(shown.unread)}"):
                for line in shown.unread:
                    st.text(line)


def _quoted(here: pd.DataFrame, nothing: bool) -> None:
    """Who is quoted how often in the article; where no report of it is shown, that this is so."""
    st.html('<h2 class="panel-title">Who is quoted</h2>')
    if here.empty:
        st.markdown("No report matches these filters." if nothing else "No report of this article matches the filters.")
        return
    st.dataframe(
        event_table.quoted(here),
        hide_index=True,
        width="stretch",
        column_config={name: st.column_config.NumberColumn(width=70) for name in ("Reports", "Verified", "Denied")},
        alt="Who is quoted how often",
    )


def _legend(families: set[str]) -> None:
    """The colours of the marks. Only labels of our own go into this HTML."""
    rows = "".join(
        f'<li><i style="background:{item.colour}"></i>{item.label}</li>'
        for item in palette.FAMILIES
        if item.key in families
    )
    st.html(f'<ul class="key">{rows}</ul>')


_shown = corpus()
_query = filters.filter_bar(_shown)
_page(_query)
