"""``dateline gazetteer import FILE`` and ``check``: places of one's own beside the world gazetteer."""

from __future__ import annotations

import csv
from collections.abc import Iterable, Iterator
from pathlib import Path

from dateline.config import settings
from dateline.errors import DatelineError, InputError
from dateline.geocoding import sources
from dateline.geocoding.bearings import separation_km
from dateline.geocoding.compile import collect, compile_gazetteer, unique
from dateline.geocoding.display import english_names
from dateline.geocoding.gazetteer_file import default_path

COLUMNS = (
    "gazetteer_id",
    "name",
    "kind",
    "feature",
    "latitude",
    "longitude",
    "radius_km",
    "country_code",
    "admin1",
    "population",
    "spellings",
    "demonyms",
    "bonus",
    "source",
)
_DUMP_COLUMNS = 19  # of GeoNames' allCountries.txt and its country extracts
_FEATURES = {
    "AIRP": ("airport", "airport"),
    "AIRB": ("airport", "base"),
    "AIRF": ("airport", "airport"),
    "DAM": ("landmark", "dam"),
    "PPLX": ("district", "district"),
    "CMPRF": ("landmark", "camp"),
    "MT": ("landmark", "mountain"),
    "MTS": ("area", "mountain"),
    "RGN": ("area", "region"),
    "VAL": ("area", "region"),
    "ISL": ("area", "region"),
    "BDG": ("landmark", "crossing"),
    "HSP": ("landmark", "landmark"),
    "UNIV": ("landmark", "landmark"),
    "MSQE": ("landmark", "landmark"),
}
_STRAY_KM = 250.0
_OF_SIZE = {"airport": 2.5, "landmark": 1.5, "district": 2.0, "area": 15.0}


def import_file(file: Path) -> int:
    """How many places a GeoNames dump (.txt, tab-separated) or a CSV like supplement.csv added; recompiles.

    Raises:
        InputError: the file can't be read as either, with the line and the reason.
    """
    target = settings().assets / "gazetteer" / "imported.csv"
    known = {row["gazetteer_id"]: row for row in sources.read_table(target)} if target.exists() else {}
    before = len(known)
    rows = _dump(file) if file.suffix == ".txt" else _table(file)
    for row in rows:
        known[row["gazetteer_id"]] = row
    _write(target, known.values())
    compile_gazetteer()
    return len(known) - before


def _write(target: Path, rows: Iterable[dict[str, str]]) -> None:
    temporary = target.with_suffix(".part")
    with temporary.open("w", encoding="utf-8", newline="") as out:
        writer = csv.DictWriter(out, COLUMNS, restval="", extrasaction="ignore", lineterminator="\n")
        writer.writeheader()
        writer.writerows(rows)
    temporary.replace(target)


def _table(file: Path) -> Iterator[dict[str, str]]:
    try:
        list(sources.supplement(file))  # every line is checked before any is taken
        yield from sources.read_table(file)
    except DatelineError as error:
        raise InputError(str(file), str(error).removeprefix(f"{file}:")) from error


def _dump(file: Path) -> Iterator[dict[str, str]]:
    try:
        with file.open(encoding="utf-8") as lines:
            for number, line in enumerate(lines, start=1):
                fields = line.rstrip("\n").split("\t")
                if len(fields) != _DUMP_COLUMNS:
                    raise InputError(f"{file}:{number}", f"{len(fields)} columns instead of GeoNames' {_DUMP_COLUMNS}")
                if (row := _dump_row(fields, f"{file}:{number}")) is not None:
                    yield row
    except (OSError, UnicodeDecodeError) as error:
        raise InputError(str(file), str(error)) from error


def _dump_row(fields: list[str], where: str) -> dict[str, str] | None:
    """One line of a GeoNames dump as a row of our table; None for what is no place of events (streams, farms)."""
    identifier, name, _, alternates, latitude, longitude, group, code = fields[:8]
    try:
        population = int(fields[14] or 0)
        float(latitude), float(longitude)
    except ValueError as error:
        raise InputError(where, str(error)) from error
    if group == "P" and code not in _FEATURES:
        kind, feature = sources.city_kind(population), "populated"
        radius = sources.city_radius_km(population)
    elif code in _FEATURES:
        kind, feature = _FEATURES[code]  # type: ignore[assignment]
        radius = _OF_SIZE[kind]
    else:
        return None
    spellings = "|".join(n for n in alternates.split(",") if n and sources.readable(n))
    values = (f"geonames:{identifier}", name, kind, feature, latitude, longitude, str(radius), fields[8], fields[10])
    return dict(
        zip(
            COLUMNS, (*values, str(population), spellings, "", "", f"GeoNames dump {where.split('/')[-1]}"), strict=True
        )
    )


def check() -> list[str]:
    """What is wrong with the gazetteer's tables, a line each; empty if nothing is.

    Checked: every line parses, ids are unique within our own tables, 0,0 is nobody's place, a supplement entry lies
    in the country it names (within 250 km of some other place of it), every alias and every display name leads to one.
    """
    folder = settings().assets / "gazetteer"
    try:
        rows = unique(collect(folder))
        own = list(sources.supplement(folder / "supplement.csv"))
        aliases = list(sources.aliases(folder / "aliases.csv"))
        names = english_names(folder / "names.csv")
    except DatelineError as error:
        return [str(error)]
    problems = [f"{row.gazetteer_id}: lies at 0,0" for row in rows if row.latitude == 0 == row.longitude]
    seen: set[str] = set()
    for row in own:
        if row.gazetteer_id in seen:
            problems.append(f"supplement.csv: {row.gazetteer_id} is there twice")
        seen.add(row.gazetteer_id)
    towns: dict[str, list[tuple[float, float]]] = {}
    for row in rows:
        if row.feature in ("populated", "capital") and row.gazetteer_id not in seen:
            towns.setdefault(row.country_code, []).append((row.latitude, row.longitude))
    for row in own:
        near = towns.get(row.country_code)
        if near and row.kind not in ("area", "country", "province", "road"):
            apart = min(separation_km(row.latitude, row.longitude, *town) for town in near)
            if apart > _STRAY_KM:
                problems.append(f"supplement.csv: {row.gazetteer_id} lies {apart:.0f} km outside {row.country_code}")
    ids = {row.gazetteer_id for row in rows} | {
        f"admin1:{r.country_code}.{r.admin1}" for r in rows if r.feature == "admin1"
    }
    problems += [
        f"aliases.csv: {alias!r} leads to {identifier}, which is nowhere"
        for alias, identifier, _ in aliases
        if identifier not in ids
    ]
    problems += [f"names.csv: {name!r} is of {key}, which is nowhere" for key, name in names.items() if key not in ids]
    if not default_path().exists():
        problems.append(f"{default_path()} is missing: run dateline gazetteer build")
    return problems
