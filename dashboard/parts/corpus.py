"""The articles and reports that every page shows."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import lru_cache
from pathlib import Path
from typing import Any, TypeVar

import pandas as pd
import streamlit as st

from dashboard.parts import online, reading, workspaces
from dateline.errors import DatelineError
from dateline.geocoding.answers import Answer
from dateline.model import Article
from dateline.store.overlay import Reviewed
from dateline.views import event_map, filtering, places, timeline
from dateline.views.filtering import Query, select
from dateline.views.reports import prepare
from dateline.views.support import Support, contested, support

T = TypeVar("T")
_QUERIES, _VIEWS = 32, 5  # kept of a corpus: what so many queries left, each with so many views of it
_ROWS = 1_000_000  # that queries left, kept at most, unless a few queries of a large corpus left more
_FEW = 4  # queries: a page asks more than one at a time


@dataclass(frozen=True, slots=True)
class Facets:
    """The choices of the filters, the episode's days, reports a day, and the corners of the map's first view."""

    options: Mapping[str, list[str]]
    span: tuple[date, date] | None
    bars: list[timeline.Bar]
    home: list[list[float]]


@dataclass(frozen=True, eq=False)
class Shown:
    """Articles, the prepared table of all reports, and the reports that a query leaves."""

    articles: Mapping[str, Article]
    reports: pd.DataFrame
    by_id: Mapping[str, int] = field(repr=False)
    support: Mapping[str, Support] = field(repr=False)
    unread: tuple[str, ...] = ()  # a line for each file that could not be read: which and why
    online: Mapping[str, Answer] = field(default_factory=dict, repr=False)  # what online gazetteers said, by event
    review: Reviewed | None = None  # what is needed to decide about rows; None where nobody writes
    kept: dict[tuple[str, Query], Any] = field(default_factory=dict, repr=False)  # what queries left, and views of it
    contested: frozenset[str] = frozenset()  # ids of reports that others contradict

    def row(self, event_id: str) -> object | None:
        """The report with that id; None if there is none."""
        at = self.by_id.get(event_id)  # also the index label, which every selection of rows keeps
        return None if at is None else next(self.reports.iloc[[at]].itertuples(index=False))

    def within(self, event_id: str, reports: pd.DataFrame) -> str:
        """The id if that report is among those, else ""."""
        return event_id if self.by_id.get(event_id, -1) in reports.index else ""

    def article_to_read(self, selected: str, reports: pd.DataFrame) -> str:
        """The id of the article of the selected report, else of the first of the reports; "" where there is none."""
        at = self.by_id.get(selected)
        if at is not None:
            return str(self.reports["article_id"].iloc[at])
        return "" if reports.empty else str(reports["article_id"].iloc[0])


@st.cache_resource(show_spinner="Reading the articles", max_entries=4)
def _load(folder: Path, state: str, answers: int) -> Shown:
    """``state`` and ``answers`` change with the workspace and with what arrives from online: it is loaded anew then."""
    from dateline.store.corpus import load  # brings the extractor along, which takes seconds to import

    stored = load(folder)
    events, answers_by_event = online.look_up(stored.events)
    table = prepare(events, stored.articles)
    by_id = {key: at for at, key in enumerate(table["event_id"])}
    known = support(table, stored.articles.values())
    return Shown(
        stored.articles,
        table,
        by_id,
        known,
        tuple(str(error) for error in stored.errors),
        answers_by_event,
        stored.review,
        contested=frozenset(contested(known)),
    )


def select_from(shown: Shown, query: Query) -> pd.DataFrame:
    """The reports that a query leaves. Shared by all sessions: not to be changed."""
    return _kept(shown, ("reports", query), lambda: select(shown.reports, query))


def of_query(shown: Shown, what: str, query: Query, make: Callable[[pd.DataFrame], T]) -> T:
    """What ``make`` makes of the reports that a query leaves, made once. Shared by all sessions: not to be changed."""
    return _kept(shown, (what, query), lambda: make(select_from(shown, query)))


def _kept(shown: Shown, key: tuple[str, Query], make: Callable[[], T]) -> T:
    known = shown.kept  # with the corpus, so that it goes with it
    found = known.get(key)
    if found is None:
        if len(known) >= _VIEWS * _QUERIES or _too_many(shown, key[1]):
            known.clear()
        found = known[key] = make()
    result: T = found
    return result


def _too_many(shown: Shown, query: Query) -> bool:
    """Whether what one more query leaves may be too many rows. Other sessions add to what is kept meanwhile."""
    lengths = {asked: len(left) for (what, asked), left in list(shown.kept.items()) if what == "reports"}
    return query not in lengths and len(lengths) >= _FEW and sum(lengths.values()) + len(shown.reports) > _ROWS


@lru_cache(maxsize=4)
def facets(shown: Shown) -> Facets:
    """What the filters can ask for in this corpus. Worked out once."""
    table = shown.reports
    options = {
        "type": filtering.values(table, "event_type"),
        "who": filtering.actor_names(table),
        "source": filtering.values(table, "claimant"),
        "status": filtering.values(table, "status"),
    }
    span = filtering.episode(table)
    told = table[~table["context"]]
    return Facets(options, span, timeline.bars(table, *span) if span else [], event_map.home(places.gather(told)))


def corpus() -> Shown:
    """The corpus of this run. Where it can't be read the page says so and stops."""
    try:
        here = workspaces.current()
        state = workspaces.state_of(here)
        reading.read_first(here, state)
        return _load(here.path, state, online.arrived())
    except DatelineError as error:
        st.error(f"The articles could not be read. {error}")
        st.stop()
