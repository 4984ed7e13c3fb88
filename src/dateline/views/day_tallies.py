"""How many reports of each kind each place has on each day: from it the browser draws the map of any days by itself.

A row is a place, the first and last day of some reports, their family and status, and how many they are. It holds
names of places and numbers only, as the map does: never article text.
"""

from __future__ import annotations

import base64
import hashlib
import json

import pandas as pd

from dateline.views import palette
from dateline.views.event_map import fixed
from dateline.views.filtering import told_from
from dateline.views.places import gather

STATUSES = ("claimed", "verified", "denied", "planned")  # as far as the map tells them apart; the first is any other
MOST = 65_535  # what a number of the rows can be
_ALWAYS = (0, MOST)  # the days of what the days do not apply to
_EPOCH = pd.Timestamp(0)


def day_tallies(table: pd.DataFrame) -> bytes:
    """A prepared table as 16 letters that change with it, then JSON; only the JSON ``null`` where it can't be told.

    Keys: ``origin`` (day 0, counted from 1970), ``places``, ``families`` (colour and label), ``rows``: the columns
    place, first day, last day, family, status, reports one after the other, little-endian 16-bit numbers in base64.
    """
    told = _told(table)
    text = json.dumps(told, ensure_ascii=True, separators=(",", ":")).encode()
    return hashlib.blake2b(text, digest_size=8).hexdigest().encode() + text


def _told(table: pd.DataFrame) -> dict[str, object] | None:
    located = table[table["place_id"] != ""]
    marks = gather(located)
    rows, origin = _rows(located, {mark.place_id: at for at, mark in enumerate(marks)})
    if len(rows) and (rows.to_numpy().min() < 0 or rows.to_numpy().max() > MOST):
        return None  # centuries of days, or more places than numbers: the server alone draws the map
    columns = b"".join(rows[name].to_numpy(dtype="<u2").tobytes() for name in rows.columns)
    return {
        "origin": origin,
        "places": [fixed(mark) for mark in marks],
        "families": [[family.colour, family.label] for family in palette.FAMILIES],
        "rows": base64.b64encode(columns).decode(),
    }


def _rows(located: pd.DataFrame, number_of: dict[str, int]) -> tuple[pd.DataFrame, int]:
    """The rows, and the day that is their day 0."""
    first, last = ((days - _EPOCH).dt.days for days in (told_from(located), located["date_end"]))
    background = located["context"]
    origin = 0 if background.all() else int(first[~background].min())
    families = {family.key: at for at, family in enumerate(palette.FAMILIES)}
    statuses = {status: at for at, status in enumerate(STATUSES)}
    frame = pd.DataFrame(
        {
            "place": [number_of[place] for place in located["place_id"]],
            "first": (first - origin).mask(background, _ALWAYS[0]).to_numpy(),
            "last": (last - origin).mask(background, _ALWAYS[1]).to_numpy(),
            "family": [families[family] for family in located["family"]],
            "status": [statuses.get(status, 0) for status in located["status"]],
        },
        dtype="int64",
    )
    return frame.groupby(list(frame.columns), as_index=False).size(), origin
