"""Which rows report the same happening: within an article and across articles.

A row joins the incident that it fits best if nothing in that incident speaks against it. "Fits" means: types that
can name one happening, days that overlap, places within each other's uncertainty, and sides that may be the same.
Contradicting tolls or denials do not keep rows apart: that two sources disagree about one happening is what a reader
wants to see.
"""

from __future__ import annotations

import hashlib
import re
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import replace

import pandas as pd

from dateline.linking.nearness import Key, is_toll, own_places, places_to_look, types_fit
from dateline.linking.reports import Report, reports_of_events, reports_of_frame
from dateline.linking.series import same_series, subtotals
from dateline.linking.sides import same_side
from dateline.mentions.lexicon_file import words_of
from dateline.model import Article, Event

_COMPARED = 12  # members of an incident that a report is held against
_NAME_WORD = re.compile(r"[^\W\d_a-z][\w’']{2,}")
_WHOLE_COUNTRY_KM = 100.0


def link(events: Sequence[tuple[Event, Article]]) -> list[tuple[Event, Article]]:
    """The same events in the same order with ``incident_id`` set, and ``part_of`` where a sub-total lacked it."""
    reports = reports_of_events(events)
    incidents, totals = incident_ids(reports), subtotals(reports)
    return [
        (
            replace(
                event,
                incident_id=incidents[event.event_id],
                part_of=event.part_of or totals.get(event.event_id, ""),
            ),
            article,
        )
        for event, article in events
    ]


def link_frame(frame: pd.DataFrame) -> pd.DataFrame:
    """The same event table with ``incident_id`` set for every row, and ``part_of`` where a sub-total lacked it."""
    reports = reports_of_frame(frame)
    incidents, totals = incident_ids(reports), subtotals(reports)
    linked = frame.copy()
    linked["incident_id"] = pd.array([incidents[r.event_id] for r in reports], dtype="string")
    linked["part_of"] = pd.array([r.part_of or totals.get(r.event_id, "") for r in reports], dtype="string")
    return linked


def incident_ids(reports: Sequence[Report]) -> dict[str, str]:
    """Event id -> incident id, the same for any order of the reports."""
    ordered = sorted(reports, key=lambda r: (r.date_end, r.article_id, r.trigger_start, r.event_id))
    groups: list[list[Report]] = []
    index: dict[Key, list[int]] = defaultdict(list)
    for report in ordered:
        best = _best(report, groups, index)
        if best is None:
            best = len(groups)
            groups.append([])
        groups[best].append(report)
        for key in own_places(report):
            if not index[key] or index[key][-1] != best:
                index[key].append(best)
    return {r.event_id: _incident_id(group[0]) for group in groups for r in group}


def _incident_id(first: Report) -> str:
    return "i" + hashlib.blake2s(first.event_id.encode(), digest_size=8).hexdigest()


def _best(report: Report, groups: list[list[Report]], index: Mapping[Key, list[int]]) -> int | None:
    found: tuple[float, int] | None = None
    nearby = {at for key in places_to_look(report) for at in index.get(key, ())}
    for at in sorted(nearby):
        score = _fit(report, groups[at])
        if score > 0 and (found is None or score > found[0]):
            found = (score, at)
    return found[1] if found else None


def _fit(report: Report, group: list[Report]) -> float:
    """How well a report fits into an incident; 0 where it does not."""
    some = group if len(group) <= _COMPARED else [*group[: _COMPARED // 2], *group[-_COMPARED // 2 :]]
    scores = [likeness(report, other) for other in some]
    return 0.0 if min(scores) < 0 else max(scores)


def likeness(first: Report, second: Report) -> float:
    """How likely two reports speak of one happening: above 0 they may, 0 says nothing, below 0 they do not."""
    if first.context != second.context or (first.status == "planned") != (second.status == "planned"):
        return -1.0
    if not types_fit(first, second) or not first.overlaps(second):
        return -1.0
    if is_toll(first):
        return 1.0 if same_series(first, second) else -1.0
    if _apart(first, second):
        return -1.0
    place = _places_fit(first, second)
    if place < 0:
        return -1.0
    sides = _sides_fit(first, second)
    return -1.0 if sides < 0 else place + sides + 0.5 * (first.event_type == second.event_type)


def _apart(first: Report, second: Report) -> bool:
    """Whether one text tells the two as two happenings: in one sentence, or with other figures by the same source."""
    if first.article_id != second.article_id:
        return False
    if first.trigger_start == second.trigger_start or not _one_place(first, second):
        return True
    if first.attribution != second.attribution:
        return False
    if first.sentence_start == second.sentence_start and first.event_type == second.event_type:
        return True
    known = [
        (a, b) for a, b in ((first.killed, second.killed), (first.quantity, second.quantity)) if _said(a) and _said(b)
    ]
    return any(a != b for a, b in known)


def _one_place(first: Report, second: Report) -> bool:
    """Whether one writer may mean one place by two names: "Aleppo" and "a suburb of Aleppo", for the same type."""
    if first.place == second.place:
        return True
    common = set(words_of("contest", "words", "common_in_places"))
    shared = set(_NAME_WORD.findall(first.place)) & set(_NAME_WORD.findall(second.place))
    return any(w.lower() not in common for w in shared) and first.event_type == second.event_type


def _said(bounds: tuple[int | None, int | None]) -> bool:
    return bounds != (None, None)


def _places_fit(first: Report, second: Report) -> float:
    if first.latitude is None or second.latitude is None:
        both_unknown = first.latitude is None and second.latitude is None
        return 0.2 if both_unknown and first.article_id == second.article_id else -1.0
    if not first.near(second):
        return -1.0
    wide = max(first.radius_km, second.radius_km)
    narrow = min(first.radius_km, second.radius_km)
    if "capture" in (first.event_type, second.event_type) and first.place != second.place and wide > 2 * narrow:
        return -1.0  # who takes the airport need not have the city
    if wide >= _WHOLE_COUNTRY_KM and narrow < wide / 4:
        return -1.0  # "in Syria" does not say that it is this town
    return 1.0 if wide <= 3 * max(narrow, 5.0) else 0.4


def _sides_fit(first: Report, second: Report) -> float:
    a, b = first.actor_sides, second.actor_sides
    if a and b:
        return 1.0 if same_side(a, b) else -1.0
    if set(first.actors) & set(second.actors):
        return 1.0
    return 0.3 if not a and not b else 0.1
