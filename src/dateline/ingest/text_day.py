"""The publication day that a text states in its head: "Published 12 March 2025", "KABUL, March 5, 2025 (Wire) -".

Only a whole date with its year counts, in one of the first lines, that stands there by itself or after a dateline's
place: "the massacre of 16 March 1968" in a title is no day of publication.
"""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date
from itertools import islice

from dateline.ingest.metadata import Metadata, parse_day
from dateline.ingest.weekdays import MONTHS, month_number

_LINES, _LONGEST_LABEL, _LONGEST_PLACE = 12, 60, 40
_MONTH = "|".join(f"{name[:3]}(?:{name[3:]})?\\.?" for name in MONTHS) + r"|sept\.?"
_WEEKDAY = r"(?:(?:mon|tues|wednes|thurs|fri|satur|sun)day|(?:mon|tues?|wed|thu(?:rs)?|fri|sat|sun)\.?)"
_DATE = re.compile(
    rf"(?<!\w)(?:{_WEEKDAY},?\s+)?(?:"
    rf"(?P<day>\d{{1,2}})(?:st|nd|rd|th)?\s+(?P<month>{_MONTH}),?\s+(?P<year>\d{{4}})"
    rf"|(?P<month2>{_MONTH})\s+(?P<day2>\d{{1,2}})(?:st|nd|rd|th)?,?\s+(?P<year2>\d{{4}})"
    r"|(?P<iso>\d{4}-\d{2}-\d{2}))(?!\w)",
    re.I,
)
_SEPARATED = re.compile(r"(?:\A|[,|–—:•·(/]|\s-|\b(?:published|posted|updated|issued|dated|date|on))\s*\Z", re.I)
_LABEL = re.compile(r"\b(?:published|posted|updated|issued|dated|date)\b[^.]*\Z", re.I)
_OTHER = re.compile(
    rf"(?:\d|\b(?:{_MONTH}))\s*[-–—/]\s*\Z|\b(?:incident|event)\b[^.]*\Z", re.I
)  # "4 January – 12 August"
_ENDS = re.compile(r"\s*(?:\Z|[,|–—•·)(/]|-\s|(?:at\s+)?\d{1,2}[:.]\d\d|GMT\b|UTC\b)", re.I)
_CREDIT = re.compile(r"\s*(?:\([^)\n]{2,30}\)\s*)?[-–—]{1,2}\s")  # what ends a dateline


def with_stated_day(known: Metadata, text: str) -> Metadata:
    """The metadata, with the day that the text's head states where none is known yet."""
    if known.published is not None:
        return known
    found = stated_day(text)
    return replace(known, published=found[0], published_basis=f"stated in the text (“{found[1]}”)") if found else known


def stated_day(text: str) -> tuple[date, str] | None:
    """The day of publication that the first lines state, and the words that do; None where they don't."""
    for line in islice(filter(str.strip, text.splitlines()), _LINES):
        for match in _DATE.finditer(line, 0, _LONGEST_LABEL + _LONGEST_PLACE):
            day = _day(match) if _stands_alone(line, match) else None
            if day:
                return day, line[: match.end()].strip()[-_LONGEST_LABEL:]
    return None


def _stands_alone(line: str, match: re.Match[str]) -> bool:
    before, after = line[: match.start()], line[match.end() :]
    if _CREDIT.match(after) and len(before) <= _LONGEST_PLACE and re.search(r",\s*\Z", before):
        return True  # a dateline
    heads = len(line) <= _LONGEST_LABEL + _LONGEST_PLACE and not line.rstrip().endswith(".")
    if not heads or not _ENDS.match(after) or _OTHER.search(before):
        return False
    on = re.search(r"\bon\s*\Z", before, re.I)
    return bool(_SEPARATED.search(before)) and (on is None or _LABEL.search(before) is not None)


def _day(match: re.Match[str]) -> date | None:
    try:
        if match["iso"]:
            return parse_day(match["iso"])
        number = month_number(match["month"] or match["month2"])
        year, day = match["year"] or match["year2"], match["day"] or match["day2"]
        return parse_day(date(int(year), number, int(day)).isoformat())
    except ValueError:  # no day of the calendar
        return None
