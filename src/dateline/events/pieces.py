"""From scores of wordpieces to words: where triggers stand, and what fills a role."""

from __future__ import annotations

import re
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from dateline.events.windows import Window
from dateline.model import Span

Floats = npt.NDArray[np.float32]
ROLE_THRESHOLD = 0.5
LEANING = 0.12  # what counts where nothing reaches the threshold


@dataclass(frozen=True, slots=True)
class Pointer:
    """Words that fill a role, and how sure the reader is (0-1)."""

    span: Span
    score: float


def trigger_pieces(tags: Floats, window: Window, threshold: float) -> list[tuple[int, int]]:
    """Ranges of pieces that say an event: begun by a B (or a first I), gone on with I."""
    lo, hi = window.core
    inside = tags[:, 1] + tags[:, 2] >= threshold
    spans: list[tuple[int, int]] = []
    at = lo
    while at < hi:
        if not inside[at]:
            at += 1
            continue
        end = at + 1
        while end < hi and inside[end] and tags[end, 2] >= tags[end, 1]:
            end += 1
        spans.append((at, end))
        at = end
    return spans


def pointed(text: str, window: Window, scores: Floats) -> tuple[Pointer, ...]:
    """What fills a role: the words the reader is sure of; where there are none, those that it leans to most."""
    sure = _over(text, window, scores, ROLE_THRESHOLD)
    return sure or tuple(sorted(_over(text, window, scores, LEANING), key=lambda p: (-p.score, p.span))[:1])


def _over(text: str, window: Window, scores: Floats, threshold: float) -> tuple[Pointer, ...]:
    """Stretches of pieces over the threshold, as words; a gap of one piece is bridged."""
    over = [i for i in np.flatnonzero(scores >= threshold).tolist() if window.offsets[i][1] > 0]
    runs: list[list[int]] = []
    for i in over:
        if runs and i - runs[-1][-1] <= 2 and "\n" not in text[window.offsets[runs[-1][-1]][1] : window.offsets[i][0]]:
            runs[-1].append(i)
        else:
            runs.append([i])
    found = [
        Pointer(words(text, window.offsets[r[0]][0], window.offsets[r[-1]][1]), float(scores[r].max())) for r in runs
    ]
    return tuple(p for p in found if _EMPTY.fullmatch(text, p.span.start, p.span.end) is None)


_EMPTY = re.compile(r"(?:\W|\b(?:the|a|an|of|in|at|on|and|to|by|from|for|with|near)\b)*", re.IGNORECASE)
_LONGEST_WORD = 60  # characters; hostile text may hold words without end
_JOINERS = "-’'"
_IN_FIGURES = ",.:"  # "6,500", "10:30"


def words(text: str, start: int, end: int) -> Span:
    """The span grown to whole words ("al-Zor", "Ma'arrat") and without commas at its ends."""

    def inner(at: int) -> bool:
        if text[at].isalnum() or not 0 < at < len(text) - 1:
            return text[at].isalnum()
        before, after = text[at - 1], text[at + 1]
        of_figure = text[at] in _IN_FIGURES and before.isdigit() and after.isdigit()
        return of_figure or (text[at] in _JOINERS and before.isalnum() and after.isalnum())

    first, last = max(0, start - _LONGEST_WORD), min(len(text), end + _LONGEST_WORD)
    while start > first and inner(start) and inner(start - 1):
        start -= 1
    while end < last and inner(end - 1) and inner(end):
        end += 1
    while start < end and text[start] in " ,;:.":
        start += 1
    while end > start and text[end - 1] in " ,;:":
        end -= 1
    return Span(start, end)
