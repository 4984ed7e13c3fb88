"""Rules for dates that lean on the publication day or on the time last spoken of, and for times of day."""

from __future__ import annotations

import re
from datetime import date, timedelta
from functools import cache

from dateline.mentions import calendar_days as cal
from dateline.mentions.calendar_days import Days, Setting
from dateline.mentions.date_rules import DIGIT, Rule, rule
from dateline.mentions.lexicon_file import numbers_of
from dateline.mentions.time_words import any_of, ordinals, parts_of_day, small_numbers, units


def _amount(text: str) -> int:
    """A small number in figures or words."""
    words = re.sub(r"\s+", " ", text.lower())
    return int(words) if words.isdigit() else small_numbers().get(words, 1)


def _moved(base: Days | None, amount: int, unit: str, sign: int) -> Days | None:
    """So many units from a time: to the day for days and weeks, else to the month or year."""
    if base is None:
        return None
    kind, day = units()[unit.lower()], base.end
    if kind in ("month", "year", "decade"):
        months = amount * {"month": 1, "year": 12, "decade": 120}[kind]
        found = cal.months_on(day, sign * months)
        return found if kind == "month" or found is None else cal.year_of(found.start.year)
    days = {"time": 0, "hour": amount // 24, "day": amount, "week": 7 * amount, "fortnight": 14 * amount}[kind]
    if base.precision == "month" and kind != "time":
        return cal.months_on(day, sign * round(days / 30))
    moved = cal.shifted(day, sign * days)
    if moved is None:
        return None
    return cal.one_day(moved).as_time() if kind in ("time", "hour") and days == 0 else cal.one_day(moved)


def _published(setting: Setting) -> Days | None:
    return cal.one_day(setting.published) if setting.published else None


def _read_ago(match: re.Match[str], setting: Setting) -> Days | None:
    found = _moved(_published(setting), _amount(match["n"]), match["u"], -1)
    if found and match["today"] and setting.published and found.precision == "year":
        same = cal.day_in(found.start.year, setting.published.month, setting.published.day)
        return cal.one_day(same) if same else found
    return found


def _read_offset(match: re.Match[str], setting: Setting) -> Days | None:
    """ "two days later", "a week earlier": from the anchor, else from publication."""
    word = match["dir"].lower()
    back = word in ("earlier", "before", "previously", "beforehand", "prior")
    if word == "after" and match["clause"]:
        back = True  # "on Friday, two days after the raid": the raid was two days before Friday
    short = units()[match["u"].lower()] in ("time", "hour")
    base = cal.one_day(setting.clock_day) if short and setting.clock_day else setting.anchor
    if base and base.precision == "year" and units()[match["u"].lower()] in ("day", "week"):
        base = None  # days can't be counted from a year
    return _moved(base or _published(setting), _amount(match["n"]), match["u"], -1 if back else 1)


def _read_after(match: re.Match[str], setting: Setting) -> Days | None:
    """ "after four days": from the time spoken of in this paragraph, else a stretch up to publication."""
    if setting.near:
        return _moved(setting.near, _amount(match["n"]), match["u"], 1)
    return _read_window(match, setting)


def _read_window(match: re.Match[str], setting: Setting) -> Days | None:
    """ "in the past 24 hours", "over the last week", "for three days": up to the publication day."""
    groups = match.groupdict()
    which = (groups["which"] or groups.get("which2") or groups.get("which3") or "past").lower()
    unit = groups["u"] or groups.get("u2") or groups.get("u3") or ""
    now, kind = setting.published, units()[unit.lower()]
    amount = _amount(groups["n"] or ("few" if groups.get("u2") else "1"))
    if now is None:
        return None
    if which in ("next", "coming", "following"):
        ahead = {"month": 30, "year": 365}.get(kind, 7 if kind == "week" else 1) * amount
        end = cal.shifted(now, ahead)
        return Days(now, end, "range") if end else None
    if not groups["which"] and groups["u"] and kind == "day" and amount > 1:
        amount -= 1  # "in five days of fighting" counts the first and the last
    start = _window_start(now, amount, kind)
    return Days(start, now, "range") if start else None


def _window_start(now: date, amount: int, kind: str) -> date | None:
    if kind in ("month", "year", "decade"):
        months = cal.months_on(now, -amount * {"month": 1, "year": 12, "decade": 120}[kind])
        return months and (cal.day_in(months.start.year, months.start.month, now.day) or months.end)
    days = {
        "time": 0,
        "hour": max(1, round(amount / 24)) if amount > 12 else 0,
        "day": amount,
        "week": 7 * amount,
        "fortnight": 14,
    }
    return cal.shifted(now, -days[kind])


def _read_run(match: re.Match[str], setting: Setting) -> Days | None:
    """ "the fourth day running", "its eighth day": from the first of them to the publication day."""
    number, kind, now = ordinals()[match["o"].lower()], units()[match["u"].lower()], setting.published
    if now is None or kind not in ("day", "week"):
        return None
    start = cal.shifted(now, -(number - 1 if kind == "day" else 7 * number - 1))
    return Days(start, now, "range") if start else None


def _read_deictic(match: re.Match[str], setting: Setting) -> Days | None:
    now, word = setting.published, match.group().lower()
    if now is None:
        return None
    eve, morrow = cal.shifted(now, -1), cal.shifted(now, 1)
    if word.startswith(("yesterday", "last night", "last evening")) and eve:
        return cal.one_day(eve)
    if word.startswith("tomorrow"):
        return cal.one_day(morrow) if morrow else None
    return cal.one_day(now)


def _read_part_today(match: re.Match[str], setting: Setting) -> Days | None:
    found = _published(setting)
    return found.as_time() if found else None


def _read_calendar(match: re.Match[str], setting: Setting) -> Days | None:
    """ "last week", "this month", "earlier this year", "the weekend"."""
    now, word, det = (
        setting.published,
        match["u"].lower(),
        re.sub(r"\s+", " ", (match["det"] or "this").lower()),
    )
    if det in ("that", "the same", "the following", "the next", "the previous"):
        now = setting.now
    if now is None:
        return None
    step = {
        "last": -1,
        "the previous": -1,
        "next": 1,
        "the following": 1,
        "the next": 1,
        "the coming": 1,
        "coming": 1,
    }.get(det, 0)
    if word == "week":
        week = cal.week_of(now + timedelta(days=7 * step))
        return Days(week.start, now, "range") if det == "this" and not setting.ahead else week
    if word == "weekend":
        weekend = cal.weekend_before(now)
        step = -1 if det == "last" and weekend.end >= now else max(step, 0)
        return Days(weekend.start + timedelta(days=7 * step), weekend.end + timedelta(days=7 * step), "range")
    whole = cal.months_on(now, step) if word == "month" else cal.year_of(now.year + step)
    if whole and det == "this" and not setting.ahead:
        return Days(whole.start, now, "range")
    return whole


def _read_edge(match: re.Match[str], setting: Setting) -> Days | None:
    """ "the start of the month", "the end of the year": the stretch from or to that edge."""
    now, unit = setting.published, match["u"].lower()
    if now is None:
        return None
    whole = {
        "week": cal.week_of(now),
        "month": cal.month_of(now.year, now.month),
        "year": cal.year_of(now.year),
    }[unit]
    if whole is None:
        return None
    if match["edge"].lower() in ("start", "beginning", "first", "turn"):
        return Days(whole.start, max(whole.start, now), "range")
    return cal.one_day(whole.end)


def _read_neighbour(match: re.Match[str], setting: Setting) -> Days | None:
    """ "the next day", "the previous evening", "the day before", "that night", "the same day"."""
    base, text = setting.now, match.group().lower()
    if base is None:
        return None
    if re.search(r"\b(next|following|after)\b", text):
        base = base + timedelta(days=1)
    elif re.search(r"\b(previous|preceding|before|eve|prior)\b", text):
        base = base - timedelta(days=1)
    days = cal.one_day(base)
    return days.as_time() if re.search(r"morning|afternoon|evening|night|hour|time|dawn", text) else days


def _read_then(match: re.Match[str], setting: Setting) -> Days | None:
    if setting.anchor and re.search(r"month|year|period", match.group(), re.IGNORECASE):
        kind, day = match.group().lower(), setting.anchor.start
        if "period" in kind:
            return setting.anchor
        return cal.month_of(day.year, day.month) if "month" in kind else cal.year_of(day.year)
    return setting.anchor or _published(setting)


def _read_so_far(match: re.Match[str], setting: Setting) -> Days | None:
    now = setting.published
    if now is None:
        return None
    start = setting.anchor.start if setting.anchor and setting.anchor.start <= now else now
    return Days(start, now, "range")


def _read_ordinal_day(match: re.Match[str], setting: Setting) -> Days | None:
    """ "on the 6th": of the month spoken of, the latest on or before publication."""
    number, now = ordinals()[match["o"].lower()], setting.published
    if now is None or number > 31:
        return None
    this = (match["which"] or "").lower() == "this"
    base = setting.anchor.end if setting.anchor and not this else now
    found = cal.day_in(base.year, base.month, number)
    if found is None or (found > now and not setting.ahead and not match["which"]):
        before = cal.months_on(base, -1)
        found = before and cal.day_in(before.start.year, before.start.month, number)
    return cal.one_day(found) if found else None


def _read_overnight(match: re.Match[str], setting: Setting) -> Days | None:
    now = setting.published
    return Days(now - timedelta(days=1), now, "range") if now else None


def _read_clock(match: re.Match[str], setting: Setting) -> Days | None:
    """A time of day without a day: on the anchor's day, else the publication day."""
    base = setting.clock_day
    return cal.one_day(base).as_time() if base else None


@cache
def relative_rules() -> tuple[Rule, ...]:
    """The rules of this file, the longest reading first."""
    u, p, o = any_of(list(units())), any_of(parts_of_day()), any_of(list(ordinals()))
    n = rf"(?P<n>\d{{1,3}}|{any_of(list(small_numbers()))}|half\s+an?)"
    amounts = [DIGIT, "half", *small_numbers()]
    plural = any_of([word for word in units() if word.endswith("s")])
    about = r"(?:(?:about|around|some|roughly|nearly|almost|more\s+than|less\s+than|just|barely|at\s+least|over)\s+)?"
    half = rf"{about}{n}(?:\s+and\s+a\s+half)?[\s-]+(?P<u>{u})\b"
    which = r"(?P<which>past|last|previous|next|coming|following|preceding)"
    hours = [word for word, value in numbers_of("numbers", "cardinals").items() if 1 <= value <= 12]
    hour_words = any_of(hours)
    tz = r"(?:\s*(?:GMT|UTC|EET|CET|EST|EDT|BST|MSK|local(?:\s+time)?|hours|hrs|h)\b)?"
    ordinal_of = "brigade|division|battalion|army|corps|regiment|fleet|day|night|week|month|year|time|century|anniversary|attack|one|floor|wave|group|round|victim|person|man|woman|soldier|parallel|session|group|phase|to|such"
    clock_end = r"(?=\s*(?:[.,;:)\n—–]|$|(?:on|in\s+the|this|that|yesterday|the|and|when|as|local|until|to)\b))"
    return (
        rule("day", amounts, rf"{half}\s+ago\b(?:\s+(?P<today>today|this\s+\w+))?", _read_ago),
        rule(
            "day",
            ["days", "weeks", "months", "years", "hours", "minutes"],
            r"(?P<n>)(?P<u>days|weeks|months|years|hours|minutes)\s+ago\b(?P<today>)",
            _read_ago,
        ),
        rule(
            "day",
            amounts,
            rf"{half}\s+(?P<dir>later|earlier|before|after|on|previously|beforehand|prior)\b(?!\s+(?:dawn|noon|midnight))(?=(?P<clause>\s+(?!that\b|this\b)\w)?)",
            _read_offset,
        ),
        rule(
            "span",
            ["the", "past", "last", "next", "coming", "previous", "following", "preceding"],
            rf"(?:(?:the\s+)?{which}\s+{n}\s+(?P<u>{u})|(?:the\s+)?(?P<which2>past|last|previous|coming|next|following)\s+(?P<u2>{plural})|(?:the\s+)?(?P<which3>past|previous)\s+(?P<u3>day|week|month|year|hour))\b",
            _read_window,
        ),
        rule("span", amounts, rf"(?P<which>){half}(?!['’]?s?\s+old|-old)", _read_window, needs_lead=True),
        rule(
            "day",
            ["today", "yesterday", "tomorrow", "tonight", "last"],
            r"(?:today|yesterday|tomorrow|tonight|last\s+(?:night|evening))\b(?:['’]s)?",
            _read_deictic,
        ),
        rule("span", ["overnight"], r"overnight\b", _read_overnight),
        rule(
            "clock_today",
            ["this"],
            rf"this\s+(?:(?:very|past|same)\s+)?(?:early\s+)?(?:{p}|lunchtime)\b(?:['’]s)?",
            _read_part_today,
        ),
        rule(
            "span",
            ["last", "this", "next", "that", "the", "past", "coming", "weekend"],
            r"(?:(?P<det>last|this|next|that|coming|the\s+(?:same|following|next|previous|coming))\s+|the\s+)?(?P<u>weekend)\b(?:['’]s)?",
            _read_calendar,
        ),
        rule(
            "span",
            ["last", "this", "next", "coming", "the"],
            r"(?P<det>last|this|next|coming|the\s+(?:following|next|previous|coming))\s+(?P<u>week|month|year)\b(?:['’]s)?",
            _read_calendar,
        ),
        rule(
            "span",
            ["start", "beginning", "end", "first", "turn"],
            r"(?P<edge>start|beginning|end|first|turn)\s+of\s+(?:the|this)\s+(?P<u>week|month|year)\b",
            _read_edge,
        ),
        rule(
            "day",
            ["the", "that", "a"],
            rf"(?:the\s+(?:next|following|previous|preceding|same)\s+(?:day|{p})|that(?:\s+same|\s+very)?\s+(?:day|{p})|(?:the|a)\s+(?:day|night|evening|morning)\s+(?:before|after|prior)|the\s+eve)\b(?:['’]s)?",
            _read_neighbour,
        ),
        rule(
            "day",
            ["the", "that", "then", "at"],
            r"(?:that|the\s+same)\s+(?:month|year|period)\b|(?<=by\s)then\b|(?<=since\s)then\b|at\s+(?:about\s+|around\s+)?(?:the\s+same|that)\s+time\b",
            _read_then,
        ),
        rule(
            "clock",
            ["late", "later", "earlier", "early"],
            r"(?:later?|earl(?:y|ier))\s+(?:in\s+the|that|the\s+same)\s+day\b",
            _read_clock,
        ),
        rule("day", ["after"], rf"after\s+(?P<which>){half}\b(?!\s+(?:of|in|later))", _read_after),
        rule("span", ["so", "to"], r"so\s+far\b|to\s+date\b", _read_so_far),
        rule(
            "day",
            ["the"],
            rf"the\s+(?P<o>{o})\b(?:\s+(?:day\s+)?of\s+(?P<which>this|that|the)\s+month)?(?!\s+(?:{ordinal_of})\b|\s+(?-i:[A-Z]))(?:(?<=\d[a-z]{{2}})|(?<=month)|(?=\s*(?:[.,;:)\n]|$|(?:on|in|at|and|when|to|by|that)\b)))",
            _read_ordinal_day,
            needs_lead=True,
        ),
        rule(
            "span",
            list(ordinals()),
            rf"(?P<o>{o})\s+(?:straight\s+|consecutive\s+|successive\s+)?(?P<u>day|night|week)\b",
            _read_run,
        ),
        rule(
            "clock",
            [DIGIT],
            rf"(?:[01]?\d|2[0-3])[:.][0-5]\d\s*(?:[ap]\.?m\b\.?)?{tz}(?![\d:])(?:\s*\(\s*\d{{2}}:?\d{{2}}\s*(?:GMT|UTC)\s*\))?",
            _read_clock,
        ),
        rule(
            "clock",
            [DIGIT],
            r"(?:1[0-2]|[1-9])\s*[ap]\.?\s?m\b\.?(?:\s*\(\s*\d{2}:?\d{2}\s*(?:GMT|UTC)\s*\))?",
            _read_clock,
        ),
        rule(
            "clock",
            [DIGIT],
            r"(?:[01]\d|2[0-3])[0-5]\d\s*(?:GMT|UTC|hours|hrs|local\s+time|h\b)",
            _read_clock,
        ),
        rule("clock", [DIGIT], r"(?m:^)(?!19|20)(?:[01]\d|2[0-3])[0-5]\d(?=\s+[A-Z])", _read_clock),
        rule(
            "clock",
            [DIGIT, *hours],
            rf"(?:{hour_words}|1[0-2]|[1-9])\s+(?:o['’]clock\b(?:\s+(?:in\s+the|at)\s+(?:{p})\b)?|in\s+the\s+(?:morning|afternoon|evening)\b|at\s+night\b)",
            _read_clock,
        ),
        rule("hour", hours, rf"{hour_words}\b{clock_end}", _read_clock, needs_lead=True),
        rule("clock", [word for word in parts_of_day()], rf"{p}\b(?:['’]s)?", _read_clock, needs_lead=True),
    )
