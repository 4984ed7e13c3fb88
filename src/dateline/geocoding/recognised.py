"""What a statistical recogniser says about the gazetteer's matches: it confirms, refutes and adds.

A recogniser knows persons and bodies from their context, a gazetteer knows places. Which of the two to believe, by
label and by how well known the place is, was measured on LGL and on one half of GeoWebNews.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from typing import Any

from dateline.geocoding.folding import fold
from dateline.geocoding.gazetteer import Gazetteer
from dateline.model import Span

_PLACES = frozenset(("GPE", "LOC", "FAC"))
_KEEP_FROM = {  # rank from which a match is kept although the recogniser calls exactly these words something else
    "PERSON": 6500,
    "ORG": 5000,
    "NORP": 4000,
    "": 5000,  # it sees no entity here
}
_KEEP_INSIDE_FROM = {"PERSON": 9500, "ORG": 0, "NORP": 4000}  # the match is a part of a longer entity
_OTHERWISE = 6000
_ACRONYM = 4  # letters
# Capitals at the head of a paragraph, as of a dateline ("BAMBARI – ..."): a recogniser mostly sees nothing there.
_HEADED = re.compile(r"\s*(?:[–—:(]|--|- |, )")
_TITLE = re.compile(
    r"\b(?:Mr|Mrs|Ms|Dr|Sir|Judge|Justice|Senator|Sen|President|Minister|Chancellor|Governor|Gov)\.?\s+$"
)


def merge_entities(text: str, spans: Sequence[Span], entities: Iterable[Any], gazetteer: Gazetteer) -> list[Span]:
    """The gazetteer's spans that the entities leave standing, and the places that only the entities know."""
    known = [(entity.start_char, entity.end_char, entity.label_) for entity in entities]
    persons, places = _people_and_places(text, known)
    kept = [span for span in spans if _stands(text, span, known, persons, places, gazetteer)]
    added = [
        _cut(text, start, end) for start, end, label in known if _adds(text, start, end, label, persons, gazetteer)
    ]
    free = [span for span in added if span.end > span.start and not _overlaps(span, kept)]
    return sorted(kept + free)


def _people_and_places(text: str, known: Sequence[tuple[int, int, str]]) -> tuple[set[str], set[str]]:
    """The last words of full names, which alone mean that person again, and the names that are called places.

    A word that is both is what it is called more often.
    """
    called: dict[str, Counter[str]] = {}
    full: set[str] = set()
    for start, end, label in known:
        words = _cut_text(text[start:end]).split()
        if label == "PERSON" and words:
            called.setdefault(fold(words[-1]), Counter())["person"] += 1
            full |= {fold(words[-1])} if len(words) > 1 else set()
        elif label in _PLACES:
            called.setdefault(fold(text[start:end]), Counter())["place"] += 1
    places = {word for word, count in called.items() if count["place"] and count["place"] >= count["person"]}
    return full - places, places


def _stands(
    text: str,
    span: Span,
    known: Sequence[tuple[int, int, str]],
    persons: set[str],
    places: set[str],
    gazetteer: Gazetteer,
) -> bool:
    start, end, label = _entity_at(span, known)
    name = text[span.start : span.end]
    folded = fold(name)
    if label in _PLACES:
        return folded not in persons
    rank = max((match.entry.rank for match in gazetteer.matches(name) if not match.demonym), default=0)
    if _heads(text, span):
        return True
    inside = end - start > span.end - span.start + 4
    if folded in persons:
        return rank >= 9000
    if folded in places and label in ("", "ORG", "NORP", "PERSON") and not (inside and label == "PERSON"):
        return True
    limits = _KEEP_INSIDE_FROM if inside else _KEEP_FROM
    return rank >= limits.get(label, _OTHERWISE)


def _heads(text: str, span: Span) -> bool:
    """Whether a name in capitals is the dateline of a paragraph."""
    name = text[span.start : span.end]
    opens = not text[text.rfind("\n", 0, span.start) + 1 : span.start].strip()
    return opens and name.isupper() and len(name) > _ACRONYM and _HEADED.match(text, span.end) is not None


def _entity_at(span: Span, known: Sequence[tuple[int, int, str]]) -> tuple[int, int, str]:
    """The entity that overlaps the span most; an empty label where none does."""
    best, most = (span.start, span.start, ""), 0
    for start, end, label in known:
        overlap = min(end, span.end) - max(start, span.start)
        if overlap > most:
            best, most = (start, end, label), overlap
    return best


def _adds(text: str, start: int, end: int, label: str, persons: set[str], gazetteer: Gazetteer) -> bool:
    name = _cut_text(text[start:end])
    if label in _PLACES:
        titled = _TITLE.search(text[max(0, start - 20) : start])
        return any(char.isupper() for char in name) and fold(name) not in persons and not (titled and _bare(name))
    if label == "ORG":  # a union of states is a region too
        return any(match.entry.feature in ("region", "continent") for match in gazetteer.matches(name)[:1])
    return label == "NORP" and any(match.demonym for match in gazetteer.matches(name))


def _bare(name: str) -> bool:
    return " " not in name


def _cut(text: str, start: int, end: int) -> Span:
    """The span without an article before and a possessive or a comma after it."""
    name = text[start:end]
    left = len(name) - len(re.sub(r"^(?:the|a|an)\s+", "", name, flags=re.I))
    return Span(start + left, start + left + len(_cut_text(name)))


def _cut_text(name: str) -> str:
    name = re.sub(r"^(?:the|a|an)\s+", "", name, flags=re.I)
    return re.sub(r"(?:’s|'s|’|')$", "", name.rstrip(" ,.;:\n"))


def _overlaps(span: Span, others: Sequence[Span]) -> bool:
    return any(span.overlaps(other) for other in others)
