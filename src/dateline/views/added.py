"""What came of articles that were just added."""

from __future__ import annotations

from collections.abc import Iterable

import pandas as pd

from dateline.views import wording


def first_report(table: pd.DataFrame, article_ids: Iterable[str]) -> str:
    """The report that the map opens on: the first of the new articles that has a place; "" where there is none."""
    own = table[table["article_id"].isin(list(article_ids))]
    if own.empty:
        return ""
    order = own.assign(background=own["context"], elsewhere=own["place_id"] == "").sort_values(
        ["elsewhere", "background", "article_id", "sentence_start", "event_id"]
    )
    return str(order["event_id"].iloc[0])


def middle(table: pd.DataFrame, article_ids: Iterable[str]) -> tuple[float, float] | None:
    """Latitude and longitude amid the reports of the new articles; None where none has a place."""
    own = table[table["article_id"].isin(list(article_ids)) & (table["place_id"] != "") & ~table["context"]]
    return None if own.empty else (float(own["latitude"].median()), float(own["longitude"].median()))


def summary(table: pd.DataFrame, article_ids: Iterable[str]) -> str:
    """How many articles were added and what was found in them: "1 article added: 7 reports, 6 of them on the map"."""
    ids = list(dict.fromkeys(article_ids))
    if not ids:
        return "Nothing was added"
    own = table[table["article_id"].isin(ids)]
    mapped = int((own["place_id"] != "").sum())
    articles = "1 article" if len(ids) == 1 else f"{wording.number(len(ids))} articles"
    found = "no events found" if own.empty else f"{wording.reports(len(own))}, {wording.number(mapped)} on the map"
    return f"{articles} added: {found}"
