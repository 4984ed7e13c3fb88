"""What is said not to be so: reports that somebody rejects, that the text calls untrue, or that nobody confirms."""

from __future__ import annotations

import re

from dateline.events.situation import Situation
from dateline.model import Span

_REPORT = r"(?:reports?|claims?|statements?|allegations?|assertions?|announcements?|rumou?rs?|stor(?:y|ies))"
_REJECTED = re.compile(
    r"\b(?:den(?:y|ies|ied)|refut(?:es?|ed)|reject(?:s|ed)|dismiss(?:es|ed))\s+"
    rf"(?:(?:that|having)\b|[^.;:]{{0,60}}?\b{_REPORT}\b[^.;:,]{{0,40}}?\bthat\b)(?P<rest>[^.;:]*)\Z",
    re.I,
)
_NOT = re.compile(r"(?:\b(?:not|never|nobody|without)|n['’]t)\s+(?:\w+\s+)?\Z", re.I)
_ASIDE = re.compile(r"\b(?:who|which|whose|where|when|after|while|but|although|though|said|says|saying|adding)\b", re.I)
_REPORT_THAT = re.compile(rf"\b{_REPORT}\b(?P<by>[^.;:]{{0,60}}?)\bthat\b[^.;:]*\Z", re.I)
_UNTRUE = re.compile(
    r"[^.;:]*?\b(?:(?:is|are|was|were)\s+(?:(?:simply|wholly|completely|entirely|an?|all)\s+)?"
    r"(?:untrue|false|baseless|unfounded|groundless|fabricated|lies?|inventions?|fabrications?|hoax)"
    r"|do(?:es)? not correspond to)\b",
    re.I,
)
_UNCONFIRMED = re.compile(r"\b(?:unconfirmed|uncorroborated|(?:not|yet to be)\s+confirmed(?!\s+\w+ing\b))", re.I)
_OWNS = re.compile(r"(?:['’]s?)?\s+((?:[\w'’-]+\s+){0,2})\Z")


def rejected(situation: Situation, trigger: Span) -> bool:
    """Does somebody deny what the trigger says ("rejected reports that the town had fallen", "denied having shot")?"""
    before = _before(situation, trigger)
    found = _REJECTED.search(before)
    if found is None or _NOT.search(before, 0, found.start()):
        return False
    return not _ASIDE.search(found["rest"])


def called_untrue(situation: Situation, trigger: Span) -> bool:
    """Does the sentence call a report of it untrue ("the claim that the town has fallen is false")?"""
    return _untrue_report(situation, trigger) is not None


def refuted_party(situation: Situation, trigger: Span, source: Span) -> bool:
    """Is a source the one whose report is called untrue, not the one who calls it so?"""
    report = _untrue_report(situation, trigger)
    if report is None:
        return False
    start = situation.sentence_of(trigger).start
    noun, by = start + report.start(), Span(start + report.start("by"), start + report.end("by"))
    owned = _OWNS.match(situation.text, source.end, noun) if source.end <= noun else None
    owns = owned is not None and situation.discourse.words.verbs.keys().isdisjoint(owned[1].split())
    return owns or source.start <= noun < source.end or by.start <= source.start < by.end


def unconfirmed(situation: Situation, trigger: Span) -> bool:
    """Does the sentence say that nobody has confirmed it, which denies nothing?"""
    return bool(_UNCONFIRMED.search(situation.said(situation.sentence_of(trigger))))


def _untrue_report(situation: Situation, trigger: Span) -> re.Match[str] | None:
    """The report of what the trigger says that the sentence calls untrue; offsets are from the sentence's start."""
    after = situation.text[trigger.end : situation.sentence_of(trigger).end]
    return _REPORT_THAT.search(_before(situation, trigger)) if _UNTRUE.match(after) else None


def _before(situation: Situation, trigger: Span) -> str:
    return situation.text[situation.sentence_of(trigger).start : trigger.start]
