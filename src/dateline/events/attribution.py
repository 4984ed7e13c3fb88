"""Who says so: the name that an attribution carries, and a finder of attributions by rule."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from dateline.events.coreference import PRONOUNS, About, owner_of, resolve_reference
from dateline.events.discourse import Discourse
from dateline.events.doers import Doing
from dateline.events.phrase_bounds import meant
from dateline.events.reporting import Stance
from dateline.events.speech import find_speech
from dateline.mentions.noun_phrases import cleaned, core, shortened
from dateline.model import Span

_SEAT = re.compile(r"\s\([A-Z][a-z]+\)\Z")  # "Russian government (Moscow)"; initials stay
_HOME = re.compile(r"((?:[A-Z][\w.]*\s?)+)[’']s?\s(\w+)")
_DEPTH = 4  # "it" → "the group" → "its armed wing" → a name: longer chains are guesses


@dataclass(frozen=True, slots=True)
class Attribution:
    """Who says something, by which words, and the stretches of text that it governs."""

    source: Span
    cue: Span
    stance: Stance
    scope: tuple[Span, ...]
    name: str


def find_attributions(discourse: Discourse) -> list[Attribution]:
    """The attributions of a text in the order of their cues, found by rule (verbs, phrases, quotations)."""
    return [
        Attribution(s.source, s.cue, s.stance, s.scope, attribution_of(discourse, s.source))
        for s in find_speech(discourse)
    ]


def attribution_at(attributions: Sequence[Attribution], span: Span) -> Attribution | None:
    """The attribution that governs a span: the one with the narrowest stretch around its middle, else None."""
    middle = (span.start + span.end) // 2
    around = [(s.end - s.start, i) for i, a in enumerate(attributions) for s in a.scope if s.start <= middle < s.end]
    return attributions[min(around)[1]] if around else None


def attribution_of(discourse: Discourse, source: Span) -> str:
    """The name of a source, at most 100 characters: references resolved, metonyms as the body, aliases canonical."""
    return party_name(discourse, source, attributing=True)


def party_name(
    discourse: Discourse, span: Span, attributing: bool = False, doing: Doing = "", besides: tuple[Span, ...] = ()
) -> str:
    """The name of an actor, target or source: canonical where known, the antecedent's for a reference."""
    about = About(attributing, doing, besides)
    key = (span, attributing, doing, besides)
    known = discourse.named.get(key)
    if known is None:
        known = discourse.named[key] = _resolved(discourse, meant(discourse, span), about, _DEPTH)
    return known


def stands_for(discourse: Discourse, span: Span, doing: Doing = "") -> tuple[Span, ...]:
    """The words themselves and, for a reference, the words of the party that they stand for."""
    words = meant(discourse, span)
    found = None if owner_of(discourse.said(words)) else resolve_reference(discourse, words, About(doing=doing))
    return (words, found.span) if found else (words,)


def _resolved(discourse: Discourse, span: Span, about: About, depth: int) -> str:
    phrase = cleaned(discourse.said(span))
    found = resolve_reference(discourse, span, about) if phrase and depth else None
    if found is None:
        return _name(discourse, phrase, about.attributing)
    owner = owner_of(phrase)
    if found.behind and owner and phrase.rsplit(" ", 1)[-1].lower() in discourse.words.men_at_arms:
        found = found.behind  # the fighters of whom somebody speaks are not the speaker's
    name = _resolved(discourse, found.span, about, depth - 1)
    if owner and phrase.lower() not in PRONOUNS:
        return shortened(_owned(name.split(", ")[0], phrase[len(owner) :].strip()))
    return name


def _owned(owner: str, what: str) -> str:
    owner = _SEAT.sub("", owner)
    if (owner.endswith(")") and "," not in what) or any(f" {word} " in owner for word in ("in", "of", "for", "from")):
        return f"{what} of {owner}"
    return f"{owner}' {what}" if owner.endswith("s") and not owner.isupper() else f"{owner}'s {what}"


def _name(discourse: Discourse, phrase: str, attributing: bool) -> str:
    known = discourse.actors.canonical(phrase, discourse.country)
    if known:
        return known
    plain = core(phrase)
    if attributing and plain in discourse.words.seats:
        return discourse.words.seats[plain]
    country = discourse.words.country_names.get(plain)
    if country:
        return country.name if plain.isupper() or plain == "America" else plain
    if own := _HOME.fullmatch(plain):  # "Sudan's army"
        nation = discourse.words.country_names.get(own[1])
        if nation and own[2].lower() in discourse.words.of_war:
            return f"{nation.adjectives[0]} {own[2].lower()}"
    home = discourse.words.home_of(plain.lower(), discourse.country)
    if home and (plain != phrase or plain.lower() not in discourse.words.men_at_arms):
        return f"{home} {plain.lower()}"
    if plain.lower() in discourse.words.descriptions:
        return f"the {plain.lower()}"
    return shortened(plain or cleaned(phrase))
