"""Time phrases: atoms joined ("at noon on Saturday", "between 3 and 5 May") and led in ("since", "until")."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date, timedelta

from dateline.mentions import calendar_days as cal
from dateline.mentions.calendar_days import Days, Setting
from dateline.mentions.date_atoms import atoms
from dateline.mentions.date_settings import Phrase
from dateline.mentions.date_told import in_year_of, is_offset, lasted_in, told_from
from dateline.mentions.date_until import a_year_on, until_day
from dateline.mentions.time_words import YEAR

_LEAD_WORDS = (
    r"since|from|until|till|by|before|after|between|on|in|at|of|over|during|through|throughout|for|within|around|about|towards?"
    r"|as\s+of|as\s+recently\s+as|as\s+late\s+as|early|late|later|earlier|shortly|just|soon|only|or|overnight|starting|the"
    r"|than|hours|small|wee|night|nights|evening|morning|afternoon|dawn|eve|end|start|beginning|middle|first|second|last|half"
    r"|hour|course|week|weekend|past|every|each|to|through\s+to|less|more|least|and|noon|midnight|days?|its|their|a|very|mid"
    r"|back|all|ending|ended"
)
_LEAD = re.compile(rf"(?:(?<![\w-])(?:{_LEAD_WORDS})[ \u00a0]+)+$", re.IGNORECASE)
_SINCE_CLAUSE = re.compile(r"\bsince\s+(?:[\w'’-]+\s+){1,9}(?:on\s+|in\s+|of\s+|at\s+)?$", re.IGNORECASE)
_JOINS_DAY = re.compile(r"(?:[,\s(]|\b(?:on|of|in|at|the|early|late|from|about|around|local time)\b)*$", re.IGNORECASE)
_JOINS_RANGE = re.compile(
    r"\s*(?:[-–—]|\b(?:to|and|or|until|till|through|up to)\b)\s*"
    r"(?:again\s+|the\s+|on\s+|in\s+|early\s+|late\s+|mid-?)*$",
    re.IGNORECASE,
)
_TRAILS = re.compile(r"^(?:(?:and|or|than|back|to|a|out|over)\s+)+(?=\w)", re.IGNORECASE)
_CLAUSE = re.compile(r"[.;:!?\n]")
_WEEK_BY = re.compile(r"\bweek (of|to|ending|ended|from|starting|beginning) (?:on )?$")
_MIDDLE = re.compile(r"mid\b|middle\b|midway\b", re.IGNORECASE)
_EDGE = re.compile(r"(?:very\s+|tail\s+)?end\b")
_ONWARDS = re.compile(r"\s+(?:onwards?|forward)\b", re.IGNORECASE)
_STARTS = re.compile(r"\b(?:from|starting)\b")
_IS_FROM = re.compile(r"\b(?:is|are|was|were|dat(?:es?|ed|ing)|figures?|footage|report|pictures?|statement)\s+from\s")
_PRAYER = re.compile(r"\s+(?:prayers?|sermons?|mosque|market)\b", re.IGNORECASE)
_STAYS = re.compile(r"\b(?:is|are|stays?|remains?|keeps?|have|has)\b[^.;:!?\n]{0,60}$")
_OWNS = re.compile(r"['’]s\Z")  # "the toll from Thursday's raid"
_DAYS = ("day", "weekday")


def phrases(text: str, start: int, end: int, setting: Setting, read: list[Phrase] | None = None) -> list[Phrase]:
    """The time phrases between two offsets with their leading words, resolved; ``read``: the atoms, where known."""
    result: list[Phrase] = []
    floor = start
    found_atoms = [atom for atom, _ in atoms(text, start, end, setting)] if read is None else read
    for phrase in _merge(text, _merge(text, _merge(text, found_atoms, clocks_first=True))):
        before = text[max(floor, phrase.start - 60) : phrase.start]
        found = _LEAD.search(before) or _SINCE_CLAUSE.search(before)
        clause = _SINCE_CLAUSE.search(before)
        if clause and not _CLAUSE.search(clause.group()):
            found = clause
        lead = _TRAILS.sub("", found.group()) if found else ""
        word = text[phrase.start : phrase.end].lower()
        if _ONWARDS.match(text, phrase.end):
            lead += "onward "
            phrase = replace(phrase, start=phrase.start + len("onward "))
        if _IS_FROM.search(before) or _PRAYER.match(text, phrase.end):
            lead = lead.replace("from ", "", 1)
        phrase = replace(phrase, start=phrase.start - len(lead), lead=lead.lower(), word=word)
        result.append(_led(phrase, setting, bool(_STAYS.search(before))))
        floor = phrase.end
    return result


def _led(phrase: Phrase, setting: Setting, stays: bool) -> Phrase:
    """The phrase with what its leading words do to it ("since", "until", "in the early hours of").

    ``stays``: the clause says of the present that something is so ("are shut until Monday").
    """
    lead, days, now, core = phrase.lead, phrase.days, setting.published, phrase.days
    if (
        re.search(r"\b(hours|night|evening|morning|afternoon|dawn|noon|midnight|early|late)\b", lead)
        and days.precision == "day"
    ):
        days = days.as_time()
    if (
        now
        and phrase.kind == "clock"
        and re.search(r"\b(?:through|throughout|during|all)\b|\bin the $", lead)
        and phrase.word == "night"
    ):
        eve = min(days.start, cal.shifted(now, -1) or now)
        days = Days(eve, cal.shifted(eve, 1) or eve, "range")
    elif (week := _WEEK_BY.search(lead)) and days.start == days.end:
        days = _week_by(days.start, week[1])
    elif now and re.search(r"\b(?:since|onward)\b", lead):
        if phrase.kind in ("clock", "hour", "clock_today"):
            days = Days(now, now, "time")
        elif days.start <= now:
            days = Days(_first_day(phrase, days), max(now, days.start), "range")
    elif phrase.kind == "span" and re.search(r"\b(?:until|till|by)\b", lead) and _EDGE.match(phrase.word):
        days = cal.one_day(days.end)
    elif now and not setting.retold and re.search(r"\b(?:until|till)\b", lead) and phrase.kind in ("day", "weekday"):
        days = until_day(phrase, now, stays)
    elif (
        now
        and not setting.retold
        and phrase.kind in ("day", "month")
        and re.search(r"\bby\b", lead)
        and not YEAR.search(phrase.word)
        and (now - days.end).days > 183
    ):
        days = a_year_on(days)
    elif (
        now and _STARTS.search(lead) and phrase.kind == "weekday" and days.start < now and not _OWNS.search(phrase.word)
    ):
        days = replace(days, start=days.start + timedelta(days=7), end=days.start + timedelta(days=7))
    return replace(phrase, days=days, core=core)


def _first_day(phrase: Phrase, days: Days) -> date:
    """Where "since mid-April" begins: the 15th."""
    middle = _MIDDLE.match(phrase.word) and days.start.day == 10 and (days.end - days.start).days == 10
    return days.start.replace(day=15) if middle else days.start


def _week_by(day: date, word: str) -> Days:
    """The seven days of "the week to 16 June", "the week starting 10 June", "the week of 12 June"."""
    if word == "of":
        return cal.week_of(day)
    first = day if word in ("from", "starting", "beginning") else day - timedelta(days=6)
    return Days(first, first + timedelta(days=6), "range")


def _merge(text: str, found: list[Phrase], clocks_first: bool = False) -> list[Phrase]:
    """Neighbours joined; ``clocks_first``: only a time of day with the day after it ("the night of 9 May")."""
    merged: list[Phrase] = []
    for phrase in found:
        wanted = merged and (not clocks_first or (merged[-1].kind == "clock" and phrase.kind == "day"))
        joined = _joined(text, merged[-1], phrase) if wanted else None
        if joined:
            merged[-1] = joined
        else:
            merged.append(phrase)
    return merged


def _joined(text: str, left: Phrase, right: Phrase) -> Phrase | None:
    """One phrase of two neighbours, or None: clock and day, weekday and date, both ends of a stretch."""
    gap = text[left.end : right.start]
    if len(gap) > 24 or "\n" in gap:
        return None
    if right.kind in _DAYS and (told := told_from(text, left, right, gap)):
        return told
    clocks = ("clock", "hour")
    if right.kind in (*_DAYS, "month", "span") and lasted_in(text, left, right, gap):
        return replace(right, start=left.start)
    if _JOINS_DAY.match(gap):
        if left.kind in clocks and right.kind in ("day", "weekday", "clock_today"):
            return _with_time(right, left, left.start, right.end)
        if right.kind in clocks and left.kind in ("day", "weekday", "clock_today") and "from" not in gap:
            return _with_time(left, right, left.start, right.end)
        same = left.days.start.weekday() == right.days.start.weekday()
        if same and {left.kind, right.kind} == {"weekday", "day"} and not is_offset(text, left, right):
            return Phrase(left.start, right.end, "day", "", right.days)
        if left.kind == "clock" and right.kind == "span" and re.search(r"\b(?:of|from|between)\b", gap):
            return replace(right, start=left.start)
        if left.kind in clocks and right.kind in clocks:
            return Phrase(left.start, right.end, "clock", "", left.days)
    if _JOINS_RANGE.match(gap):
        return _stretch(text, left, right, gap)
    return None


def _stretch(text: str, left: Phrase, right: Phrase, gap: str) -> Phrase | None:
    leads = _LEAD.search(text[max(0, left.start - 40) : left.start])
    lead = leads.group().lower() if leads else ""
    left = in_year_of(text, left, right)
    word = gap.strip().lower().split(" ")[0] if gap.strip() else ""
    opened = ("between" in lead and word == "and") or ("from" in lead and word in ("to", "until", "till", "through"))
    same = {left.kind, right.kind} <= {"day", "weekday", "clock_today"} or left.kind == right.kind
    if left.kind in ("clock", "hour") and right.kind in ("clock", "hour"):
        return Phrase(left.start, right.end, "clock", "", left.days)
    either = word == "or" and left.kind == right.kind == "month"
    if not (opened or either or (same and word in ("-", "–", "—", "to", "and", "through", ""))):
        return None
    if right.kind == left.kind == "weekday" and left.days.start > right.days.end:
        last = cal.weekday_after(left.days.start, right.days.start.weekday())
        return Phrase(left.start, right.end, "span", "", Days(left.days.start, last, "range"))
    if word in ("until", "till", "to") and _MIDDLE.match(text, right.start) and right.days.end.day == 20:
        right = replace(right, days=replace(right.days, end=right.days.end.replace(day=15)))
    if left.days.start >= right.days.end or left.kind in ("clock", "hour") or right.kind == "hour":
        return None
    return Phrase(left.start, right.end, "span", "", Days(left.days.start, right.days.end, "range"))


def _with_time(day: Phrase, other: Phrase, start: int, end: int) -> Phrase:
    return Phrase(start, end, day.kind, "", day.days.as_time() if day.days.start == day.days.end else day.days)
