"""Who speaks at a reporting verb or after "according to": the noun phrase, whole, without a parser."""

from __future__ import annotations

import re
from bisect import bisect_left

from dateline.events.discourse import Discourse
from dateline.events.grammar import Token, word_class
from dateline.events.party import Party
from dateline.model import Span

_SUBJECTS = frozenset(["he", "she", "it", "they", "we", "who", "which"])
_TO_HEARERS = frozenset(["told", "tells", "tell"])  # what follows is who was told
_NUMBERS = frozenset(["two", "three", "four", "five", "six", "several", "many", "some", "one", "people", "medics"])
_EDGES = frozenset(',;:.“”"—–-()') | {"but", "while", "whereas", "that", "when", "as", "because", "although", "and"}
_ASIDE = re.compile(r"(?:\s*\([^)]{1,30}\))?(?:,[^,;.\"“”\n]{2,90},|,)?(?:\s+(?:who|which)\s[^,;.\"“”\n]{2,60})?\s*\Z")
_END = re.compile(
    r"(?:\s(?:us|me|him|her|them|[A-Z][\w.]+|(?:the|a|my|our|his|her) [\w-]+|reporters|journalists|[\w-]+ television))"
    r"{0,3}\s*(?:[.,;!?)\]]|$|\n|\s(?:in|on|to|of|by|during|at|from|for|late|early|after|when|as|yesterday|today"
    r"|earlier|later|last|this)\b)"
)


def source_after(discourse: Discourse, start: int, sentence: Span) -> Span | None:
    """The noun phrase that starts where a phrase like "according to" ends, None where there is none."""
    at = bisect_left(discourse.ends, start + 1)
    party = discourse.parties[at] if at < len(discourse.parties) else None
    if party and party.span.start - start <= 2:
        return _with_aside(discourse, party.span)
    words = re.match(r"\s*([^,;.\n“”\"]{3,80})", discourse.text[start : sentence.end])
    return Span(start + words.start(1), start + words.end(1)) if words else None


def _with_aside(discourse: Discourse, span: Span) -> Span:
    """The span with a short apposition taken in: "Abu Salim, an activist in the town"."""
    more = re.match(r",\s(?:an?|the)\s[^,;.\n“”\"]{3,60}(?=[,.])", discourse.text[span.end : span.end + 80])
    return Span(span.start, span.end + more.end()) if more else span


def speaker_of(
    discourse: Discourse, index: int, sentence: Span, tokens: list[Token], at: int
) -> tuple[Span | None, bool]:
    """The subject of a reporting verb, and whether verb and subject close what is said ("..., he said")."""
    text, verb = discourse.text, tokens[at]
    if verb.text.endswith("ing"):
        return _first_source(discourse, index, verb), False
    back = at - 1
    while back >= 0 and _between(tokens[back].text):
        back -= 1
    if back >= 0 and tokens[back].text.lower() in _SUBJECTS:
        pronoun = tokens[back]
        if pronoun.text.lower() == "we" and not discourse.quoted(pronoun.start):
            return None, False  # the publisher
        return Span(pronoun.start, pronoun.end), _closes(text, sentence, pronoun.start, verb.end)
    if text[verb.start - 2 : verb.start].strip() in (",", "”", '"', "’") and verb.text not in _TO_HEARERS:
        source = _inverted(discourse, verb, sentence)
        if source:
            return source, True
    end = tokens[back].end if back >= 0 else verb.start
    source = _party_before(discourse, sentence, end) or _segment(discourse, sentence, tokens, back, verb)
    return source, source is not None and _closes(text, sentence, source.start, verb.end)


def _between(word: str) -> bool:
    """Whether a word may stand between a subject and its verb ("has also", "on Friday")."""
    lower = word.lower()
    return (
        any(lower in word_class(name) for name in ("adverbs", "auxiliaries", "days"))
        or lower == "on"
        or lower[-2:] == "ly"
    )


def _segment(discourse: Discourse, sentence: Span, tokens: list[Token], back: int, verb: Token) -> Span | None:
    """The whole clause opening before a verb as its subject: "two people briefed on the matter say"."""
    if verb.text in discourse.words.weak or back < 0:
        return None
    first = back
    while first > 0 and tokens[first - 1].text not in _EDGES and back - first < 14:
        first -= 1
    words = [t.text for t in tokens[first : back + 1]]
    if words[-1].lower() in word_class("prepositions") or words[0].lower() == "all":
        return None
    if any(w.lower() in word_class("auxiliaries") or w in _SUBJECTS for w in words[1:]) or not _opens(words[0]):
        return None
    if words[0].lower() in _SUBJECTS:
        return Span(tokens[first].start, tokens[first].end)
    return Span(_apposed_to(discourse, sentence, tokens[first].start), tokens[back].end)


def _apposed_to(discourse: Discourse, sentence: Span, start: int) -> int:
    """Where the name before an apposition starts ("the Hill Front, a coalition of three groups, said")."""
    at = bisect_left(discourse.ends, start) - 1
    party = discourse.parties[at] if at >= 0 else None
    apposed = (
        party and party.named and party.span.start >= sentence.start and discourse.text[party.span.end : start] == ", "
    )
    return party.span.start if party and apposed else start


def _opens(word: str) -> bool:
    """Whether a word may open a subject: article, number, capital, plural."""
    return (
        word.lower() in word_class("determiners")
        or word[0].isupper()
        or word.isdigit()
        or word in _NUMBERS
        or word[-1] == "s"
    )


def _inverted(discourse: Discourse, verb: Token, sentence: Span) -> Span | None:
    """ "..., said NAME": the party after the verb."""
    at = bisect_left(discourse.ends, verb.end + 1)
    party = discourse.parties[at] if at < len(discourse.parties) else None
    if party is None or party.span.start - verb.end > 1:
        return None
    source = _with_aside(discourse, party.span)
    followed = re.match(
        r"\s*(?:[.,;:]|$|\n|(?:who|which|in|on|at|from|of|by|as)\b)", discourse.text[source.end : sentence.end]
    )
    return source if followed else None


def _party_before(discourse: Discourse, sentence: Span, end: int) -> Span | None:
    """The nearest party before ``end`` with nothing but an aside between; appositions and joint subjects whole."""
    last = bisect_left(discourse.ends, end + 1) - 1
    for at in range(last, max(-1, last - 4), -1):
        party = discourse.parties[at]
        if party.span.start < sentence.start:
            return None
        gap = discourse.text[party.span.end : end]
        if not _ASIDE.match(gap + " ") or party.role in ("possessor",):
            continue
        if party.role == "oblique" and at and discourse.parties[at - 1].span.start >= sentence.start:
            wider = _head_of(discourse, sentence, party, discourse.parties[at - 1])
            if wider:
                return wider
            continue
        return _joint(discourse, at, sentence)
    return None


def _head_of(discourse: Discourse, sentence: Span, inner: Party, outer: Party) -> Span | None:
    """ "A spokesman for the army": the whole phrase."""
    gap = discourse.text[outer.span.end : inner.span.start]
    if outer.role == "oblique" or not re.fullmatch(r"\s(?:for|of|in|from|at|with|near)\s", gap):
        return None
    return Span(_apposed_to(discourse, sentence, outer.span.start), inner.span.end)


def _joint(discourse: Discourse, at: int, sentence: Span) -> Span:
    party = discourse.parties[at]
    start = party.span.start
    if at and discourse.parties[at - 1].span.start >= sentence.start:
        before = discourse.parties[at - 1]
        gap = discourse.text[before.span.end : start]
        if gap == " and " or (gap == ", " and party.kind == before.kind == "person"):
            start = before.span.start
    return Span(start, party.span.end)


def _first_source(discourse: Discourse, index: int, verb: Token) -> Span | None:
    here = [p for p in discourse.before(Span(verb.start, verb.end)) if p.sentence == index]
    sources = [p for p in here if p.source] or [p for p in here if p.role == "subject"]
    return sources[0].span if sources else None


def _closes(text: str, sentence: Span, start: int, end: int) -> bool:
    """Whether subject and verb come after what is said: a comma or quotation mark before, an end after."""
    before = text[sentence.start : start].rstrip()
    if not before or before[-1] not in ',”"’—–' or re.match(r"[^.,;]{0,40}\bthat\b", text[end : sentence.end]):
        return False
    return bool(_END.match(text[end : sentence.end]))
