"""Rows that are accepted with one press: which ones, and as a table to look over first."""

from __future__ import annotations

from typing import Any

import pandas as pd

from dateline.views import reports, wording
from dateline.views.source_text import counts

SCOPES = {"sentence": "Of this sentence", "article": "Of this article", "listed": "All that are listed"}


def of_scope(rows: pd.DataFrame, row: Any, scope: str, least: float) -> pd.DataFrame:
    """Those of the rows that nobody has checked, that belong to the scope of ``row``, and are as sure as ``least``.

    ``rows`` has the columns of a prepared table and ``checked``; ``least`` is a share from 0 to 1. Same order.
    """
    chosen = (rows["checked"] == "") & (rows["confidence"] >= least - 1e-9)
    if scope in ("sentence", "article"):
        chosen &= rows["article_id"] == row.article_id
    if scope == "sentence":
        chosen &= (rows["sentence_start"] == row.sentence_start) & (rows["sentence_end"] == row.sentence_end)
    return rows[chosen]


def to_look_over(rows: pd.DataFrame) -> pd.DataFrame:
    """The rows in words with a tick, same order: Accept, Sure (percent), What, Where, When, According to, Sentence."""
    return pd.DataFrame(
        {
            "Accept": [True] * len(rows),
            "Sure": (100 * rows["confidence"]).round().astype(int),
            "What": [_what(row) for row in reports.rows(rows)],
            "Where": rows["place"].replace("", "not stated"),
            "When": [wording.days(row.date_start, row.date_end, row.date_precision) for row in reports.rows(rows)],
            "According to": rows["claimant"],
            "Sentence": rows["sentence"],
        },
        index=rows.index,
    )


def _what(row: Any) -> str:
    return "; ".join([wording.EVENT_LABELS[row.event_type], *counts(row)])
