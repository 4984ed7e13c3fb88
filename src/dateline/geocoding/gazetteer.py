"""What names mean: the compiled gazetteer's entries by name, by code and by spelling, as candidates and places."""

from __future__ import annotations

import mmap
from pathlib import Path
from typing import NamedTuple

from rapidfuzz.distance import JaroWinkler

from dateline.geocoding import layout
from dateline.geocoding.folding import fold, skeleton, transliteration_key
from dateline.geocoding.gazetteer_file import NUMBER, Entry, GazetteerFile
from dateline.model import Candidate, Place

_FUZZY_AT_LEAST = 0.90  # Jaro-Winkler of the folded names; below that unrelated short names meet
_NAME_CACHE = 4_000  # reports of one region name the same few thousand places again and again


class Match(NamedTuple):
    """An entry that a name may mean, and how the name met it. The entry is read from the file when it is asked for."""

    gazetteer: Gazetteer
    posting: int
    similarity: float = 1.0

    @property
    def entry(self) -> Entry:
        """The entry."""
        return self.gazetteer.entry(self.posting & NUMBER)

    @property
    def flags(self) -> int:
        """How the name met the entry: flags of ``dateline.geocoding.layout``."""
        return self.posting >> layout.ENTRY_BITS

    @property
    def demonym(self) -> bool:
        """Whether the name is what its people or things are called ("Syrian")."""
        return bool(self.posting >> layout.ENTRY_BITS & layout.DEMONYM)

    @property
    def fuzzy(self) -> bool:
        """Whether the spelling did not match exactly."""
        return self.similarity < 1.0


class Gazetteer(GazetteerFile):
    """Names to places, from one memory-mapped file. Safe to share between threads and forked workers."""

    def __init__(self, data: mmap.mmap | bytes, path: Path) -> None:
        super().__init__(data, path)
        self._matches: dict[tuple[str, bool], tuple[Match, ...]] = {}
        self._candidates: dict[tuple[str, bool], tuple[Candidate, ...]] = {}

    def __contains__(self, name: str) -> bool:
        """Whether the name is spelt so in the gazetteer."""
        return bool(self.postings(fold(name)))

    def by_id(self, gazetteer_id: str) -> Entry | None:
        """The entry with this ``gazetteer_id``."""
        found = self.postings(layout.IDENTIFIER + gazetteer_id)
        return self.entry(found[0] & NUMBER) if found else None

    def country(self, code: str) -> Entry | None:
        """The country with this ISO 3166-1 alpha-2 code."""
        return self.by_id(f"country:{code.upper()}") if code else None

    def province(self, country_code: str, admin1: str) -> Entry | None:
        """The first-order division with this GeoNames code."""
        return self.by_id(f"admin1:{country_code}.{admin1}") if admin1 else None

    def capital(self, country_code: str) -> Entry | None:
        """The capital of a country."""
        return self.by_id(f"capital:{country_code}")

    def seat(self, country_code: str, admin1: str) -> Entry | None:
        """The capital of a first-order division: where ``seats.csv`` names none, its most populous town."""
        if known := self.by_id(f"seat:{country_code}.{admin1}"):
            return known
        found = self.postings(f"{layout.IDENTIFIER}towns:{country_code}.{admin1}")
        return max((self.entry(n & NUMBER) for n in found), key=lambda entry: entry.rank, default=None)

    def airports(self, country_code: str) -> tuple[Entry, ...]:
        """The airports and air bases of a country."""
        return tuple(self.entry(n & NUMBER) for n in self.postings(f"{layout.IDENTIFIER}airports:{country_code}"))

    def matches(self, name: str, fuzzy: bool = False) -> tuple[Match, ...]:
        """The entries that a name may mean, the likeliest first: exact spellings before variants before fuzzy ones."""
        known = self._matches.get((name, fuzzy))
        if known is None:
            if len(self._matches) >= _NAME_CACHE:
                self._matches.clear()
            key = fold(name)
            known = tuple([Match(self, posting) for posting in self.postings(key)]) or self._variants(key, fuzzy)
            self._matches[name, fuzzy] = known
        return known

    def _variants(self, key: str, fuzzy: bool) -> tuple[Match, ...]:
        """The entries of a folded name that is spelt otherwise in the gazetteer."""
        found: list[Match] = []
        if key.endswith("s") and len(key) > 5:
            found = [match for posting in self.postings(key[:-1]) if (match := Match(self, posting)).demonym]
        if not found and (variant := transliteration_key(key)):
            found = [Match(self, posting) for posting in self.postings(layout.TRANSLITERATED + variant)]
        if not found and fuzzy:
            found = self._fuzzy(key)
        return tuple(found)

    def lookup(self, name: str, fuzzy: bool = False) -> tuple[Candidate, ...]:
        """The places that a name may mean, the likeliest first; ``score`` is the prior (log10 of population)."""
        known = self._candidates.get((name, fuzzy))
        if known is None:
            if len(self._candidates) >= _NAME_CACHE:
                self._candidates.clear()
            found = self.matches(name, fuzzy)
            known = tuple(candidate(match.entry, match.entry.rank / 1000) for match in found)
            self._candidates[name, fuzzy] = known
        return known

    def _fuzzy(self, key: str) -> list[Match]:
        consonants = skeleton(key)
        if len(consonants) < 3:
            return []
        found = []
        for posting in self.postings(layout.CONSONANTS + consonants):
            entry = self.entry(posting & NUMBER)
            similarity = JaroWinkler.similarity(key, fold(entry.name))
            if similarity >= _FUZZY_AT_LEAST:
                found.append(Match(self, posting, min(similarity, 0.999)))
        return sorted(found, key=lambda match: (-match.similarity, -match.entry.rank, match.entry.number))


def candidate(entry: Entry, score: float) -> Candidate:
    """The entry as a candidate for a toponym."""
    return Candidate(
        entry.gazetteer_id,
        entry.name,
        entry.kind,
        entry.latitude,
        entry.longitude,
        entry.country_code,
        entry.admin1,
        entry.population,
        score,
    )


def place(entry: Entry, candidates: tuple[Candidate, ...] = (), fuzzy: bool = False) -> Place:
    """The entry as a place of an event, with the candidates that were weighed."""
    return Place(
        entry.name,
        entry.kind,
        entry.latitude,
        entry.longitude,
        entry.radius_km,
        entry.gazetteer_id,
        country_code=entry.country_code,
        admin1=entry.admin1,
        fuzzy=fuzzy,
        candidates=candidates,
    )
