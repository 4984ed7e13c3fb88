"""How well an incident is supported: its grade by the published rule, and what is said against it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

import pandas as pd

from dateline.linking.contradictions import Contradiction, contradictions_within, disputes_control, repels, takes
from dateline.linking.grading import Grade, concedes, grade, independent_sources, opponents_in, rules
from dateline.linking.incidents import incident_ids
from dateline.linking.reports import Report, reports_of_frame
from dateline.linking.series import supersessions

__all__ = ["Grade", "Incident", "grade", "incidents", "incidents_of", "rules", "supersessions"]

COLUMNS = (
    "incident_id",
    "grade",
    "n_reports",
    "n_sources",
    "event_ids",
    "against",
    "contradictions",
    "conceded_by",
    "verified_by",
    "summary",
)
_LONGEST, _LATER = 60, 3  # days of an incident in which, and after which, answers are looked for


@dataclass(frozen=True, slots=True)
class Incident:
    """Reports of one happening; ``against`` are reports of other happenings that contradict it."""

    incident_id: str
    reports: tuple[Report, ...]
    against: tuple[Report, ...]
    contradictions: tuple[Contradiction, ...]
    conceded_by: tuple[str, ...]
    verified_by: tuple[str, ...]
    sources: tuple[str, ...]
    grade: Grade


def incidents_of(reports: Sequence[Report], dispatches: Mapping[str, str] | None = None) -> list[Incident]:
    """The incidents of a set of reports, ordered by their first report in time and text.

    ``dispatches`` (article id → dispatch id, ``dateline.linking.dispatches``) says which articles are one source.
    """
    ids = {r.event_id: r.incident_id for r in reports}
    if not all(ids.values()):
        ids = incident_ids(reports)
    groups: dict[str, list[Report]] = defaultdict(list)
    for report in sorted(reports, key=lambda r: (r.date_end, r.article_id, r.trigger_start, r.event_id)):
        groups[ids[report.event_id]].append(report)
    answers = _answers(reports)
    opponents = opponents_in(reports)
    return [_incident(key, group, answers, opponents, dispatches) for key, group in groups.items()]


def incidents(frame: pd.DataFrame, dispatches: Mapping[str, str] | None = None) -> pd.DataFrame:
    """The incidents of an event table, a row each. ``dispatches`` as for ``incidents_of``.

    Columns: ``incident_id``, ``grade``, ``n_reports``, ``n_sources`` (int64, independent ones), ``event_ids`` (list of
    str), ``against`` (list of event ids of other incidents that contradict it), ``contradictions`` (list of pairs of
    event ids), ``conceded_by``, ``verified_by`` (lists of names), ``summary`` (one line).
    """
    rows = [_row(incident) for incident in incidents_of(reports_of_frame(frame), dispatches)]
    made = pd.DataFrame(rows, columns=list(COLUMNS))
    words = {name: "string" for name in ("incident_id", "grade", "summary")}
    return made.astype({**words, "n_reports": "int64", "n_sources": "int64"})


def _incident(
    key: str,
    group: list[Report],
    answers: Mapping[date, list[Report]],
    opponents: set[tuple[str, str]],
    dispatches: Mapping[str, str] | None,
) -> Incident:
    within = contradictions_within(group)
    against: list[Report] = []
    members = {r.event_id for r in group}
    first, last = min(r.earliest for r in group), max(r.date_end for r in group)
    span = range(min((last - first).days, _LONGEST) + 1 + _LATER)
    claims = [r for r in group if takes(r)]
    for answer in (a for n in span for a in answers.get(first + timedelta(days=n), ()) if claims):
        disputed = next((r for r in claims if disputes_control(r, answer)), None)
        if disputed and answer.event_id not in members:
            against.append(answer)
            within.append(Contradiction(disputed.event_id, answer.event_id, "control"))
    conceded = _names(r.attribution for r in group if concedes(r, opponents))
    verified = _names(r.attribution for r in group if r.status == "verified")
    sources = independent_sources(group, dispatches)
    return Incident(
        incident_id=key,
        reports=tuple(group),
        against=tuple(against),
        contradictions=tuple(within),
        conceded_by=conceded,
        verified_by=verified,
        sources=sources,
        grade=grade(group, within, bool(conceded), len(sources)),
    )


def _answers(reports: Sequence[Report]) -> dict[date, list[Report]]:
    """Day -> reports that may dispute what others say of that day."""
    found: dict[date, list[Report]] = defaultdict(list)
    for report in reports:
        if repels(report):
            found[report.date_end].append(report)
    return found


def _names(names: Iterable[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(name for name in names if name))


def _row(incident: Incident) -> dict[str, object]:
    return {
        "incident_id": incident.incident_id,
        "grade": incident.grade,
        "n_reports": len(incident.reports),
        "n_sources": len(incident.sources),
        "event_ids": [r.event_id for r in incident.reports],
        "against": [r.event_id for r in incident.against],
        "contradictions": [(c.first, c.second) for c in incident.contradictions],
        "conceded_by": list(incident.conceded_by),
        "verified_by": list(incident.verified_by),
        "summary": _summary(incident),
    }


def _summary(incident: Incident) -> str:
    first = incident.reports[0]
    what = first.event_type.replace("_", " ")
    where = f" at {first.place}" if first.place else ""
    parts = [f"{what}{where}: {_count(len(incident.reports), 'report')}, {_count(len(incident.sources), 'source')}"]
    if incident.conceded_by:
        parts.append(f"conceded by {', '.join(incident.conceded_by)}")
    if incident.verified_by:
        parts.append(f"verified by {', '.join(incident.verified_by)}")
    if incident.contradictions:
        parts.append(_count(len(incident.contradictions), "contradiction"))
    return "; ".join(parts)


def _count(number: int, noun: str) -> str:
    return f"{number} {noun}" if number == 1 else f"{number} {noun}s"
