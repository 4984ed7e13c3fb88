"""Whether a text says that nobody was killed or injured."""

from __future__ import annotations

import re
from collections.abc import Sequence

from dateline.mentions.casualty_cues import unharmed_words
from dateline.model import Span

_NOBODY = re.compile(
    r"\b(?:no|nobody|none|no-one|without|nothing|zero|neither|not\s+a\s+single|not\s+one(?!\s+but))\b[^.;]{0,60}"
)


def nobody_harmed(text: str, sentence: Span, count_spans: Sequence[Span] | None) -> tuple[bool, bool]:
    """(nobody was killed, nobody was injured): as the sentence, or the marked words in it, say so."""
    if count_spans is None:
        pieces = [text[sentence.start : sentence.end].lower()]
    else:
        pieces = [_with_what_follows(text, span, sentence).lower() for span in count_spans]
    said = [_said(piece) for piece in pieces]
    return any(killed for killed, _ in said), any(injured for _, injured in said)


def _with_what_follows(text: str, span: Span, sentence: Span) -> str:
    """The words of a span; of a bare "nobody" with what is said of it."""
    words = text[span.start : span.end]
    end = min(sentence.end, span.end + 25) if span.start < sentence.end else span.end + 25
    return text[span.start : end] if _NOBODY.search(words.lower()) else words


def _said(piece: str) -> tuple[bool, bool]:
    lists = unharmed_words()
    none = _NOBODY.search(piece)
    if none is None:
        return (True, True) if any(phrase in piece for phrase in lists["phrases"]) else (False, False)
    words = none.group()

    def says(entry: str) -> bool:
        return any(re.search(rf"\b{word}\b", words) for word in lists[entry])

    words = words.replace("loss of life", "lost_lives") if "loss of life" in words else words
    both = any(phrase in piece for phrase in lists["phrases"]) or says("nouns") or " hurt" in words
    words = words.replace("lost_lives", "loss of life")
    return both or says("killed_only"), both or says("injured_only")
