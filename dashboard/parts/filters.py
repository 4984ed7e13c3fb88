"""The filter bar: the same on every page, kept in the address."""

from __future__ import annotations

from datetime import date, timedelta

import pandas as pd
import streamlit as st

from dateline.views import filtering, timeline, wording
from dateline.views.filtering import Query

KEYS = ("dates", "type", "who", "source", "status", "words", "background")
_NEXT = "_next_dates"  # days that the player asks for, applied before the slider is drawn


def filter_bar(table: pd.DataFrame) -> Query:
    """Draw the filters and return what they ask for."""
    with st.container(key="filters"):
        days, kinds, who, source, status, words = st.columns([3, 1.4, 1.4, 1.4, 1.2, 1.5], gap="small")
        with days:
            first, last = _dates(table)
        with kinds:
            chosen_types = _choice("Event type", "type", filtering.values(table, "event_type"), wording.EVENT_LABELS)
        with who:
            chosen_actors = _choice("Who", "who", filtering.actor_names(table))
        with source:
            chosen_sources = _choice("According to", "source", filtering.values(table, "claimant"))
        with status:
            chosen_statuses = _choice("Status", "status", filtering.values(table, "status"), wording.STATUS_LABELS)
        with words:
            text = st.text_input("Words", key="words", placeholder="in the sentence", bind="query-params")
            background = st.toggle(
                "Background",
                key="background",
                bind="query-params",
                help="Also show what lies outside the episode: earlier battles, whole-war totals, other wars.",
            )
    return Query(first, last, chosen_types, chosen_actors, chosen_sources, chosen_statuses, background, text.strip())


def _choice(label: str, key: str, options: list[str], labels: dict[str, str] | None = None) -> tuple[str, ...]:
    chosen = st.multiselect(
        label,
        options,
        key=key,
        placeholder="All",
        format_func=(labels or {}).get if labels else str,
        bind="query-params",
        wrap=False,
    )
    return tuple(chosen)


def _dates(table: pd.DataFrame) -> tuple[date | None, date | None]:
    span = filtering.episode(table)
    if span is None:
        st.caption("No dated reports")
        return None, None
    first, last = span
    if first == last:
        st.caption(f"All reports: {wording.day(first)}")
        return first, last
    if _NEXT in st.session_state:
        st.session_state["dates"] = st.session_state.pop(_NEXT)
    _histogram(timeline.bars(table, first, last))
    chosen = st.slider(
        "Days",
        first,
        last,
        (first, last),
        key="dates",
        format="ddd D MMM YYYY",
        bind="query-params",
        step=timedelta(days=1),
    )
    return chosen


def _histogram(bars: list[timeline.Bar]) -> None:
    """Bars over the slider. Only numbers and dates go into this HTML, never text of an article."""
    most = max((bar.reports for bar in bars), default=0) or 1
    shapes = "".join(
        f'<i style="height:{max(4, round(100 * bar.reports / most))}%" title="{_bar_label(bar)}"></i>' for bar in bars
    )
    st.html(f'<div class="histogram" role="img" aria-label="Reports a day, highest {most}">{shapes}</div>')


def _bar_label(bar: timeline.Bar) -> str:
    return f"{wording.days(bar.first, bar.last)}: {wording.reports(bar.reports)}"


def clear() -> None:
    """Take all filters off (a button's callback)."""
    for key in KEYS:
        st.session_state.pop(key, None)
    span = st.session_state.get("_episode")
    if span:
        st.session_state[_NEXT] = span
    for key in ("type", "who", "source", "status"):
        st.session_state[key] = []
    st.session_state["words"] = ""
    st.session_state["background"] = False


def is_narrowed(table: pd.DataFrame, query: Query) -> bool:
    """Whether any filter is on."""
    span = filtering.episode(table)
    return query != Query(*(span or (None, None)))


def show_days(first: date, last: date) -> None:
    """Ask for these days when the page is drawn next."""
    st.session_state[_NEXT] = (first, last)
