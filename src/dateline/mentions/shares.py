"""Shares of a number: "more than half of them", "a third of the 900 detainees"."""

from __future__ import annotations

import re

from dateline.mentions.bounds import Bounds

_BOUND = (
    r"(?P<bound>more than|over|at least|nearly|almost|up to|less than)?\s*(?:about\s+|around\s+|some\s+|roughly\s+)?"
)
_NAMES = ("half", "third", "quarter", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth")
_NAME = r"(?P<f>half|halves|third|quarter|fifth|sixth|seventh|eighth|ninth|tenth)s?"
OF_THEM = re.compile(
    rf"{_BOUND}(?:(?P<n>an?|one|two|three|four)[\s-]+)?{_NAME}"
    r"\s+(?:of\s+(?:them|whom|these|those|the\s+(?:dead|victims|wounded|injured|total|number))|are|were)\b",
    re.IGNORECASE,
)
TWO_TO_NINE = "two|three|four|five|six|seven|eight|nine"
_SMALL = rf"(?:one|{TWO_TO_NINE}|ten|\d)"
_VERB = r"(?:of|in|on|was|were|is|are|had|have|has|its|this)\b"
NO_THINGS = rf"\b(?!(?:\s+(?!{_VERB})[\w-]+){{0,2}}\s+(?!{_VERB})(?:\w+s|people|\w*men|children)\b)"
"""Not before a plural: "three in two separate attacks" is no share."""
OUT_OF = re.compile(
    rf"\b{_SMALL}\s+(?:in|out\s+of)\s+(?:every\s+{_SMALL}\b|{_SMALL}{NO_THINGS})",
    re.IGNORECASE,
)
_OF_NUMBER = re.compile(
    rf"\b{_BOUND}(?:(?P<n>an?|one|two|three|four)[\s-]+{_NAME}\s+of|(?P<half>half)(?:\s+of)?)\s+(?:(?:the|its|their|some|all)\s+)?\Z",
    re.IGNORECASE,
)
_REACH = 45  # characters of "more than two thirds of the"


def share_before(text: str, at: int) -> re.Match[str] | None:
    """The words before a number that take a share of it; offsets in the match are those of its own ``string``."""
    found = _OF_NUMBER.search(text[max(0, at - _REACH) : at])
    of = found is not None and (found["f"] or re.search(r"\b(?:of|the|its|their)\s+\Z", found.group(), re.IGNORECASE))
    return found if of else None  # "half 300" is no share


def share_of(match: re.Match[str], low: int | None, high: int | None) -> Bounds:
    """The bounds of that share of a number within these bounds."""
    times = {"two": 2, "three": 3, "four": 4}.get((match["n"] or "").lower(), 1)
    name = (match["f"] or "half").lower().replace("halves", "half")
    parts = _NAMES.index(name) + 2
    low, high = (None if one is None else round(one * times / parts) for one in (low, high))
    bound = (match["bound"] or "").lower()
    if bound in ("more than", "over", "at least"):
        return low, None
    return (None, high or low) if bound else (low, high)
