"""Rules for feasts that move: "on Easter Sunday", "during Ramadan", "the third day of Eid al-Adha"."""

from __future__ import annotations

import re
from datetime import date, timedelta
from functools import cache

from dateutil.easter import EASTER_ORTHODOX, EASTER_WESTERN, easter  # type: ignore[import-untyped]

from dateline.errors import LexiconError
from dateline.mentions.calendar_days import Days, Setting, one_day
from dateline.mentions.date_calendar import stated_year
from dateline.mentions.date_rules import Rule, rule
from dateline.mentions.lexicon_file import numbers_of, pairs_of, section
from dateline.mentions.time_words import any_of, ordinals, year_tail

_AHEAD = 183  # days: a feast further ahead is meant of the past
_SOON = 14  # days: one so near is meant if the last was half a year ago


@cache
def _offsets() -> dict[str, tuple[int, int]]:
    """Feast -> days from Easter Sunday to its first and last day."""
    return pairs_of("feasts", "easter")


@cache
def islamic_days() -> dict[str, tuple[tuple[date, date], ...]]:
    """Name of a feast of the Islamic calendar -> first and last day, year by year.

    Raises: LexiconError naming the entry that has no days.
    """
    dated: dict[str, list[tuple[date, date]]] = {}
    for feast, length in numbers_of("feasts", "days").items():
        first = section("feasts", "islamic").get(feast)
        if not isinstance(first, list) or not all(isinstance(day, date) for day in first):
            raise LexiconError(f"feasts.toml [islamic] {feast}: must be a list of days")
        dated[feast] = [(day, day + timedelta(days=length - 1)) for day in first]
    firsts = sorted(pair[0] for pairs in dated.values() for pair in pairs)
    for feast, pairs in dated.items():  # Ramadan has 29 or 30 days: it ends where Eid al-Fitr begins
        ends = [next((day for day in firsts if day > first), date.max) for first, _ in pairs]
        dated[feast] = [(a, min(b, end - timedelta(days=1))) for (a, b), end in zip(pairs, ends, strict=True)]
    result: dict[str, tuple[tuple[date, date], ...]] = {}
    for name, feasts in section("feasts", "names").items():
        if not isinstance(feasts, list) or not all(feast in dated for feast in feasts):
            raise LexiconError(f"feasts.toml [names] {name}: must be a list of names from [days]")
        result[name.lower()] = tuple(sorted(days for feast in feasts for days in dated[feast]))
    return result


def _chosen(days: list[tuple[date, date]], year: int | None, setting: Setting) -> tuple[date, date] | None:
    """The feast of the year that is told, else the latest begun; in a plan the next."""
    year, now = year if year is not None else setting.year, setting.published
    if year is not None:
        return next((pair for pair in days if pair[0].year == year), None)
    if now is None:
        return None
    ahead = next((pair for pair in days if pair[0] >= now), None)
    if setting.ahead and ahead and (ahead[0] - now).days < _AHEAD:
        return ahead
    begun = [pair for pair in days if pair[0] <= now]
    if ahead and begun and (ahead[0] - now).days <= _SOON and (now - begun[-1][1]).days > _AHEAD:
        return ahead  # "a truce for Easter" in the week before
    return begun[-1] if begun else None


def _read_feast(match: re.Match[str], setting: Setting) -> Days | None:
    name = re.sub(r"\s+", " ", match["f"].lower())
    year = stated_year(match, setting)
    if name in islamic_days():
        days = list(islamic_days()[name])
    else:
        first, last = _offsets()[name]
        method = EASTER_ORTHODOX if match["rite"] else EASTER_WESTERN
        base = year or (setting.published.year if setting.published else None) or setting.year
        if base is None:
            return None
        sundays = [easter(one, method) for one in sorted({base - 1, base, base + 1, setting.year or base})]
        days = [(day + timedelta(days=first), day + timedelta(days=last)) for day in sundays]
    found = _chosen(days, year, setting)
    if found is None:
        return None
    if match["o"]:
        which = match["o"].lower()
        return one_day(found[1] if which == "last" else found[0] + timedelta(days=ordinals()[which] - 1))
    start, end = found
    if setting.published and start <= setting.published < end:
        end = setting.published
    return one_day(start) if start == end else Days(start, end, "range")


@cache
def feast_rules() -> tuple[Rule, ...]:
    """The rules of this file; a name of one word needs a word before it that leads in a time ("during")."""
    names = [*_offsets(), *islamic_days()]
    long = [name for name in names if re.search(r"[\s-]", name)]
    day = rf"(?:(?P<o>last|{any_of(list(ordinals()))})\s+day\s+of\s+)?"
    named = r"Christian\s+|Muslim\s+|holy\s+month\s+of\s+|feast\s+of\s+"
    rite = rf"(?:the\s+)?(?:{named}|(?P<rite>Orthodox|Greek|Coptic|Julian)\s+)?"
    starts = [*"the christian muslim holy feast orthodox greek coptic julian last".split(), *ordinals()]
    tail = rf"(?:['’]s)?\b{year_tail()}"
    return (
        rule("day", [*starts, *long], rf"{day}{rite}(?P<f>{any_of(long)}){tail}", _read_feast),
        rule("day", [*starts, *names], rf"{day}{rite}(?P<f>{any_of(names)}){tail}", _read_feast, needs_lead=True),
    )
