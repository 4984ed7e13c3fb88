"""Reports of one happening that cannot both be right."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import combinations

from dateline.linking.reports import Bounds, Report
from dateline.linking.sides import same_side
from dateline.mentions.lexicon_file import words_of

_TAKING = ("advance", "capture", "offensive")
_WIDER = 3.0
_REPELLING = ("clash", "capture", "withdrawal", "offensive", "advance")


@dataclass(frozen=True, slots=True)
class Contradiction:
    """Two event ids and why they cannot both be right: "denied", "toll" or "control"."""

    first: str
    second: str
    kind: str


def contradictions_within(group: Sequence[Report]) -> list[Contradiction]:
    """The contradictions between the reports of one incident, in the order of the reports."""
    found = []
    for first, second in combinations(group, 2):
        kind = _kind(first, second)
        if kind:
            found.append(Contradiction(first.event_id, second.event_id, kind))
    return found


def _kind(first: Report, second: Report) -> str:
    statuses = {first.status, second.status}
    if "denied" in statuses:
        return "denied" if statuses & {"claimed", "reported", "verified"} else ""
    if "planned" in statuses:
        return ""
    return "toll" if _tolls_exclude(first, second) else ""


def _tolls_exclude(first: Report, second: Report) -> bool:
    """Whether two sources give tolls that no number satisfies both; a later total of one source supersedes instead."""
    if first.attribution == second.attribution or first.victims_key != second.victims_key:
        return False
    if first.counting == "cumulative" and first.date_end != second.date_end:
        return False
    return _disjoint(first.killed, second.killed) or _disjoint(first.injured, second.injured)


def _disjoint(first: Bounds, second: Bounds) -> bool:
    if first == (None, None) or second == (None, None):
        return False
    low = max(bound for bound in (first[0], second[0], 0) if bound is not None)
    highs = [bound for bound in (first[1], second[1]) if bound is not None]
    return bool(highs) and low > min(highs)


def repels(answer: Report) -> bool:
    """Whether a report may dispute what others say of control: a party's own account of throwing somebody back."""
    if answer.event_type not in _REPELLING or answer.context or answer.status in ("planned", "denied"):
        return False
    words = answer.trigger.lower().split()
    if not any(part.startswith(stem) for part in words for stem in words_of("contest", "words", "repel")):
        return False
    return bool(answer.target_sides and answer.source_sides) and same_side(answer.source_sides, answer.actor_sides)


def disputes_control(claim: Report, answer: Report) -> bool:
    """Whether ``answer`` claims to have thrown back those who, by ``claim``, came in: "driving the rebels out".

    Of a claim that ``takes`` and an answer that ``repels``: the caller picks these out before it compares.
    """
    if not claim.overlaps(answer):
        return False
    if same_side(claim.actor_sides, answer.actor_sides) or not same_side(claim.actor_sides, answer.target_sides):
        return False
    if not claim.near(answer):
        return False
    if claim.radius_km > _WIDER * max(answer.radius_km, 5.0):
        return False  # "dozens of towns in the region" is not answered by one town
    return claim.event_type != "capture" or claim.place == answer.place


def takes(claim: Report) -> bool:
    """Whether a report says that a known side came in somewhere."""
    if claim.event_type not in _TAKING or claim.context or claim.status in ("planned", "denied"):
        return False
    return bool(claim.actor_sides)
