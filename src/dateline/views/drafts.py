"""What a person is shown of a draft before it is kept: how things were found, and what it repeats."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from hashlib import sha256
from typing import Literal

from dateline.ingest.drafts import Draft
from dateline.ingest.metadata import Metadata
from dateline.linking.dispatches import SHARED, sequences_of, shared
from dateline.model import Article
from dateline.views import wording

FIRST_LINE = "the first line of the text"
_TITLE = 150  # characters: a longer first line is no title
_OPENING = re.compile(r"#{1,6}\s+")
_PREVIEW = 1_500  # characters of a text that are shown before it is kept


@dataclass(frozen=True, slots=True)
class Repeats:
    """What a draft repeats: the very text, or another paper's print of one dispatch; and how that one is called."""

    kind: Literal["same text", "same dispatch"]
    article: str

    @property
    def words(self) -> str:
        """What the reader is told."""
        if self.kind == "same text":
            return f"The very text is there already: {self.article}"
        return f"Prints the same dispatch as {self.article}. It can be added; the two count as one source."


class Shelf:
    """Texts that are there, to tell whether a new one repeats one of them."""

    def __init__(self, articles: Iterable[Article]) -> None:
        self._by_text: dict[bytes, str] = {}
        self._sequences: list[tuple[frozenset[int], str]] = []
        for article in articles:
            self.put(article)

    def put(self, article: Article) -> None:
        """Have one more text among those that are there."""
        name = named(article)
        self._by_text.setdefault(_digest(article.text), name)
        self._sequences.append((sequences_of(article.text), name))

    def like(self, text: str) -> Repeats | None:
        """What a text repeats; None where it is new."""
        same = self._by_text.get(_digest(text))
        if same is not None:
            return Repeats("same text", same)
        own = sequences_of(text)
        share, name = max(((shared(own, other), name) for other, name in self._sequences), default=(0.0, ""))
        return Repeats("same dispatch", name) if share >= SHARED else None


def _digest(text: str) -> bytes:
    return sha256(text.encode()).digest()


def named(article: Article) -> str:
    """An article as it is spoken of: title, publisher, day."""
    day = wording.day(article.published) if article.published else "day not stated"
    return f"“{article.title or article.article_id}” ({wording.publisher(article.publisher)}, {day})"


def how_known(value: object, basis: str, what: str, typed: object = None) -> str:
    """How a value was found, or that it was not: the line beneath its field. ``typed`` is what the field holds now."""
    if typed and typed != value:
        return "Given by you"
    if not value:
        return f"{what} not found in the text"
    return f"{basis[:1].upper()}{basis[1:]}" if basis else "Found in the file"


def title_of(draft: Draft) -> tuple[str, str]:
    """The title that was found and how; else a short first line, which mostly is one."""
    if draft.known.title:
        return draft.known.title, draft.known.title_basis
    first, _, rest = draft.text.strip().partition("\n")
    if draft.origin.suffix == ".md":
        first = _without_marks(first)
    return (first.strip(), FIRST_LINE) if len(first.strip()) <= _TITLE and rest.strip() else ("", "")


def _without_marks(line: str) -> str:
    """A line without the marks of a heading. In linear time: the line is a stranger's and may be as long as the file.

    Source: CommonMark, 4.2.
    """
    opening = _OPENING.match(line)
    bare = line[opening.end() if opening else 0 :].rstrip()
    unclosed = bare.rstrip("#")
    return unclosed if unclosed[-1:].isspace() else bare


def told(draft: Draft, title: str, publisher: str, published: date | None) -> Metadata:
    """What a person says of a draft besides what was found: only what differs from it."""
    known, title = draft.known, title.strip()
    suggested, basis = title_of(draft)
    return Metadata(
        title=title if title != known.title else "",
        title_basis=basis if title == suggested != known.title else "",
        publisher=publisher.strip() if publisher.strip() != known.publisher else "",
        published=published if published != known.published else None,
    )


def preview(text: str) -> str:
    """The beginning of a text, and how much more there is."""
    if len(text) <= _PREVIEW:
        return text
    return f"{text[:_PREVIEW].rstrip()} …\n\n({wording.number(len(text) - _PREVIEW)} more characters)"


def day_bounds(known: date | None) -> tuple[date, date]:
    """The first and last day that can be given for an article; a stranger day that is known already is among them."""
    first, last = date(1800, 1, 1), date(2100, 1, 1)
    return (first, last) if known is None else (min(first, known), max(last, known))
