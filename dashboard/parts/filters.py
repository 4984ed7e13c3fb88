"""The filter bar: the same on every page; what it asks for is kept in the session and in the address."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta

import streamlit as st

from dashboard.parts import address, selection
from dashboard.parts.corpus import Facets, Shown, facets
from dashboard.parts.filter_fold import filter_fold
from dashboard.parts.link_tools import link_tools
from dateline.views import timeline, wording
from dateline.views.filtering import Query

_NEXT = "next_dates"  # days that the player or a button asks for, applied before the slider is drawn


def asked(shown: Shown) -> Query:
    """What the filters ask for, before they are drawn: a map that is drawn first is there sooner."""
    known, state = facets(shown), st.session_state
    address.start(known.options, known.span)
    address.refit(known.options, known.span)
    selection.start(shown)
    if _NEXT in state:
        state["dates"] = state.pop(_NEXT)
    first, last = (None, None) if known.span is None else state["dates"]
    lists = {name: tuple(state[key]) for key, name in address.LISTS.items()}
    return Query(first, last, **lists, background=bool(state["background"]), words=str(state["words"]).strip())


def space() -> None:
    """The room that the filters will take."""
    st.html('<div class="filter-space"></div>')


def filter_bar(shown: Shown) -> Query:
    """Draw the filters and return what they ask for."""
    known, query = facets(shown), asked(shown)
    filter_fold(how_many(shown, query))
    with st.container(key="filters"):
        _widgets(known)
    address.write(query, known.span, st.session_state.report)
    return query


def _widgets(known: Facets) -> None:
    options = known.options
    days, kinds, who, source, status, other = st.columns([3, 1.4, 1.4, 1.4, 1.2, 1.5], gap="small")
    with days:
        _dates(known)
    with kinds:
        _choice("Event type", "type", options["type"], wording.EVENT_LABELS)
    with who:
        _choice("Who", "who", options["who"])
    with source:
        _choice("According to", "source", options["source"])
    with status:
        _choice("Status", "status", options["status"], wording.STATUS_LABELS)
        link_tools()
    with other:
        st.text_input("Words", key="words", placeholder="in the sentence", persist_state="session")
        st.toggle(
            "Background",
            key="background",
            persist_state="session",
            help="Also show what lies outside the episode: earlier battles, whole-war totals, other wars.",
        )


def _choice(label: str, key: str, options: Sequence[str], labels: dict[str, str] | None = None) -> None:
    st.multiselect(
        label,
        options,
        key=key,
        placeholder="All",
        format_func=lambda value: (labels or {}).get(value, value),
        persist_state="session",
        wrap=False,
    )


def _dates(known: Facets) -> None:
    if known.span is None:
        st.markdown(":small[No dated reports]")
        return
    first, last = known.span
    if first == last:
        st.markdown(f":small[All reports: {wording.day(first)}]")
        return
    _histogram(known.bars, st.session_state["dates"])
    st.slider(
        "Days",
        first,
        last,
        key="dates",
        format="ddd D MMM YYYY",
        step=timedelta(days=1),
        persist_state="session",
        label_visibility="collapsed",
    )


def _histogram(bars: list[timeline.Bar], chosen: tuple[date, date]) -> None:
    """Bars over the slider, those of the chosen days dark. Only numbers and dates go into this HTML."""
    most = max((bar.reports for bar in bars), default=0) or 1
    shapes = "".join(
        f'<i class="{"on" if chosen[0] <= bar.last and bar.first <= chosen[1] else ""}" '
        f'style="height:{max(6, round(100 * bar.reports / most))}%" title="{_bar_label(bar)}"></i>'
        for bar in bars
    )
    label = '<p class="filter-label">Days, and reports a day</p>'
    st.html(f'{label}<div class="histogram" role="img" aria-label="Reports a day, highest {most}">{shapes}</div>')


def _bar_label(bar: timeline.Bar) -> str:
    return f"{wording.days(bar.first, bar.last)}: {wording.reports(bar.reports)}"


def clear(shown: Shown) -> None:
    """Take all filters off (a button's callback)."""
    span = facets(shown).span
    if span:
        show_days(*span)
    st.session_state.update({key: [] for key in address.LISTS} | {"words": "", "background": False})


def is_narrowed(shown: Shown, query: Query) -> bool:
    """Whether any filter is on."""
    return query != Query(*(facets(shown).span or (None, None)))


def how_many(shown: Shown, query: Query) -> int:
    """How many filters are on."""
    nothing = Query(*(facets(shown).span or (None, None)))
    days = (query.first, query.last) != (nothing.first, nothing.last)
    return days + sum(bool(getattr(query, name)) for name in (*address.LISTS.values(), "words", "background"))


def show_days(first: date, last: date) -> None:
    """Ask for these days when the page is drawn next."""
    st.session_state[_NEXT] = (first, last)
