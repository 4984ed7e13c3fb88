"""When: the time expressions of an article, and the days they mean against the publication day."""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import replace
from datetime import date
from functools import cache, lru_cache

from dateline.mentions.calendar_days import Days, Setting, one_day
from dateline.mentions.date_atoms import atoms
from dateline.mentions.date_phrases import phrases
from dateline.mentions.date_retold import tells_of_the_past, year_of_title
from dateline.mentions.date_settings import Phrase, past_borders, spoken_of
from dateline.mentions.time_words import any_of, months, weekdays
from dateline.model import DateMention, Span

_STAMP = re.compile(r"^\W{0,3}\d{1,2}[:.h]\d\d\b", re.MULTILINE)
_OFFSET = re.compile(r"\b(?:after|before|earlier|later|eve)\b", re.IGNORECASE)
_BEGUN = re.compile(r"\b(?:start(?:ed)?|beg[aiu]n\w*|launch\w*|outset|outbreak|broke out|first day)\b", re.IGNORECASE)
_SINCE = re.compile(r"\bsince\b", re.IGNORECASE)
_PERIOD = re.compile(r"\b(?:period|under review|reporting week)\b", re.IGNORECASE)
_WITHIN_A_DAY = re.compile(r"\b(?:hours?|minutes?|seconds?|moments?|earlier|later|day|now)\b", re.IGNORECASE)
_THE_EVENT = re.compile(r"\bthe\s+(?:[a-z-]+\s)?([a-z-]+)\W*$", re.IGNORECASE)
_LONGEST_SENTENCE = 1000  # characters before and behind a date
_FULL_STOP = re.compile(r"[.!?]\s|\n|$")
_STRETCH = re.compile(r"\b(?:days|weeks|months|years|time|period|stretch|span|weekend|lull|interval)\b", re.IGNORECASE)
_THEN = re.compile(r"\b(?:same|then|that|those|these|simultaneously|meanwhile|at the time)\b", re.IGNORECASE)


def find_dates(text: str, published: date | None) -> list[DateMention]:
    """Every time expression of the text in order, resolved; without ``published`` only those that need none."""
    return [_mention(phrase) for phrase in _all_phrases(text, published)]


@lru_cache(maxsize=64)  # the events of a sentence share its dates
def resolve_date(
    text: str, span: Span, published: date | None, anchor: DateMention | None = None
) -> DateMention | None:
    """The time that the words of ``span`` mean, or None where they mean none.

    ``anchor``: the time last spoken of, for "the next day", "that night", "two days later"; without it the
    nearest earlier expression of the text stands in.
    """
    setting = _setting_at(text, span.start, published)
    if anchor is not None:
        base = Days(anchor.start, anchor.end, anchor.precision)
        setting = replace(setting, anchor=base, near=base)
    if _PERIOD.search(text, span.start, span.end) and (period := _reporting_period(text, span, published)):
        return period
    alone = replace(setting, marked=True)
    found = _overlapping(text, span, setting) or _overlapping(text, span, alone)
    if not found or all(p.start < span.start and _OFFSET.search(text, p.start, span.start) for p in found):
        found = _overlapping(text, span, alone) or _overlapping(text[: span.end], span, alone) or found
    if not found:
        return _without_words_of_time(text, span, setting)

    def shared(phrase: Phrase) -> tuple[int, int]:
        return (min(phrase.end, span.end) - max(phrase.start, span.start), -phrase.start)

    best = max(found, key=shared)
    if best.core and _SINCE.search(best.lead) and not _SINCE.search(text, span.start, span.end):
        return _mention(replace(best, days=best.core))  # "since Tuesday, when ...": what happened then
    return _mention(best)


def time_of_tale(text: str, at: int, published: date | None) -> DateMention | None:
    """The day or month that a text which tells of the past has come to at an offset; None in any other text."""
    told = _setting_at(text, at, published).told
    return DateMention(Span(0, 0), told.start, told.end, told.precision) if told else None


def _mention(phrase: Phrase) -> DateMention:
    return DateMention(Span(phrase.start, phrase.end), phrase.days.start, phrase.days.end, phrase.days.precision)


def _overlapping(text: str, span: Span, setting: Setting) -> list[Phrase]:
    """The phrases that share words with the span; a marked span is read by itself."""
    start, end = span.start, span.end
    if not setting.marked:
        start, end = _not_inside(text, max(0, start - 25), setting.published), min(len(text), end + 30)
    found = phrases(text, start, end, setting)
    return [phrase for phrase in found if phrase.end > span.start and phrase.start < span.end]


def _not_inside(text: str, at: int, published: date | None) -> int:
    """The offset, or where the expression ends that it would cut ("4 May | 2014")."""
    ends, _ = _trail(text, published)
    index = bisect_right(ends, at)
    atom = _all_atoms(text, published)[index - 1][0] if 0 < index < len(ends) else None
    return atom.end if atom and atom.start < at else at


def _without_words_of_time(text: str, span: Span, setting: Setting) -> DateMention | None:
    """The time of "since the quake", "in the same raid", "in the period": that last spoken of, or from it on."""
    words, then, now = text[span.start : span.end], setting.anchor, setting.published
    if _SINCE.search(words):
        then = (setting.begun if _BEGUN.search(words) else None) or _happened(text, span, now) or then
        if then is None or now is None or then.start > now:
            return None
        return DateMention(span, then.start, now, "range")
    if now and re.fullmatch(r"(?:right |even )?now|at present|currently", words, re.IGNORECASE):
        return DateMention(span, now, now, "day")
    if now and _WITHIN_A_DAY.search(words):
        day = setting.clock_day or now
        return DateMention(span, day, day, "time")
    if setting.stretch and _THEN.search(words) and _STRETCH.search(words):
        then = setting.stretch
    stands_in = then or (one_day(now) if now else None)
    if stands_in and _THEN.search(words):
        return DateMention(span, stands_in.start, stands_in.end, stands_in.precision)
    return None


def _happened(text: str, span: Span, published: date | None) -> Days | None:
    """The day told in the first sentence before with the noun of "since the coup", in whatever form ("declared")."""
    noun = _THE_EVENT.search(text, span.start, span.end)
    if noun is None or len(noun[1]) < 4:
        return None
    stem = re.compile(re.escape(noun[1][: max(4, len(noun[1]) - 4)]), re.IGNORECASE)
    for phrase in _all_phrases(text, published):
        if phrase.end > span.start:
            return None
        days = phrase.core or phrase.days
        if days.start == days.end and stem.search(text, *_sentence_around(text, phrase)):
            return days
    return None


def _sentence_around(text: str, phrase: Phrase) -> tuple[int, int]:
    """Where the sentence of a phrase begins and ends, cut where it is no sentence but a text without full stops."""
    first, last = max(0, phrase.start - _LONGEST_SENTENCE), min(len(text), phrase.end + _LONGEST_SENTENCE)
    begin = max(text.rfind(". ", first, phrase.start), text.rfind("\n", first, phrase.start), first - 1) + 1
    stop = _FULL_STOP.search(text, phrase.end, last)
    return begin, stop.start() if stop else last


def _reporting_period(text: str, span: Span, published: date | None) -> DateMention | None:
    """The stretch of "the same period" (the last one named before) or "the period" (the first the text names)."""
    stretches = [p for p in _all_phrases(text, published) if p.days.precision == "range" and p.end <= span.start]
    if "same" in text[span.start : span.end].lower():
        found = stretches[-1:]
    else:
        found = [p for p in stretches if _has_both_ends(p)][:1]
    return DateMention(span, found[0].days.start, found[0].days.end, "range") if found else None


def _has_both_ends(phrase: Phrase) -> bool:
    """True for "6-11 December": a periodic report states its period so."""
    figures = any(letter.isdigit() for letter in phrase.word)
    days = (phrase.days.end - phrase.days.start).days
    return phrase.kind == "span" and figures and days >= 2 and "since" not in phrase.lead


@lru_cache(maxsize=4)
def _all_phrases(text: str, published: date | None) -> tuple[Phrase, ...]:
    return tuple(
        phrases(text, 0, len(text), _opening(text, published), [atom for atom, _ in _all_atoms(text, published)])
    )


@lru_cache(maxsize=4)
def _all_atoms(text: str, published: date | None) -> tuple[tuple[Phrase, Setting], ...]:
    return tuple(atoms(text, 0, len(text), _opening(text, published)))


@lru_cache(maxsize=4)
def _opening(text: str, published: date | None) -> Setting:
    """The setting at the start of a text, which may be a log of times of day or a diary."""
    logged, kept_daily = len(_STAMP.findall(text)) > 1, len(_day_headings().findall(text)) > 2
    retold = tells_of_the_past(text, published)
    told = year_of_title(text, published) if retold and published else None
    return Setting(published, logged=logged, kept_daily=kept_daily, retold=retold, told=told)


@cache
def _day_headings() -> re.Pattern[str]:
    """A weekday or a date at the start of a line that ends there or goes on after a full stop, colon or dash."""
    name, month = any_of(list(weekdays())), any_of(list(months()))
    numbered = rf"\d{{1,2}}(?:st|nd|rd|th)?\s{month}|{month}\.?\s\d{{1,2}}"
    day = rf"(?:{name}\b\.?,?\s?(?:the\s)?(?:{numbered}|\d{{1,2}})?|{numbered})"
    return re.compile(rf"^\W{{0,3}}{day}(?:,?\s\d{{4}})?(?=\s*(?:[.:\n—–]|-\s|,\s\d))", re.IGNORECASE | re.MULTILINE)


@lru_cache(maxsize=4)
def _trail(text: str, published: date | None) -> tuple[tuple[int, ...], tuple[Setting, ...]]:
    """Where each expression of the text ends, and the setting that holds after it."""
    ends, settings = [0], [_opening(text, published)]
    for atom, setting in _all_atoms(text, published):
        ends.append(atom.end)
        settings.append(spoken_of(text, atom, setting))
    return tuple(ends), tuple(settings)


def _setting_at(text: str, at: int, published: date | None) -> Setting:
    """The setting at an offset; what a paragraph speaks of ends with it."""
    ends, settings = _trail(text, published)
    index = bisect_right(ends, at) - 1
    return past_borders(settings[index], text, ends[index], at + 1)
