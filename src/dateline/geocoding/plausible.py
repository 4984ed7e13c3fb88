"""Which of an article's names can mean what they match best, and which are more likely no place that we know.

Far more small places exist than the gazetteer holds, so a lone namesake on another continent is mostly not it.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass, field

from dateline.geocoding import layout
from dateline.geocoding.gazetteer import Match
from dateline.geocoding.gazetteer_file import Entry
from dateline.model import Span

_KNOWN_ANYWHERE = 5500  # a place of 300,000 people may be named out of the blue
_SMALL = 5000
_VARIANT_SHARE, _SMALL_SHARE = 0.25, 0.12
_BESIDE_KM = 120.0
_HAMLET = 3000
_WIDE_KM = 150.0  # what is wider stands beside nothing
_OVERSEA_KM, _OVERSEA_SHARE = 3000.0, 0.34
_SETTLEMENTS = ("city", "town", "village")


@dataclass(slots=True)
class Name:
    """All mentions of one name, its candidates and their scores."""

    folded: str
    spans: list[Span]
    matches: tuple[Match, ...]
    scores: list[float] = field(default_factory=list)
    contained: frozenset[int] = frozenset()  # numbers of the entries that the words beside it speak for
    located: bool = False  # a word before it says that something is there: "born in Adriers"
    unlikely: bool = False

    @property
    def best(self) -> Match | None:
        """The match that scores best; None where there is none, or where even the best is unlikely."""
        if not self.matches or self.unlikely:
            return None
        top = max(range(len(self.matches)), key=lambda i: (self.scores[i], -i))
        return self.matches[top]


def drop_implausible(names: Sequence[Name]) -> None:
    """Mark names whose best entry is small or spelt otherwise, in a country that the article has no other sign of."""
    votes: dict[str, float] = {}
    for name in names:
        if name.best is not None and not _weak(name.best):
            code = name.best.entry.country_code
            weight = 0.5 if name.best.entry.kind == "country" else 1.0  # much is said of far-off powers
            votes[code] = votes.get(code, 0.0) + weight * len(name.spans) ** 0.5
    total = sum(votes.values())
    stated = {n.best.entry.country_code for n in names if n.best is not None and n.best.entry.kind == "country"}
    exact = [n for n in names if n.best is not None and not n.best.fuzzy and not n.best.flags & layout.VARIANT]
    settled = [n for n in exact if n.best is not None and _settled(n.best.entry)]
    verdicts = [_implausible(name, votes, total, stated, settled) for name in names]
    for name, verdict in zip(names, verdicts, strict=True):
        name.unlikely = verdict


def _weak(match: Match) -> bool:
    return bool(match.fuzzy or match.flags & layout.VARIANT or match.entry.rank < _SMALL)


def _implausible(name: Name, votes: dict[str, float], total: float, stated: set[str], settled: Sequence[Name]) -> bool:
    best = name.best
    if best is None or best.entry.number in name.contained:
        return False
    if best.entry.kind == "airport" and name.folded.endswith(" airport"):
        return False  # "killed at Baghdad airport": the words themselves say what it is
    if not (name.located and best.entry.country_code in stated) and _oversea(name, best.entry, votes, settled):
        return True
    doubtful = best.fuzzy or bool(best.flags & layout.VARIANT)
    if total < (0.5 if doubtful else 1.5):
        return False
    share = votes.get(best.entry.country_code, 0.0) / total
    if share >= (_VARIANT_SHARE if doubtful else _SMALL_SHARE):
        return False
    if doubtful:
        return not _supported(name, best.entry, settled, 2)
    if best.entry.rank >= _KNOWN_ANYWHERE or best.entry.kind == "country" or best.entry.country_code in stated:
        return False
    return not _supported(name, best.entry, settled, 1)


def _oversea(name: Name, entry: Entry, votes: dict[str, float], settled: Sequence[Name]) -> bool:
    """Whether a small town lies an ocean away from the towns of the other countries that the article names.

    That its country is spoken of says little: a great power is, in the news of every war, and most of its small towns
    have namesakes ("Crescent", "Red Cross").
    """
    share = votes.get(entry.country_code, 0.0) / max(sum(votes.values()), 0.5)
    if entry.kind not in _SETTLEMENTS or entry.rank >= _SMALL or share >= _OVERSEA_SHARE:
        return False
    others = [
        other.best.entry
        for other in settled
        if other is not name and other.best and other.best.entry.country_code != entry.country_code
    ]
    if len(others) < 2 or _supported(name, entry, settled, 1):
        return False
    return min(distance_km(entry, other) for other in others) > _OVERSEA_KM


def _settled(entry: Entry) -> bool:
    return entry.kind != "country" and entry.radius_km < _WIDE_KM and entry.rank >= _HAMLET


def _supported(name: Name, entry: Entry, settled: Sequence[Name], least: int) -> bool:
    """Whether other names of the article lie near: a war's small places are named together, across borders too."""
    near = 0
    for other in settled:
        if other is not name and other.best is not None and distance_km(entry, other.best.entry) <= _BESIDE_KM:
            near += 1
            if near >= least:
                return True
    return False


def distance_km(one: Entry, other: Entry) -> float:
    """The distance on a sphere of the earth's mean radius; half a percent off geodesic, many times faster."""
    lat1, lat2 = math.radians(one.latitude), math.radians(other.latitude)
    half = math.radians(one.longitude - other.longitude) / 2
    chord = math.sin((lat2 - lat1) / 2) ** 2 + math.cos(lat1) * math.cos(lat2) * math.sin(half) ** 2
    return 2 * 6371.0088 * math.asin(math.sqrt(min(1.0, chord)))
