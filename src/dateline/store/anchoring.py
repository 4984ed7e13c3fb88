"""Which row of the present table a decision is about: the one that the same words of the same article give.

Offsets are compared as long as the article's text is the same; where it was changed, the sentence is looked for.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Literal

from dateline.export.records import Plain
from dateline.model import Article
from dateline.store.decisions import CONTENT, Anchor, Row

Change = Literal["same", "row changed", "row gone", "sentence gone", "article gone"]
_OFFSETS = ("sentence_start", "sentence_end", "trigger_start", "trigger_end")
_COUNTS = tuple(f"{kind}_{bound}" for kind in ("killed", "injured", "quantity") for bound in ("min", "max"))


@dataclass(frozen=True, slots=True)
class Match:
    """What has become of the row that a decision was made on.

    ``row`` is the present row (``None``: there is none). ``text_row`` is the row as it was, with its offsets where
    the sentence is now (``None``: the sentence is gone). ``changed`` names the columns that say something else now.
    """

    change: Change
    row: Row | None = None
    text_row: Row | None = None
    changed: tuple[str, ...] = ()
    same_text: bool = True


@dataclass(frozen=True, slots=True)
class Present:
    """The articles that there are, by id and by the hash of their text, and the machine's rows of each."""

    articles: Mapping[str, Article]
    hashes: Mapping[str, str]  # article id -> hash of the text
    by_hash: Mapping[str, str]  # hash of the text -> article id
    rows: Mapping[str, Sequence[Row]] = field(default_factory=dict)  # article id -> rows in the order of the text

    def article_of(self, anchor: Anchor) -> str:
        """The id of the article that an anchor is in now; its own where several have the same text, or none has."""
        if self.hashes.get(anchor.article_id) == anchor.article_sha256:
            return anchor.article_id
        return self.by_hash.get(anchor.article_sha256, anchor.article_id)


def match(anchor: Anchor, present: Present) -> Match:
    """What has become of the anchor's row."""
    assert anchor.row is not None
    same_text = anchor.article_sha256 in present.by_hash
    article_id = present.article_of(anchor)
    if article_id not in present.articles:
        return Match("article gone")
    text = present.articles[article_id].text
    was = dict(anchor.row) if same_text else moved(anchor.row, text)
    if was is None or not stands_in(was, text):
        return Match("sentence gone", same_text=same_text)
    was["article_id"] = article_id
    found = _best(was, anchor.siblings, present.rows.get(article_id, ()))
    if found is None:
        return Match("row gone", None, was, same_text=same_text)
    changed = tuple(name for name in CONTENT if found[name] != was[name])
    return Match("row changed" if changed else "same", found, was, changed, same_text)


def stands_in(row: Row, text: str) -> bool:
    """Whether the row's offsets give its sentence, with the words that say the event inside it."""
    start, first, last, end = (
        _number(row[name]) for name in ("sentence_start", "trigger_start", "trigger_end", "sentence_end")
    )
    return 0 <= start <= first < last <= end <= len(text) and text[start:end] == row["sentence"]


def siblings(row: Row, rows: Sequence[Row]) -> int:
    """How many rows the same words give, the row itself included."""
    return sum(_overlap(row, other) for other in rows)


def moved(row: Row, text: str) -> dict[str, Plain] | None:
    """The row with its offsets where its sentence is in a changed text, if that has it exactly once."""
    sentence = str(row["sentence"])
    at = text.find(sentence)
    if at < 0 or text.find(sentence, at + 1) >= 0:
        return None
    shift = at - _number(row["sentence_start"])
    return {name: _number(value) + shift if name in _OFFSETS else value for name, value in row.items()}


def _best(was: Row, siblings_then: int, rows: Sequence[Row]) -> Row | None:
    near = [row for row in rows if _overlap(was, row)]
    if siblings_then == 1 and len(near) == 1:
        return near[0]
    # several rows of the same words: one at each place, or a total with its parts
    alike = [row for row in near if _same_kind(was, row)]
    return max(alike, key=lambda row: _likeness(was, row), default=None)


def _overlap(first: Row, second: Row) -> bool:
    return _number(first["trigger_start"]) < _number(second["trigger_end"]) and _number(
        second["trigger_start"]
    ) < _number(first["trigger_end"])


def _same_kind(was: Row, row: Row) -> bool:
    if (was["event_type"] == "casualties") != (row["event_type"] == "casualties"):
        return False
    if was["event_type"] == "casualties":
        return was["victims"] == row["victims"] or _agree(was, row, _COUNTS)
    return was["place"] == row["place"] or bool(was["place_text"] and was["place_text"] == row["place_text"])


def _likeness(was: Row, row: Row) -> int:
    return sum(was[name] == row[name] for name in ("event_id", *CONTENT))


def _agree(was: Row, row: Row, names: Sequence[str]) -> bool:
    return all(was[name] == row[name] for name in names)


def _number(value: Plain) -> int:
    assert isinstance(value, int)
    return value
