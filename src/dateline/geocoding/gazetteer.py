"""The compiled gazetteer, opened read-only: names to entries, entries to places."""

from __future__ import annotations

import mmap
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from rapidfuzz.distance import JaroWinkler

from dateline.config import settings
from dateline.errors import GazetteerError
from dateline.geocoding import layout
from dateline.geocoding.folding import fold, skeleton, transliteration_key
from dateline.model import Candidate, Place, PlaceKind

_BUCKET_SHIFT = 64 - layout.BUCKET_BITS
_MASK = (1 << layout.ENTRY_BITS) - 1
_NONE = memoryview(b"").cast("I")
_FUZZY_AT_LEAST = 0.90  # Jaro-Winkler of the folded names; below that unrelated short names meet
_ENTRY_CACHE = 8_000
_NAME_CACHE = 4_000  # reports of one region name the same few thousand places again and again


class Entry(NamedTuple):  # made thrice as fast as a frozen dataclass, and a look-up is little else
    """One gazetteer entry. ``rank`` is its prior: log10 of the population that it counts as, times 1,000."""

    number: int
    gazetteer_id: str
    name: str
    kind: PlaceKind
    feature: str
    latitude: float
    longitude: float
    radius_km: float
    country_code: str
    admin1: str
    population: int
    rank: int


class Match(NamedTuple):
    """An entry that a name may mean, and how the name met it. The entry is read from the file when it is asked for."""

    gazetteer: Gazetteer
    posting: int
    similarity: float = 1.0

    @property
    def entry(self) -> Entry:
        """The entry."""
        return self.gazetteer.entry(self.posting & _MASK)

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


def default_path() -> Path:
    """Where the compiled world gazetteer lies."""
    return settings().assets / "gazetteer" / "world.gaz"


class Gazetteer:
    """Names to places, from one memory-mapped file. Safe to share between threads and forked workers."""

    def __init__(self, data: mmap.mmap | bytes, path: Path) -> None:
        self.path = path
        self._data = data
        fields = layout.HEADER.unpack_from(data, 0)
        if fields[0] != layout.MAGIC or fields[1] != layout.VERSION:
            raise GazetteerError(f"{path}: not a gazetteer of this version; run python -m dateline.geocoding.compile")
        self.digest: bytes = fields[2]
        view = memoryview(data)
        part = {
            name: view[fields[3 + 2 * i] : fields[3 + 2 * i] + fields[4 + 2 * i]]
            for i, name in enumerate(layout.SECTIONS)
        }
        self._buckets = part["buckets"].cast("I")
        self._hashes = part["hashes"].cast("Q")
        self._starts = part["starts"].cast("I")
        self._postings = part["postings"].cast("I")
        self._size = len(part["entries"]) // layout.ENTRY.size
        self._entries_at, self._strings_at = (fields[3 + 2 * layout.SECTIONS.index(n)] for n in ("entries", "strings"))
        self._codes: dict[bytes, str] = {}
        self._cache: dict[int, Entry] = {}
        self._matches: dict[tuple[str, bool], tuple[Match, ...]] = {}
        self._candidates: dict[tuple[str, bool], tuple[Candidate, ...]] = {}

    @classmethod
    def open(cls, path: Path | None = None) -> Gazetteer:
        """The gazetteer in a compiled file (default: the one made at set-up).

        Raises:
            GazetteerError: the file is missing or of another version.
        """
        path = path or default_path()
        try:
            with path.open("rb") as file:
                return cls(mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ), path)
        except (OSError, ValueError) as error:
            raise GazetteerError(f"{path}: {error}; run python -m dateline.geocoding.compile") from error

    def __len__(self) -> int:
        """How many places it holds."""
        return self._size

    def __iter__(self) -> Iterator[Entry]:
        """Every entry, in the order of the file."""
        return (self._read(number) for number in range(len(self)))

    def postings(self, key: str) -> memoryview:
        """The postings filed under a key (a folded name, or a prefixed one)."""
        hashed = layout.key_hash(key)
        bucket = hashed >> _BUCKET_SHIFT
        hashes = self._hashes
        for position in range(self._buckets[bucket], self._buckets[bucket + 1]):
            if hashes[position] == hashed:
                return self._postings[self._starts[position] : self._starts[position + 1]]
        return _NONE

    def __contains__(self, name: str) -> bool:
        """Whether the name is spelt so in the gazetteer."""
        return bool(self.postings(fold(name)))

    def entry(self, number: int) -> Entry:
        """The entry with this number."""
        found = self._cache.get(number)
        if found is None:
            if len(self._cache) >= _ENTRY_CACHE:
                self._cache.clear()
            found = self._cache[number] = self._read(number)
        return found

    def by_id(self, gazetteer_id: str) -> Entry | None:
        """The entry with this ``gazetteer_id``."""
        found = self.postings(layout.IDENTIFIER + gazetteer_id)
        return self.entry(found[0] & _MASK) if found else None

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
        return max((self.entry(n & _MASK) for n in found), key=lambda entry: entry.rank, default=None)

    def airports(self, country_code: str) -> tuple[Entry, ...]:
        """The airports and air bases of a country."""
        return tuple(self.entry(n & _MASK) for n in self.postings(f"{layout.IDENTIFIER}airports:{country_code}"))

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
            entry = self.entry(posting & _MASK)
            similarity = JaroWinkler.similarity(key, fold(entry.name))
            if similarity >= _FUZZY_AT_LEAST:
                found.append(Match(self, posting, min(similarity, 0.999)))
        return sorted(found, key=lambda match: (-match.similarity, -match.entry.rank, match.entry.number))

    def _read(self, number: int) -> Entry:
        packed = layout.ENTRY.unpack_from(self._data, self._entries_at + number * layout.ENTRY.size)
        lat, lon, tenths, population, kind, feature, country, rank, name_n, id_at, id_n, admin = packed
        data, start = self._data, self._strings_at
        text = data[start + id_at : start + id_at + id_n + name_n]  # the name stands right behind the id
        code = data[start + (admin >> 8) : start + (admin >> 8) + (admin & 255)]
        return Entry(
            number,
            text[:id_n].decode(),
            text[id_n:].decode(errors="ignore"),
            layout.KINDS[kind],
            layout.FEATURES[feature],
            lat / 1e5,
            lon / 1e5,
            tenths / 10,
            self._codes.get(country) or self._code(country),
            self._codes.get(code) or self._code(code),
            population,
            rank,
        )

    def _code(self, packed: bytes) -> str:
        """The code of a country or division as text; each is decoded once."""
        return self._codes.setdefault(packed, packed.rstrip(b"\x00").decode())


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
