"""The event table as a person reads it, and as a spreadsheet may safely open it."""

from __future__ import annotations

import pandas as pd

from dateline.views import reports, wording
from dateline.views.checked import checked
from dateline.views.province_names import called
from dateline.views.source_text import counts

_PLACE = ["place", "place_kind", "gazetteer_id"]


def readable(table: pd.DataFrame) -> pd.DataFrame:
    """A prepared table in words: one row a report, same order; unknown is empty, never "nan"."""
    made = pd.DataFrame(
        {
            "Date": table["date_start"].dt.date,
            "Until": table["date_end"].dt.date,
            "Type": table["event_type"].map(wording.EVENT_LABELS),
            "Place": [called(*map(str, row)) for row in table[_PLACE].itertuples(index=False, name=None)],
            "Who": table["actors"].map(wording.names),
            "To whom": table["targets"].map(wording.names),
            "How many": ["; ".join(counts(row)) for row in reports.rows(table)],
            "According to": table["claimant"],
            "Status": table["status"].map(wording.STATUS_LABELS),
            "Background": table["context"],
            "Sentence": table["sentence"],
            "Article": table["title"],
            "Publisher": table["publisher"].map(wording.publisher),
            "Confidence": table["confidence"],
        },
        index=table.index,
    )
    if "checked" in table.columns:
        made["Checked"] = [checked(row) for row in reports.rows(table)]
    return made


def quoted(table: pd.DataFrame) -> pd.DataFrame:
    """Who is quoted how often, most first: columns ``According to``, ``Reports``, ``Verified``, ``Denied``."""
    grouped = table.groupby("claimant", sort=False)["status"]
    frame = pd.DataFrame(
        {
            "Reports": grouped.size(),
            "Verified": grouped.agg(lambda values: int((values == "verified").sum())),
            "Denied": grouped.agg(lambda values: int((values == "denied").sum())),
        }
    )
    frame = frame.rename_axis("According to").reset_index()
    return frame.sort_values(["Reports", "According to"], ascending=[False, True], ignore_index=True)
