"""Parties to a conflict and those who speak of it: the names that a noun phrase stands for.

A name is made canonical only where the phrase *is* that name ("HTS", "the UK-based Syrian Observatory for Human
Rights (SOHR)"); "HTS fighters" stays as written, because who exactly did it is what the text says, not more.
"""

from __future__ import annotations

import csv
import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from dateline.config import settings
from dateline.errors import LexiconError
from dateline.mentions.lexicon_file import words_of
from dateline.mentions.noun_phrases import core, folded

KINDS = (
    "state forces",
    "rebel group",
    "militia",
    "government",
    "international organisation",
    "monitor",
    "humanitarian",
    "media",
)
_COLUMNS = ["name", "kind", "country", "aliases", "source"]
_SPOKEN = 4  # letters, at least, of initials that are spoken as a word
# What may stand after a name without adding to it: "the Islamic State group".
_LABEL = re.compile(
    r"\s+(?:(?:militant|rebel|monitoring|rights|armed|jihadist|islamist)\s+)?"
    r"(?:group|movement|organi[sz]ation|news agency|agency|monitor|network|party|militia|alliance|charity)\Z",
    re.I,
)


@dataclass(frozen=True, slots=True)
class Actor:
    """One line of ``assets/actors.csv``; ``country`` is ISO 3166 alpha-2, "" for bodies of no single country."""

    name: str
    kind: str
    country: str
    aliases: tuple[str, ...]


class ActorLexicon:
    """Looks names and aliases up; abbreviations and single words keep their case, longer names need not."""

    def __init__(self, actors: Iterable[Actor]) -> None:
        self.actors = tuple(actors)
        self._exact: dict[str, list[Actor]] = {}
        self._folded: dict[str, list[Actor]] = {}
        for actor in self.actors:
            for alias in (actor.name, *actor.aliases):
                plain = folded(alias)
                table, key = (self._folded, plain.casefold()) if " " in plain else (self._exact, plain)
                listed = table.setdefault(key, [])
                if actor not in listed:
                    listed.append(actor)

    @classmethod
    def load(cls, path: Path | None = None) -> ActorLexicon:
        """The lexicon in a CSV file (default: ``assets/actors.csv``).

        Raises:
            LexiconError: the file is missing or a line is wrong; the message has file and line.
        """
        path = path or settings().assets / "actors.csv"
        try:
            with path.open(encoding="utf-8", newline="") as file:
                reader = csv.DictReader(file, strict=True)
                if reader.fieldnames != _COLUMNS:
                    raise LexiconError(f"{path}:1: columns must be {','.join(_COLUMNS)}")
                return cls([_actor(row, path, reader.line_num) for row in reader])
        except (OSError, UnicodeDecodeError, csv.Error) as error:
            raise LexiconError(f"{path}: {error}") from error

    def find(self, phrase: str, country: str | None = None) -> Actor | None:
        """The entry whose name or alias the phrase is, or None; ``country`` decides between namesakes."""
        for form in _forms(phrase):
            listed = self._single(form) if " " not in form else self._folded.get(form.casefold())
            if not listed:
                continue
            if len(listed) == 1:
                return listed[0]
            at_home = [actor for actor in listed if actor.country and actor.country == country]
            nearest = at_home or [actor for actor in listed if not actor.country]
            return nearest[0] if len(nearest) == 1 else None
        return None

    def _single(self, word: str) -> list[Actor] | None:
        """The entries that one word names; British papers write initials that are spoken as a word "Farc", "Nato"."""
        spoken = len(word) >= _SPOKEN and word.istitle() and word.isalpha()
        return self._exact.get(word) or (self._exact.get(word.upper()) if spoken else None)

    def canonical(self, phrase: str, country: str | None = None) -> str:
        """The canonical name of a phrase that is a known name, "" where it is none."""
        found = self.find(phrase, country)
        return found.name if found else ""


@lru_cache(maxsize=1)
def actor_lexicon() -> ActorLexicon:
    """The lexicon that ships with Dateline, read once a process."""
    return ActorLexicon.load()


def _forms(phrase: str) -> list[str]:
    """Ways to read a phrase as a bare name: as it is, before a comma, without label, without description."""
    whole = folded(core(phrase))
    plain = whole.split(",")[0].strip()
    unlabelled = _LABEL.sub("", plain)
    forms = list(dict.fromkeys((whole, plain, unlabelled)))
    words = unlabelled.split(" ")
    describing = _describing()
    for cut in range(1, min(len(words), 7)):
        if not (words[cut - 1].lower() in describing or words[cut - 1].endswith("-based")):
            break
        forms.append(" ".join(words[cut:]))
    return forms


@lru_cache(maxsize=1)
def _describing() -> frozenset[str]:
    return frozenset(words_of("reporting", "describing", "words"))


def _actor(row: dict[str, str], path: Path, line: int) -> Actor:
    name, kind, country = row["name"], row["kind"], row["country"]
    if not name or None in row or None in row.values():
        raise LexiconError(f"{path}:{line}: needs {len(_COLUMNS)} fields and a name")
    if kind not in KINDS:
        raise LexiconError(f"{path}:{line}: kind {kind!r} is none of {', '.join(KINDS)}")
    if country and not re.fullmatch("[A-Z]{2}", country):
        raise LexiconError(f"{path}:{line}: country {country!r} is no two-letter code")
    return Actor(name, kind, country, tuple(a.strip() for a in row["aliases"].split(";") if a.strip()))
