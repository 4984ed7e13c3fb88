"""Words and closed word classes, for reading noun phrases without a parser."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from dateline.mentions.lexicon_file import words_of

_TOKEN = re.compile(
    r"(?:[A-Z]\.){2,}|(?:Gen|Col|Maj|Capt|Lt|Brig|Adm|Sgt|Mr|Mrs|Ms|Dr|Prof|St)\."
    r"|\w+(?:[-’'.&]\w+)*(?:['’](?=\s))?|[^\w\s]"
)
_POSSESSIVE = re.compile(r"['’]s\Z|(?<=s)['’]\Z")
_APOSTROPHES = frozenset("'’")
_INFLECTED = re.compile(r"[a-z]+(?:ed|ing|ly)\Z")
_PAST = re.compile(r"[a-z]+ed\Z")
_CAPITAL = re.compile(r"(?:(?:al|el|ad|an|ar|as|ash|at|az|d|l)[-’'])?[^\W\d_a-zß-ÿ]")


@dataclass(frozen=True, slots=True)
class Token:
    """A word or mark and where it stands."""

    text: str
    start: int
    end: int

    @property
    def bare(self) -> str:
        """The word without its possessive ending."""
        return _POSSESSIVE.sub("", self.text) if _APOSTROPHES.intersection(self.text[-2:]) else self.text

    @property
    def possessive(self) -> bool:
        """Whether the word owns what follows ("Syria's")."""
        return bool(_APOSTROPHES.intersection(self.text[-2:])) and bool(_POSSESSIVE.search(self.text))

    @property
    def capital(self) -> bool:
        """Whether the word is written as a name ("Assad", "al-Assad")."""
        return "A" <= self.text[:1] <= "Z" or bool(_CAPITAL.match(self.text))


def tokens_of(text: str, start: int, end: int) -> list[Token]:
    """The words and marks of ``text[start:end]``."""
    return list(_tokens_between(text, start, end))


@lru_cache(maxsize=256)  # sentences and phrases are read for parties, for speech and for each event
def _tokens_between(text: str, start: int, end: int) -> tuple[Token, ...]:
    return tuple(Token(m.group(), *m.span()) for m in _TOKEN.finditer(text, start, end))


@lru_cache(maxsize=32)
def word_class(name: str) -> frozenset[str]:
    """One class of ``assets/lexicon/grammar.toml``, in lower case."""
    return frozenset(words_of("grammar", "words", name))


@lru_cache(maxsize=1)
def boundaries() -> frozenset[str]:
    """Words that never stand inside a noun phrase."""
    names = ("prepositions", "conjunctions", "adverbs", "pronouns", "auxiliaries", "irregular_verbs")
    return frozenset(word for name in names for word in word_class(name))


def in_capitals(word: str) -> bool:
    """Whether a word that never stands inside a noun phrase is written as initials: "IS", "US"."""
    return word.isupper() and word.lower() in boundaries()


def inflected(word: str) -> bool:
    """Whether a lower-case word looks like a verb form or an adverb by its ending."""
    return bool(_INFLECTED.match(word)) and word not in word_class("adjectival")


def verbal(word: str) -> bool:
    """Whether a word looks like a finite verb: auxiliary, irregular past, or ending in -ed."""
    if word in word_class("auxiliaries") or word in word_class("irregular_verbs"):
        return True
    return bool(_PAST.match(word)) and word not in word_class("adjectival")
