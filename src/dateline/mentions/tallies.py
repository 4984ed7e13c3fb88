"""Counts with what they count: killed, injured or a quantity; a total or a part of one; how they add up."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from functools import cache

from dateline.mentions.casualty_cues import Cue, find_cues, governing, is_thing
from dateline.mentions.lexicon_file import words_of
from dateline.mentions.time_words import any_of
from dateline.model import CountKind, CountMention, Span

_NEAR, _FAR = 1.3, 5.0
_HARMLESS = (
    "arrest",
    "displacement",
    "deployment",
    "agreement",
    "capture",
    "withdrawal",
    "advance",
    "restriction",
    "protest",
)
_OF_THE_TOTAL = re.compile(
    r"\s*(?:were\s+|are\s+)?(?:of\s+(?:them|whom|these|those|the dead|the victims)|among them)\b", re.IGNORECASE
)
_HOW_BADLY = re.compile(r"\s+(?:critically|seriously|severely|gravely|badly)\s*(?=[.,;)]|$)", re.IGNORECASE)
_AMONG_THEM = re.compile(r"\s*(?:(?:were\s+)?among them|included)\b", re.IGNORECASE)
_JOINED = re.compile(r"\s+(?:[\w’'-]+\s+){0,2}(?:(?:were|was|been)\s+)?(?:dead|killed|deaths)\s+and\s+", re.IGNORECASE)
_LONGEST_NUMBER = 11  # characters: a bare number such as "1,000", no phrase
_NUMBER_OF = re.compile(r"\b(?:number|toll|count|figure)\b[^.;]*$", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Tally:
    """One count with what it counts."""

    count: CountMention
    kind: CountKind
    part: bool = False
    running: bool = False  # a toll as it now stands


def tally_of(
    text: str,
    sentence: Span,
    trigger: Span,
    count: CountMention,
    cues: list[Cue],
    counts: list[CountMention],
    event_type: str,
) -> Tally:
    part = is_part(text, sentence, count)
    others = [other for other in counts if other.span != count.span]
    cue = governing(text, count, cues, others, _NEAR if event_type in _HARMLESS or part else _FAR)
    if cue is None and not part and not count.noun and event_type not in _HARMLESS:
        cue = next((own for own in cues if own.span.overlaps(trigger)), None)
    if cue:
        running = cue.group == "nouns" or bool(
            _NUMBER_OF.search(text[max(sentence.start, count.span.start - 200) : count.span.start])
        )
        return Tally(count, "killed" if cue.kind == "killed" else "injured", part, running)
    if is_thing(count):
        return Tally(count, "quantity", part)
    if event_type == "casualties" or (part and not event_type):
        return Tally(count, _kind_before(text, count.span.start) or "killed", part)
    return Tally(count, "quantity", part)


def _kind_before(text: str, at: int) -> CountKind | None:
    """What the last count word before an offset counted: a part counts what its total does."""
    cues = [cue for cue in find_cues(text, max(0, at - 250), at) if cue.group != "nouns" or cue.kind == "injured"]
    return None if not cues else ("killed" if cues[-1].kind == "killed" else "injured")


@cache
def _before_a_part() -> re.Pattern[str]:
    """What stands before a part of a total: "including ", "among them were a nurse and "."""
    words = any_of(words_of("victims", "parts", "words"))
    return re.compile(
        rf"(?<!\w){words}(?!\w)(?:\s+(?:were|are|was|is))?,?\s*(?:[\w’'-]+\s+){{0,5}}(?:and\s+|,\s*)?$", re.IGNORECASE
    )


def is_part(text: str, sentence: Span, count: CountMention) -> bool:
    """True for a count that "including", "among them" or "of them" makes a part of another."""
    before = text[max(sentence.start, count.span.start - 60) : count.span.start]
    if _before_a_part().search(before):
        return True
    if _HOW_BADLY.match(text, count.span.end) and text[: count.span.start].rstrip().endswith(","):
        return True
    end = count.noun_span.end if count.noun_span else count.span.end
    return bool(_OF_THE_TOTAL.match(text, count.span.end) or _AMONG_THEM.match(text, end))


def coordinated_parts(text: str, tallies: list[Tally]) -> list[Tally]:
    """The tallies with "three women" made a part too in "three women and five children among them"."""
    result = list(tallies)
    for index in range(len(result) - 2, -1, -1):
        left, right = result[index], result[index + 1]
        end = left.count.noun_span.end if left.count.noun_span else left.count.span.end
        if right.part and re.fullmatch(r"\s+and\s+", text[end : right.count.span.start]):
            result[index] = replace(left, part=True)
    return result


def spread_bounds(text: str, tallies: list[Tally]) -> list[Tally]:
    """ "more than 100 dead and 1,000 wounded": the bound governs both."""
    result = list(tallies)
    for index in range(1, len(result)):
        left, right = result[index - 1].count, result[index].count
        exact = right.minimum == right.maximum and right.minimum not in (None, 0)
        exact = exact and right.span.end - right.span.start <= _LONGEST_NUMBER and text[right.span.start].isdigit()
        if exact and left.maximum is None and left.minimum and _JOINED.fullmatch(text, left.span.end, right.span.start):
            result[index] = replace(result[index], count=replace(right, maximum=None))
    return result


def added(tallies: list[Tally]) -> tuple[int | None, int | None]:
    """The sum of counts; an open bound stays open."""
    lows, highs = [tally.count.minimum for tally in tallies], [tally.count.maximum for tally in tallies]
    low = sum(value for value in lows if value is not None) if any(value is not None for value in lows) else None
    high = sum(value for value in highs if value is not None) if all(value is not None for value in highs) else None
    return (low, high) if tallies else (None, None)


def latest(tallies: list[Tally], kind: CountKind) -> list[Tally]:
    """The tallies of a kind; a toll as it now stands takes the place of those before it ("has risen to five")."""
    chosen = [tally for tally in tallies if tally.kind == kind]
    running = [tally for tally in chosen if tally.running]
    return running[-1:] if running and len(running) < len(chosen) else chosen
