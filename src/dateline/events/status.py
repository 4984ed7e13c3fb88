"""Status of a row: reported, claimed, verified, denied or planned; consistent with who says so."""

from __future__ import annotations

import re
from typing import cast

from dateline.events.reader import Reading
from dateline.events.situation import Situation
from dateline.model import Reason, Status

_VERIFIED = re.compile(
    r"\b(?:verif(?:y|ied|ies)|geolocat(?:ed|es)|authenticat(?:ed|es)|independently (?:confirmed|established))\b", re.I
)
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
    if source and best in ("claimed", "reported") and _VERIFIED.search(words) and not _UNVERIFIED.search(words):
        return "verified", Reason("status", "somebody says that it was verified", sentence)
    if best == "reported" and source:
        best = "claimed"
    if best in ("claimed", "verified") and not source and not (best == "verified" and _OURS.search(words)):
        best = "reported"  # the publisher may have verified it: "we have been able to verify"
    return cast(Status, best), Reason("status", f"reader: {best} {scores[best]:.2f}", reading.trigger)
