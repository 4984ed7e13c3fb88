"""Where a phrase is whose name the search of the article left out, or that the gazetteer lacks altogether."""

from __future__ import annotations

import re
from collections.abc import Sequence, Set
from dataclasses import replace

from dateline.geocoding import layout
from dateline.geocoding.antecedent_choice import choose
from dateline.geocoding.antecedents import Discourse
from dateline.geocoding.bearings import separation_km
from dateline.geocoding.folding import fold
from dateline.geocoding.gazetteer import Gazetteer, Match, place
from dateline.geocoding.lexicon import lexicon
from dateline.geocoding.nominals import FACILITY, OF_NOMINAL
from dateline.geocoding.parts import part_of
from dateline.geocoding.sectors import shifted
from dateline.geocoding.unnamed import unnamed
from dateline.model import Place, PlaceMention, Span

_RUN = re.compile(r"\b[A-Z][\w’'-]*(?:\s+(?:(?:al|el|de|la|of)[\s-])?[A-Z][\w’'-]*)*")
_POSSESSIVE = re.compile(r"[’']s?(?:\s+|$)")
_BEFORE_NAMES = frozenset(
    "at in near the a an from to on of outside around inside north south east west old new upper lower".split()
)
_LIES_IN = re.compile(
    r"\s*(?:,|\(|–|—|-)?\s*(?:(?:a|an|the|another|its)\s[^.;:\n]{0,60}?\s(?:of|in|near|outside|from)|"
    r"in|near|outside|some [^.;:\n]{0,30} (?:of|from))\s+(?:the\s+)?(?=[A-Z])"
)
_BORDER = re.compile(r"\b(?:border|frontier|boundary|side)\b", re.I)
_THEATRE_KM, _BESIDE_KM, _FADE_KM = 300.0, 120.0, 100.0
_COUNTRY_KM = 1200.0  # a name spelt as the gazetteer spells it, in a country that the article speaks of
_TELLING = 5  # letters of a name that is hardly a word or another place
_OWN_NAME = ("city", "town", "province")
_TOWN = 4100  # of rank: some 12,000 people
_SAME_KM = 60.0
_CLEARLY = 1500  # of rank: thirty times as many people
_JUST_NAME = re.compile(
    r"(?:(?:in|at|near|around|to|from|outside|of)\s+)?(?:the\s+(?:town|city|village)\s+of\s+)?[A-Z][\w’'-]*(?:\s+[A-Z][\w’'-]*){0,2}|al-[A-Z]\w+"
)
_WIDE = ("province", "area", "country")


def in_the_wide(
    text: str, span: Span, inside: Sequence[PlaceMention], discourse: Discourse, gazetteer: Gazetteer
) -> Place | None:
    """Another name of a phrase whose known names are countries and provinces: "the Iranian border at Qasr-e Shirin"."""
    if any(m.place and m.place.kind not in ("country", "province") for m in inside):
        return None
    rest, codes = text[span.start : span.end], {m.place.country_code for m in inside if m.place}
    for mention in reversed(inside):
        at = mention.span.start - span.start, mention.span.end - span.start
        rest = rest[: max(0, at[0])] + " ; " + rest[at[1] :]
    found = guarded(rest, discourse, gazetteer)
    return found if found and (found.country_code in codes or _BORDER.search(rest)) else None


def guarded(phrase: str, discourse: Discourse, gazetteer: Gazetteer) -> Place | None:
    """A name that is a common word too ("Hit", "Sake", "Uri") and that the search of the article therefore leaves out.

    Where the phrase is known to be a place, an entry of exactly this name counts if it lies where the article is.
    """
    codes = {referent.place.country_code for referent in discourse.referents}
    for name in _names(phrase):
        found = [m for m in gazetteer.matches(name) if not m.fuzzy and not m.demonym]
        near = [
            (apart, m.entry)
            for m in found
            if (apart := discourse.nearest_km(place(m.entry))) <= _reach(phrase, m, codes)
        ]
        if near:
            return place(max(near, key=lambda n: (n[1].kind not in _WIDE, n[1].rank / 1000 - n[0] / _FADE_KM))[1])
    return None


def _reach(phrase: str, match: Match, codes: Set[str]) -> float:
    """How far from what the article speaks of a place may lie that the phrase names; hotels are named after places."""
    if match.entry.country_code not in codes:
        return _BESIDE_KM
    return _THEATRE_KM if match.flags & layout.VARIANT or FACILITY.search(phrase) else _COUNTRY_KM


def _names(phrase: str) -> list[str]:
    """The names in a phrase, longest first of each; "At Sake" is Sake, "Kulgam's Wanpoh" Wanpoh or Kulgam."""
    found = []
    for run in _RUN.finditer(phrase):
        for name in reversed(_POSSESSIVE.split(run[0])):
            words = name.split()
            while words and words[0].lower() in _BEFORE_NAMES:
                words = words[1:]
            if words:
                found.append(" ".join(words))
    return found


def around(
    text: str, span: Span, discourse: Discourse, gazetteer: Gazetteer, happened: Sequence[Place] = ()
) -> Place | None:
    """For a name that the gazetteer lacks: what is said to hold it or is spoken of around it, honestly wider."""
    phrase = text[span.start : span.end]
    head = OF_NOMINAL.search(phrase)
    if head:
        return unnamed(text, span, head.group(), discourse, gazetteer, happened)
    anchor = (
        _said_to_hold(text, span, discourse)
        or _out_of_the_blue(phrase, gazetteer)
        or choose(text, span, discourse, happened)
    )
    if anchor is None:
        return None
    part = part_of(phrase, anchor.name, anchor, gazetteer)
    return part or replace(anchor, radius_km=round(max(8.0, anchor.radius_km * 1.5), 1), fuzzy=True)


def _out_of_the_blue(phrase: str, gazetteer: Gazetteer) -> Place | None:
    """A place far from all else, where the phrase is just a name that is no other place's: "Vuhledar is Russian"."""
    names = _names(phrase)
    if len(names) != 1 or len(names[0]) < _TELLING or not _JUST_NAME.fullmatch(phrase):
        return None
    found = [m for m in gazetteer.matches(names[0]) if not m.fuzzy and not m.demonym and not m.flags & layout.VARIANT]
    if not found or names[0].lower() in lexicon().common:
        return None
    best = max(found, key=lambda m: m.entry.rank)
    point = place(best.entry)
    if point.kind not in _OWN_NAME or best.entry.rank < _TOWN or fold(point.name) != fold(names[0]):
        return None
    for other in found:
        apart = separation_km(point.latitude, point.longitude, other.entry.latitude, other.entry.longitude)
        if apart > max(_SAME_KM, best.entry.radius_km) and other.entry.rank > best.entry.rank - _CLEARLY:
            return None
    return point


def _said_to_hold(text: str, span: Span, discourse: Discourse) -> Place | None:
    """Where the words behind an unknown name say that it lies: "Safina, a village about 45 km south of Mosul"."""
    said = _LIES_IN.match(text, span.end)
    if said is None:
        return None
    for referent in discourse.referents:
        if said.end() <= referent.start <= said.end() + 4 and referent.place.kind != "country":
            return shifted(text[span.end : referent.end], referent.place)
    return None
