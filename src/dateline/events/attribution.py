"""Who says so: the name that an attribution carries, and a finder of attributions by rule."""

from __future__ import annotations

from dateline.events.coreference import PRONOUNS, owner_of, resolve_reference
from dateline.events.discourse import Discourse
from dateline.mentions.noun_phrases import cleaned, core, shortened
from dateline.model import Span

_GENERIC = (
    "army military government ministry police authorities forces troops soldiers president parliament cabinet navy "
    "junta regime"
).split()
_DEPTH = 4  # "it" → "the group" → "its armed wing" → a name: longer chains are guesses


def attribution_of(discourse: Discourse, source: Span) -> str:
    """The name of a source, at most 100 characters: references resolved, metonyms as the body, aliases canonical."""
    return party_name(discourse, source, attributing=True)


def party_name(discourse: Discourse, span: Span, attributing: bool = False) -> str:
    """The name of an actor, target or source: canonical where known, the antecedent's for a reference."""
    return _resolved(discourse, span, attributing, _DEPTH)


def _resolved(discourse: Discourse, span: Span, attributing: bool, depth: int) -> str:
    phrase = cleaned(discourse.said(span))
    found = resolve_reference(discourse, span, attributing) if phrase and depth else None
    if found is None:
        return _name(discourse, phrase, attributing)
    name = _resolved(discourse, found.span, attributing, depth - 1)
    owner = owner_of(phrase)
    if owner and phrase.lower() not in PRONOUNS:
        return shortened(f"{name.split(', ')[0]}'s {phrase[len(owner) :].strip()}")
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
        return country.name if plain.isupper() or plain == "America" else plain
    home = discourse.words.countries.get(discourse.country)
    if home and plain.lower() in _GENERIC:
        return f"{home.adjectives[0]} {plain.lower()}"
    if plain.lower() in discourse.words.descriptions:
        return f"the {plain.lower()}"
    return shortened(plain or cleaned(phrase))
