"""Which words of a sentence say killed or injured, and which of them governs a count."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache, lru_cache

from dateline.mentions.lexicon_file import words_of
from dateline.mentions.time_words import any_of
from dateline.mentions.victims import casualty_words, things
from dateline.model import CountMention, Span

_GROUPS = ("by_object", "by_subject", "either", "nouns")
_BE = re.compile(
    r"\b(?:was|were|been|be|being|are|is|got|left|feared|confirmed|lay|found)\b"
    r"(?:\s+(?:\w+ly|also|all|both|indeed|later|since|thus|so far|either|or|and|badly|instantly|reported|shot"
    r"|(?:killed|injured|wounded) (?:or|and)))*\s*$",
    re.IGNORECASE,
)
_ASIDE = re.compile(
    r",?\s*\([^)]*\)|,\s*(?:includ\w+|among\s+them|(?:most|all|some|many|\w+)\s+of\s+(?:them|whom))\b[^,;.]*(?:,(?!\s+(?:and\s+)?(?:was|were|had|have)\b)[^,;.]*)?,(?=\s+(?:were|was|had|have|has|are|died|lost|is)\b|\s*$)",
    re.IGNORECASE,
)
_CARRIED = re.compile(
    r"\b(?:who|that)\b|\b(?:was|were|been|be|being|are)\b.*\b(?:and|or|then|later)\s+(?:then\s+|later\s+)?$",
    re.IGNORECASE | re.DOTALL,
)
_NUMBER_BEFORE = re.compile(
    r"(?:(?<!\b(?:19|20)\d)\d|\b(?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|\w+teen|\w+ty|dozens|hundreds|scores|others?))\s$",
    re.IGNORECASE,
)
_IN_A_PHRASE = re.compile(
    r"(?<!took )(?<!taken )(?<!take )(?<!taking )(?<!brought )"
    r"\b(?:in|at|on|around|near|from|by|with|across|outside|to|under|into|inside|within)\s+(?:the\s+|all\s+|his\s+|her\s+)?$",
    re.IGNORECASE,
)
_NOW_STANDS = re.compile(r"\b(?:ris\w+|rose|rais\w+|stands?|stood|climb\w+|number|toll|now)\b", re.IGNORECASE)
_OBJECT = re.compile(
    r"\s+(?:at\s+least|more\s+than|up\s+to|some|about|around|nearly|almost|over|an?|the|his|her|their|its|\d|one|two|three|four|five|six"
    r"|seven|eight|nine|ten|eleven|twelve|\w+teen|\w+ty|dozens|hundreds|several|scores|civilians|people)\b",
    re.IGNORECASE,
)
_OF_THE_HURT = re.compile(
    r"\s+of\s+(?:the|those|these|his|her|its|their)\s+(?:badly\s+|seriously\s+)?(?:wounded|injured|hurt)\b"
    r"(?=.{0,60}\b(?:died|dead|succumb|passed away|did not|later))",
    re.IGNORECASE,
)
_BREAK = re.compile(r"[.;!?\n](?!\d)|[—:]")


@dataclass(frozen=True, slots=True)
class Cue:
    """A word that says killed or injured. ``passive``: a verb whose victim stands before it."""

    span: Span
    kind: str  # killed, injured
    group: str
    passive: bool


@cache
def _cue_words() -> tuple[re.Pattern[str], dict[str, tuple[str, str]]]:
    table: dict[str, tuple[str, str]] = {}
    for kind in ("killed", "injured"):
        for group in _GROUPS:
            for word in casualty_words(kind, group):
                table.setdefault(word, (kind, group))
    table |= {word: ("", "") for word in words_of("victims", "neither", "words")}
    return re.compile(rf"(?<![\w-]){any_of(list(table))}(?![\w-])", re.IGNORECASE), table


@cache
def unharmed_words() -> dict[str, frozenset[str]]:
    """The lists of ``[unharmed]`` in victims.toml as sets."""
    return {
        entry: frozenset(words_of("victims", "unharmed", entry))
        for entry in ("nouns", "killed_only", "injured_only", "phrases")
    }


def find_cues(text: str, start: int, end: int) -> list[Cue]:
    """The words between two offsets that say killed or injured, in order."""
    return list(_cues_between(text, start, end))


@lru_cache(maxsize=16)  # the events of a sentence ask for the same words
def _cues_between(text: str, start: int, end: int) -> tuple[Cue, ...]:
    pattern, table = _cue_words()
    result = []
    for match in pattern.finditer(text, start, end):
        kind, group = table[re.sub(r"\s+", " ", match.group().lower())]
        if not kind:
            continue
        passive = (
            group == "by_subject"
            or (group == "either" and bool(_NUMBER_BEFORE.search(text[max(start, match.start() - 14) : match.start()])))
            or (group == "either" and bool(_BE.search(text[max(start, match.start() - 45) : match.start()])))
        )
        result.append(Cue(Span(match.start(), match.end()), kind, group, passive))
    return tuple(result)


def _words(text: str) -> int:
    return len(re.findall(r"[\w’'-]+", text))


def _cost_after(text: str, count: CountMention, cue: Cue, others: list[CountMention]) -> float | None:
    """What it costs to let a cue after the count govern it; None where it can't."""
    noun_end = max(count.span.end, count.noun_span.end if count.noun_span else 0)
    if cue.span.start < noun_end:
        return 0.0
    gap = text[noun_end : cue.span.start]
    if cue.group == "by_object" or len(gap) > 250:
        return None
    gap = _ASIDE.sub(" ", gap)
    if len(gap) > 120 or _BREAK.search(gap):
        return None
    if cue.group == "nouns":
        return (
            0.5 + _words(gap)
            if _words(gap) <= 2 and "," not in gap and not re.search(r"\b(?:and|in|of|for)\b", gap)
            else None
        )
    if any(other.maximum == 0 and noun_end <= other.span.start < cue.span.start for other in others):
        return None  # "two missiles fell and nobody was hurt"
    bare = re.fullmatch(r"\s*(?:\w+ly\s+|more\s+|others?\s+|of\s+(?:them|those|these|the)\s+)?[\"”]?", gap) is not None
    if not bare and _IN_A_PHRASE.search(text[max(0, count.span.start - 26) : count.span.start]):
        return None  # "around the two crossings"
    if cue.group == "either" and bare and not cue.passive and _OBJECT.match(text, cue.span.end):
        return None  # "two bombers killed at least 72 people"
    if cue.group == "either" and not cue.passive and not bare and not _CARRIED.search(gap):
        return None
    aside = _ASIDE.search(text[noun_end : cue.span.start])
    begin = noun_end + aside.end() if aside else noun_end
    between = [other for other in others if begin <= other.span.start < cue.span.start]
    apart = sum(
        not re.fullmatch(r".*(?:\band|,|\bor|plus)\s*(?:also\s+)?", text[noun_end : other.span.start], re.S)
        or _words(text[noun_end : other.span.start]) > 8
        for other in between
    )
    return 0.2 * _words(gap) + 0.4 * gap.count(",") + 3 * apart + 0.3 * (not bare)


def _cost_before(text: str, count: CountMention, cue: Cue, others: list[CountMention]) -> float | None:
    """What it costs to let a cue before the count govern it; None where it can't."""
    gap = text[cue.span.end : count.span.start]
    if len(gap) > 110 or re.search(r"[;!?]|\.\s", gap):
        return None
    if cue.passive or cue.group == "by_subject":
        return 1.5 if re.fullmatch(r"\s*[:—–(|]\s*", gap) else None
    if cue.group == "nouns" and not re.search(
        r"\b(?:of|to|at|from|by|is|was|as|reached|stands|stood|exceed|exceeded|exceeds|passed|for|includ\w+|among|than|include|now|not|put\w*)\b|[:|]",
        gap,
    ):
        return None
    if (
        cue.group != "nouns"
        and _IN_A_PHRASE.search(gap)
        and not _NOW_STANDS.search(text, max(0, cue.span.start - 60), count.span.start)
    ):
        return None  # "killed 13 militants in nine encounters"
    if re.search(r"\b(?:by|who|which|after|before|when|while|as|with)\b", gap) and cue.group != "nouns":
        return 4 + 0.2 * _words(gap)
    if cue.group == "nouns" and (_words(gap) > 9 or re.search(r"\b(?:but|while|although|said he)\b", gap)):
        return None
    between = [other for other in others if cue.span.end <= other.span.start < count.span.start]
    return 0.2 * _words(gap) + 0.5 * len(between) + (0.4 if cue.group == "nouns" else 0.1)


def is_thing(count: CountMention) -> bool:
    """True for a count of things ("two missiles")."""
    return count.noun.rsplit(" ", 1)[-1] in things() or count.noun in things()


def governing(
    text: str, count: CountMention, cues: list[Cue], others: list[CountMention], limit: float = 5
) -> Cue | None:
    """The cue that governs a count at less than ``limit`` (about five words a point), or None."""
    if is_thing(count):
        return None
    best: tuple[float, int, Cue] | None = None
    of_the = _OF_THE_HURT.match(text, count.span.end)
    for cue in cues:
        if of_the and cue.span.start < of_the.end():
            continue  # "two of the wounded died"
        after = cue.span.start >= count.span.start
        cost = _cost_after(text, count, cue, others) if after else _cost_before(text, count, cue, others)
        if cost is not None and cost < limit and (best is None or (cost, cue.span.start) < best[:2]):
            best = (cost, cue.span.start, cue)
    return best[2] if best else None
