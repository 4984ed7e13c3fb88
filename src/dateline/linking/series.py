"""Running totals: which claims of one source supersede each other, and which are parts of which total."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence

import pandas as pd

from dateline.linking.reports import Report, reports_of_frame

COLUMNS = (
    "series_id",
    "event_id",
    "article_id",
    "position",
    "claimant",
    "measure",
    "victims",
    "minimum",
    "maximum",
    "since",
    "as_of",
    "supersedes",
    "superseded_by",
    "part_of",
)
_START_SLACK_DAYS = 3
_WIDER = 2.0  # a toll of a province is not that of its capital
_EVERYBODY = ("", "all", "people")


def same_series(first: Report, second: Report) -> bool:
    """Whether two tolls count the same dead: one scope and period; who claims it does not matter here."""
    if (first.counting == "cumulative") != (second.counting == "cumulative"):
        return False
    if first.victims_key != second.victims_key or measure_of(first) != measure_of(second):
        return False
    if "cumulative" not in (first.counting, second.counting):
        return _one_toll(first, second)
    if abs((first.date_start - second.date_start).days) > _START_SLACK_DAYS:
        return False
    if first.latitude is None or second.latitude is None:  # which fighting is unsaid: only one voice means the same
        return first.article_id == second.article_id or bool(
            first.attribution and first.attribution == second.attribution
        )
    return _one_scope(first, second)


def _one_toll(first: Report, second: Report) -> bool:
    """Whether two tolls of a day are one: not by one source with other figures, nor of other places."""
    same_source = first.attribution == second.attribution and first.article_id == second.article_id
    if same_source and getattr(first, measure_of(first) or "killed") != getattr(second, measure_of(second) or "killed"):
        return False
    if first.latitude is None or second.latitude is None:
        return first.latitude == second.latitude and first.article_id == second.article_id
    return _one_scope(first, second)


def _one_scope(first: Report, second: Report) -> bool:
    wide, narrow = max(first.radius_km, second.radius_km), min(first.radius_km, second.radius_km)
    return first.near(second) and (first.place == second.place or wide <= _WIDER * max(narrow, 5.0))


def measure_of(report: Report) -> str:
    """What a toll counts: "killed", "injured" or "quantity"; "" where it gives no figure."""
    for name in ("killed", "injured", "quantity"):
        if getattr(report, name) != (None, None):
            return name
    return ""


def supersessions(frame: pd.DataFrame) -> pd.DataFrame:
    """Running totals of an event table, each with what it supersedes.

    Columns: ``series_id`` (event id of the first), ``event_id``, ``article_id``, ``position`` (1 = oldest),
    ``claimant`` (attribution, "" = the publisher), ``measure``, ``victims``, ``minimum``, ``maximum`` (Int64, missing =
    open), ``since``, ``as_of`` (datetime64[s]), ``supersedes``, ``superseded_by``, ``part_of`` (event ids, "" = none).
    A row a total, ordered by series and position; a series of one is a total that nothing supersedes yet.
    """
    rows = [row for group in series_of(reports_of_frame(frame)) for row in _rows(group)]
    made = pd.DataFrame(rows, columns=list(COLUMNS))
    days = {"since": "datetime64[s]", "as_of": "datetime64[s]"}
    numbers = {"position": "int64", "minimum": "Int64", "maximum": "Int64"}
    words = {name: "string" for name in COLUMNS if name not in days and name not in numbers}
    return made.astype({**words, **numbers, **days})


def series_of(reports: Sequence[Report]) -> list[list[Report]]:
    """Running totals grouped by claimant, victims, scope and start; each group in the order of what it counts up to."""
    totals = [r for r in reports if r.event_type == "casualties" and r.counting == "cumulative" and measure_of(r)]
    totals.sort(key=lambda r: (r.date_end, r.article_id, r.trigger_start, r.event_id))
    groups: list[list[Report]] = []
    of_claimant: dict[tuple[str, str, str], list[list[Report]]] = defaultdict(list)
    for report in totals:
        known = of_claimant[report.attribution or report.article_id, report.victims_key, measure_of(report)]
        group = next((g for g in known if _continues(report, g[-1])), None)
        if group is None:
            group = []
            known.append(group)
            groups.append(group)
        group.append(report)
    return groups


def _continues(later: Report, earlier: Report) -> bool:
    if later.attribution != earlier.attribution or later.context != earlier.context:
        return False
    if not later.attribution and later.article_id != earlier.article_id:
        return False
    return same_series(earlier, later) and bool(later.part_of) == bool(earlier.part_of)


def _rows(group: list[Report]) -> list[dict[str, object]]:
    made: list[dict[str, object]] = []
    for at, report in enumerate(group):
        low, high = getattr(report, measure_of(report))
        made.append(
            {
                "series_id": group[0].event_id,
                "event_id": report.event_id,
                "article_id": report.article_id,
                "position": at + 1,
                "claimant": report.attribution,
                "measure": measure_of(report),
                "victims": report.victims,
                "minimum": low,
                "maximum": high,
                "since": pd.Timestamp(report.date_start),
                "as_of": pd.Timestamp(report.date_end),
                "supersedes": group[at - 1].event_id if at else "",
                "superseded_by": group[at + 1].event_id if at + 1 < len(group) else "",
                "part_of": report.part_of,
            }
        )
    return made


def subtotals(reports: Sequence[Report]) -> dict[str, str]:
    """Event id of a sub-total without ``part_of`` -> event id of the total in its sentence."""
    totals: dict[tuple[str, int], list[Report]] = {}
    for report in reports:
        if report.killed != (None, None) and report.victims in _EVERYBODY and not report.part_of:
            totals.setdefault((report.article_id, report.sentence_start), []).append(report)
    found: dict[str, str] = {}
    for report in reports:
        if report.event_type != "casualties" or report.part_of or report.victims in _EVERYBODY:
            continue
        for total in totals.get((report.article_id, report.sentence_start), ()):
            if total.attribution == report.attribution and _within(report, total):
                found[report.event_id] = total.event_id
                break
    return found


def _within(part: Report, total: Report) -> bool:
    low, high = part.killed
    most = total.killed[1] if total.killed[1] is not None else total.killed[0]
    own = low if low is not None else high
    return own is not None and most is not None and own < most and part.trigger_start > total.trigger_start
