"""Where to look for reports of the same happening: buckets of sort, day and place, so that each is held against few."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from functools import lru_cache
from math import ceil

from dateline.linking.reports import Report
from dateline.mentions.lexicon_file import section

Key = tuple[object, ...]
_LONGEST = 45  # days of a range that are looked up one by one; of a longer one only its start
_CELL_KM = 110.0  # a degree of latitude
_WIDE_KM = 60.0
_START_SLACK_DAYS = 3


def is_toll(report: Report) -> bool:
    """Whether the row is a count that stands on its own."""
    return report.event_type == "casualties"


def own_places(report: Report) -> list[Key]:
    """The buckets that a report is put into."""
    if is_toll(report):
        return [("toll", report.date_start)]
    sort = _sort(report.event_type)
    cell = _cell(report)
    if cell is None:
        return [(sort, report.article_id)]
    where: object = "wide" if report.radius_km > _WIDE_KM else cell
    return [(sort, day, where) for day in _days(report)]


def places_to_look(report: Report) -> list[Key]:
    """The buckets in which reports of the same happening may be."""
    if is_toll(report):
        shifts = range(-_START_SLACK_DAYS, _START_SLACK_DAYS + 1)
        return [("toll", report.date_start + timedelta(days=n)) for n in shifts]
    sort = _sort(report.event_type)
    cell = _cell(report)
    if cell is None:
        return [(sort, report.article_id)]
    reach = min(4, ceil(report.radius_km / _CELL_KM))
    steps = range(-reach, reach + 1)
    around = [(cell[0] + a, cell[1] + b) for a in steps for b in steps]
    return [(sort, day, where) for day in _days(report) for where in (*around, "wide")]


def types_fit(first: Report, second: Report) -> bool:
    """Whether two event types may name one happening."""
    return first.event_type == second.event_type or frozenset((first.event_type, second.event_type)) in _pairs()


def _cell(report: Report) -> tuple[int, int] | None:
    if report.latitude is None or report.longitude is None:
        return None
    return int(report.latitude // 1), int(report.longitude // 1)


def _days(report: Report) -> Iterator[date]:
    length = (report.date_end - report.earliest).days
    for n in range(length + 1 if length <= _LONGEST else 1):
        yield report.earliest + timedelta(days=n)


@lru_cache(maxsize=1)
def _pairs() -> frozenset[frozenset[str]]:
    return frozenset(frozenset(map(str, pair)) for pair in section("contest", "linking")["same_happening"])


@lru_cache(maxsize=32)
def _sort(event_type: str) -> str:
    """One name for all types that are linked by pairs, so that they meet in one bucket."""
    sort = {event_type}
    while True:
        wider = sort | {name for pair in _pairs() if pair & sort for name in pair}
        if wider == sort:
            return min(sort)
        sort = wider
