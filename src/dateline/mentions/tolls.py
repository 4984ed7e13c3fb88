"""Killed, injured and quantity of one event, out of the counts of its sentence."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from dateline.mentions.casualty_cues import Cue, find_cues, governing, is_thing, unharmed_words
from dateline.mentions.count_mentions import find_counts
from dateline.mentions.lexicon_file import words_of
from dateline.mentions.numbers import amount_at, is_superseded
from dateline.mentions.time_words import any_of
from dateline.mentions.victims import things, victim_nouns, victim_term
from dateline.model import Counting, CountKind, CountMention, DatePrecision, Span

_FIGURES = re.compile(
    r"(?<![\w-])(?:\d|(?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|[a-z]+teen|[a-z]+ty|dozens|scores|hundreds|thousands|several)\b)",
    re.IGNORECASE,
)
_NEAR, _FAR = 1.3, 5.0  # how far a word for harm reaches to a count, see ``governing``
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
_OF_THEM = re.compile(
    r"\s*(?:of (?:them|whom|these|those|the dead|the victims|the injured|the wounded|those killed)|were|are|was)\s*,?\s+(?:(?:were|are|was|as|identified as|it has identified as)\s+)*((?:[\w’'-]+\s?){1,4})"
)
_NUMBER_OF_WHOM = re.compile(
    r"\b(?:number|toll|count|deaths?) of (?:the )?[‘'\"“]?((?:[\w’-]+['’]? ?){1,3})|((?:\w+ ){1,2})(?=(?:deaths?|casualties)\b)"
    r"|((?:\w+ ?){1,3})(?:killed|wounded|injured|dead)?\b[^.;:]*:\s*$",
    re.IGNORECASE,
)
_NUMBER_OF = re.compile(r"\b(?:number|toll|count|figure)\b[^.;]*$", re.IGNORECASE)
_CUMULATIVE = re.compile(
    r"\b(?:since|so far|to date|in total|overall|altogether|all told|total|tally|toll|now stands|this (?:year|month|week)|during the|over the (?:past|last)|in the (?:past|last)|throughout|have been killed|has risen|rose to|running)\b",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class SubTotal:
    """A part of a total ("including at least 20 civilians")."""

    span: Span
    kind: CountKind
    minimum: int | None
    maximum: int | None
    victims: str


@dataclass(frozen=True, slots=True)
class CasualtyCounts:
    """What the counts say of one event. All None and "": nothing is counted."""

    killed_min: int | None = None
    killed_max: int | None = None
    injured_min: int | None = None
    injured_max: int | None = None
    quantity_min: int | None = None
    quantity_max: int | None = None
    quantity_unit: str = ""
    victims: str = ""
    counting: Counting = ""
    parts: tuple[SubTotal, ...] = field(default=())
    spans: tuple[Span, ...] = field(default=())  # the counts that were used


@dataclass(frozen=True, slots=True)
class _Tally:
    """One count with what it counts."""

    count: CountMention
    kind: CountKind
    part: bool = False
    running: bool = False  # a toll as it now stands


def casualty_counts(
    text: str, sentence: Span, trigger: Span, count_spans: Sequence[Span] | None = None, event_type: str = ""
) -> CasualtyCounts:
    """What the counts of a sentence say of the event at ``trigger``.

    ``count_spans``: the counts that belong to the event (None: those of the sentence are judged by rule; empty: none
    do). ``event_type`` decides what a count without a governing word is: deaths for ``casualties``, else a quantity.
    """
    counts = [count for count in find_counts(text, sentence) if not is_superseded(text, count.span.start)]
    cues = find_cues(text, sentence.start, sentence.end)
    if count_spans is None:
        tallies = [_tally(text, sentence, trigger, count, cues, counts, event_type) for count in counts]
        tallies = _of_trigger(text, tallies, trigger)
    else:
        tallies = [
            _tally(text, sentence, trigger, count, cues, counts, event_type)
            for span in count_spans
            for count in _in_span(text, span)
        ]
    tallies = _coordinated_parts(text, tallies)
    zero = _unharmed(text, sentence, count_spans)
    return _summed(text, sentence, _spread_bounds(text, tallies), zero, event_type)


def _in_span(text: str, span: Span) -> list[CountMention]:
    """The counts of a marked span; a span without a number names one person or thing, or several joined by "and"."""
    found = [
        count
        for count in find_counts(text, Span(span.start, min(len(text), span.end + 40)))
        if count.span.start < span.end
    ]
    words = text[span.start : span.end]
    if re.search(r"\bfamil(?:y|ies) of\b|\beach\b", words, re.IGNORECASE) and len(found) > 1:
        found = found[-1:]
    if found and re.search(r"\bof\b", words) and len(found) > 1 and " and " not in words:
        found = found[:1]  # "nineteen of the city's 96 districts"
    measure = (
        None
        if found
        else next(
            filter(None, (amount_at(text, m.start(), True) for m in _FIGURES.finditer(text, span.start, span.end))),
            None,
        )
    )
    if measure and measure.end <= span.end + 1:
        noun = text[measure.end : span.end].strip().lower()
        return [CountMention(Span(measure.start, measure.end), measure.minimum, measure.maximum, noun)]
    extra = _unnumbered(text, span, found)
    return found + extra


def _unnumbered(text: str, span: Span, found: list[CountMention]) -> list[CountMention]:
    if not found and re.search(r"\bin (?:their|its) thousands\b", text[span.start : span.end]):
        return [CountMention(span, 2000, None)]
    if (
        any(word in text[span.start : span.end].lower() for word in ("safe", "without", "unharmed", "unhurt", "no "))
        and not found
    ):
        return []
    result = []
    for part in re.finditer(r"(?:(?!\s+and\s+|,\s+).)+", text[span.start : span.end], re.DOTALL):
        piece = Span(span.start + part.start() + len(part[0]) - len(part[0].lstrip(" ,")), span.start + part.end())
        piece = Span(piece.start + (4 if text[piece.start : piece.end].startswith("and ") else 0), piece.end)
        if piece.end <= piece.start or any(
            count.span.start < piece.end and piece.start < count.span.end for count in found
        ):
            continue
        head = text[piece.start : piece.end]
        if not found or re.match(r"(?:his|her|their|its|the|a|an)\b|[A-Z]", head):
            result.append(
                CountMention(piece, 1, 1, re.sub(r"^(?:a|an|the|his|her|their|its)\s+", "", head.lower()), piece)
            )
    return result


def _tally(
    text: str,
    sentence: Span,
    trigger: Span,
    count: CountMention,
    cues: list[Cue],
    counts: list[CountMention],
    event_type: str,
) -> _Tally:
    part = _is_part(text, sentence, count)
    others = [other for other in counts if other.span != count.span]
    cue = governing(text, count, cues, others, _NEAR if event_type in _HARMLESS or part else _FAR)
    if cue is None and not part and not count.noun and event_type not in _HARMLESS:
        cue = next((own for own in cues if own.span.start < trigger.end and trigger.start < own.span.end), None)
    if cue:
        running = cue.group == "nouns" or bool(_NUMBER_OF.search(text[sentence.start : count.span.start]))
        return _Tally(count, "killed" if cue.kind == "killed" else "injured", part, running)
    if is_thing(count):
        return _Tally(count, "quantity", part)
    if event_type == "casualties" or (part and not event_type):
        return _Tally(count, _kind_before(text, count.span.start) or "killed", part)
    return _Tally(count, "quantity", part)


def _kind_before(text: str, at: int) -> CountKind | None:
    """What the last count word before an offset counted: a part counts what its total does."""
    cues = [cue for cue in find_cues(text, max(0, at - 250), at) if cue.group != "nouns" or cue.kind == "injured"]
    return None if not cues else ("killed" if cues[-1].kind == "killed" else "injured")


def _is_part(text: str, sentence: Span, count: CountMention) -> bool:
    """True for a count that "including", "among them" or "of them" makes a part of another."""
    words = any_of(list(words_of("victims", "parts", "words")))
    before = text[max(sentence.start, count.span.start - 60) : count.span.start]
    if re.search(
        rf"(?<!\w){words}(?:\s+(?:were|are|was|is))?\s*(?:[\w’'-]+\s+){{0,5}}(?:and\s+|,\s*)?$",
        before,
        re.IGNORECASE,
    ) and not re.search(r"[.;!?]\s", before):
        return bool(
            re.search(
                r"\b(?:includ\w+|among|of (?:whom|which|them|these|those)|counting)\b[^.;]*$",
                before,
                re.IGNORECASE,
            )
        )
    end = count.noun_span.end if count.noun_span else count.span.end
    return bool(
        re.match(
            r"\s*(?:were\s+|are\s+)?(?:of\s+(?:them|whom|these|those|the dead|the victims)|among them)\b",
            text[count.span.end : end + 30],
        )
        or re.match(r"\s*(?:(?:were\s+)?among them|included)\b", text[end : end + 20])
    )


def _coordinated_parts(text: str, tallies: list[_Tally]) -> list[_Tally]:
    """The tallies with "three women" made a part too in "three women and five children among them"."""
    result = list(tallies)
    for index in range(len(result) - 2, -1, -1):
        left, right = result[index], result[index + 1]
        end = left.count.noun_span.end if left.count.noun_span else left.count.span.end
        if right.part and re.fullmatch(r"\s+and\s+", text[end : right.count.span.start]):
            result[index] = replace(left, part=True)
    return result


def _of_trigger(text: str, tallies: list[_Tally], trigger: Span) -> list[_Tally]:
    """Without marked counts: all casualty counts of the sentence, and the quantity next to the trigger."""
    casualties = [tally for tally in tallies if tally.kind != "quantity"]
    others = [tally for tally in tallies if tally.kind == "quantity" and not tally.part]

    def distance(tally: _Tally) -> int:
        end = tally.count.noun_span.end if tally.count.noun_span else tally.count.span.end
        return max(0, tally.count.span.start - trigger.end, trigger.start - end)

    near = sorted((tally for tally in others if distance(tally) <= 40), key=distance)[:1]
    return casualties + near


def _unharmed(text: str, sentence: Span, count_spans: Sequence[Span] | None) -> tuple[bool, bool]:
    """Whether the text says that nobody was killed, and that nobody was injured."""
    lists = unharmed_words()
    if count_spans is None:
        pieces = [text[sentence.start : sentence.end].lower()]
    else:
        pieces = [text[span.start : min(sentence.end, max(span.end, span.end + 25))].lower() for span in count_spans]
    killed = injured = False
    for piece in pieces:
        both = any(phrase in piece for phrase in lists["phrases"])
        none = re.search(r"\b(?:no|nobody|none|no-one|without|nothing|zero|neither)\b[^.;]{0,60}", piece)
        said = none.group() if none else ""
        both = both or any(re.search(rf"\b{word}\b", said) for word in lists["nouns"])
        killed |= both or any(re.search(rf"\b{word}\b", said) for word in lists["killed_only"]) or " hurt" in said
        injured |= both or any(re.search(rf"\b{word}\b", said) for word in lists["injured_only"]) or " hurt" in said
    return killed, injured


def _spread_bounds(text: str, tallies: list[_Tally]) -> list[_Tally]:
    """ "more than 100 dead and 1,000 wounded": the bound governs both."""
    result = list(tallies)
    for index in range(1, len(result)):
        left, right = result[index - 1].count, result[index].count
        exact = (
            right.minimum == right.maximum and right.minimum not in (None, 0) and right.span.end - right.span.start < 12
        )
        gap = text[left.span.end : right.span.start]
        if (
            exact
            and left.maximum is None
            and left.minimum
            and re.fullmatch(r"\s+(?:people\s+)?(?:dead|killed|deaths)\s+and\s+", gap)
            and text[right.span.start].isdigit()
        ):
            result[index] = replace(result[index], count=replace(right, maximum=None))
    return result


def _added(tallies: list[_Tally]) -> tuple[int | None, int | None]:
    """The sum of counts; an open bound stays open."""
    lows, highs = [tally.count.minimum for tally in tallies], [tally.count.maximum for tally in tallies]
    low = sum(value for value in lows if value is not None) if any(value is not None for value in lows) else None
    high = sum(value for value in highs if value is not None) if all(value is not None for value in highs) else None
    return (low, high) if tallies else (None, None)


def _latest(tallies: list[_Tally], kind: CountKind) -> list[_Tally]:
    """The tallies of a kind; a toll as it now stands takes the place of those before it ("has risen to five")."""
    chosen = [tally for tally in tallies if tally.kind == kind]
    running = [tally for tally in chosen if tally.running]
    return running[-1:] if running and len(running) < len(chosen) else chosen


def _summed(
    text: str, sentence: Span, tallies: list[_Tally], zero: tuple[bool, bool], event_type: str
) -> CasualtyCounts:
    totals = [tally for tally in tallies if not tally.part] or tallies
    totals = [tally for tally in totals if tally.count.minimum != 0 or tally.count.maximum != 0]
    killed = _added(_latest(totals, "killed"))
    injured = _added(_latest(totals, "injured"))
    if killed == (None, None) and zero[0]:
        killed = (0, 0)
    if injured == (None, None) and zero[1]:
        injured = (0, 0)
    quantity = next((tally.count for tally in totals if tally.kind == "quantity"), None)
    parts = tuple(
        SubTotal(
            tally.count.span, tally.kind, tally.count.minimum, tally.count.maximum, _victims(text, sentence, [tally])
        )
        for tally in tallies
        if tally.part and tally not in totals
    )
    harmed = [tally for tally in totals if tally.kind != "quantity"]
    return CasualtyCounts(
        *killed,
        *injured,
        quantity.minimum if quantity else None,
        quantity.maximum if quantity else None,
        quantity.noun if quantity else "",
        _victims(text, sentence, harmed),
        _counting(text, sentence, harmed, event_type),
        parts,
        tuple(tally.count.span for tally in totals),
    )


def _victims(text: str, sentence: Span, tallies: list[_Tally]) -> str:
    """Who the casualties are, each term once: "all" where the text doesn't say."""
    terms: list[str] = []
    for tally in tallies:
        term = _term(text, tally.count)
        if term and term not in terms:
            terms.append(term)
    if not terms and tallies:
        terms = [_term_around(text, sentence, tallies[0].count)]
    specific = [term for term in terms if term != "all"] if len(terms) == 1 else terms
    return " and ".join(specific) or ("all" if tallies else "")


def _term(text: str, count: CountMention) -> str:
    """The term for the noun that is counted, or for what "of them" is said to be."""
    noun_end = count.noun_span.end if count.noun_span else count.span.end
    after = text[count.span.end : noun_end + 70]
    who = _OF_THEM.match(after)
    if who and (term := victim_term(who[1])):
        return term
    noun = text[count.noun_span.start : count.noun_span.end] if count.noun_span else ""
    family = re.match(r"\s+of\s+(?:\w+\s+){0,3}family\b", text[noun_end : noun_end + 40])
    if family and noun.lower().endswith(("member", "members")):
        return "all"
    forces = re.match(
        r"\s+of\s+(?:the\s+)?(?:\w+\s+){0,2}(?:security forces|army|armed forces|military)\b",
        text[noun_end : noun_end + 50],
    )
    if forces:
        return "soldiers"
    return victim_term(noun) or _as_written(noun)


def _as_written(noun: str) -> str:
    """An unknown noun for victims as the text has it ("Iraqis", "signatories"), "" where it can't be one."""
    words = noun.split()
    return words[-1] if words and words[-1].endswith("s") and words[-1].lower() not in things() else ""


def _term_around(text: str, sentence: Span, count: CountMention) -> str:
    """The term for a bare number: "the number of civilians killed ... 20", "the soldiers ... three of them"."""
    before = text[sentence.start : count.span.start]
    after = text[count.span.end : min(sentence.end, count.span.end + 60)]
    for found in [*reversed(list(_NUMBER_OF_WHOM.finditer(before))), *_NUMBER_OF_WHOM.finditer(after)]:
        if term := victim_term(found[1] or found[2] or found[3]):
            return term
    if _OF_THEM.match(text[count.span.end : count.span.end + 12] + " x"):
        return _last_named(before)
    return ""


def _last_named(before: str) -> str:
    """The term of the last noun for people before an offset, for which "them" stands."""
    nouns = victim_nouns()
    for word in reversed(re.findall(r"[\w’'-]+", before.lower())):
        if nouns.get(word, "all") != "all":
            return nouns[word]
    return ""


def counting_of(event_type: str, precision: DatePrecision) -> Counting:
    """What a toll is by its row's type and date: a count on its own over a stretch of time is a running total."""
    running = event_type == "casualties" and precision in ("range", "month", "year")
    return "cumulative" if running else "incident"


def _counting(text: str, sentence: Span, harmed: list[_Tally], event_type: str) -> Counting:
    """A guess from the words alone; where the date is known, ``counting_of`` is better."""
    if not harmed:
        return ""
    if event_type not in ("", "casualties"):
        return "incident"
    return "cumulative" if _CUMULATIVE.search(text, sentence.start, sentence.end) else "incident"
