"""An article's text as the extractor reads it, character for character as long as the article's own.

Pages, mails and wires bring spaces of a dozen kinds, and lines that a margin broke. What they look like means nothing;
rules and the learnt reader see plain spaces, and every offset still counts in the unaltered text.
"""

from __future__ import annotations

import re
from itertools import pairwise

_SPACES = re.compile(r"[\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000]")
_GROUPED = re.compile(r"(?<=\d)[\u00a0\u202f\u2009](?=\d{3}(?!\d))")  # "12 000": the space is a part of the number
_LINE = re.compile(r"[^\n]+")
_NEW = re.compile(r"\s*(?:[-*•·–—>#|]\s|\(?\d{1,2}[.):]\s|\d{1,2}[:.]\d\d\b)")  # a bullet, a number, a time of day
_ENDED = re.compile(r"[.!?:;…][\"”’')\]]*\s*\Z")
_INDENT = 12  # characters
_NARROW, _WIDE = 40, 120  # characters that a margin may be set at
_GOES_ON = 0.5  # of the words after a margin's breaks begin small, as words do; lines of their own begin large


def plain(text: str) -> str:
    """The text with every kind of space as a blank, lines joined that a margin broke; of the same length."""
    return _joined(_plain_spaces(text))


def _plain_spaces(text: str) -> str:
    if text.isascii():
        return text
    kept = {match.start() for match in _GROUPED.finditer(text)}
    return _SPACES.sub(lambda match: match[0] if match.start() in kept else " ", text)


def _joined(text: str) -> str:
    """The text with a blank for each line break before which the next line's first word had no room."""
    lines = [match.span() for match in _LINE.finditer(text)]
    widths = sorted(len(text[start:end].rstrip()) for start, end in lines)
    if not widths or not _NARROW <= widths[-1] <= _WIDE:
        return text
    full = [a[1] for a, b in pairwise(lines) if b[0] == a[1] + 1 and _is_full(text, a, b, widths[-1])]
    if sum(text[end + 1 : end + _INDENT].lstrip()[:1].islower() for end in full) < max(1, _GOES_ON * len(full)):
        return text
    pieces, at = [], 0
    for end in full:
        pieces.append(text[at:end])
        at = end + 1
    return " ".join((*pieces, text[at:]))


def _is_full(text: str, line: tuple[int, int], after: tuple[int, int], width: int) -> bool:
    """Whether the margin broke a line: the word that follows would have crossed it."""
    if _NEW.match(text, *after) and _ENDED.search(text, *line):
        return False
    first = text[slice(*after)].split(None, 1)
    used = len(text[slice(*line)].strip())
    return bool(first) and used >= _NARROW // 2 and used + 1 + len(first[0]) > width
