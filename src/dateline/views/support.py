"""How well each report is supported: the grade of its incident, and the reports that contradict it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

import pandas as pd

from dateline.linking.contest import incidents
from dateline.linking.dispatches import dispatches
from dateline.model import Article
from dateline.table import COLUMNS
from dateline.views import reports

MOST = 30_000  # rows: grading compares reports with each other, and a page should not wait for more than that

UNGRADED = ("Not graded", f"Reports are not compared with each other where there are more than {MOST:,} of them")
GRADE_LABELS = {
    "confirmed": "Confirmed",
    "fair": "Two sources",
    "weak": "One source",
    "contested": "Contested",
    "denied": "Denied",
}


@dataclass(frozen=True, slots=True)
class Support:
    """The grade of a report's incident, why, and the event ids of reports that say otherwise.

    ``conceded`` and ``verified`` are the reports of the incident that make it "confirmed".
    """

    grade: str
    summary: str
    against: tuple[str, ...]
    conceded: tuple[str, ...] = ()
    verified: tuple[str, ...] = ()

    @property
    def label(self) -> str:
        """The grade as the reader sees it."""
        return GRADE_LABELS.get(self.grade, self.grade)


def support(table: pd.DataFrame, articles: Iterable[Article] = ()) -> Mapping[str, Support]:
    """Event id → how well it is supported, for every row of a prepared table; empty beyond ``MOST`` rows.

    Of ``articles``, those that print one dispatch count as one source.
    """
    if len(table) > MOST:
        return {}
    found = incidents(table[list(COLUMNS)], dispatches(articles))
    against: dict[str, list[str]] = defaultdict(list)
    for pairs in found["contradictions"]:
        for first, second in pairs:
            against[first].append(second)
            against[second].append(first)
    said = table.set_index("event_id")[["attribution", "status"]]
    result = {}
    for incident in reports.rows(found):
        members = said.loc[incident.event_ids]
        conceded = tuple(members.index[members["attribution"].isin(incident.conceded_by)])
        verified = tuple(members.index[members["status"] == "verified"])
        for event_id in incident.event_ids:
            others = tuple(dict.fromkeys(against[event_id]))
            result[event_id] = Support(str(incident.grade), str(incident.summary), others, conceded, verified)
    return result


def contested(known: Mapping[str, Support]) -> tuple[str, ...]:
    """The event ids of reports that others contradict, in the order of the table."""
    return tuple(event_id for event_id, support_ in known.items() if support_.against)
