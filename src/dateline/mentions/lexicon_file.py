"""TOML word lists under ``assets/lexicon``, read once and checked: a wrong entry is named, never guessed at."""

from __future__ import annotations

import tomllib
from functools import cache
from typing import Any

from dateline.config import settings
from dateline.errors import LexiconError

Table = dict[str, Any]


@cache
def lexicon(name: str) -> Table:
    """The parsed file ``assets/lexicon/<name>.toml``.

    Raises: LexiconError if the file is missing or no TOML (the message has the line).
    """
    path = settings().assets / "lexicon" / f"{name}.toml"
    try:
        return tomllib.loads(path.read_text(encoding="utf-8"))
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        raise LexiconError(f"{path}: {error}") from error


def section(name: str, key: str) -> Table:
    """The table ``[key]`` of a lexicon.

    Raises: LexiconError if it is missing or no table.
    """
    found = lexicon(name).get(key)
    if not isinstance(found, dict):
        raise LexiconError(f"{name}.toml [{key}]: must be a table")
    return found


def numbers_of(name: str, key: str) -> dict[str, int]:
    """The table ``[key]`` as word -> whole number, words in lower case.

    Raises: LexiconError naming the entry that is no whole number.
    """
    result: dict[str, int] = {}
    for word, value in section(name, key).items():
        if not isinstance(value, int) or isinstance(value, bool):
            raise LexiconError(f"{name}.toml [{key}] {word}: {value!r} is not a whole number")
        result[word.lower()] = value
    return result


def pairs_of(name: str, key: str) -> dict[str, tuple[int, int]]:
    """The table ``[key]`` as word -> pair of whole numbers.

    Raises: LexiconError naming the entry that is no pair.
    """
    result: dict[str, tuple[int, int]] = {}
    for word, value in section(name, key).items():
        if not (isinstance(value, list) and len(value) == 2 and all(isinstance(part, int) for part in value)):
            raise LexiconError(f"{name}.toml [{key}] {word}: {value!r} is not a pair of whole numbers")
        result[word.lower()] = (value[0], value[1])
    return result


@cache
def texts_of(name: str, key: str) -> dict[str, str]:
    """The table ``[key]`` as word -> text, in the order of the file.

    Raises: LexiconError naming the entry that is no text.
    """
    result: dict[str, str] = {}
    for word, value in section(name, key).items():
        if not isinstance(value, str) or not value:
            raise LexiconError(f"{name}.toml [{key}] {word}: {value!r} is no text")
        result[word] = value
    return result


def words_of(name: str, key: str, entry: str) -> tuple[str, ...]:
    """The list ``entry`` of the table ``[key]``, in lower case and in the order of the file.

    Raises: LexiconError naming the entry that is no list of words.
    """
    found = section(name, key).get(entry)
    if not isinstance(found, list) or not found or not all(isinstance(word, str) and word for word in found):
        raise LexiconError(f"{name}.toml [{key}] {entry}: must be a list of words")
    return tuple(word.lower() for word in found)
