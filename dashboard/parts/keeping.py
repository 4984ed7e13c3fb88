"""Keeping what was chosen, and the way to its events on the map."""

from __future__ import annotations

import streamlit as st

from dashboard.parts import workspaces
from dashboard.parts.corpus import Shown
from dashboard.parts.draft_cards import described
from dashboard.parts.intake import Tray
from dateline.errors import DatelineError
from dateline.store.imports import Intake, Outcome
from dateline.store.workspace import Workspace
from dateline.views import wording
from dateline.views.added import first_report, middle, summary
from dateline.views.event_map import Focus


def keep_on(here: Workspace, tray: Tray) -> None:
    """Keep the chosen drafts one after the other, with a bar that can be stopped; their events are read next."""
    if not tray.keeping:
        return
    with st.container(border=True, key="keeping"):
        bar = st.progress(0.0, "Keeping the articles")
        st.button("Stop", key="stop_keeping", on_click=tray.keeping.clear)
        try:
            _keep(here, tray, bar)
        except (DatelineError, OSError) as error:
            tray.refused.append(workspaces.told(error) if isinstance(error, OSError) else str(error))
        finally:
            workspaces.changed(here)
    tray.keeping = []
    st.rerun()


def _keep(here: Workspace, tray: Tray, bar: st.delta_generator.DeltaGenerator) -> None:
    intake, total = Intake(here), len(tray.keeping)
    while tray.keeping:
        done, number = total - len(tray.keeping), tray.keeping[0]
        bar.progress(done / total, f"{done} of {total} kept")  # a press on Stop is heard here
        draft = tray.drafts.get(number)
        if draft is not None:
            _note(tray, intake.keep(described(number, draft)))
            tray.let_go([number])
        tray.keeping.pop(0)


def _note(tray: Tray, outcome: Outcome) -> None:
    if outcome.kind == "refused":
        tray.refused.append(f"{outcome.source}: {outcome.reason}")
        return
    if outcome.kind == "known":
        tray.told.append(f"{outcome.source}: {outcome.reason}, as {outcome.article_id}")
    else:
        tray.added.append(outcome.article_id)


def results(tray: Tray, shown: Shown) -> None:
    """What came of the articles that were added, and the way to their events."""
    if not (tray.added or tray.told) or tray.keeping:
        return
    with st.container(border=True, key="added"):
        st.markdown(f"**{wording.escaped(summary(shown.reports, tray.added))}**")
        for line in tray.told:
            st.text(line)
        for article_id in tray.added:
            if article_id in shown.articles and shown.articles[article_id].published is None:
                st.text(f"{article_id}: no publication day, so no events were read. Give it under “In this workspace”.")
        report = first_report(shown.reports, tray.added)
        with st.container(horizontal=True):
            if report and st.button("See the events on the map", type="primary", key="to_map"):
                _to(report, "map", middle(shown.reports, tray.added))
            if report and st.button("Check them", key="to_review"):
                _to(report, "review")
            st.button("Done", key="close_added", on_click=lambda: (tray.added.clear(), tray.told.clear()))


def _to(report: str, page: str, around: tuple[float, float] | None = None) -> None:
    """Open a page on a report of the new articles, all filters off, the map ``around`` a point if that is far off."""
    name = workspaces.in_address()
    workspaces.forget_view()
    focus = Focus(*around, "country", 1) if around else None
    st.session_state.update(report=report, place="", focus=focus)
    st.switch_page(f"pages/{page}.py", query_params={workspaces.PARAMETER: name} if name else {})
