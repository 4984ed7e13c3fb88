"""The reports of a row's incident, and those that may belong to it."""

from __future__ import annotations

from typing import Any

import pandas as pd

from dateline.views import wording


def of_one(table: pd.DataFrame, row: Any) -> pd.DataFrame:
    """The other rows of the row's incident."""
    found: pd.DataFrame = table[(table["incident_id"] == row.incident_id) & (table["event_id"] != row.event_id)]
    return found


def near(table: pd.DataFrame, row: Any, words: str = "") -> pd.DataFrame:
    """The rows outside of the row's incident whose sentence or place has all the words, the nearest in time first."""
    others: pd.DataFrame = table[table["incident_id"] != row.incident_id]
    said = (others["sentence"] + " " + others["place"]).str.casefold()
    for word in words.casefold().split():
        others = others[said.loc[others.index].str.contains(word, regex=False)]
    apart = (others["date_start"] - row.date_start).abs()
    elsewhere = (others["place"] != row.place).astype(int)
    order = pd.DataFrame({"apart": apart, "elsewhere": elsewhere, "id": others["event_id"]})
    return others.loc[order.sort_values(["apart", "elsewhere", "id"]).index]


def spoken(row: Any) -> str:
    """A row as one line: "Fri 29 Nov 2024, Capture, Aleppo: The rebels have taken ..."."""
    head = f"{wording.days(row.date_start, row.date_end, row.date_precision)}, {wording.EVENT_LABELS[row.event_type]}"
    place = f", {row.place}" if row.place else ""
    return f"{head}{place}: {' '.join(str(row.sentence).split())}"
