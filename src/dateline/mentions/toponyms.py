"""Toponyms: where a text names places. Gazetteer first; a spaCy document, where given, is a second opinion."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from dateline.geocoding.folding import fold
from dateline.geocoding.gazetteer import Gazetteer, Match
from dateline.geocoding.lexicon import Lexicon, lexicon
from dateline.geocoding.recognised import merge_entities
from dateline.model import Span

_TOKEN = re.compile(r"(?:[A-Z]\.){2,}|[MAEN]\d{1,3}\b|[^\W\d_]+(?:[’'‘`ʿʾ‘][^\W\d_]+)*|\d+")
_LONGEST = 6  # tokens of the longest place names worth trying
_POSSESSIVE = re.compile(r"[’'`‘]s$|[’'`‘]$")
_QUOTES = frozenset("’'`‘")
_SENTENCE_END = re.compile(r"[.!?:;\n\"“”»]\s*[\"“‘'(\[]*$|^\s*[\"“‘'(\[]*$")
_ABBREVIATED = frozenset("st ste sta sto mt mts ft pt gen col gov pres dr".split())
_ACRONYM = 4  # letters
_RANK_OF_KNOWN = 5000  # a name whose best entry counts 100,000 people needs no further sign


@dataclass(slots=True)  # not frozen: made for every word, and three times as fast to make
class _Token:
    start: int
    end: int
    text: str
    capital: bool
    opens: bool  # first of its sentence


def find_toponyms(text: str, gazetteer: Gazetteer, doc: Any = None) -> list[Span]:
    """The spans that name places, in order and without overlap; demonyms ("Syrian") are not among them.

    Args:
        text: The article's unaltered text.
        gazetteer: The names to look for.
        doc: A spaCy ``Doc`` of the same text, whose entities confirm, refute and add; or None.
    """
    tokens = _tokens(text)
    words = lexicon()
    plain = {token.text for token in tokens if not token.capital}
    spans: list[Span] = []
    position = 0
    while position < len(tokens):
        width = _longest_name(text, tokens, position, gazetteer, words)
        if width and _is_place(text, tokens, position, width, gazetteer, words, plain):
            spans.append(Span(tokens[position].start, tokens[position + width - 1].end))
            position += width
        else:
            position += 1
    if doc is not None:
        return merge_entities(text, spans, doc.ents, gazetteer)
    return spans


def _tokens(text: str) -> list[_Token]:
    found = []
    for match in _TOKEN.finditer(text):
        word = match.group()
        start, end = match.span()
        stripped = _POSSESSIVE.sub("", word) if _QUOTES.intersection(word[-2:]) else word
        end = start + len(stripped)
        inside = start > 1 and text[start - 1] == " " and text[start - 2].isalnum()
        opens = not inside and bool(_SENTENCE_END.search(text[max(0, start - 6) : start]))
        found.append(_Token(start, end, stripped, stripped[:1].isupper() or _arabic(stripped[:1]), opens))
    return found


def _arabic(char: str) -> bool:
    return "\u0620" <= char <= "\u064a"


def _longest_name(text: str, tokens: list[_Token], position: int, gazetteer: Gazetteer, words: Lexicon) -> int:
    """How many tokens the longest known name that starts here has; 0 if none."""
    first = tokens[position]
    if (not first.capital and first.text.lower() not in _LOWER_FIRST) or first.text.lower() in words.cues:
        return 0
    best = 0
    for width in range(1, _LONGEST + 1):
        if position + width > len(tokens):
            break
        last = tokens[position + width - 1]
        previous = tokens[position + width - 2]
        if width > 1 and not _joined(previous.text, text[previous.end : last.start]):
            break
        word = last.text.lower()
        if not last.capital and not word.isdigit() and word not in _FACILITY_WORDS:
            if word not in _CONNECTORS and width > 1:
                break
            continue
        if (width > 1 or last.capital) and _known(gazetteer, text[first.start : last.end]):
            best = width
    return 0 if best and _spelt_by_chance(tokens[position : position + best], gazetteer, text) else best


def _spelt_by_chance(name: list[_Token], gazetteer: Gazetteer, text: str) -> bool:
    """Whether words that are no name resemble one: an acronym ("ELN"), an initial ("Q. And"), "The camp"."""
    named = [token for token in name if token.capital and token.text.lower() != "the"]
    if not named:
        return True
    doubtful = len(named[0].text) < 2 or (len(name) == 1 and len(named[0].text) <= _ACRONYM and named[0].text.isupper())
    return doubtful and text[name[0].start : name[-1].end] not in gazetteer


_LOWER_ARTICLES = frozenset(("al", "el", "ad", "ar", "as", "ash", "an", "az", "at", "es", "ez"))
_LOWER_FIRST = frozenset(("al", "el", "ad", "ar", "ash", "az", "ez")) | frozenset(
    ("northern", "southern", "eastern", "western", "central", "north", "south", "east", "west", "occupied")
)
# Lower-case words that end or run through the name of a facility: "Tishrin dam", "Zaporizhzhia nuclear power plant".
_FACILITY_WORDS = frozenset(
    (
        "airport airbase airfield base camp crossing dam bridge prison hospital university refinery "
        "plant station square mosque oil gas field oilfield nuclear power steel works road highway "
        "motorway mountain mountains valley island peninsula river region military air international "
        "refugee border chemical hydroelectric theatre corridor heights "
    ).split()
)
_CONNECTORS = _LOWER_ARTICLES.union(
    (
        "de la le du of and the des del los las do da dos sur en upon am on y von der den bin ibn abu umm di s e i "
    ).split()
)


def _joined(left: str, gap: str) -> bool:
    """Whether a word and the one behind this gap can be one name; a full stop is part of it in "St. Paul" only."""
    if gap == ". ":
        return _abbreviated(left)
    return gap in (" ", "-", " - ", "–", "‑", "\u00a0", "/", "’s ", "'s ")


def _abbreviated(word: str) -> bool:
    """Whether a full stop behind a word is the word's own: "St. Paul", "J. Edgar", not "in Iraq. An"."""
    return len(word) == 1 or word.lower() in _ABBREVIATED


def _known(gazetteer: Gazetteer, name: str) -> bool:
    return any(not match.demonym for match in known_matches(gazetteer, name))


@lru_cache(maxsize=50_000)
def known_matches(gazetteer: Gazetteer, name: str) -> tuple[Match, ...]:
    """The entries of a name as written, demonyms included."""
    return gazetteer.matches(name)


def _is_place(
    text: str,
    tokens: list[_Token],
    position: int,
    width: int,
    gazetteer: Gazetteer,
    words: Lexicon,
    plain: set[str],
) -> bool:
    first, last = tokens[position], tokens[position + width - 1]
    name = text[first.start : last.end]
    folded = fold(name)
    if folded in words.never:
        return False
    matches = [match for match in known_matches(gazetteer, name) if not match.demonym]
    rank = max(match.entry.rank for match in matches)
    before = tokens[position - 1] if position and _adjacent(text, tokens[position - 1], first) else None
    after = tokens[position + width] if position + width < len(tokens) else None
    if after is not None and not _adjacent(text, last, after):
        after = None
    if text[first.start - 1 : first.start] == "(" and after is not None and after.text.lower() in words.outlets:
        return False
    if before is not None and before.text.lower() == "anti" and rank < _RANK_OF_KNOWN:
        return False
    if _cued(before, after, words):
        return True
    if before is not None and before.text.lower().rstrip(".") in words.titles and rank < 9000:
        return False
    if width == 1 and (folded in words.common or (first.opens and first.text.lower() in plain)):
        return False
    if folded in words.given_names and (after is not None and after.capital):
        return False
    if before is not None and before.text.lower() in words.given_names and before.capital:
        return False
    if before is not None and before.text[:1].isupper() and before.text.lower() not in words.modifiers:
        return (before.opens and before.text.lower() in words.common) or rank >= 6500
    return not (rank < _RANK_OF_KNOWN and after is not None and after.capital and width == 1)


def _adjacent(text: str, left: _Token, right: _Token) -> bool:
    """Whether two words are parts of one phrase: no sentence ends between them, neither owns the other."""
    gap = text[left.end : right.start]
    return gap in (" ", "-", "\u00a0") or (gap == ". " and _abbreviated(left.text))


def _cued(before: _Token | None, after: _Token | None, words: Lexicon) -> bool:
    """Whether a neighbour says that this is a place: "X province", and no name runs on into it."""
    runs_on = before is not None and before.capital and not before.opens
    return after is not None and after.text.lower() in words.units and not runs_on
