"""The browser's map of some days is the server's map of them."""

from __future__ import annotations

import base64
import json
from datetime import date, timedelta
from typing import Any

import numpy as np
import pandas as pd
import pytest

from dateline.views import palette
from dateline.views.day_tallies import STATUSES, day_tallies
from dateline.views.filtering import Query, episode, select, since_1970
from dateline.views.places import gather
from dateline.views.reports import prepare
from tests.e2e import corpora
from tests.views import sample


def told(table: pd.DataFrame) -> dict[str, Any]:
    found: dict[str, Any] = json.loads(day_tallies(table)[16:])
    return found


def marks_of(known: dict[str, Any], first: int, last: int) -> dict[str, tuple[dict[str, int], set[str]]]:
    """Place id → reports a family, and statuses, as day_filter.js reads them."""
    columns = np.frombuffer(base64.b64decode(known["rows"]), dtype="<u2").reshape(6, -1).astype(int)
    found: dict[str, tuple[dict[str, int], set[str]]] = {}
    for place, start, end, family, status, number in columns.T:
        if (start, end) != (0, 65_535) and (start > last - known["origin"] or end < first - known["origin"]):
            continue
        counts, statuses = found.setdefault(known["places"][place]["id"], ({}, set()))
        key = palette.FAMILIES[family].key
        counts[key] = counts.get(key, 0) + int(number)
        statuses.add(STATUSES[status])
    return found


@pytest.mark.parametrize("background", [False, True])
@pytest.mark.parametrize("name", ["plain", "broad", "contested", "hostile"])
def test_every_range_of_days_gives_the_marks_that_the_server_draws(name: str, background: bool) -> None:
    articles, events = corpora.MAKERS[name]()
    table = prepare(events, articles)
    known = told(select(table, Query(background=background)))
    span = episode(table)
    assert span
    days = [span[0] + timedelta(days=at) for at in range((span[1] - span[0]).days + 1)]
    for first in days:
        for last in days[days.index(first) :]:
            query = Query(first, last, background=background)
            asked = since_1970(query)
            assert asked
            drawn = {mark.place_id: (dict(mark.families), mark.reports) for mark in gather(select(table, query))}
            counted = {key: (kinds, sum(kinds.values())) for key, (kinds, _) in marks_of(known, *asked).items()}
            assert counted == drawn


def test_statuses_are_told_as_far_as_the_map_tells_them_apart() -> None:
    table = sample.prepared()
    known = told(table)
    statuses = {key: found for key, (_, found) in marks_of(known, -10_000, 100_000).items()}
    at = table[table["place"] == "Citadel of Aleppo"]["place_id"].iloc[0]
    assert statuses[at] == {"verified"}


def test_the_first_letters_change_with_what_is_told() -> None:
    table = sample.prepared()
    assert day_tallies(table)[:16] == day_tallies(table.copy())[:16]
    assert day_tallies(table)[:16] != day_tallies(table[table["place"] != "Aleppo"])[:16]


def test_what_does_not_fit_is_left_to_the_server() -> None:
    table = sample.prepared()
    table.loc[table["event_id"] == "entry", ["date_start", "date_end"]] = pd.Timestamp(date(1700, 1, 1))
    assert json.loads(day_tallies(table)[16:]) is None


def test_a_table_without_places_is_told_too() -> None:
    table = sample.prepared()
    known = told(table[table["place_id"] == ""])
    assert (known["places"], known["rows"]) == ([], "")
