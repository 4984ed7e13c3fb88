"""Map, source text, casualty chart and list, linked in all directions. A choice reruns only this fragment."""

from __future__ import annotations

from typing import Any

import pandas as pd
import streamlit as st
from streamlit_folium import st_folium

from dashboard.parts import empty, filters, online, opening, panels, player, selection
from dashboard.parts.casualty_panel import casualty_panel
from dashboard.parts.corpus import Shown, corpus, facets, of_query, select_from
from dateline.views import event_map, places, report_list, wording
from dateline.views.casualty_claims import claims
from dateline.views.filtering import Query, since_1970
from dateline.views.left_out import counted

MAP_HEIGHT = 620
_DRAWN = "drawn_query"


@st.fragment
def explorer(query: Query) -> None:
    """The three panels for the reports that the query leaves."""
    if opening.just_finished():
        st.rerun(scope="app")
    shown = corpus()
    reports = select_from(shown, query)
    state = st.session_state
    listed = selection.at_place(reports, state.place, shown)
    if listed.empty and state.place:
        state.place, listed = "", reports
    selected = shown.within(state.report, reports)
    selection.start(shown)
    if shown.reports.empty:
        empty.no_reports(shown)
        return
    head = st.container()
    if reports.empty:
        with head:
            count_line(shown, reports, query)
            empty.nothing_found(shown)
        return
    left, middle, right = st.columns([4.6, 3.6, 2.9], gap="medium")

    def text() -> None:
        with middle:
            _text(shown, reports, listed, selected)

    def map_() -> None:
        with left:
            _map(shown, query, selected)

    # What was asked for comes first: the sentence after a choice, the map when the page opens or a filter changes
    chosen = state.get(_DRAWN) == query
    state[_DRAWN] = query
    if opening.begins():
        map_()
        return
    for panel in (text, map_) if chosen else (map_, text):
        panel()
    with head:
        count_line(shown, reports, query)
    with right, st.container(key="right_panel"):
        chart_above = st.container()
        _list(shown, listed, selected)
        with chart_above:  # last, as the browser has most to fetch for it
            casualty_panel(of_query(shown, "claims", query, claims), selected, shown)


def count_line(shown: Shown, reports: pd.DataFrame, query: Query) -> None:
    """How many reports are shown and why not all, how many of them have no place, and what to do about it."""
    unplaced = int((reports["place_id"] == "").sum())
    with st.container(key="counts", horizontal=True, vertical_alignment="center", gap="small"):
        st.markdown(counted(shown.reports, reports, query.background), width="content")
        if unplaced:
            st.button(
                f"{wording.number(unplaced)} not on the map",
                key="unplaced",
                on_click=lambda: selection.choose_place(selection.UNPLACED, reports, shown),
                help="List the reports that name no place, or one that could not be located",
            )
        disputed = len(selection.at_place(reports, selection.CONTESTED, shown))
        if disputed:
            st.button(
                f"{wording.number(disputed)} contested",
                key="contested",
                on_click=lambda: selection.choose_place(selection.CONTESTED, reports, shown),
                help="List the reports that other reports contradict; each shows both sentences",
            )
        if st.button(
            "Stop" if player.is_playing() else "Play the days",
            key="play",
            icon=":material/stop:" if player.is_playing() else ":material/play_arrow:",
            on_click=player.toggle,
        ):
            st.rerun(scope="app")
        narrowed = filters.is_narrowed(shown, query)
        if narrowed and st.button("Clear filters", key="clear", on_click=filters.clear, args=(shown,)):
            st.rerun(scope="app")


def _text(shown: Shown, reports: pd.DataFrame, listed: pd.DataFrame, selected: str) -> None:
    panels.source_panel(
        shown,
        reports,
        shown.article_to_read(selected, listed),
        selected,
        steps=steps(listed, shown.by_id.get(selected)),
        on_pick=lambda: selection.choose(panels.picked("source_panel"), shown),
        on_step=lambda: selection.step(panels.picked("source_panel", "step") or 0, listed, shown),
    )


def steps(listed: pd.DataFrame, label: int | None) -> dict[str, Any]:
    """What the previous and next buttons can do: position in words, and whether at either end."""
    total = len(listed)
    at = report_list.position(listed, label)
    if at is None:
        return {"label": f"{wording.reports(total)}: choose one", "first": True, "last": not total}
    return {
        "label": f"Report {wording.number(at + 1)} of {wording.number(total)}",
        "first": at == 0,
        "last": at == total - 1,
    }


def _list(shown: Shown, listed: pd.DataFrame, selected: str) -> None:
    place = st.session_state.place
    with st.container(key="list_head", horizontal=True, vertical_alignment="center"):
        if place:
            name = selection.LISTS.get(place) or str(listed["place"].iloc[0])
            st.text(f"{name}: {wording.reports(len(listed))}")
            st.button("All reports", key="all_places", on_click=lambda: st.session_state.update(place=""))
        else:
            st.text("Reports, newest first")
    if place == selection.UNPLACED:
        online.reasons(listed, shown.online)
    panels.list_panel(
        shown,
        listed,
        selected,
        label="Reports, newest first; arrow keys choose",
        on_pick=lambda: selection.choose(panels.picked("report_list"), shown),
    )


def _map(shown: Shown, query: Query, selected: str) -> None:
    state = st.session_state
    row: Any = shown.row(selected) if selected else None
    place = state.place if state.place not in ("", *selection.LISTS) else str(row.place_id) if row is not None else ""

    def pick() -> None:
        opening.finish()
        chosen = (state.get("map") or {}).get("place")
        if chosen:
            selection.choose_place(chosen, select_from(shown, query), shown)

    marks = of_query(shown, "marks", query, places.gather)
    layer = event_map.place_layer(
        marks,
        place,
        facets(shown).home,
        state.focus,
        since_1970(query),
        of_query(shown, "written", query, lambda _: event_map.written_places(marks)),
        opening.begins(),
        event_map.no_mark(row) if row is not None else "",
    )
    st_folium(
        event_map.base_map(),
        key="map",
        height=MAP_HEIGHT,
        use_container_width=True,
        returned_objects=[],
        feature_group_to_add=layer,
        on_change=pick,
    )
