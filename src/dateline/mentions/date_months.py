"""Rules for months, years, seasons and parts of them: "in May last year", "late October", "the 1990s"."""

from __future__ import annotations

import re
from datetime import date
from functools import cache

from dateline.mentions import calendar_days as cal
from dateline.mentions.calendar_days import Days, Setting
from dateline.mentions.date_calendar import stated_year
from dateline.mentions.date_retold import in_the_tale
from dateline.mentions.date_rules import DIGIT, Rule, rule
from dateline.mentions.lexicon_file import numbers_of
from dateline.mentions.time_words import SPACE, any_of, months, seasons, year_tail

DETERMINERS = r"(?P<det>last|next|this|that|past|coming|the\s+(?:following|previous|preceding|coming))"
_YEAR = r"(?P<y>1[6-9]\d\d|20\d\d)(?P<s>s)?(?:\s*[-–/]\s*(?P<y2>(?:19|20)\d\d|\d\d)(?!\d))?(?!\d|[:/.,]\d|-)\b"

_OF_A_TOWN = re.compile(r"\b(?:after|before|since|until|till|by|from|following)\s+(?:the|its|their)\s+$", re.IGNORECASE)


def read_month(match: re.Match[str], setting: Setting) -> Days | None:
    """A month: the year stated, that of the narrative ("that December"), else the latest one begun."""
    month, year, which = months()[match["m"].lower()], stated_year(match, setting), (match["det"] or "").lower()
    if year is not None:
        return cal.month_of(year, month)
    if which in ("that", "the following", "the previous") and (spoken := setting.anchor or setting.told):
        base = spoken.start
        if which == "that":
            return cal.month_of(base.year, month)
        after = which == "the following"
        return cal.month_of(base.year + (after and month <= base.month) - (not after and month >= base.month), month)
    if setting.year is not None and not which:
        return cal.month_of(setting.year, month)
    if not which and (told := in_the_tale(setting, month)):
        return told
    if setting.published is None:
        return None
    if which == "last" and month == setting.published.month:
        return cal.month_of(setting.published.year - 1, month)
    return cal.latest_month(setting.published, month, setting.ahead or which in ("next", "the coming"))


def _read_year(match: re.Match[str], setting: Setting) -> Days | None:
    first = int(match["y"])
    if match["s"]:
        return Days(date(first, 1, 1), date(first + 9, 12, 31), "range")
    if not match["y2"]:
        return cal.year_of(first)
    last = int(match["y2"]) if len(match["y2"]) == 4 else first - first % 100 + int(match["y2"])
    return Days(date(first, 1, 1), date(last, 12, 31), "range") if last > first else None


def _read_season(match: re.Match[str], setting: Setting) -> Days | None:
    if match["s"].lower() == "fall" and _OF_A_TOWN.search(match.string, max(0, match.start() - 20), match.start()):
        return None
    first, last = seasons()[match["s"].lower()]
    year, now, det = stated_year(match, setting), setting.published, (match["det"] or "").lower()
    if year is None and det == "that" and (told := setting.told or setting.anchor):
        year = told.start.year
    if year is None:
        year = setting.year
    if year is None and now is not None:
        this = cal.season_of(now.year, first, last)
        begun = this is not None and this.start <= now
        ended = this is not None and this.end < now
        year = now.year if (ended if det == "last" else begun or setting.ahead) else now.year - 1
    return cal.season_of(year, first, last) if year is not None else None


@cache
def _decades() -> dict[str, int]:
    """Decade in words -> its first year ("nineties" -> 1990)."""
    return numbers_of("time", "decades")


def _read_decade(match: re.Match[str], setting: Setting) -> Days | None:
    first = _decades()[match["w"].lower()]
    return Days(date(first, 1, 1), date(first + 9, 12, 31), "range")


@cache
def month_rules() -> tuple[Rule, ...]:
    """The rules of this file, the longest reading first."""
    names, tail, determiners = list(months()), year_tail(), ["last", "next", "this", "that", "the"]
    month = rf"(?P<m>{any_of(names)})\b\.?{tail}"
    of_year = r"(?:in|of)\s+(?P<y>\d{4})\b(?P<det>)"
    day_of = rf"(?P<m>{any_of(names)}){SPACE}(?:day|night|morning|afternoon|evening)\s+{of_year}"
    no_event = r"(?!(?<=fall)\s+of\s+(?!\d{4}))"  # "the fall of the city"
    season = rf"(?:(?:late|early){SPACE})?(?P<s>{any_of(list(seasons()))})\b{no_event}(?:\s+of)?{tail}"
    return (
        rule("month", names, day_of, read_month),
        rule("month", [*names, *determiners], rf"(?:{DETERMINERS}{SPACE})?{month}", read_month),
        rule("span", determiners, rf"{DETERMINERS}{SPACE}{season}", _read_season),
        rule("span", [*seasons(), "late", "early"], rf"(?P<det>){season}", _read_season, needs_lead=True),
        rule("year", [DIGIT], _YEAR, _read_year, needs_lead=True),
        rule("span", _decades(), rf"(?P<w>{any_of(list(_decades()))})\b", _read_decade, needs_lead=True),
    )
