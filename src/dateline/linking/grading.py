"""The grade of an incident by the published rule: who concedes, who verifies, how many independent sources."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from functools import lru_cache
from typing import Literal

from dateline.errors import LexiconError
from dateline.events.reporting import reporting
from dateline.linking.contradictions import Contradiction
from dateline.linking.dispatches import dispatch_of
from dateline.linking.reports import Report
from dateline.linking.sides import Sides, is_party, same_side
from dateline.mentions.lexicon_file import lexicon

Grade = Literal["confirmed", "fair", "weak", "contested", "denied"]
_LOSSES = ("advance", "capture")
_OWN = re.compile(
    r"\b(?:its|our|his|their)\s+(?:own\s+)?(?:\w+\s+){0,2}?(?:soldiers|troops|fighters|men|forces|personnel|officers|members|dead)\b"
)
_HARM = ("air_strike", "shelling", "bombing", "civilian_attack", "casualties")
_CIVIL = ("civilians", "children", "women", "all", "")


@lru_cache(maxsize=1)
def rules() -> tuple[tuple[str, str], ...]:
    """(grade, the rule in words) in the order in which they are tried, for the Method page.

    Raises:
        LexiconError: an entry of ``assets/lexicon/contest.toml`` has no name or rule.
    """
    entries = lexicon("contest").get("grades", [])
    if [e.get("name") for e in entries] != ["confirmed", "denied", "contested", "fair", "weak"]:
        raise LexiconError("contest.toml [[grades]]: must be confirmed, denied, contested, fair, weak, in this order")
    return tuple((str(e["name"]), str(e.get("rule", ""))) for e in entries)


def grade(reports: Sequence[Report], contradictions: Sequence[Contradiction], conceded: bool, sources: int) -> Grade:
    """The grade of an incident by the rule of ``rules()``: the first that applies."""
    if conceded or any(r.status == "verified" for r in reports):
        return "confirmed"
    if all(r.status == "denied" for r in reports):
        return "denied"
    if contradictions:
        return "contested"
    return "fair" if sources >= 2 else "weak"


def opponents_in(reports: Iterable[Report]) -> set[tuple[str, str]]:
    """Pairs of sides of which some report says that one acts against the other."""
    return {(a, b) for r in reports for a in r.actor_sides for b in r.target_sides if a != b}


def concedes(report: Report, opponents: set[tuple[str, str]]) -> bool:
    """Whether the report is told by the side that it harms: its own loss, or harm that it did to civilians."""
    if report.status not in ("claimed", "verified") or not is_party(report.source_sides):
        return False
    source = report.source_sides
    if report.event_type == "withdrawal":
        return bool(report.actor_sides) and same_side(source, report.actor_sides)
    if report.event_type in _HARM and report.victims in _CIVIL and report.actor_sides:
        return same_side(source, report.actor_sides) and _admits(report)
    if report.event_type == "casualties" and _OWN.search(report.sentence) and report.victims not in _CIVIL:
        return True
    if report.event_type in _LOSSES and report.actor_sides and not same_side(source, report.actor_sides):
        return (
            same_side(source, report.target_sides) or _admits(report) or _opposed(source, report.actor_sides, opponents)
        )
    return False


def _opposed(source: Sides, actors: Sides, opponents: set[tuple[str, str]]) -> bool:
    sides = {s for s in source if s != "state:"}
    return any((a, b) in opponents or (b, a) in opponents for a in sides for b in actors)


def _admits(report: Report) -> bool:
    """Whether the sentence uses a word of conceding before what it reports ("acknowledged that")."""
    before = report.sentence[: max(0, report.trigger_start - report.sentence_start)]
    verbs = reporting().verbs
    return any(verbs.get(word) == "conceded" for word in re.findall(r"[a-z]+", before))


def independent_sources(group: Sequence[Report], dispatches: Mapping[str, str] | None = None) -> tuple[str, ...]:
    """Names of the sources that are not of one side; a publisher in its own voice counts as its article.

    With ``dispatches`` (article id → dispatch id) it counts as its dispatch, which ten papers may print.
    """
    chosen: list[tuple[str, Sides]] = []
    for report in group:
        if report.status == "denied":
            continue
        name = report.attribution or f"article {dispatch_of(report.article_id, dispatches)}"
        sides = report.source_sides
        known = any(name == other or (is_party(sides) and same_side(sides, theirs)) for other, theirs in chosen)
        if not known:
            chosen.append((name, sides))
    return tuple(name for name, _ in chosen)
