"""Who says so: the name that an attribution carries, and a finder of attributions by rule."""

from __future__ import annotations

import re

from dateline.events.coreference import _OWNER, PRONOUNS, Discourse, resolve_reference
from dateline.mentions.noun_phrases import cleaned, core, shortened
from dateline.model import Span

_GENERIC = frozenset(
    "army military government ministry police authorities forces troops soldiers president parliament cabinet navy junta "
    "regime".split()
)


def attribution_of(discourse: Discourse, source: Span) -> str:
    """The name of a source, at most 100 characters: references resolved, metonyms as the body, aliases canonical."""
    return party_name(discourse, source, attributing=True)


def party_name(discourse: Discourse, span: Span, attributing: bool = False) -> str:
    """The name of an actor, target or source: canonical where known, the antecedent's for a reference."""
    phrase = cleaned(discourse.said(span))
    if not phrase:
        return ""
    found = resolve_reference(discourse, span, attributing)
    if found is None:
        return _name(discourse, phrase, attributing)
    name = _name(discourse, discourse.said(found.span), attributing)
    owner = _OWNER.match(phrase)
    if owner and phrase.lower() not in PRONOUNS:
        return shortened(f"{name}'s {phrase[owner.end() :]}")
    return name


def _name(discourse: Discourse, phrase: str, attributing: bool) -> str:
    known = discourse.actors.canonical(phrase, discourse.country)
    if known:
        return known
    plain = core(phrase)
    if attributing and plain in discourse.words.seats:
        return discourse.words.seats[plain]
    country = discourse.words.country_names.get(plain)
    if country:
        return country.name
    home = discourse.words.countries.get(discourse.country)
    if home and plain.lower() in _GENERIC:
        return f"{home.adjectives[0]} {plain.lower()}"
    return shortened(plain or cleaned(phrase))
