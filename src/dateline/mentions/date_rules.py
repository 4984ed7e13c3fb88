"""What a date rule is: a pattern that starts at a given word, and how its match is read as days."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass

from dateline.mentions.calendar_days import Days, Setting

DIGIT = "#"  # stands for "any figure" among the words a rule starts with
Reading = Callable[[re.Match[str], Setting], Days | None]


@dataclass(frozen=True, slots=True)
class Rule:
    """One kind of time expression.

    ``kind``: ``day`` (calendar day), ``weekday``, ``month``, ``year``, ``clock`` (part of some day), ``span`` (several
    days). ``needs_lead``: only a time expression after one of the words that lead one in ("in", "since", "by").
    """

    kind: str
    starts: tuple[str, ...]
    pattern: re.Pattern[str]
    read: Reading
    needs_lead: bool = False


def rule(kind: str, starts: Iterable[str], pattern: str, read: Reading, needs_lead: bool = False) -> Rule:
    """A rule for expressions whose first word is one of ``starts`` (first words of phrases will do)."""
    first = tuple(dict.fromkeys(re.split(r"[\s'’-]", word)[0].lower() if word != DIGIT else DIGIT for word in starts))
    return Rule(kind, first, re.compile(pattern, re.IGNORECASE), read, needs_lead)
