"""The list of reports: the way to every report without a mouse."""

from __future__ import annotations

from typing import Any

import pandas as pd

from dateline.views import palette, reports, wording
from dateline.views.source_text import counts

WINDOW = 200  # rows that the browser is given at once


def window(table: pd.DataFrame, selected: str, size: int = WINDOW) -> tuple[pd.DataFrame, int]:
    """At most ``size`` rows around the selected one, and the index of the first of them in the table."""
    if len(table) <= size:
        return table, 0
    at = table.index[table["event_id"] == selected]
    position = int(table.index.get_loc(at[0])) if len(at) else 0  # type: ignore[arg-type]
    first = max(0, min(position - size // 2, len(table) - size))
    return table.iloc[first : first + size], first


def rows(table: pd.DataFrame) -> list[dict[str, Any]]:
    """A list row a report: id, day, type and its colour, place, claimant, counts, the sentence."""
    result = []
    for row in reports.rows(table):
        result.append(
            {
                "id": str(row.event_id),
                "day": wording.days(row.date_start, row.date_end, row.date_precision),
                "type": wording.EVENT_LABELS[row.event_type],
                "hue": palette.COLOUR_OF[row.event_type],
                "status": wording.STATUS_LABELS[row.status],
                "background": bool(row.context),
                "place": str(row.place),
                "mapped": bool(row.place_id),
                "claimant": str(row.claimant),
                "who": wording.names(row.actors),
                "counts": "; ".join(counts(row)),
                "sentence": str(row.sentence),
            }
        )
    return result


def neighbour(table: pd.DataFrame, selected: str, step: int) -> str:
    """The id of the report ``step`` rows on, stopping at the ends; the first one if none is selected."""
    ids = table["event_id"].tolist()
    if not ids:
        return ""
    if selected not in ids:
        return str(ids[0])
    return str(ids[max(0, min(len(ids) - 1, ids.index(selected) + step))])
