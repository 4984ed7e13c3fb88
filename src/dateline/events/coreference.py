"""What "it", "they", "his office", "the group" or "our forces" stand for: rules on number, kind, role and distance.

Rules rather than a learnt resolver: references in conflict reports mostly go back to the last source or subject of
the right kind, and a rule can be read when it errs. See ``assets/lexicon/reporting.toml`` for the nouns.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cached_property

from dateline.events.parties import Party, parties_of
from dateline.events.reporting import ReportingLexicon, reporting
from dateline.mentions.actors import ActorLexicon, actor_lexicon
from dateline.mentions.noun_phrases import cleaned, core
from dateline.model import Span

_PERSON = frozenset("he him his himself she her hers herself".split())
_FEMININE = frozenset("she her hers herself".split())
_THING = frozenset("it its itself".split())
_MANY = frozenset("they them their theirs themselves".split())
_SPEAKER = frozenset("we us our ours i me my".split())
_RELATIVE = frozenset("who whom which whose that".split())
PRONOUNS = _PERSON | _THING | _MANY | _SPEAKER | _RELATIVE
_OWNER = re.compile(r"\A(its|his|her|their|our|my|whose)\s+(?=\S)", re.I)
_DEFINITE = re.compile(r"\A(?:the|this|that|these|those)\s+(?:same\s+|latter\s+|former\s+)?", re.I)
_ROLE_WEIGHT = {"subject": 1.0, "possessor": 0.4, "object": -0.2, "oblique": -0.6}
_REACH = 8  # sentences back
_PLACE_BEFORE = re.compile(
    r"\b(?:in|at|near|from|to|of|outside|around|towards?|into|across|on|inside|over|for|between)\s+(?:the\s+)?\Z",
    re.I,
)


@dataclass(frozen=True)
class Discourse:
    """A text with its sentences and parties: what references are resolved in. Build it once an article."""

    text: str
    sentences: tuple[Span, ...]
    parties: tuple[Party, ...]
    actors: ActorLexicon
    words: ReportingLexicon
    country: str = ""  # ISO code of the country that the article is about, "" = not known

    @cached_property
    def starts(self) -> list[int]:
        """Where each sentence starts."""
        return [s.start for s in self.sentences]

    def sentence_at(self, offset: int) -> int:
        """Index of the sentence that holds an offset (the one before it where none does)."""
        return max(0, bisect_right(self.starts, offset) - 1)

    def said(self, span: Span) -> str:
        """The words of a span."""
        return self.text[span.start : span.end]


def read_discourse(
    text: str,
    sentences: Sequence[Span],
    country: str = "",
    actors: ActorLexicon | None = None,
    words: ReportingLexicon | None = None,
) -> Discourse:
    """The discourse of a text; stray capitals and places are left out of its parties."""
    actors, words = actors or actor_lexicon(), words or reporting()
    found = [
        replace(p, source=_is_source(text, p, words)) for p in parties_of(text, sentences, actors, words)
    ]
    people = {p.head for p in found if p.kind == "person" and p.named and _certain_person(text, p, words)}
    kept = tuple(p for p in found if _may_act(text, p, people))
    return Discourse(text, tuple(sentences), kept, actors, words, country)


def resolve_reference(discourse: Discourse, span: Span, attributing: bool = False) -> Party | None:
    """The party that a reference stands for, or None: where the span is no reference, or nothing fits.

    ``attributing``: the span is the source of a report, so it is not looked for in what it reports.
    """
    phrase = cleaned(discourse.said(span))
    owner = _OWNER.match(phrase)
    word = owner.group(1).lower() if owner else phrase.lower()
    if word in PRONOUNS:
        return _antecedent(discourse, span, word, attributing)
    return _described(discourse, span, phrase)


def is_reference(phrase: str) -> bool:
    """Whether a phrase is, or begins with, a word that stands for someone named elsewhere."""
    plain = cleaned(phrase)
    return plain.lower() in PRONOUNS or bool(_OWNER.match(plain) or _DEFINITE.match(plain))


def _is_source(text: str, party: Party, words: ReportingLexicon) -> bool:
    after = re.match(
        r"(?:,[^,;.\"“”\n]{2,80},)?\s+(?:(?:has|have|had|also|later|earlier|then|meanwhile|will|would|on \w+day|\w+ly)\s+)*([a-z]+)",
        text[party.span.end : party.span.end + 140],
    )
    if after and words.verbs.get(after.group(1)) and after.group(1) not in words.weak:
        return True
    before = text[max(0, party.span.start - 40) : party.span.start]
    if re.search(
        r"(?:according to|,[\"”’]? (?:said|says|reported|added|told))\s+(?:the\s+)?\Z", before, re.I
    ):
        return True
    return False


def _certain_person(text: str, party: Party, words: ReportingLexicon) -> bool:
    many = len(text[party.span.start : party.span.end].split()) > 1
    return (
        many and not _PLACE_BEFORE.search(text[max(0, party.span.start - 20) : party.span.start])
    ) or party.source


def _may_act(text: str, party: Party, people: set[str]) -> bool:
    before = text[max(0, party.span.start - 20) : party.span.start]
    if party.actor_kind == "country" and party.role == "oblique":
        return bool(re.search(r"\b(?:by|against|with|between|to)\s+(?:the\s+)?\Z", before, re.I))
    if party.kind != "person" or not party.named:
        return True
    single = " " not in text[party.span.start : party.span.end]
    if single:
        return party.source or party.head in people
    return (
        party.source
        or party.role != "oblique"
        or not _PLACE_BEFORE.search(before)
        or party.masculine
        or party.feminine
    )


def _antecedent(discourse: Discourse, span: Span, word: str, attributing: bool) -> Party | None:
    here = discourse.sentence_at(span.start)
    if word in _SPEAKER:
        return _speaker(discourse, span)
    if word in _RELATIVE:
        before = [p for p in discourse.parties if p.span.end <= span.start and p.sentence == here]
        return before[-1] if before else None
    best: tuple[float, int] | None = None
    for index, party in enumerate(discourse.parties):
        if party.span.end > span.start:
            break
        distance = here - party.sentence
        if distance > _REACH or not _agrees(party, word):
            continue
        score = _weight(party, word, distance, attributing)
        if best is None or score >= best[0]:
            best = (score, index)
    return discourse.parties[best[1]] if best else None


def _weight(party: Party, word: str, distance: int, attributing: bool) -> float:
    score = _ROLE_WEIGHT[party.role] - 0.9 * distance
    if party.source:
        score += 1.6 if attributing else 0.5
    if attributing and distance == 0 and not party.source:
        score -= 2.0  # "..., it said" does not speak of a party inside what is said
    if party.named:
        score += 0.3
    if word in _MANY and party.kind == "plural":
        score += 0.6
    return score


def _agrees(party: Party, word: str) -> bool:
    if word in _PERSON:
        if party.kind != "person":
            return False
        return not party.masculine if word in _FEMININE else not party.feminine
    if word in _THING:
        return party.kind == "body" or (party.kind == "plural" and party.actor_kind == "rebel group")
    return party.kind == "plural" or (party.kind == "body" and party.actor_kind != "media")


def _speaker(discourse: Discourse, span: Span) -> Party | None:
    """Who speaks in the quotation around a span: the nearest source in this sentence or the ones next to it."""
    opened = discourse.text.count("“", 0, span.start) - discourse.text.count("”", 0, span.start)
    straight = discourse.text.count('"', discourse.text.rfind("\n", 0, span.start) + 1, span.start)
    if opened <= 0 and straight % 2 == 0:
        return None
    here = discourse.sentence_at(span.start)
    near = [p for p in discourse.parties if p.source and abs(p.sentence - here) <= 3]
    return min(
        near,
        key=lambda p: (abs(p.sentence - here), p.span.start > span.start, abs(p.span.start - span.start)),
        default=None,
    )


def _described(discourse: Discourse, span: Span, phrase: str) -> Party | None:
    """An earlier, fuller name of what "the ministry" or "the health ministry" speaks of."""
    if not _DEFINITE.match(phrase):
        return None
    bare = _DEFINITE.sub("", phrase).lower()
    head = bare.split(" ")[-1]
    here = discourse.sentence_at(span.start)
    before = [p for p in discourse.parties if p.span.end <= span.start]
    for party in reversed(before):
        name = core(discourse.said(party.span)).lower()
        if party.named and name != bare and re.search(rf"(?:\A|\W){re.escape(bare)}(?:\Z|\W)", name):
            return party
    kinds = discourse.words.descriptions.get(head, ())
    for party in reversed(before):
        if here - party.sentence > _REACH:
            break
        if " " not in bare and party.actor_kind in kinds:
            return party
    return None
