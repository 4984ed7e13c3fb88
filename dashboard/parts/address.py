"""Filters and choice as parameters of the page's address: a copied link opens the same view."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date

import streamlit as st

from dashboard.parts import workspaces
from dateline.views.filtering import Query

LISTS = {"type": "event_types", "who": "actors", "source": "claimants", "status": "statuses"}


def read_days(text: str, first: date, last: date) -> tuple[date, date] | None:
    """The days of ``2024-11-27..2024-11-29`` as far as they lie in the episode; None if they can't be used."""
    try:
        start, end = (date.fromisoformat(part) for part in text.split(".."))
    except ValueError:
        return None
    start, end = max(start, first), min(end, last)
    return (start, end) if start <= end else None


def start(options: Mapping[str, Sequence[str]], episode: tuple[date, date] | None) -> None:
    """Set the filters of a new session as the address asks; what can't be used is left out, and said so."""
    state, asked = st.session_state, st.query_params
    if "filters_read" in state:
        return
    state["filters_read"], unusable = True, False
    for key in LISTS:
        wanted = asked.get_all(key)
        state[key] = [value for value in wanted if value in options[key]]
        unusable |= len(state[key]) < len(wanted)
    state["words"] = asked.get("words", "")
    state["background"] = asked.get("background") == "1"
    if episode:
        days = read_days(asked["days"], *episode) if "days" in asked else episode
        state["dates"], unusable = days or episode, unusable or days is None
    if unusable:
        st.toast("Part of this link does not fit the articles shown here and was left out.", duration="long")


def refit(options: Mapping[str, Sequence[str]], episode: tuple[date, date] | None) -> None:
    """Keep the filters fitting where articles or decisions changed what there is to choose from."""
    state = st.session_state
    before, state["episode_known"] = state.get("episode_known", episode), episode
    for key in LISTS:
        state[key] = [value for value in state[key] if value in options[key]]
    if before == episode or episode is None:
        return
    first, last = state.get("dates") or episode
    was_all = before is None or (first, last) == before
    first, last = max(first, episode[0]), min(last, episode[1])
    state["dates"] = episode if was_all or first > last else (first, last)


def write(query: Query, episode: tuple[date, date] | None, report: str) -> None:
    """Put what is shown into the address."""
    wanted: dict[str, str | list[str]] = {key: list(getattr(query, name)) for key, name in LISTS.items()}
    if query.first and query.last and (query.first, query.last) != episode:
        wanted["days"] = f"{query.first}..{query.last}"
    wanted |= {"words": query.words, "background": "1" if query.background else "", "report": report}
    wanted[workspaces.PARAMETER] = workspaces.in_address()
    wanted = {key: value for key, value in wanted.items() if value}
    shown = {key: st.query_params.get_all(key) for key in st.query_params}
    if shown != {key: value if isinstance(value, list) else [value] for key, value in wanted.items()}:
        st.query_params.from_dict(wanted)
