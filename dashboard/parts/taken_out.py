"""Taking articles out of a workspace, and putting them back."""

from __future__ import annotations

from collections.abc import Sequence

import streamlit as st

from dashboard.parts import workspaces
from dashboard.parts.corpus import Shown
from dateline.errors import InputError
from dateline.store import removed
from dateline.store.articles import text_hash
from dateline.store.removed import Removed
from dateline.store.workspace import Workspace
from dateline.views import article_table, wording
from dateline.views.drafts import named

_LAST, _TIMES, _WRONG, _MOST = "taken_out_last", "taken_out_times", "taken_out_wrong", "taken_out_most"
_SHOWN = 6  # articles at a time


def times() -> int:
    """How often this session took articles out or put them back: a table of articles begins anew with it."""
    return int(st.session_state.get(_TIMES, 0))


def take_out(here: Workspace, article_id: str) -> None:
    """Take an article out of the workspace (for callbacks)."""
    try:
        name = removed.remove(here.writable(), article_id)
    except (InputError, OSError) as error:
        st.session_state[_WRONG] = workspaces.told(error)
        return
    _done(here, (str(here.path), name))


def put_back(here: Workspace, name: str) -> None:
    """Put an article back that was taken out (for callbacks)."""
    try:
        removed.put_back(here.writable(), name)
    except (InputError, OSError) as error:
        st.session_state[_WRONG] = workspaces.told(error)
    _done(here, None)


def _done(here: Workspace, last: tuple[str, str] | None) -> None:
    workspaces.changed(here)
    st.session_state.update({_LAST: last, _TIMES: times() + 1})


def taken_out(here: Workspace, shown: Shown) -> None:
    """The article that was just taken out with the way back; further down all that can be put back."""
    if wrong := st.session_state.pop(_WRONG, ""):
        st.error(wording.escaped(wrong))
    found = removed.removed(here.path)
    if found:
        known = {text_hash(article.text) for article in shown.articles.values()}
        found = [each for each in found if each.kept.text_sha256 not in known]
    by_name = {each.name: each for each in found}
    last: tuple[str, str] | None = st.session_state.get(_LAST)
    if last is not None and last[0] == str(here.path) and last[1] in by_name:
        with st.container(border=True, key="just_taken_out", horizontal=True, vertical_alignment="center"):
            st.text(f"Taken out: {named(by_name[last[1]].kept.article)}", width="stretch")
            st.button("Undo", key="undo_taking_out", icon=":material/undo:", on_click=put_back, args=(here, last[1]))
    if not found:
        return
    with st.expander(f"Taken out of this workspace: {wording.number(len(found))}", key="taken_out", on_change="rerun"):
        _listed(here, found)


def _listed(here: Workspace, found: Sequence[Removed]) -> None:
    st.markdown(":small[They come back with all that is known of them, and with the decisions about their rows.]")
    most = int(st.session_state.setdefault(_MOST, _SHOWN))
    for each in found[:most]:
        with st.container(horizontal=True, vertical_alignment="center"):
            st.text(article_table.when_taken_out(each), width="stretch")
            st.button("Put back", key=f"put_back_{each.name}", on_click=put_back, args=(here, each.name))
    if len(found) > most:
        more = f"Show {wording.number(min(_SHOWN, len(found) - most))} more"
        st.button(more, key="more_taken_out", on_click=lambda: st.session_state.update({_MOST: most + _SHOWN}))
