"""Status of a row: reported, claimed, verified, denied or planned; consistent with who says so."""

from __future__ import annotations

import re
from typing import cast

from dateline.events.denial import called_untrue, rejected, unconfirmed
from dateline.events.reader import Reading
from dateline.events.situation import Situation
from dateline.model import Reason, Status

_VERIFIED = re.compile(
    r"\b(?:verif(?:y|ied|ies)|geolocat(?:ed|es)|authenticat(?:ed|es)|corroborat(?:ed|es)"
    r"|independently (?:confirmed|established))\b",
    re.I,
)
_VERIFIED_THAT = re.compile(r"(?<!not )\b(?:verified|authenticated|corroborated)\s+that\b[^;]*\Z", re.I)
_OURS = re.compile(r"\b(?:we|our)\b", re.I)
_UNVERIFIED = re.compile(
    r"\b(?:not|n[o']t|yet to|cannot|unable to|no way to)\b[^.;]{0,40}\b(?:be )?(?:verif|confirm)|\bunverified\b",
    re.I,
)


def status_of(situation: Situation, reading: Reading, source: str) -> tuple[Status, Reason]:
    """The status and why. A claim needs somebody who claims; who claims makes a report a claim."""
    scores = dict(reading.statuses)
    best = max(scores, key=lambda name: (scores[name], name))
    sentence = situation.sentence_of(reading.trigger)
    words = situation.text[sentence.start : sentence.end]
    why = _denial(situation, reading, source, best)
    if why:
        return "denied", Reason("status", why, sentence)
    if (
        not source
        and best == "reported"
        and _VERIFIED_THAT.search(situation.text, sentence.start, reading.trigger.start)
    ):
        return "verified", Reason("status", "the text says that it was verified", sentence)
    if best == "denied" and source and unconfirmed(situation, reading.trigger):
        best = "claimed"
    if source and best in ("claimed", "reported") and _VERIFIED.search(words) and not _UNVERIFIED.search(words):
        return "verified", Reason("status", "somebody says that it was verified", sentence)
    if best == "reported" and source:
        best = "claimed"
    if best in ("claimed", "verified") and not source and not (best == "verified" and _OURS.search(words)):
        best = "reported"  # the publisher may have verified it: "we have been able to verify"
    return cast(Status, best), Reason("status", f"reader: {best} {scores[best]:.2f}", reading.trigger)


def _denial(situation: Situation, reading: Reading, source: str, best: str) -> str:
    """Why what the reader takes for a claim is a denial, "" where it is none."""
    if best in ("claimed", "reported") and called_untrue(situation, reading.trigger):
        return "a report of it is called untrue"
    return "somebody denies it" if source and best == "claimed" and rejected(situation, reading.trigger) else ""
