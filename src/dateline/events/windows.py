"""Windows of wordpieces over an article: what the learnt reader sees at a time.

A window has a *core*, in which events are looked for, and some text before and after it that only roles may
point to ("he said" after the event, the place named a sentence before). Cores tile the article.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from tokenizers import Tokenizer

from dateline.model import Span

CORE, BEFORE, AFTER = 110, 110, 34  # wordpieces; 256 with [CLS] and [SEP]
_LINE = re.compile(r"[^\n]+")
_BREAK = re.compile(r"(?<=[.!?…])[\"”’')\]]*\s+(?=[\"“‘'(\[]*[A-Z0-9])")


@dataclass(frozen=True, slots=True)
class Window:
    """Wordpiece ids and their character offsets; ``core`` is the half-open range of pieces events start in."""

    ids: tuple[int, ...]
    offsets: tuple[tuple[int, int], ...]
    core: tuple[int, int]


@lru_cache(maxsize=2)
def load_tokenizer(path: str) -> Tokenizer:
    """The wordpiece tokenizer in a ``tokenizer.json``, without padding or truncation."""
    tokenizer = Tokenizer.from_file(path)
    tokenizer.no_padding()
    tokenizer.no_truncation()
    return tokenizer


def _blocks(text: str) -> list[Span]:
    """Stretches that should not be cut: sentence-like pieces of lines."""
    blocks = []
    for line in _LINE.finditer(text):
        cut = line.start()
        for gap in _BREAK.finditer(text, line.start(), line.end()):
            blocks.append(Span(cut, gap.end()))
            cut = gap.end()
        if cut < line.end():
            blocks.append(Span(cut, line.end()))
    return blocks


def _cores(sizes: list[int]) -> list[tuple[int, int]]:
    """Half-open ranges of pieces, each ending at a block's end where blocks fit."""
    cores, start, at = [], 0, 0
    for size in sizes:
        if at + size - start > CORE and at > start:
            cores.append((start, at))
            start = at
        at += size
        while at - start > CORE:
            cores.append((start, start + CORE))
            start += CORE
    if at > start:
        cores.append((start, at))
    return cores


def windows(text: str, tokenizer: Tokenizer) -> list[Window]:
    """The windows of a text, in order; their cores cover every wordpiece exactly once."""
    ids: list[int] = []
    offsets: list[tuple[int, int]] = []
    sizes = []
    blocks = _blocks(text)
    for block, encoded in zip(
        blocks,
        tokenizer.encode_batch([text[b.start : b.end] for b in blocks], add_special_tokens=False),
        strict=True,
    ):
        sizes.append(len(encoded.ids))
        ids.extend(encoded.ids)
        offsets.extend((block.start + s, block.start + e) for s, e in encoded.offsets)
    cls, sep = (tokenizer.token_to_id(name) or 0 for name in ("[CLS]", "[SEP]"))
    made = []
    for start, end in _cores(sizes):
        first, last = max(0, start - BEFORE), min(len(ids), end + AFTER)
        made.append(
            Window(
                ids=(cls, *ids[first:last], sep),
                offsets=((0, 0), *offsets[first:last], (0, 0)),
                core=(1 + start - first, 1 + end - first),
            )
        )
    return made
