"""What a place is called on the map and in the table: the name that English-language reports use, in plain letters.

GeoNames romanises with signs of scholarship ("Ḩamāh", "Bol’shoye Soldatskoye") that no report writes. A table of common
English names comes first (``assets/gazetteer/names.csv``); else the signs go, where the country does not write Latin.
What a name is found by does not change: spellings of every kind stay in the index, those in the own script too.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path

from dateline.errors import LexiconError
from dateline.geocoding.layout import Row
from dateline.geocoding.sources import read_table

_ARABIC = frozenset("AE BH EG IQ JO KW LB LY OM PS QA SA SD SY YE".split())
_ROMANISED = _ARABIC | frozenset(
    "AF AM BD BT BY CN ER ET GE GR IL IN IR JP KG KH KP KR KZ LA LK MM MN MV NP PK RU TH TJ TW UA".split()
)
_SIGNS = re.compile("[’‘ʼʻʿʾ′`]")
_APOSTROPHES_COUNT = frozenset(("CN", "TW"))  # "Xi’an" and "Xian" are different words
_ARTICLE = re.compile(r"\b(A[lnrstdz]|A[sdt]h|El) (?=\w)")
_INNER_ARTICLE = re.compile(r"(?<=\w )(a[lnrstdz]|a[sdt]h|el) (?=\w)")
_ENGLISH_UNIT = re.compile(
    r"^(?:[A-Z][a-z]+[ -]?)+ (?:Oblast|Governorate|Province|Region|Republic|Krai|State)$|^Republic of [A-Z][a-z]+$"
)
_ROMANISED_UNIT = re.compile(r"oblast|respublika|kray$|okrug$", re.I)
_NATIVE = ("populated", "capital", "admin1", "admin2")


def english_names(path: Path) -> dict[str, str]:
    """Gazetteer id → common English name.

    Raises:
        LexiconError: a line has no id or no name.
    """
    found: dict[str, str] = {}
    for number, line in enumerate(read_table(path), start=2):
        if not line.get("gazetteer_id") or not line.get("name"):
            raise LexiconError(f"{path}:{number}: a name needs a gazetteer_id and a name")
        found[line["gazetteer_id"]] = line["name"]
    return found


def with_display_names(rows: Iterable[Row], english: dict[str, str]) -> list[Row]:
    """The rows, each with the name to show (``display``)."""
    return [replace(row, display=english.get(row.gazetteer_id) or _shown(row)) for row in rows]


def _shown(row: Row) -> str:
    if row.country_code not in _ROMANISED or row.feature not in _NATIVE or row.gazetteer_id.startswith("dateline:"):
        return row.name
    name = plain(row.name, row.country_code)
    if row.feature == "admin1" and (name != row.name or _ROMANISED_UNIT.search(name)):
        english = next((spelling for spelling in row.spellings if _ENGLISH_UNIT.match(spelling)), name)
        return plain(english, row.country_code)
    return name


def plain(name: str, country_code: str) -> str:
    """A romanised name in plain letters, its Arabic articles hyphenated: "As Safīrah" is "As-Safirah"."""
    bare = "".join(char for char in unicodedata.normalize("NFKD", name) if not unicodedata.combining(char))
    if country_code not in _APOSTROPHES_COUNT:
        bare = _SIGNS.sub("", bare)
    if country_code in _ARABIC:
        bare = _INNER_ARTICLE.sub(r"\1-", _ARTICLE.sub(r"\1-", bare))
    return bare
