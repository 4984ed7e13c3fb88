"""Time expressions of a text: atoms by rule, joined into phrases ("at noon on Saturday", "between 3 and 5 May")."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date, timedelta
from functools import cache

from dateline.mentions import calendar_days as cal
from dateline.mentions.calendar_days import Days, Setting
from dateline.mentions.date_explicit import explicit_rules
from dateline.mentions.date_relative import relative_rules
from dateline.mentions.date_rules import DIGIT, Rule
from dateline.mentions.lexicon_file import words_of
from dateline.mentions.time_words import any_of

_WORD = re.compile(r"[A-Za-z]+|\d+")
_LEAD_WORDS = (
    r"since|from|until|till|by|before|after|between|on|in|at|of|over|during|through|throughout|for|within|around|about|towards?|"
    r"as\s+of|as\s+recently\s+as|as\s+late\s+as|early|late|later|earlier|shortly|just|soon|only|or|overnight|starting|the|than|"
    r"hours|small|wee|night|nights|evening|morning|afternoon|dawn|eve|end|start|beginning|middle|first|second|last|half|hour|course|"
    r"week|weekend|past|every|each|to|in\s+the\s+run-up\s+to|through\s+to|less|more|more\s+than|least|and|noon|midnight|days?|nights?|its|their|a|very|mid|back|all"
)
_LEAD = re.compile(rf"(?:(?<![\w-])(?:{_LEAD_WORDS})[ \u00a0]+)+$", re.IGNORECASE)
_LEADS_IN = re.compile(
    r"\b(?:since|from|until|till|by|before|after|between|on|in|at|of|over|during|through|throughout|for|within|around|about|"
    r"towards?|late|early|the\s+(?:past|last)|than|last|past|to|and|or|its|their|\(|[a-z]{2,6}day,?|tomorrow|\d\s[a-z]{3,9},)\s*(?:the\s+)?(?:early\s+|late\s+|mid-?|more\s+than\s+|at\s+least\s+|about\s+|around\s+|nearly\s+|almost\s+|less\s+than\s+)?$",
    re.IGNORECASE,
)
_SINCE_CLAUSE = re.compile(r"\bsince\s+(?:[\w'’-]+\s+){1,9}(?:on\s+|in\s+|of\s+|at\s+)?$", re.IGNORECASE)
_JOINS_DAY = re.compile(r"(?:[,\s(]|\b(?:on|of|in|at|the|early|late|from|about|around|local time)\b)*$", re.IGNORECASE)
_JOINS_RANGE = re.compile(
    r"\s*(?:[-–—]|\b(?:to|and|until|till|through|up to)\b)\s*(?:the\s+|on\s+|in\s+|early\s+|late\s+|mid-?)*$",
    re.IGNORECASE,
)
_ROUGHLY = re.compile(r"\b(?:about|around|over|than|nearly|almost|some|to|least)\s+$", re.IGNORECASE)
_ABBREVIATED = re.compile(r"(?:\b[ap]\.m|\b(?!may)[a-z]{3,4})\.$", re.IGNORECASE)
_TRAILS = re.compile(r"^(?:(?:and|or|than|back|to|a|out|over)\s+)+(?=\w)", re.IGNORECASE)
_YEAR = re.compile(r"\b(?:1[89]|20)\d\d\b")
_SINCE_BEFORE = re.compile(
    r"\bsince\s+(?:(?:early|late|mid|the|at|least|in|on|about|around|start|beginning|of)[\s-]+)*$", re.IGNORECASE
)
_OPENS_SENTENCE = re.compile(r"(?:^|[.!?:]['\"”’)]*\s+|\n\s*)(?:[\w-]+\s+){0,3}$")
_SENTENCE_END = re.compile(r"[a-z)\d][.!?]['\"”’)]*\s+['\"“‘(]*[A-Z]")
_CLAUSE = re.compile(r"[.;:!?\n]")


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


@cache
def _by_first_word() -> dict[str, tuple[Rule, ...]]:
    table: dict[str, list[Rule]] = {}
    for rule in (*explicit_rules(), *relative_rules()):
        for word in rule.starts:
            table.setdefault(word, []).append(rule)
    return {word: tuple(rules) for word, rules in table.items()}


@cache
def _ahead() -> re.Pattern[str]:
    ahead, reporting = (
        any_of(words_of("time", "ahead", "words")),
        any_of(words_of("time", "ahead", "reporting")),
    )
    return re.compile(rf"(?<!\w){ahead}(?!\w)(?!.*(?<!\w){reporting}(?!\w))", re.IGNORECASE)


@cache
def _capital_months() -> frozenset[str]:
    return frozenset(words_of("time", "ambiguous", "months"))


def looks_ahead(text: str, at: int) -> bool:
    """True where the words of the clause before this offset tell a plan ("will meet on", "due on")."""
    before = _CLAUSE.split(text[max(0, at - 110) : at])[-1]
    return bool(_ahead().search(before))


def _atom(text: str, at: int, word: str, setting: Setting) -> Phrase | None:
    """The longest atom that starts at this word."""
    best: tuple[int, Rule, re.Match[str]] | None = None
    for rule in _by_first_word().get(DIGIT if word[0].isdigit() else word.lower(), ()):
        match = rule.pattern.match(text, at)
        if match and match.end() > at and (best is None or match.end() > best[0]):
            if (
                rule.needs_lead
                and not setting.marked
                and not _led_in(rule, match, text)
                and not _LEADS_IN.search(text[max(0, at - 30) : at])
            ):
                continue
            if rule.kind in ("month", "weekday") and not _written_as_name(text, match, rule.kind):
                continue
            best = (match.end(), rule, match)
    if best is None:
        return None
    end, rule, match = best
    if (
        rule.kind == "year"
        and re.match(r"\s+[a-z]", text[end : end + 2])
        and _ROUGHLY.search(text[max(0, at - 20) : at])
    ):
        return None
    end = _trimmed(match)
    days = rule.read(match, replace(setting, ahead=looks_ahead(text, at)))
    return Phrase(at, end, rule.kind, "", days) if days else None


def _trimmed(match: re.Match[str]) -> int:
    """Where the expression ends without blanks and without a full stop that is the sentence's."""
    words = match.group().rstrip()
    if words.endswith(".") and not _ABBREVIATED.search(words):
        words = words[:-1]
    return match.start() + len(words)


def _led_in(rule: Rule, match: re.Match[str], text: str) -> bool:
    """True for a bare year that ends a clause ("Nor is it 2015.") or opens an entry ("1999: a new war")."""
    after = text[match.end() : match.end() + 3]
    opens = match.start() == 0 or text[match.start() - 1] == "\n"
    return rule.kind == "year" and (after[:1] in tuple(".,;)") or (opens and after.strip()[:1] in tuple(":-–")))


def _written_as_name(text: str, match: re.Match[str], kind: str) -> bool:
    """False for "sat", "may", "march" and other words that are no names of months or days here."""
    group = "m" if kind == "month" else "w"
    name, start, end = match[group], match.start(group), match.end(group)
    if not name[0].isupper():
        return False
    if len(name) < 5 and name.lower() not in ("may", "june", "july"):  # abbreviations
        return text[end : end + 1] == "." or text[end : end + 2].strip()[:1].isdigit()
    if name.lower() in _capital_months() and match.end() == end and start == match.start():
        return (
            bool(_LEADS_IN.search(text[max(0, start - 30) : start]))
            or text[end : end + 1] in ",.)"
            or text[end : end + 2] in ("'s", "’s")
        )
    return True


def atoms(text: str, start: int, end: int, setting: Setting) -> Iterator[tuple[Phrase, Setting]]:
    """The atoms between two offsets in order, each with the setting that it was read against."""
    at = border = start
    for found in _WORD.finditer(text, start, end):
        if found.start() < at or (found.start() and text[found.start() - 1] in "-–$€£." and not found[0].isalpha()):
            continue
        if (
            found[0][0].isdigit()
            and found.start()
            and (
                text[found.start() - 1].isalpha()
                or (text[found.start() - 2 : found.start()].strip(",")[:1].isdigit() and text[found.start() - 1] == ",")
            )
        ):
            continue
        setting = _past_borders(setting, text[border : found.start() + 1])
        border = found.start()
        atom = _atom(text, found.start(), found[0], setting)
        if atom is None:
            continue
        at = atom.end
        yield atom, setting
        setting = spoken_of(text, atom, setting)


def spoken_of(text: str, atom: Phrase, setting: Setting) -> Setting:
    """The setting for what follows an atom."""
    if atom.days.precision == "range" or atom.kind in ("clock", "hour"):
        return setting
    before = text[max(0, atom.start - 40) : atom.start]
    if _SINCE_BEFORE.search(before):
        return replace(setting, anchor=atom.days)
    setting = replace(setting, anchor=atom.days, near=atom.days)
    if _YEAR.search(text, atom.start, atom.end):
        return replace(setting, year=atom.days.start.year, framed=bool(_OPENS_SENTENCE.search(before)))
    return setting


def _past_borders(setting: Setting, gap: str) -> Setting:
    """The setting after a stretch of text: a paragraph's end and a sentence's end take away what was said in it."""
    if setting.near is None and setting.year is None:
        return setting
    if "\n" in gap:
        return replace(setting, near=None, year=None)
    if setting.year is not None and not setting.framed and _SENTENCE_END.search(gap):
        return replace(setting, year=None)
    return setting


def _with_time(day: Phrase, other: Phrase, start: int, end: int) -> Phrase:
    return Phrase(start, end, day.kind, "", day.days.as_time() if day.days.start == day.days.end else day.days)


def _joined(text: str, left: Phrase, right: Phrase) -> Phrase | None:
    """One phrase of two neighbours, or None: clock and day, weekday and date, both ends of a stretch."""
    gap = text[left.end : right.start]
    if len(gap) > 24 or "\n" in gap:
        return None
    clocks = ("clock", "hour")
    if _JOINS_DAY.match(gap):
        if left.kind in clocks and right.kind in ("day", "weekday", "clock_today"):
            return _with_time(right, left, left.start, right.end)
        if right.kind in clocks and left.kind in ("day", "weekday", "clock_today") and "from" not in gap:
            return _with_time(left, right, left.start, right.end)
        if left.kind == "weekday" and right.kind == "day" and left.days.start.weekday() == right.days.start.weekday():
            return Phrase(left.start, right.end, "day", "", right.days)
        if left.kind in clocks and right.kind in clocks:
            return Phrase(left.start, right.end, "clock", "", left.days)
    if _JOINS_RANGE.match(gap):
        return _stretch(text, left, right, gap)
    return None


def _stretch(text: str, left: Phrase, right: Phrase, gap: str) -> Phrase | None:
    leads = _LEAD.search(text[max(0, left.start - 40) : left.start])
    lead = leads.group().lower() if leads else ""
    word = gap.strip().lower().split(" ")[0] if gap.strip() else ""
    opened = ("between" in lead and word == "and") or ("from" in lead and word in ("to", "until", "till", "through"))
    same = {left.kind, right.kind} <= {"day", "weekday", "clock_today"} or left.kind == right.kind
    if left.kind in ("clock", "hour") and right.kind in ("clock", "hour"):
        return Phrase(left.start, right.end, "clock", "", left.days)
    if not (opened or (same and word in ("-", "–", "—", "to", "and", "through", ""))):
        return None
    if left.days.start >= right.days.end or left.kind in ("clock", "hour") or right.kind == "hour":
        return None
    return Phrase(left.start, right.end, "span", "", Days(left.days.start, right.days.end, "range"))


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


def phrases(text: str, start: int, end: int, setting: Setting) -> list[Phrase]:
    """The time phrases between two offsets with their leading words, resolved."""
    result: list[Phrase] = []
    floor = start
    found_atoms = [atom for atom, _ in atoms(text, start, end, setting)]
    for phrase in _merge(text, _merge(text, _merge(text, found_atoms, clocks_first=True))):
        before = text[max(floor, phrase.start - 60) : phrase.start]
        found = _LEAD.search(before) or _SINCE_CLAUSE.search(before)
        clause = _SINCE_CLAUSE.search(before)
        if clause and not _CLAUSE.search(clause.group()):
            found = clause
        lead = _TRAILS.sub("", found.group()) if found else ""
        word = text[phrase.start : phrase.end].lower()
        result.append(_led(replace(phrase, start=phrase.start - len(lead), lead=lead.lower(), word=word), setting))
        floor = phrase.end
    return result


def _led(phrase: Phrase, setting: Setting) -> Phrase:
    """The phrase with what its leading words do to it ("since", "until", "in the early hours of")."""
    lead, days, now, core = phrase.lead, phrase.days, setting.published, phrase.days
    if (
        re.search(r"\b(hours|night|evening|morning|afternoon|dawn|noon|midnight|early|late)\b", lead)
        and days.precision == "day"
    ):
        days = days.as_time()
    if (
        now
        and phrase.kind == "clock"
        and re.search(r"\b(?:through|throughout|during|all)\b", lead)
        and phrase.word == "night"
    ):
        days = Days(now - timedelta(days=1), now, "range")
    elif now and re.search(r"\bsince\b", lead):
        if phrase.kind in ("clock", "hour", "clock_today"):
            days = Days(now, now, "time")
        elif days.start <= now:
            days = Days(days.start, max(now, days.start), "range")
    elif now and re.search(r"\b(?:until|till)\b", lead) and phrase.kind in ("day", "weekday"):
        days = _until(phrase, now)
    elif (
        now
        and phrase.kind in ("day", "month")
        and re.search(r"\bby\b", lead)
        and not _YEAR.search(phrase.word)
        and (now - days.end).days > 183
    ):
        days = _a_year_on(days)
    elif now and phrase.kind == "weekday" and re.search(r"\b(?:from|starting)\b", lead) and days.start < now:
        later = days.start + timedelta(days=7)
        days = Days(later, later, days.precision)
    return replace(phrase, days=days, core=core)


def _a_year_on(days: Days) -> Days:
    """ "by January" in November's report: the January to come."""
    if days.precision == "month":
        return cal.month_of(days.start.year + 1, days.start.month) or days
    again = cal.day_in(days.start.year + 1, days.start.month, days.start.day)
    return cal.one_day(again) if again and days.start == days.end else days


def _until(phrase: Phrase, now: date) -> Days:
    """The nearest such day: "until Sunday" in Wednesday's report lies ahead, in Monday's it is over."""
    days = phrase.days
    gap = (now - days.start).days
    if phrase.kind == "weekday" and gap > 3:
        days = Days(days.start + timedelta(days=7), days.end + timedelta(days=7), days.precision)
    elif phrase.kind == "day" and gap > 182 and not _YEAR.search(phrase.word):
        days = _a_year_on(days)
    return days
