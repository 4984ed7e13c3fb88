"""What the reader asked to see, and the reports that answer it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

import pandas as pd


@dataclass(frozen=True, slots=True)
class Query:
    """What the filters ask for; an empty tuple or text asks for nothing in particular."""

    first: date | None = None
    last: date | None = None
    event_types: tuple[str, ...] = ()
    actors: tuple[str, ...] = ()
    claimants: tuple[str, ...] = ()
    statuses: tuple[str, ...] = ()
    background: bool = False
    words: str = ""


def since_1970(query: Query) -> tuple[int, int] | None:
    """The days that a query asks for, counted from 1970; None where it asks for none."""
    if query.first is None or query.last is None:
        return None
    start = date(1970, 1, 1)
    return (query.first - start).days, (query.last - start).days


def told_from(table: pd.DataFrame) -> pd.Series[pd.Timestamp]:
    """The first day that a report speaks of.

    A running total speaks of its last day only: the toll to the 30th says nothing of the 29th.
    """
    return table["date_start"].where(table["counting"] != "cumulative", table["date_end"])


def _in_days(table: pd.DataFrame, first: date, last: date) -> pd.Series[bool]:
    """Whether a report touches the days asked for.

    Background is outside the episode, so that the days of the episode do not apply to it.
    """
    touches = (told_from(table) <= pd.Timestamp(last)) & (table["date_end"] >= pd.Timestamp(first))
    return touches | table["context"]


def select(table: pd.DataFrame, query: Query) -> pd.DataFrame:
    """The rows of a prepared table that the query asks for, in the same order."""
    keep = pd.Series(True, index=table.index)
    if not query.background:
        keep &= ~table["context"]
    if query.first and query.last:
        keep &= _in_days(table, query.first, query.last)
    for column, wanted in (
        ("event_type", query.event_types),
        ("claimant", query.claimants),
        ("status", query.statuses),
    ):
        if wanted:
            keep &= table[column].isin(wanted)
    if query.actors:
        wanted_actors = set(query.actors)
        keep &= table["actors"].map(lambda names: not wanted_actors.isdisjoint(names)).astype(bool)
    for word in query.words.lower().split():
        keep &= table["haystack"].str.contains(word, regex=False)
    return table[keep]


def episode(table: pd.DataFrame) -> tuple[date, date] | None:
    """First and last day of the reports that are not background; None if there is none."""
    told = table[~table["context"]]
    if told.empty:
        return None
    return told["date_start"].min().date(), told["date_end"].max().date()


def actor_names(table: pd.DataFrame) -> list[str]:
    """Everyone who acts in a report, most frequent first."""
    counts = table["actors"].explode().dropna().value_counts()
    ordered = sorted(counts.items(), key=lambda item: (-int(item[1]), str(item[0])))
    return [str(name) for name, _ in ordered]


def values(table: pd.DataFrame, column: str) -> list[str]:
    """The values of a column, most frequent first."""
    counts = table[column].value_counts()
    return [str(name) for name, _ in sorted(counts.items(), key=lambda item: (-int(item[1]), str(item[0])))]
