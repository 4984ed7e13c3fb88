"""What a text has spoken of before a time expression: the setting that expressions are read against."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from dateline.mentions.calendar_days import Days, Setting
from dateline.mentions.date_retold import told_on
from dateline.mentions.time_words import YEAR

_LATE = re.compile(
    r"\b(?:evening|night|nightfall|dusk|sunset|sundown|(?<!after )midnight|late|[5-9]\s*p\.?m|1[01]\s*p\.?m"
    r"|(?:1[89]|2[0-3])[:.]?[0-5]\d)\b",
    re.IGNORECASE,
)
_BEGAN = re.compile(
    r"\b(?:beg[au]n|begins|beginning|started|launched|broke\s+out|erupted|opened|flared|declared)\b[^.;\n]{0,25}$",
    re.IGNORECASE,
)
_BEGINS = re.compile(
    r",?\s+(?:when|marked)\b[^.;\n]{0,40}\b(?:beg[au]n|started|launched|broke\s+out|erupted)\b", re.IGNORECASE
)
_LINE_START = re.compile(r"(?:^|\n)\W{0,4}(?:\d{1,2}[:.]\d\d\s*,?\s*(?:on\s+)?)?$")
_HEADING_ENDS = re.compile(r"\.?\W{0,3}(?:\n|$)|\s*[.:—–|]\s|\s-\s|,\s+(?:about\s+)?\d{1,2}[:.]\d\d\b|,?\s+again\.")
_SECTION = re.compile(r"\n\W{0,3}(?:(?!\w{3,6}DAY\b)[A-Z][A-Z ’'&/-]{3,60}|\d{1,2}\.\s[^\n.]{2,60})(?=\n)")
_PARAGRAPH = re.compile(r"\n\s*\S")
_SENTENCE_END = re.compile(r"[a-z)\d][.!?]['\"”’)]*\s+['\"“‘(]*[A-Z]")
_ASIDE = re.compile(r",\s+(?:which|whose|whom|who|where)\b[^.;:,\n]{3,60}$", re.IGNORECASE)
_SINCE_BEFORE = re.compile(
    r"\bsince\s+(?:(?:early|late|mid|the|at|least|in|on|about|around|start|beginning|of)[\s-]+)*$", re.IGNORECASE
)
_SINCE_CLAUSE = re.compile(r"\bsince\s+(?:[\w’'-]+\s+){1,6}in\s+$", re.IGNORECASE)  # "since it began its records in"
_OPENS_SENTENCE = re.compile(r"(?:^|[.!?:]['\"”’)]*\s+|\n\s*)(?:[\w-]+\s+){0,3}$")
_ASIDE_REACH = 80  # characters


@dataclass(frozen=True, slots=True)
class Phrase:
    """A time expression with the words that lead it in (``lead``), and the days it means."""

    start: int
    end: int
    kind: str
    lead: str
    days: Days
    word: str = ""  # the expression itself, lower case
    core: Days | None = None  # what the expression means without "since" or "until" before it


def spoken_of(text: str, atom: Phrase, setting: Setting) -> Setting:
    """The setting for what follows an atom."""
    before = text[max(0, atom.start - 40) : atom.start]
    setting = told_on(setting, text, atom.start, atom.end, atom.days)
    if atom.kind in ("clock", "hour"):
        return replace(setting, late=bool(_LATE.search(text[atom.start : atom.end])))
    if text[atom.end : atom.end + 1] == "," and _ASIDE.search(text, max(0, atom.start - _ASIDE_REACH), atom.start):
        # "In Zaytoun, which the army entered on Thursday, ...": that is Zaytoun's day, not the sentence's.
        return replace(setting, anchor=atom.days)
    if atom.days.precision == "range":
        headed = None if opens_entry(text, atom.start, atom.end) else setting.headed
        return replace(setting, stretch=atom.days, headed=headed)
    setting = replace(setting, late=bool(_LATE.search(text, max(0, atom.start - 16), atom.start)))
    if _BEGAN.search(before) or _BEGINS.match(text, atom.end):
        setting = replace(setting, begun=atom.days)
    if _SINCE_BEFORE.search(before) or (atom.days.precision == "year" and _SINCE_CLAUSE.search(before)):
        return replace(setting, anchor=atom.days, lasting=True)
    one = atom.days if atom.days.start == atom.days.end else None
    setting = replace(setting, anchor=atom.days, near=atom.days, lasting=False, day=one or setting.day, stretch=None)
    if one and opens_entry(text, atom.start, atom.end):
        setting = replace(setting, headed=atom.days)
    if YEAR.search(text, atom.start, atom.end):
        return replace(setting, year=atom.days.start.year, framed=bool(_OPENS_SENTENCE.search(before)))
    return setting


def opens_entry(text: str, start: int, end: int) -> bool:
    """True for words that stand alone on their line or open one ("Monday. Snow."), also after a time of day."""
    opens = _LINE_START.search(text[max(0, start - 12) : start])
    return bool(opens and _HEADING_ENDS.match(text, end))


def past_borders(setting: Setting, text: str, start: int, end: int) -> Setting:
    """The setting after a stretch of text: a paragraph's end and a sentence's end take away what was said in it."""
    if setting.near is None and setting.year is None and setting.before is None and setting.headed is None:
        return setting
    gap = text[start:end]
    if "\n" in gap:
        if setting.headed and _SECTION.search(text, max(0, text.rfind("\n", 0, start)), end):
            setting = replace(setting, headed=None)
        once = len(_PARAGRAPH.findall(gap)) < 2
        return replace(setting, near=None, year=None, before=setting.near if once else None)
    if setting.year is not None and not setting.framed and _SENTENCE_END.search(text, max(0, start - 1), end):
        return replace(setting, year=None)
    return setting
