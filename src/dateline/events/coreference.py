"""What "it", "they", "his office", "the group" or "our forces" stand for: rules on number, kind, role and distance.

Rules rather than a learnt resolver: references in conflict reports mostly go back to the last source or subject of
the right kind, and a rule can be read when it errs. See ``assets/lexicon/reporting.toml`` for the nouns.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import islice

from dateline.events.descriptions import DEFINITE, described
from dateline.events.discourse import Discourse
from dateline.events.doers import Doing, fights, suits
from dateline.events.party import Party
from dateline.mentions.noun_phrases import cleaned
from dateline.model import Span

_PERSON = frozenset(["he", "him", "his", "himself", "she", "her", "hers", "herself"])
_FEMININE = frozenset(["she", "her", "hers", "herself"])
_THING = frozenset(["it", "its", "itself"])
_MANY = frozenset(["they", "them", "their", "theirs", "themselves"])
_SPEAKER = frozenset(["we", "us", "our", "ours", "i", "me", "my"])
_RELATIVE = frozenset(["who", "whom", "which", "whose", "that"])
PRONOUNS = _PERSON | _THING | _MANY | _SPEAKER | _RELATIVE
_OWNER = re.compile(r"\A(its|his|her|their|our|my|whose)\s+(?=\S)", re.I)
_SAME_SOURCE = re.compile(r"\Athe\s+same\s+(?:sources?|statement|report|monitor)\Z", re.I)
_SAID_AFTER = re.compile(
    r"[”\"]\s+(he|she|it|they)\s+(?:\w+ly\s+)?(?:said|says|told|added|wrote|insisted|claimed|warned)\b", re.I
)
_OWNERS = frozenset(["its", "his", "her", "their"])
_ROLE_WEIGHT = {"subject": 1.0, "clause": 0.5, "possessor": 0.4, "object": -0.2, "oblique": -0.6}
_OWN_SUBJECT = 2.0
_GOES_ON = 1.0
_REACH = 8  # sentences back
_MOST = 200  # parties back: more stand so near only in lists and in text without full stops


@dataclass(frozen=True, slots=True)
class About:
    """What is known of a party that is to be named."""

    attributing: bool = False  # it is the source of a report, so it is not looked for in what it reports
    doing: Doing = ""
    besides: tuple[Span, ...] = ()  # who it can't be, because they do it to the one referred to


def resolve_reference(discourse: Discourse, span: Span, about: About) -> Party | None:
    """The party that a reference stands for, or None: where the span is no reference, or nothing fits."""
    phrase = cleaned(discourse.said(span))
    owner = owner_of(phrase)
    word = owner or phrase.lower()
    if word in _SPEAKER:
        return _speaker(discourse, span)
    if word in PRONOUNS:
        if owner:  # "its people fled": it did not
            doing: Doing = "" if about.doing == "flight" else about.doing
            about = About(doing=doing, besides=about.besides)
        return _antecedent(discourse, span, word, about, bool(owner))
    if _SAME_SOURCE.match(phrase):
        here = discourse.sentence_at(span.start)
        return next((p for p in reversed(discourse.before(span)) if p.source and p.sentence < here), None)
    if not DEFINITE.match(phrase):
        return None
    near = _candidates(discourse.before(span), discourse.sentence_at(span.start) - _REACH)
    return described(discourse, span, phrase, near)


def owner_of(phrase: str) -> str:
    """The possessive that a phrase begins with ("its" in "its soldiers"), "" where it begins with none."""
    found = _OWNER.match(phrase)
    return found.group(1).lower() if found else ""


def _closes(discourse: Discourse, span: Span) -> bool:
    """Whether a pronoun and its verb come after what is said."""
    return bool(re.search(r"[,”\"’]\s*\Z", discourse.text[max(0, span.start - 3) : span.start]))


def _antecedent(discourse: Discourse, span: Span, word: str, about: About, owns: bool) -> Party | None:
    here = discourse.sentence_at(span.start)
    before = discourse.before(span)
    if word in _RELATIVE:
        return before[-1] if before and before[-1].sentence == here else None
    closing = about.attributing and _closes(discourse, span)
    subject = _last_subject(before, here) if owns else None
    best: tuple[float, Party] | None = None
    for party in _candidates(before, here - _REACH):
        if not _agrees(discourse, party, word) or _out_of_sight(discourse, party, span, word, about, owns):
            continue
        barred = any(other.overlaps(party.span) for other in about.besides)
        if barred and not owns:
            continue
        nearest = party is subject and not barred  # "Kyiv said Russia shelled its towns"
        score = _weight(discourse, party, word, about, closing, here - party.sentence, nearest)
        if best is None or score > best[0]:
            best = (score, party)
    return best[1] if best else None


def _out_of_sight(discourse: Discourse, party: Party, span: Span, word: str, about: About, owns: bool) -> bool:
    """Whether a pronoun could not mean a party: one merely met in another paragraph, or none that a witness fears."""
    if word in _PERSON:
        told_of = party.source or (party.named and (not owns or party.role in ("subject", "clause")))
        return not told_of and "\n" in discourse.text[party.span.end : span.start]
    if word in _MANY and about.doing == "force" and not about.attributing and discourse.quoted(span.start):
        return (party.source and party.role == "oblique") or not fights(party, discourse.words)
    return False


def _candidates(before: Sequence[Party], earliest: int) -> Iterator[Party]:
    """The parties, nearest first, and the bodies that persons among them speak for, back to a sentence."""
    for party in islice(reversed(before), _MOST):
        if party.sentence < earliest:
            return
        yield party
        if party.behind:
            yield party.behind


def _last_subject(before: Sequence[Party], here: int) -> Party | None:
    """The subject named last before a reference in its sentence."""
    for party in islice(reversed(before), _MOST):
        if party.sentence < here:
            return None
        if party.role in ("subject", "clause"):
            return party
    return None


def _weight(
    discourse: Discourse, party: Party, word: str, about: About, closing: bool, distance: int, nearest: bool
) -> float:
    words, attributing = discourse.words, about.attributing
    score = _ROLE_WEIGHT[party.role] - 0.9 * distance
    if party.source:
        score += 1.6 if attributing else 0.5
    fits = party.kind == "plural" or word not in _MANY  # a monitor is "it", officials are "they"
    if attributing and party.source and party.role == "oblique" and fits:
        score += 1.2  # "according to the ministry"
    if closing and distance == 0 and not party.source:
        score -= 2.0  # "..., it said" does not speak of a party inside what is said
    if attributing and not (party.named or party.source or party.kind == "plural" or party.head in words.of_home):
        score -= 1.0
    if party.first and party.role == "subject":
        score += 0.3 if distance or closing else 1.3
    score += 0.3 * party.named + 1.6 * (word in _OWNERS and distance == 0 and party.named)
    if word in _PERSON and not closing and party.first and party.role == "subject" and distance == 1:
        score += _GOES_ON  # "President Petro broke the talks off. He announced ..."
    if nearest:
        score += _OWN_SUBJECT  # "Hamas won the vote; Israel withdrew its settlers"
    if word in _MANY:
        many = party.kind == "plural" or party.actor_kind == "rebel group"
        score += 0.6 if many else -3.0 * (party.actor_kind in ("country", "government"))
    return score + suits(party, about.doing, words)


def _agrees(discourse: Discourse, party: Party, word: str) -> bool:
    if word in _PERSON:
        if party.kind != "person":
            return False
        return not party.masculine if word in _FEMININE else not party.feminine
    if word in _THING:
        return party.kind == "body" or (party.kind == "plural" and party.actor_kind == "rebel group")
    medium = party.actor_kind == "media" or party.head in discourse.words.of_media
    return party.kind == "plural" or (party.kind == "body" and not medium)


def _speaker(discourse: Discourse, span: Span) -> Party | None:
    """Who speaks in the quotation around a span: the nearest source in this sentence or the ones next to it."""
    if not discourse.quoted(span.start):
        return None
    here = discourse.sentence_at(span.start)
    closing = _SAID_AFTER.search(discourse.text, span.end, discourse.sentences[here].end)
    if closing:  # "Our troops are there," he said
        return _antecedent(discourse, Span(*closing.span(1)), closing[1].lower(), About(attributing=True), False)
    near = [p for p in discourse.parties if p.source and abs(p.sentence - here) <= 3 and not p.span.overlaps(span)]
    return min(
        near,
        key=lambda p: (abs(p.sentence - here), p.span.start > span.start, abs(p.span.start - span.start)),
        default=None,
    )
