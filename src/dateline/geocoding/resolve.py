"""Which place each toponym of an article means, decided for the whole article at once.

A name's candidates are weighed by prior (population and kind), by the countries and provinces that the article
speaks of, by what stands next to the name ("Paris, Texas"; "Aleppo province") and by nearness to what else is
named. One name has one meaning in an article.
"""

from __future__ import annotations

import math
import re
from collections.abc import Sequence

import numpy as np

from dateline.geocoding import layout
from dateline.geocoding.coherence import Ballot, scores
from dateline.geocoding.folding import fold
from dateline.geocoding.gazetteer import Gazetteer, Match, candidate, place
from dateline.geocoding.gazetteer_file import Entry
from dateline.geocoding.plausible import Name, distance_km, drop_implausible
from dateline.model import PlaceMention, Span

KEPT = 8  # candidates that a place keeps, so that a user can pick another
_CONSIDERED = 60
_PROVINCE_WORDS = re.compile(
    r"[\s-]*(?:[’']s\s+)?(?:(?:north|south|east|west|central)\w*\s+)?"
    r"(province|provinces|governorate|governorates|oblast|oblasts|region|state|county|department|prefecture)\b",
    re.I,
)
_PROVINCE_BEFORE = re.compile(
    r"\b(?:(?:province|governorate|state|region|department|oblast) of|(?:townships|counties) (?:of|in|across))"
    r"\s+(?:the\s+)?$",
    re.I,
)
_CITY_BEFORE = re.compile(r"\b(city|town|village|capital|port|suburb|outskirts|streets|centre|center) of\s+$", re.I)
_LOCATIVE = re.compile(r"\b(?:in|at|near|from|outside|around)\s+\Z", re.I)
_SHARED = re.compile(
    r"^\s*(?:,|and|or|&)\s+(?:and\s+)?[A-Z][\w’'-]+(?:\s[A-Z][\w’'-]+)?\s+(provinces|governorates|oblasts|counties|states)\b"
)


def resolve_document(text: str, spans: Sequence[Span], gazetteer: Gazetteer) -> list[PlaceMention]:
    """A mention for every span, in their order; its place is None where the gazetteer lacks the name."""
    names = _gather(text, spans, gazetteer)
    ballots = [
        Ballot(
            [match.entry for match in name.matches],
            np.array([_prior(match) + _beside(text, name, match, gazetteer) for match in name.matches]),
            1.0 + 0.5 * math.log2(len(name.spans)),
        )
        for name in names.values()
    ]
    for name, scored in zip(names.values(), scores(ballots), strict=True):
        name.scores = [float(score) for score in scored]
    drop_implausible(list(names.values()))
    return [_mention(text, span, names[_key(text, span)]) for span in spans]


def _key(text: str, span: Span) -> str:
    word = _unit_after(text, span)
    return fold(text[span.start : span.end]) + (f"|{word}" if word else "")


def _unit_after(text: str, span: Span) -> str:
    """The kind that the words around the name ask for: province, city or nothing."""
    after = text[span.end : span.end + 60]
    if _PROVINCE_WORDS.match(after) or _PROVINCE_BEFORE.search(text[max(0, span.start - 30) : span.start]):
        return "province"
    if _SHARED.match(after):
        return "province"
    if _CITY_BEFORE.search(text[max(0, span.start - 30) : span.start]):
        return "city"
    return ""


def _gather(text: str, spans: Sequence[Span], gazetteer: Gazetteer) -> dict[str, Name]:
    names: dict[str, Name] = {}
    for span in spans:
        key = _key(text, span)
        if key not in names:
            names[key] = Name(key, [], _candidates(text[span.start : span.end], gazetteer))
        names[key].spans.append(span)
        names[key].located |= _LOCATIVE.search(text, max(0, span.start - 9), span.start) is not None
    return names


_THE = re.compile(r"^the\s+", re.I)
_OUTER = re.compile(
    r"^(?:the\s+)?(?:(?:north|south|east|west|central|upper|lower|downtown|greater|inner|outer|old|rural|mid)"
    r"(?:ern|-?east(?:ern)?|-?west(?:ern)?)?\s+)+|"
    r"\s+(?:city|town|village|area|region|province|district|county|state|governorate|oblast)$",
    re.I,
)


def _candidates(name: str, gazetteer: Gazetteer) -> tuple[Match, ...]:
    bare = re.sub(r"[’']s?$", "", name.strip(' ,.;:()"“”'))
    for form in (bare, _THE.sub("", bare), _OUTER.sub("", bare)):
        if form and (found := gazetteer.matches(form)):
            return found[:_CONSIDERED]
    return gazetteer.matches(bare, fuzzy=True)[:_CONSIDERED] if len(bare) >= 5 else ()


def _prior(match: Match) -> float:
    """Log10 of the population that the entry counts as, less where the name is not its own."""
    loss = 0.0
    if not match.flags & layout.PRIMARY:
        loss = 0.35 if match.flags & layout.ALTERNATE else 0.8
    if match.entry.feature in ("airport", "base"):
        loss += 0.5
    return match.entry.rank / 1000 - loss - (1 - match.similarity) * 10


def _beside(text: str, name: Name, match: Match, gazetteer: Gazetteer) -> float:
    """What the words next to the mentions add: the unit asked for, the country or state named after a comma."""
    bonus = 0.0
    if name.folded.endswith("|province"):
        bonus += 4.0 if match.entry.kind in ("province", "country") or match.entry.feature == "admin2" else 0.0
        bonus += 0.5 if match.entry.kind == "province" else 0.0
    elif name.folded.endswith("|city"):
        bonus += 4.0 if match.entry.kind in ("city", "town", "village") else 0.0
    for span in name.spans:
        if _container_follows(text, span, match.entry, gazetteer) or _owned(text, span, match.entry, gazetteer):
            name.contained |= {match.entry.number}
            return bonus + 6.0
    return bonus


_CONTAINER = re.compile(
    r"^(?:\s*,\s*|\s*\(|\s+in\s+(?:the\s+)?|\s+province,?\s+(?:in\s+)?)"
    r"(?:(?:north|south|east|west|central)\w*(?:-\w+)?\s+)?([A-Z][\w.’'-]*(?:\s(?:of\s)?[A-Z][\w.’'-]*){0,3})"
)


def _container_follows(text: str, span: Span, entry: Entry, gazetteer: Gazetteer) -> bool:
    found = _CONTAINER.match(text[span.end : span.end + 70])
    if not found:
        return False
    words = found[1].rstrip(".").split()
    if text[span.end : span.end + 1] == "," and len(words[0]) == 2 and words[0].isupper():
        state = gazetteer.province("US", words[0]) or gazetteer.province("CA", words[0])
        if state is not None:
            return _contains(state, entry)
    for size in range(len(words), 0, -1):
        matches = gazetteer.matches(" ".join(words[:size]).removesuffix("’s").removesuffix("'s"))
        for match in matches[:12]:
            if _contains(match.entry, entry) and not match.demonym:
                return True
        if matches:
            return False
    return False


# "Russia's Kursk", "the Russian town of Donetsk"
_OWNER = re.compile(
    r"\b([A-Z][\w-]+)(?:[’']s\s+|\s+(?:[a-z]+\s+)?(?:city|town|village|port|province|region|district)\s+of\s+)\Z"
)


def _owned(text: str, span: Span, entry: Entry, gazetteer: Gazetteer) -> bool:
    """Whether the words before a name say whose it is, and the entry lies there."""
    owner = _OWNER.search(text, max(0, span.start - 50), span.start)
    return owner is not None and any(_contains(match.entry, entry) for match in gazetteer.matches(owner[1])[:12])


def _contains(outer: Entry, inner: Entry) -> bool:
    if outer.number == inner.number or outer.country_code != inner.country_code:
        return False
    if outer.kind == "country":
        return inner.kind != "country"
    if outer.feature == "admin1":
        return inner.feature != "admin1" and inner.admin1 == outer.admin1
    if outer.feature in ("admin2", "region", "district"):
        return distance_km(outer, inner) <= outer.radius_km * 1.5
    return False


def _mention(text: str, span: Span, name: Name) -> PlaceMention:
    best = name.best
    if best is None:
        return PlaceMention(span, span, None)
    ranked = sorted(zip(name.scores, name.matches, strict=True), key=lambda pair: (-pair[0], pair[1].entry.number))
    kept = tuple(candidate(match.entry, round(score, 3)) for score, match in ranked[:KEPT])
    return PlaceMention(span, span, place(best.entry, kept, best.fuzzy))
