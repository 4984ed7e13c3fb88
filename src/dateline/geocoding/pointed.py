"""Phrases that point back: "that town", "the same crossing", "the former", "the latter"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from dateline.geocoding.antecedent_choice import choose
from dateline.geocoding.antecedents import Discourse, Referent
from dateline.geocoding.bearings import separation_km
from dateline.geocoding.nominals import NOMINAL, family_of, head_noun
from dateline.model import Place, PlaceMention, Span

_BACK = re.compile(r"^(?:\w+ )?(?:that|the (?:very )?same|this same)\s", re.I)
_OF_TWO = re.compile(r"\bthe (former|latter)$", re.I)
_PAIR = re.compile(r"[^.;:\n]{0,50}?\b(?:and|or)\b[^.;:\n]{0,30}")
_ONE_OF = re.compile(
    r"^(?:in |near |outside )?(?:this|the (?:last|only|main|second|third|largest|biggest))\b|"
    r"[’']s\s+(?:last|only|main|second|third|largest|biggest)\b",
    re.I,
)
_NEAR = 1  # sentences back that "that town" reaches; "the former" reaches one more
_WHOLES = ("country", "province", "area")
_UNPOINTED = ("country", "area")


def pointed_back(text: str, span: Span, discourse: Discourse) -> Place | None:
    """The place that a phrase points back to; None where it doesn't point, or nothing near fits."""
    phrase = text[span.start : span.end]
    which = _OF_TWO.search(phrase)
    if which is None and not _BACK.match(phrase):
        return None
    here = discourse.sentence(span.start)
    before = [r for r in discourse.referents if r.end <= span.start and here - r.sentence <= _NEAR + 1]
    if which:
        return _of_two(text, which[1].lower(), before)
    kinds = NOMINAL.get(head_noun(phrase), ())
    near = [r for r in before if here - r.sentence <= _NEAR and not r.hosts and r.place.kind not in _UNPOINTED]
    fitting = [r for r in near if r.place.kind in kinds] or [r for r in near if not r.passing]
    return fitting[-1].place if fitting else None


def one_of(
    text: str, span: Span, inside: Sequence[PlaceMention], discourse: Discourse, happened: Sequence[Place]
) -> Place | None:
    """The town that a phrase calls one of a country's: "Iraq's largest Christian town", "this town in Ituri"."""
    wholes = [m.place for m in inside if m.place and m.place.kind in _WHOLES]
    phrase = text[span.start : span.end]
    if not wholes or len(wholes) < len(inside) or not _ONE_OF.search(phrase):
        return None
    for mention in inside:
        phrase = phrase.replace(text[mention.span.start : mention.span.end], "")
    if family_of(phrase) != "settlement":
        return None
    found = choose(text, span, discourse, happened, NOMINAL[head_noun(phrase)])
    return found if found and any(_lies_in(found, whole) for whole in wholes) else None


def _lies_in(place: Place, whole: Place) -> bool:
    if whole.kind == "country":
        return place.country_code == whole.country_code
    return separation_km(place.latitude, place.longitude, whole.latitude, whole.longitude) <= whole.radius_km


def _of_two(text: str, which: str, before: Sequence[Referent]) -> Place | None:
    """The first or the second of the two places named together last."""
    for one, other in reversed(list(pairwise(before))):
        if {one.place.kind, other.place.kind}.isdisjoint(_UNPOINTED) and _PAIR.fullmatch(text, one.end, other.start):
            return (one if which == "former" else other).place
    return None
