"""When: the time expressions of an article, and the days they mean against the publication day."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from dateline.mentions.calendar_days import Days, Setting, one_day
from dateline.mentions.date_phrases import Phrase, phrases
from dateline.model import DateMention, Span

_RELATIVE = re.compile(
    r"\b(?:later|earlier|before|after|that|then|same|following|next|previous|since|at|by|until|in the|on the|the)\b",
    re.IGNORECASE,
)
_FAR_BACK = 1500  # characters in which the time last spoken of is looked for


def _mention(phrase: Phrase) -> DateMention:
    return DateMention(
        Span(phrase.start, phrase.end), phrase.days.start, phrase.days.end, phrase.days.precision
    )


def _days(mention: DateMention | None) -> Days | None:
    return Days(mention.start, mention.end, mention.precision) if mention else None


def find_dates(text: str, published: date | None) -> list[DateMention]:
    """Every time expression of the text in order, resolved; without ``published`` only those that need none."""
    return [_mention(phrase) for phrase in phrases(text, 0, len(text), Setting(published))]


def resolve_date(
    text: str, span: Span, published: date | None, anchor: DateMention | None = None
) -> DateMention | None:
    """The time that the words of ``span`` mean, or None where they mean none.

    ``anchor``: the time last spoken of, for "the next day", "that night", "two days later"; without it the
    nearest earlier expression of the text stands in.
    """
    base = _days(anchor)
    if base is None and _RELATIVE.search(text, span.start, span.end):
        base = _spoken_of_before(text, span.start, published)
    setting = Setting(published, base)
    found = [
        phrase
        for phrase in phrases(text, max(0, span.start - 25), min(len(text), span.end + 30), setting)
        if phrase.end > span.start and phrase.start < span.end
    ]
    if not found:
        return _bare_since(text, span, setting)
    best = max(
        found, key=lambda phrase: (min(phrase.end, span.end) - max(phrase.start, span.start), -phrase.start)
    )
    if (
        re.search(r"\bsince\b", best.lead)
        and not re.search(r"\bsince\b", text[span.start : span.end], re.IGNORECASE)
        and best.core
    ):
        return _mention(replace(best, days=best.core))  # "since Tuesday, when ...": what happened then
    return _mention(best)


def _bare_since(text: str, span: Span, setting: Setting) -> DateMention | None:
    """ "since the quake", "has since": from the time last spoken of to the publication day."""
    if not re.search(r"\bsince\b", text[span.start : span.end], re.IGNORECASE):
        return None
    if setting.anchor is None or setting.published is None or setting.anchor.start > setting.published:
        return None
    return DateMention(span, setting.anchor.start, setting.published, "range")


def _spoken_of_before(text: str, at: int, published: date | None) -> Days | None:
    earlier = phrases(text, max(0, at - _FAR_BACK), at, Setting(published))
    usable = [phrase for phrase in earlier if phrase.days.precision != "range" or phrase.kind != "span"]
    return usable[-1].days if usable else None


def date_of_event(
    text: str, sentence: Span, trigger: Span, mentions: Sequence[DateMention], published: date | None
) -> DateMention | None:
    """The time that a rule gives an event for which no learnt part marked one.

    The nearest expression in the trigger's clause, else in its sentence; none: the publication day, ``reported``;
    None only where that is unknown too.
    """
    inside = [
        mention
        for mention in mentions
        if sentence.start <= mention.span.start and mention.span.end <= sentence.end
    ]
    inside = [mention for mention in inside if not _is_of_reporting(text, mention, sentence)] or inside
    if inside:
        return min(
            inside,
            key=lambda mention: (
                _breaks_between(text, mention.span, trigger),
                _distance(mention.span, trigger),
                mention.span.start,
            ),
        )
    if published is None:
        return None
    today = one_day(published)
    return DateMention(trigger, today.start, today.end, "reported")


def _distance(a: Span, b: Span) -> int:
    return max(a.start - b.end, b.start - a.end, 0)


def _breaks_between(text: str, a: Span, b: Span) -> int:
    """How many clause borders lie between two spans."""
    low, high = (a.end, b.start) if a.start < b.start else (b.end, a.start)
    return len(
        re.findall(
            r"[;:–—]|,\s(?:and|but|while|as|when|after|before|which|who|where|killing|wounding)\b|\b(?:after|before|when|while|as|said|who|which|where)\b",
            text[low:high],
        )
    )


def _is_of_reporting(text: str, mention: DateMention, sentence: Span) -> bool:
    """True for the day on which somebody said it ("the army said on Friday")."""
    before = text[max(sentence.start, mention.span.start - 25) : mention.span.start]
    return bool(
        re.search(
            r"\b(?:said|says|told\s+\w+|announced|reported|added|stated|wrote|confirmed|statement)\b\s*(?:late\s+|early\s+)?$",
            before,
            re.IGNORECASE,
        )
    )
