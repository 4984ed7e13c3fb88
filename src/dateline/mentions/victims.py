"""Who was hurt: the term of the table's column ``victims`` for a counted noun phrase."""

from __future__ import annotations

import re
from functools import cache

from dateline.errors import LexiconError
from dateline.mentions.lexicon_file import section, texts_of, words_of


def _plural(noun: str) -> str:
    for ending, plural in texts_of("victims", "irregular").items():
        if noun.endswith(ending):
            return noun.removesuffix(ending) + plural
    if noun.endswith("y") and noun[-2:-1] not in "aeiou":
        return noun[:-1] + "ies"
    return noun + ("es" if noun.endswith(("s", "sh", "ch", "x")) else "s")


@cache
def victim_nouns() -> dict[str, str]:
    """Noun in singular or plural -> term ("policemen" -> "police").

    Raises: LexiconError naming the term whose entry is no list of words.
    """
    result: dict[str, str] = {}
    for term, nouns in section("victims", "terms").items():
        if not isinstance(nouns, list) or not all(isinstance(noun, str) and noun for noun in nouns):
            raise LexiconError(f"victims.toml [terms] {term}: must be a list of nouns")
        for noun in nouns:
            result.setdefault(noun.lower(), term)
            result.setdefault(_plural(noun.lower()), term)
    return result


@cache
def singular_victims() -> frozenset[str]:
    """Nouns that name one victim ("shepherd", "woman")."""
    collective = words_of("victims", "collective", "words")
    nouns = {noun.lower() for listed in section("victims", "terms").values() for noun in listed}
    return frozenset(noun for noun in nouns if noun not in collective and not noun.endswith(("men", "ren", "ies")))


def victim_term(phrase: str) -> str:
    """The term for a noun phrase: that of its last known noun, "" where none is known."""
    nouns = victim_nouns()
    general = ""
    if re.search(
        r"\bunder (?:the age of )?(?:\d|1[0-8]|one|two|three|four|five|six|seven|eight|nine|ten|twelve|eighteen)\b",
        phrase,
    ):
        return "children"
    words = [word.strip("’'") for word in re.findall(r"[\w’'-]+", phrase.lower())]
    for end in range(len(words), 0, -1):
        for size in (3, 2, 1):
            found = nouns.get(" ".join(words[max(0, end - size) : end])) if end >= size else None
            if found and found != "all":
                return found
            general = general or found or ""  # "civilian deaths": the deaths don't say whose, the civilian does
        hyphenated = words[end - 1].rsplit("-", 1)[-1]
        if hyphenated in nouns and hyphenated != words[end - 1]:
            return nouns[hyphenated]
        if re.fullmatch(r"\d{1,3}-year-olds?", words[end - 1]):
            return "children" if int(words[end - 1].split("-")[0]) < 18 else "all"
    return general


@cache
def things() -> frozenset[str]:
    """Counted nouns that can't be killed or wounded."""
    return frozenset(words_of("victims", "things", "words"))


@cache
def harming_words() -> frozenset[str]:
    """Single words after which a victim may stand ("killing", "wounded")."""
    groups = [casualty_words(kind, group) for kind in ("killed", "injured") for group in ("by_object", "either")]
    return frozenset(word for words in groups for word in words if " " not in word)


@cache
def casualty_words(kind: str, group: str) -> tuple[str, ...]:
    """The words of ``[kind] group`` in victims.toml ("killed", "by_object")."""
    return words_of("victims", kind, group)
