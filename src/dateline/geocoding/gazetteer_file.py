"""The compiled gazetteer as a file, opened read-only: keys to postings, numbers to entries."""

from __future__ import annotations

import mmap
from collections.abc import Collection, Iterator
from pathlib import Path
from typing import NamedTuple, Self

import numpy as np
import numpy.typing as npt

from dateline.config import settings
from dateline.errors import GazetteerError
from dateline.geocoding import layout
from dateline.model import PlaceKind

NUMBER = (1 << layout.ENTRY_BITS) - 1  # the bits of a posting that are its entry's number
_BUCKET_SHIFT = 64 - layout.BUCKET_BITS
_NONE = memoryview(b"").cast("I")
_ENTRY_CACHE = 8_000


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


def default_path() -> Path:
    """Where the compiled world gazetteer lies."""
    return settings().assets / "gazetteer" / "world.gaz"


class GazetteerFile:
    """Entries and postings out of one memory-mapped file; the layout is that of ``dateline.geocoding.layout``."""

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

    @classmethod
    def open(cls, path: Path | None = None) -> Self:
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

    def points(self, features: Collection[str]) -> dict[str, npt.NDArray[np.float64]]:
        """By country code the (latitude, longitude) of the places of these features, in the order of the file."""
        size = self._size * layout.ENTRY.size
        columns = np.frombuffer(self._data[self._entries_at : self._entries_at + size], dtype=layout.ENTRY_COLUMNS)
        columns = columns[np.isin(columns["feature"], [layout.FEATURES.index(name) for name in features])]
        columns = columns[np.argsort(columns["country"], kind="stable")]
        at = np.stack([columns["lat"], columns["lon"]], axis=1) / 1e5
        codes, starts = np.unique(columns["country"], return_index=True)
        return {code.decode(): each for code, each in zip(codes, np.split(at, starts[1:]), strict=True)}

    def postings(self, key: str) -> memoryview:
        """The postings filed under a key (a folded name, or a prefixed one)."""
        hashed = layout.key_hash(key)
        bucket = hashed >> _BUCKET_SHIFT
        hashes = self._hashes
        for position in range(self._buckets[bucket], self._buckets[bucket + 1]):
            if hashes[position] == hashed:
                return self._postings[self._starts[position] : self._starts[position + 1]]
        return _NONE

    def entry(self, number: int) -> Entry:
        """The entry with this number."""
        found = self._cache.get(number)
        if found is None:
            if len(self._cache) >= _ENTRY_CACHE:
                self._cache.clear()
            found = self._cache[number] = self._read(number)
        return found

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
