"""The event table made ready for display: what every view needs of a row, computed once."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Mapping
from typing import Any

import pandas as pd

from dateline.model import Article
from dateline.views import palette, wording


def rows(table: pd.DataFrame) -> Iterator[Any]:
    """The rows of a table as named tuples, one attribute a column."""
    yield from table.itertuples(index=False)


def place_id(name: str, latitude: float, longitude: float, radius_km: float, offset_km: float) -> str:
    """A stable id of a place as drawn: the same name at another distance is another place."""
    key = f"{name}|{latitude:.5f}|{longitude:.5f}|{radius_km:.3f}|{offset_km:.3f}"
    return hashlib.blake2b(key.encode(), digest_size=6).hexdigest()


def _place_ids(events: pd.DataFrame) -> pd.Series[str]:
    """A place id a row, "" where the report has no point."""
    columns = ["place", "latitude", "longitude", "radius_km", "offset_km"]
    known: dict[tuple[object, ...], str] = {}
    ids = []
    for values in events[columns].itertuples(index=False, name=None):
        if values not in known:
            located = not (pd.isna(values[1]) or pd.isna(values[2]))
            known[values] = place_id(*values) if located else ""
        ids.append(known[values])
    return pd.Series(ids, index=events.index, dtype="string")


def prepare(events: pd.DataFrame, articles: Mapping[str, Article]) -> pd.DataFrame:
    """The table with display columns added, newest report first.

    Added: ``place_id`` ("" = not on the map), ``family``, ``claimant`` (never empty), ``publisher``,
    ``title``, ``as_of`` (the day that a claim stands for: the last one), ``haystack`` (lower-case text that
    the free-text filter searches).
    """
    table = events.copy()
    publishers = {key: article.publisher for key, article in articles.items()}
    table["publisher"] = table["article_id"].map(publishers).fillna("").astype("string")
    titles = {key: article.title for key, article in articles.items()}
    table["title"] = table["article_id"].map(titles).fillna("").astype("string")
    table["place_id"] = _place_ids(table)
    table["family"] = table["event_type"].map(palette.FAMILY_OF).astype("string")
    table["claimant"] = [wording.claimant(*pair) for pair in zip(table["attribution"], table["publisher"], strict=True)]
    table["as_of"] = table["date_end"]
    people = table["actors"].map(" ".join) + " " + table["targets"].map(" ".join)
    text = people
    for name in ("sentence", "place", "place_text", "claimant", "title"):
        text = text + " " + table[name].astype(str)
    table["haystack"] = text.str.lower()
    newest = ["as_of", "article_id", "sentence_start", "trigger_start", "event_id"]
    return table.sort_values(newest, ascending=[False, True, True, True, True], kind="stable").reset_index(drop=True)
