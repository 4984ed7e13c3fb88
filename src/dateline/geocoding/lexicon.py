"""The words that surround place names, from ``assets/gazetteer/words.toml``."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from dateline.config import settings
from dateline.errors import LexiconError


@dataclass(frozen=True, slots=True)
class Lexicon:
    """Word lists, all lower case. What each is for stands in the file."""

    never: frozenset[str]
    common: frozenset[str]
    titles: frozenset[str]
    given_names: frozenset[str]
    modifiers: frozenset[str]
    units: frozenset[str]
    cues: frozenset[str]
    seats_of_power: frozenset[str]
    outlets: frozenset[str]


@lru_cache(maxsize=4)
def _read(path: Path) -> Lexicon:
    try:
        table = tomllib.loads(path.read_text(encoding="utf-8"))
    except (OSError, tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise LexiconError(f"{path}: {error}") from error
    lists: dict[str, frozenset[str]] = {}
    for name in Lexicon.__dataclass_fields__:
        words = table.get(name)
        if not isinstance(words, str):
            raise LexiconError(f"{path}: {name} is missing or not a text of words apart by commas")
        lists[name] = frozenset(word.strip().lower() for word in words.split(",") if word.strip())
    return Lexicon(**lists)


def lexicon() -> Lexicon:
    """The word lists of the assets in use."""
    return _read(settings().assets / "gazetteer" / "words.toml")
