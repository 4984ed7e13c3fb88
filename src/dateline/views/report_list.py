"""The list of reports: the way to every report without a mouse."""

from __future__ import annotations

from typing import Any

import pandas as pd

from dateline.views import palette, reports, wording
from dateline.views.checked import by_whom
from dateline.views.province_names import called
from dateline.views.source_text import counts

WINDOW = 200  # rows that the browser is given at once


def position(table: pd.DataFrame, label: int | None) -> int | None:
    """How far down the table the row with that index label stands; None if it is not in it."""
    if label is None or label not in table.index:
        return None
    return int(table.index.get_loc(label))  # type: ignore[arg-type]


def window(table: pd.DataFrame, label: int | None, size: int = WINDOW) -> tuple[pd.DataFrame, int]:
    """At most ``size`` rows around the one with that index label, and how far down the first of them stands."""
    if len(table) <= size:
        return table, 0
    first = max(0, min((position(table, label) or 0) - size // 2, len(table) - size))
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
                "place": called(str(row.place), str(row.place_kind), str(row.gazetteer_id)),
                "unmapped": "" if row.place_id else why_unmapped(row),
                "claimant": str(row.claimant),
                "who": wording.names(row.actors),
                "counts": "; ".join(counts(row)),
                "sentence": str(row.sentence),
                "checked": by_whom(row),
            }
        )
    return result


def why_unmapped(row: Any) -> str:
    """Why a report is not on the map, in words."""
    written = str(row.place_text) or str(row.place)
    why = f"\u201c{written}\u201d could not be located" if written else "no place stated"
    return f"not on the map: {why}"


def neighbour(table: pd.DataFrame, label: int | None, step: int) -> str:
    """The id of the report ``step`` rows on, stopping at the ends; the first one if none is chosen, "" if empty."""
    if table.empty:
        return ""
    at = position(table, label)
    to = 0 if at is None else max(0, min(len(table) - 1, at + step))
    return str(table["event_id"].iloc[to])
