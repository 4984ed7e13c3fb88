"""The counts in words that are known to count: numbers, measures, and single names ("a baker and his son")."""

from __future__ import annotations

import re

from dateline.mentions.count_mentions import find_counts
from dateline.mentions.numbers import Amount, amount_at, is_superseded
from dateline.mentions.shares import OF_THEM, OUT_OF, share_of
from dateline.mentions.time_words import ordinals
from dateline.mentions.victims import singular_victims, victim_term
from dateline.model import CountMention, Span

_FIGURES = re.compile(
    r"(?<![\w-])(?:\d|(?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|[a-z]+teen|[a-z]+ty|dozens|scores|hundreds|thousands|several)\b)",
    re.IGNORECASE,
)


def counts_in(text: str, span: Span) -> list[CountMention]:
    """The counts of a marked span; a span without a number names one person or thing, or several joined by "and"."""
    words = text[span.start : span.end]
    found = _numbered(text, span)
    if share := _share_in(text, span):
        return _of_total(text, share)
    if special := _ordinal(text, span, found) or _one_of_age(text, span) or _said_vaguely(span, words):
        return [special]
    if found:
        found = _of_a_whole(words, found)
        return found + _unnumbered(text, span, found)
    if OUT_OF.search(text, span.start, span.end + _REACH):
        return []  # "three in five of these"
    if repeated := _TWICE.search(words):
        return [CountMention(span, 2, 2)] if repeated[0].lower() == "twice" else []
    measured = _measured(text, span)
    return [measured] if measured else _unnumbered(text, span, [])


def _numbered(text: str, span: Span) -> list[CountMention]:
    """The counts that begin in the span, but for ages and rejected ones."""
    near = find_counts(text, Span(span.start, min(len(text), span.end + _REACH)))
    aged = _AGES.search(text, span.start, span.end)
    end = min(span.end, aged.start()) if aged else span.end
    return _not_rejected(text, [count for count in near if count.span.start < end])


def _of_a_whole(words: str, found: list[CountMention]) -> list[CountMention]:
    """Of several counts the one that is meant: "two families of six", "nineteen of the city's 96 districts"."""
    if len(found) > 1 and _EACH.search(words):
        return found[-1:]
    if len(found) > 1 and re.search(r"\bof\b", words) and " and " not in words:
        return found[:1]
    return found


def _measured(text: str, span: Span) -> CountMention | None:
    """The first measure of the span ("188 square kilometres"), if it ends there."""
    amounts = (_measure_at(text, figure.start()) for figure in _FIGURES.finditer(text, span.start, span.end))
    first = next(filter(None, amounts), None)
    if first is None or first.end > span.end + 1:
        return None
    noun = text[first.end : span.end].strip().lower()
    return CountMention(Span(first.start, first.end), first.minimum, first.maximum, noun)


def _measure_at(text: str, at: int) -> Amount | None:
    """A number of any unit but years of age."""
    found = amount_at(text, at, True)
    return None if found and re.match(r"-years?-old", text[found.end : found.end + 10]) else found


def _not_rejected(text: str, found: list[CountMention]) -> list[CountMention]:
    """The counts without rejected ones ("five, not two") and hedges ("hundreds, if not thousands")."""
    kept: list[CountMention] = []
    for count in found:
        if kept and _HEDGED.match(text, kept[-1].span.end):
            continue
        if len(found) == 1 or not is_superseded(text, count.span.start):
            kept.append(count)
    return kept or found


_AGES = re.compile(r"(?:,|(?<!\s))\s+(?:aged?|ages)\s+(?:between\s+)?(?=\d|[a-z]+\s+(?:and|to)\b)", re.IGNORECASE)
_EACH = re.compile(r"\bfamil(?:y|ies) of\b|\beach\b", re.IGNORECASE)
_TWICE = re.compile(r"\b(?:twice|once)\b", re.IGNORECASE)


def _ordinal(text: str, span: Span, found: list[CountMention]) -> CountMention | None:
    """ "the fourth attack", "an eleventh body": as many; "a third man": one."""
    match = _NTH.fullmatch(text, span.start, span.end)
    number = ordinals().get(match["o"].lower().split(" and ")[-1]) if match else None
    if match is None or number is None or number < 2:
        return None
    noun = (match["noun"] or "").strip().lower()
    one = (match["det"] or "").lower().startswith("a") and (not noun or victim_term(noun) not in ("", "all"))
    if found and not one and found[0].minimum != 1:
        return None
    if one or noun in ("man", "person", "victim"):
        return CountMention(span, 1, 1, noun)
    return CountMention(span, number, number, noun)


def _one_of_age(text: str, span: Span) -> CountMention | None:
    """ "Tashi Bhutia, 23", "a lookout of fifteen": one, whose age is told."""
    words = text[span.start : span.end]
    named = _NAMED_WITH_AGE.fullmatch(words)
    if named or ((one := _ONE_OF_AGE.fullmatch(words)) and one["noun"].lower() in singular_victims()):
        who = words.split(",")[0]
        return CountMention(span, 1, 1, who.lower(), Span(span.start, span.start + len(who)))
    return None


def _said_vaguely(span: Span, words: str) -> CountMention | None:
    """ "a few", also in inverted commas."""
    return CountMention(span, 2, None) if re.fullmatch(r"\W*(?:only\s+)?a\s+few\W*", words, re.IGNORECASE) else None


_NTH = re.compile(
    r"(?P<det>the\s+|an?\s+)?(?P<o>[a-z]+th|second|third|\d+(?:st|nd|rd|th)|[a-z]+\s+and\s+[a-z]+th)(?:\s+such)?(?P<noun>(?:\s+[\w-]+){0,2})",
    re.IGNORECASE,
)
_NAMED_WITH_AGE = re.compile(r"[A-Z][\w’'.-]+(?:\s[A-Z][\w’'.-]+){0,3},\s\d{1,2},?")
_ONE_OF_AGE = re.compile(
    r"(?:an?|the|his|her)\s(?:[\w-]+\s)?(?P<noun>[\w-]+)\sof\s(?:\d{1,2}|[a-z]+)(?:\s[\w\s]*)?", re.IGNORECASE
)


_REACH = 40  # characters behind a marked share that say of what it is
_BEFORE = 300  # characters before a share in which its total is looked for


def _share_in(text: str, span: Span) -> re.Match[str] | None:
    """The share of a total that marked words say or begin to say: "more than half of them", "a third" (of them)."""
    match = OF_THEM.match(text, span.start, span.end + _REACH)
    return match if match and match.end("f") <= span.end else None


def _of_total(text: str, share: re.Match[str]) -> list[CountMention]:
    """That share of the last count before; nothing where none is told."""
    before = find_counts(text, Span(max(0, share.start() - _BEFORE), share.start()))
    totals = [one for one in before if one.minimum or one.maximum]
    if not totals:
        return []
    bounds = share_of(share, totals[-1].minimum, totals[-1].maximum)
    return [CountMention(Span(share.start(), share.end("f")), *bounds)]


_HEDGED = re.compile(r"\s*(?:,\s*)?(?:if not|perhaps|possibly|maybe|or even|or perhaps|or possibly)\s+", re.IGNORECASE)


def _unnumbered(text: str, span: Span, found: list[CountMention]) -> list[CountMention]:
    if not found and re.search(r"\bin (?:their|its) thousands\b", text[span.start : span.end]):
        return [CountMention(span, 2000, None)]
    if (
        any(word in text[span.start : span.end].lower() for word in ("safe", "without", "unharmed", "unhurt", "no "))
        and not found
    ):
        return []
    result = []
    for piece in _listed(text, span):
        if any(count.span.overlaps(piece) for count in found):
            continue
        head = text[piece.start : piece.end]
        if _tells_no_number(head):
            continue
        if not found or re.match(r"(?:his|her|their|its|the|a|an)\b|[A-Z]", head):
            result.append(
                CountMention(piece, 1, 1, re.sub(r"^(?:a|an|the|his|her|their|its)\s+", "", head.lower()), piece)
            )
    return result


def _listed(text: str, span: Span) -> list[Span]:
    """The members of a list: "a baker", "his son"."""
    cuts = [(joint.start(), joint.end()) for joint in _JOINT.finditer(text, span.start, span.end)]
    starts, ends = [span.start, *(end for _, end in cuts)], [*(start for start, _ in cuts), span.end]
    members = []
    for start, end in zip(starts, ends, strict=True):
        begin = _LEAD.match(text, start, end)
        members.append(Span(begin.end() if begin else start, end))
    return [member for member in members if member.start < member.end]


# A run of blanks is looked at once, from where it begins: hostile text has thousands in a row.
_JOINT = re.compile(r",\s+|(?<!\s)\s+and\s+")
_LEAD = re.compile(r"[ ,]*(?:and )?")
_SEVERAL = re.compile(
    r"^(?:(?:about|around|nearly|almost|some|more than|less than|over|roughly|at least)\s+)?"
    r"(?:half|most|all|(?:a|one|two|three)[\s-](?:third|quarter|fifth|sixth|seventh|eighth|ninth|tenth)s?(?=\s+of))\b"
    r"|\b(?:every|everyone|everybody|them|only survivor|number of|unknown|unspecified|some|many|numerous|more|other)\b"
    r"|\d",
    re.IGNORECASE,
)


def _tells_no_number(words: str) -> bool:
    """True for words that count nobody: "civilians", "an unknown number of civilians", a figure that can't be read."""
    if _SEVERAL.search(words):
        return True
    last = re.sub(r"(?<!\W)\W+\Z", "", re.split(r"(?<!\s)\s+(?:of|in|from|who|at|by)\s", words)[0]).lower()
    plural = last.endswith("s") and not last.endswith("ss")
    return (
        bool(last)
        and (plural or last.endswith(("people", "men", "women", "children", "police")))
        and not re.match(r"(?:a|an|one|another)\s", words, re.IGNORECASE)
    )
