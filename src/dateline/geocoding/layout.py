"""The compiled gazetteer file: one read-only, memory-mapped block of fixed-width tables.

Layout (little endian): header, then the sections named in ``SECTIONS``. A name is found by the 64-bit BLAKE2 hash
of its folded form: the upper ``BUCKET_BITS`` bits give a bucket of a handful of sorted hashes, the hash's position
gives a range of postings, a posting is an entry's number with flags. With fewer than 2^22 names a false match
of two different names has a chance below 10^-6 per look-up table, so names are not compared again.
"""

from __future__ import annotations

import struct
from array import array
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from hashlib import blake2b
from pathlib import Path
from typing import get_args

from dateline.model import PlaceKind

MAGIC = b"DATELINE-GAZ\x00"
VERSION = 5
BUCKET_BITS = 20
SECTIONS = ("buckets", "hashes", "starts", "postings", "entries", "strings")
HEADER = struct.Struct("<13sB16s12Q")
ENTRY = struct.Struct("<iiIIBB2sHBIBI")
ENTRY_COLUMNS = [  # the same, for numpy: all entries at once
    *(("lat", "<i4"), ("lon", "<i4"), ("tenths", "<u4"), ("population", "<u4"), ("kind", "u1"), ("feature", "u1")),
    *(("country", "S2"), ("rank", "<u2"), ("name_n", "u1"), ("id_at", "<u4"), ("id_n", "u1"), ("admin", "<u4")),
]
KINDS: tuple[PlaceKind, ...] = get_args(PlaceKind)
FEATURES = (
    "populated",
    "capital",
    "country",
    "admin1",
    "admin2",
    "continent",
    "region",
    "airport",
    "base",
    "district",
    "landmark",
    "road",
    "dam",
    "crossing",
    "camp",
    "water",
    "mountain",
)

ENTRY_BITS = 24
PRIMARY, ALTERNATE, DEMONYM, SHORT, VARIANT = 1, 2, 4, 8, 16
TRANSLITERATED, CONSONANTS, IDENTIFIER = "\x02", "\x03", "\x04"  # prefixes that keep the kinds of key apart


@dataclass(frozen=True, slots=True)
class Row:
    """One place to compile. ``short_names`` are names without their unit ("Rapides" of "Rapides Parish")."""

    gazetteer_id: str
    name: str
    kind: PlaceKind
    feature: str
    latitude: float
    longitude: float
    radius_km: float
    country_code: str = ""
    admin1: str = ""
    population: int = 0
    spellings: tuple[str, ...] = ()
    short_names: tuple[str, ...] = ()
    demonyms: tuple[str, ...] = ()
    rank: int = 0  # prior in thousandths of a power of ten of population
    display: str = ""  # what the place is called where it is shown; "" = its name


def key_hash(key: str) -> int:
    """The 64-bit hash under which a folded name is filed."""
    return int.from_bytes(blake2b(key.encode(), digest_size=8).digest(), "little")


def write(path: Path, rows: Sequence[Row], keys: Mapping[str, Iterable[int]], digest: bytes) -> None:
    """Write the compiled file: ``keys`` maps a prefixed key to postings (entry number | flags << ENTRY_BITS)."""
    strings = _Strings()
    entries = b"".join(_pack(row, strings) for row in rows)
    buckets, hashes, starts, postings = _index(keys)
    parts = [bytes(part) for part in (buckets, hashes, starts, postings, entries, strings.blob)]
    offsets, position = [], HEADER.size
    for part in parts:
        offsets += [position, len(part)]
        position += len(part) + (-len(part)) % 8
    path.parent.mkdir(parents=True, exist_ok=True)
    temporary = path.with_suffix(".part")
    with temporary.open("wb") as file:
        file.write(HEADER.pack(MAGIC, VERSION, digest, *offsets))
        for part in parts:
            file.write(part + b"\x00" * ((-len(part)) % 8))
    temporary.replace(path)


def _index(keys: Mapping[str, Iterable[int]]) -> tuple[array[int], array[int], array[int], array[int]]:
    ordered = sorted((key_hash(key), list(found)) for key, found in keys.items())
    buckets = array("I", [0]) * ((1 << BUCKET_BITS) + 1)
    hashes, starts, postings = array("Q"), array("I"), array("I")
    for hashed, found in ordered:
        buckets[(hashed >> (64 - BUCKET_BITS)) + 1] += 1
        hashes.append(hashed)
        starts.append(len(postings))
        postings.extend(found)
    starts.append(len(postings))
    for index in range(1, len(buckets)):
        buckets[index] += buckets[index - 1]
    return buckets, hashes, starts, postings


class _Strings:
    """A blob of texts, each kept once."""

    def __init__(self) -> None:
        self.blob = bytearray()
        self._known: dict[bytes, int] = {}

    def add(self, text: str, behind: str = "") -> tuple[int, int]:
        """Where the text lies and how long it is; ``behind`` is put right after it."""
        data = _cut(text)
        whole = data + _cut(behind)
        if whole not in self._known:
            self._known[whole] = len(self.blob)
            self.blob += whole
        return self._known[whole], len(data)


def _cut(text: str) -> bytes:
    return text.encode()[:255]


def _pack(row: Row, strings: _Strings) -> bytes:
    admin_at, admin_length = strings.add(row.admin1)
    return ENTRY.pack(
        round(row.latitude * 1e5),
        round(row.longitude * 1e5),
        round(row.radius_km * 10),
        min(row.population, 2**32 - 1),
        KINDS.index(row.kind),
        FEATURES.index(row.feature),
        row.country_code.encode().ljust(2, b"\x00")[:2],
        row.rank,
        len(_cut(row.display or row.name)),
        *strings.add(row.gazetteer_id, row.display or row.name),
        admin_at << 8 | admin_length,
    )
