"""The drafts: a card each, with what was found and how; what is missing is asked for."""

from __future__ import annotations

from datetime import date

import streamlit as st

from dashboard.parts import workspaces
from dashboard.parts.corpus import Shown
from dashboard.parts.intake import Tray
from dateline.ingest.drafts import Draft
from dateline.ingest.metadata import Metadata
from dateline.ingest.weekdays import weekday_warning
from dateline.store.drawers import DAYS
from dateline.views import wording
from dateline.views.drafts import Repeats, Shelf, day_bounds, how_known, preview, title_of, told

_A_PAGE = 8
_ANCHOR = "to-look-at"
_LISTED = 20  # refused sources; a whole list is downloaded


def refused(tray: Tray) -> None:
    """Each refused source with its reason."""
    if not tray.refused:
        return
    with st.container(border=True, key="refused"):
        one = len(tray.refused) == 1
        st.subheader("One source was refused" if one else f"{len(tray.refused)} sources were refused")
        for line in tray.refused[:_LISTED]:
            st.text(line)
        if len(tray.refused) > _LISTED:
            st.text(f"and {len(tray.refused) - _LISTED} more: see the whole list")
        with st.container(horizontal=True):
            st.download_button(
                "Download the list",
                "".join(f"{line}\n" for line in tray.refused),
                "refused.txt",
                key="save_refused",
                on_click="ignore",
            )
            st.button("Clear the list", key="clear_refused", on_click=tray.refused.clear)


def way_down(tray: Tray) -> None:
    """The way to the drafts for those on whose screen they are far below."""
    if tray.drafts and not tray.keeping:
        st.markdown(f":small[[To look at: {wording.number(len(tray.drafts))}](#{_ANCHOR})]")


def cards(tray: Tray, shown: Shown) -> None:
    """The cards, page by page, and the button that adds them."""
    if not tray.drafts or tray.keeping:
        if not (tray.drafts or tray.busy or tray.refused or tray.told):
            st.info("What you bring is shown here first, with title, publisher and day, before it is kept.")
        return
    numbers = list(tray.drafts)
    st.subheader(f"To look at: {wording.number(len(numbers))}", anchor=_ANCHOR)
    repeats = _repeats(tray, shown)
    _add_bar(tray, repeats)
    _how_long(tray)
    pages = (len(numbers) - 1) // _A_PAGE + 1
    page = st.number_input(f"Page (of {pages})", 1, pages, key=f"draft_page_{pages}", width=140) if pages > 1 else 1
    for number in numbers[(page - 1) * _A_PAGE : page * _A_PAGE]:
        _card(number, tray.drafts[number], repeats[number], tray)


def _how_long(tray: Tray) -> None:
    """For how long the drafts wait, and for whom; which of them do not."""
    lost = len(tray.drafts.keys() - tray.names.keys())
    if tray.drawer is None:
        return
    if not lost:
        waiting = f"They wait {DAYS} days for you in this browser; others who use this workspace don't see them."
        st.markdown(f":small[{waiting}]")
    elif tray.drawer.full:
        st.warning(f"{wording.number(lost)} of them can't be kept here: add them before you leave, or they are gone.")


def _repeats(tray: Tray, shown: Shown) -> dict[int, Repeats | None]:
    """What each draft repeats: an article that is there, or a draft before it."""
    known = st.session_state.setdefault("repeats", {})
    here = workspaces.current()
    key = (here.path, workspaces.state_of(here), tuple(tray.drafts))
    if known.get("key") != key:
        shelf = Shelf(shown.articles.values())
        found: dict[int, Repeats | None] = {}
        for number, draft in tray.drafts.items():
            found[number] = shelf.like(draft.text)
            shelf.put(draft.article)
        known.update(key=key, found=found)
    result: dict[int, Repeats | None] = known["found"]
    return result


def wanted(number: int, repeats: Repeats | None) -> bool:
    """Whether a draft is to be added: unless it is there already, or was taken off."""
    return bool(st.session_state.get(f"wanted_{number}", repeats is None or repeats.kind != "same text"))


def described(number: int, draft: Draft) -> Draft:
    """The draft with what the person typed on its card."""
    state = st.session_state
    if f"published_{number}" not in state:  # its card was not drawn yet
        return draft.described(told(draft, title_of(draft)[0], draft.known.publisher, draft.known.published))
    typed = state[f"title_{number}"] or "", state[f"publisher_{number}"] or "", state[f"published_{number}"]
    return draft.described(told(draft, *typed))


def _add_bar(tray: Tray, repeats: dict[int, Repeats | None]) -> None:
    numbers = [number for number in tray.drafts if wanted(number, repeats[number])]
    undated = [n for n in numbers if described(n, tray.drafts[n]).known.published is None]
    with st.container(key="add_bar", horizontal=True, vertical_alignment="center"):
        label = "Add this article" if len(numbers) == 1 else f"Add {wording.number(len(numbers))} articles"
        st.button(
            label,
            type="primary",
            key="add_drafts",
            disabled=not numbers,
            on_click=lambda: tray.keep(numbers),
        )
        st.button("Leave all out", key="leave_out", on_click=lambda: _leave_out(tray))
        if undated:
            how_many = "One has" if len(undated) == 1 else f"{len(undated)} have"
            st.markdown(f":small[{how_many} no publication day yet: without it no events are read.]", width="stretch")
    _same_for_all(tray, numbers)


def _same_for_all(tray: Tray, numbers: list[int]) -> None:
    """One publisher and day for all drafts that lack them: a folder of clippings is seldom of many papers."""
    known = [described(number, tray.drafts[number]).known for number in numbers]
    if sum(each.published is None for each in known) < 2 and sum(not each.publisher for each in known) < 2:
        return
    with st.expander("The same publisher or day for all that lack one"), st.form("same", border=False):
        left, right = st.columns(2)
        left.text_input("Publisher of those without", key="same_publisher", max_chars=200)
        first, last = day_bounds(None)
        right.date_input("Publication day of those without", None, first, last, key="same_day")
        st.form_submit_button("Fill in", on_click=_fill_in, args=(tray, numbers))


def _fill_in(tray: Tray, numbers: list[int]) -> None:
    state = st.session_state
    publisher, day = str(state["same_publisher"] or "").strip(), state["same_day"]
    for number in numbers:
        known = described(number, tray.drafts[number]).known
        told = Metadata(publisher="" if known.publisher else publisher, published=None if known.published else day)
        if f"published_{number}" not in state:  # its card was not drawn yet
            tray.drafts[number] = tray.drafts[number].described(told)
        elif told.publisher:
            state[f"publisher_{number}"] = told.publisher
        if f"published_{number}" in state and told.published:
            state[f"published_{number}"] = told.published
        _note(tray, number)


def _note(tray: Tray, number: int) -> None:
    """What was typed on a card is not lost when the page is closed (for callbacks)."""
    if number in tray.drafts:
        tray.note(number, described(number, tray.drafts[number]))


def _leave_out(tray: Tray) -> None:
    tray.let_go(list(tray.drafts))
    tray.told.clear()


def _card(number: int, draft: Draft, repeats: Repeats | None, tray: Tray) -> None:
    known, kept = draft.known, {"persist_state": "session", "on_change": _note, "args": (tray, number)}
    with st.container(border=True, key=f"draft_{number}"):
        with st.container(horizontal=True, vertical_alignment="center"):
            st.text(draft.origin.name, width="stretch")
            st.checkbox("Add", value=wanted(number, repeats), key=f"wanted_{number}", persist_state="session")
        title, basis = title_of(draft)
        typed = st.text_input("Title", value=title, key=f"title_{number}", max_chars=500, **kept)
        _basis(how_known(title, basis, "Title", typed))
        left, right = st.columns(2)
        with left:
            typed = st.text_input("Publisher", value=known.publisher, key=f"publisher_{number}", max_chars=200, **kept)
            _basis(how_known(known.publisher, known.publisher_basis, "Publisher", typed))
        with right:
            first, last = day_bounds(known.published)
            day = st.date_input(
                "Publication day",
                value=known.published,
                min_value=first,
                max_value=last,
                key=f"published_{number}",
                help="“On Friday” means nothing without it.",
                **kept,
            )
            _basis(how_known(known.published, known.published_basis, "Day", day))
        _remarks(draft, day if isinstance(day, date) else None, repeats)
        with st.expander(f"The text ({wording.number(len(draft.text))} characters)"):
            st.text(preview(draft.text))


def _basis(line: str) -> None:
    st.markdown(f":small[{wording.escaped(line)}]")


def _remarks(draft: Draft, day: date | None, repeats: Repeats | None) -> None:
    if day is None:
        st.warning("When was it published? Without the day no events can be read from it.")
    elif warning := weekday_warning(draft.text, day):
        st.warning(wording.escaped(f"{warning[:1].upper()}{warning[1:]}"))
    if repeats is not None:
        st.info(wording.escaped(repeats.words))
