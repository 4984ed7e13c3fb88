"""The single time expressions of a text, each read against what the text spoke of before it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from functools import cache

from dateline.mentions.calendar_days import Days, Setting
from dateline.mentions.date_calendar import calendar_rules
from dateline.mentions.date_clock import clock_rules
from dateline.mentions.date_counted import counted_rules
from dateline.mentions.date_feasts import feast_rules
from dateline.mentions.date_months import month_rules
from dateline.mentions.date_named import named_rules
from dateline.mentions.date_nth import nth_rules
from dateline.mentions.date_parts import part_rules
from dateline.mentions.date_relative import relative_rules
from dateline.mentions.date_rules import DIGIT, Rule
from dateline.mentions.date_settings import Phrase, past_borders, spoken_of
from dateline.mentions.date_weekdays import weekday_rules
from dateline.mentions.date_windows import window_rules
from dateline.mentions.lexicon_file import words_of
from dateline.mentions.time_words import any_of

_WORD = re.compile(r"[A-Za-z]+|\d+")
_LEADS_IN = re.compile(
    r"\b(?:since|from|until|till|by|before|after|between|on|in|at|of|over|during|through|throughout|for|within|around|about"
    r"|towards?|late|early|the\s+(?:past|last)|than|last|past|to|and|or|its|their|\(|[a-z]{2,6}day,?|tomorrow|\d\s[a-z]{3,9},)"
    r"\s*(?:the\s+)?(?:early\s+|late\s+|mid-?|(?:more|less)\s+than\s+|at\s+least\s+|about\s+|around\s+|nearly\s+|almost\s+)?$",
    re.IGNORECASE,
)
_ROUGHLY = re.compile(r"\b(?:about|around|over|than|nearly|almost|some|to|least)\s+$", re.IGNORECASE)
_ABBREVIATED = re.compile(r"(?:\b[ap]\.m|\b(?!may|june|july)[a-z]{3,4})\.$", re.IGNORECASE)
_OPENS = re.compile(r"(?:\A|[.!?:]['\"”’)]*\s|\n)\W*(?:as\s\w+\sreported,\s)?(?:[A-Z][a-z]+\s)?(?:the\s\w+\sof\s)?$")
_PLAN = re.compile(
    r",?\s(?:(?!which\b|who\b|that\b|when\b|was\b|were\b|had\b|said\b|\w+ed\b)[\w’'-]+,?\s){1,7}?"
    r"(?:will|shall|is\sto|are\sto|is\sdue|are\sdue)\s"
)
_SINCE = re.compile(r"\bsince\s+(?:[\w-]+[\s-]+)?$", re.IGNORECASE)
_CLAUSE = re.compile(r"[.;:!?\n]")


@cache
def _by_first_word() -> dict[str, tuple[Rule, ...]]:
    table: dict[str, list[Rule]] = {}
    families = (
        calendar_rules,
        feast_rules,
        part_rules,
        month_rules,
        weekday_rules,
        relative_rules,
        nth_rules,
        window_rules,
        named_rules,
        counted_rules,
        clock_rules,
    )
    for rule in (rule for family in families for rule in family()):
        for word in rule.starts:
            table.setdefault(word, []).append(rule)
    return {word: tuple(rules) for word, rules in table.items()}


@cache
def _ahead() -> re.Pattern[str]:
    ahead, reporting = (
        any_of(words_of("time", "ahead", "words")),
        any_of(words_of("time", "ahead", "reporting")),
    )
    told = r",\s(?:and|but|while|though|although|yet)\s(?:[\w’'-]+\s){0,4}(?:was|were|had|did)\b"
    return re.compile(rf"(?<!\w){ahead}(?!\w)(?!.*(?<!\w){reporting}(?!\w))(?!.*{told})", re.IGNORECASE)


@cache
def _capital_months() -> frozenset[str]:
    return frozenset(words_of("time", "ambiguous", "months"))


def looks_ahead(text: str, at: int) -> bool:
    """True where the words of the clause before this offset tell a plan ("will meet on", "due on")."""
    before = _CLAUSE.split(text[max(0, at - 110) : at])[-1]
    return bool(_ahead().search(before)) and not _SINCE.search(before)


def opens_plan(text: str, start: int, end: int) -> bool:
    """True where the expression opens a sentence that tells a plan ("Within 60 days Israel is to pull out")."""
    return bool(_OPENS.search(text[max(0, start - 40) : start]) and _PLAN.match(text, end))


def _atom(text: str, at: int, word: str, setting: Setting) -> Phrase | None:
    """The longest atom that starts at this word and can be read."""
    found: list[tuple[int, int, Rule, re.Match[str]]] = []
    for order, rule in enumerate(_by_first_word().get(DIGIT if word[0].isdigit() else word.lower(), ())):
        match = rule.pattern.match(text, at)
        if match and match.end() > at:
            if (
                rule.needs_lead
                and not setting.marked
                and not _led_in(rule, match, text)
                and not _LEADS_IN.search(text[max(0, at - 30) : at])
            ):
                continue
            if rule.kind in ("month", "weekday") and not _written_as_name(text, match, rule.kind):
                continue
            found.append((-match.end(), order, rule, match))
    for end, _, rule, match in sorted(found, key=lambda one: one[:2]):
        if (
            rule.kind == "year"
            and re.match(r"\s+[a-z]", text[-end : 2 - end])
            and _ROUGHLY.search(text[max(0, at - 20) : at])
        ):
            return None
        days = _read(rule, match, replace(setting, ahead=looks_ahead(text, at) or opens_plan(text, at, -end)))
        if days:
            return Phrase(at, _trimmed(match), rule.kind, "", days)
    return None


def _read(rule: Rule, match: re.Match[str], setting: Setting) -> Days | None:
    """The days that a rule makes of its words; None where they lie outside the calendar ("the first 10000000 days")."""
    try:
        return rule.read(match, setting)
    except (OverflowError, ValueError):
        return None


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
    heads = opens and (not after or after[0] == "\n" or after.strip()[:1] in tuple(":-–"))
    return rule.kind == "year" and (after[:1] in tuple(".,;)") or heads)


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


def _is_glued(text: str, at: int, word: str) -> bool:
    """True for a figure that belongs to what stands before it ("T-72", "1,500", "$30")."""
    if at == 0 or not word[0].isdigit():
        return False
    before = text[at - 1]
    return before.isalpha() or before in "-–$€£." or (before == "," and text[max(0, at - 2)].isdigit())


def atoms(text: str, start: int, end: int, setting: Setting) -> Iterator[tuple[Phrase, Setting]]:
    """The atoms between two offsets in order, each with the setting that it was read against."""
    at = border = start
    rules = _by_first_word()
    for found in _WORD.finditer(text, start, end):
        word = found[0]
        begin = found.start()
        if begin < at or (DIGIT if word[0].isdigit() else word.lower()) not in rules or _is_glued(text, begin, word):
            continue
        setting = past_borders(setting, text, border, begin + 1)
        border = begin
        atom = _atom(text, begin, word, setting)
        if atom is None:
            continue
        at = atom.end
        yield atom, setting
        setting = spoken_of(text, atom, setting)
