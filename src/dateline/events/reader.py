"""The learnt part of extraction: which words report an event, of what type, and which words fill its roles.

A small transformer encoder (int8, ONNX) reads windows of the article; linear heads tag triggers and, for each
trigger, score type, status, context and a pointer to the words of each role. Trained by ``training/``; what it
finds is turned into values by rules, and lexicon entries overrule it (``dateline.events.triggers``).
"""

from __future__ import annotations

import json
import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt
import onnxruntime

from dateline.config import settings
from dateline.errors import DatelineError
from dateline.events.windows import Window, load_tokenizer, windows
from dateline.model import Span

Floats = npt.NDArray[np.float32]
TRIGGER_THRESHOLD = 0.5
ROLE_THRESHOLD = 0.5
LEANING = 0.25
_BATCH_PIECES = 1536


@dataclass(frozen=True, slots=True)
class Pointer:
    """Words that fill a role, and how sure the reader is (0-1)."""

    span: Span
    score: float


@dataclass(frozen=True, slots=True)
class Reading:
    """One event as read: the trigger, scores for each label (sum 1), and the words of each role."""

    trigger: Span
    score: float
    types: dict[str, float]
    statuses: dict[str, float]
    context: float
    part: float
    cumulative: float
    roles: dict[str, tuple[Pointer, ...]]


class Reader:
    """Reads events out of texts; holds the encoder session and the heads."""

    def __init__(self, folder: Path) -> None:
        """Opens the model in ``folder``.

        Raises:
            DatelineError: a file of the model is missing.
        """
        if not (folder / "encoder.onnx").is_file():
            raise DatelineError(f"the event reader's model is missing: {folder}")
        options = onnxruntime.SessionOptions()
        options.log_severity_level = 3
        options.intra_op_num_threads = settings().threads  # one in each of several workers; 0 = all cores
        self._session = onnxruntime.InferenceSession(
            str(folder / "encoder.onnx"), options, providers=["CPUExecutionProvider"]
        )
        self._heads: dict[str, Floats] = dict(np.load(folder / "heads.npz"))
        labels = json.loads((folder / "labels.json").read_text(encoding="utf-8"))
        self.types: list[str] = labels["types"]
        self.statuses: list[str] = labels["statuses"]
        self.roles: list[str] = labels["roles"]
        self._tokenizer = load_tokenizer(str(folder / "tokenizer.json"))

    def read(self, text: str, threshold: float = TRIGGER_THRESHOLD) -> list[Reading]:
        """The events of a text in the order of their triggers."""
        made = windows(text, self._tokenizer)
        readings: list[Reading] = []
        for batch in _batches(made):
            for window, hidden in zip(batch, self._encode(batch), strict=True):
                readings.extend(self._events(text, window, hidden, threshold))
        return readings

    def _encode(self, batch: Sequence[Window]) -> list[Floats]:
        longest = max(len(w.ids) for w in batch)
        ids = np.zeros((len(batch), longest), dtype=np.int64)
        mask = np.zeros_like(ids)
        for i, window in enumerate(batch):
            ids[i, : len(window.ids)] = window.ids
            mask[i, : len(window.ids)] = 1
        hidden: Any = self._session.run(["hidden"], {"ids": ids, "mask": mask})[0]
        return [hidden[i, : len(window.ids)] for i, window in enumerate(batch)]

    def _linear(self, name: str, x: Floats) -> Floats:
        result: Floats = x @ self._heads[f"{name}.weight"].T + self._heads[f"{name}.bias"]
        return result

    def _events(self, text: str, window: Window, hidden: Floats, threshold: float) -> list[Reading]:
        tags = _softmax(self._linear("tag", hidden))
        spans = _trigger_spans(tags, window, threshold)
        if not spans:
            return []
        first = hidden[[a for a, _ in spans]]
        mean = np.stack([hidden[a:b].mean(axis=0) for a, b in spans])
        pooled: Floats = np.tanh(self._linear("pool", np.concatenate([first, mean], axis=1)))
        types, statuses = _softmax(self._linear("kind", pooled)), _softmax(self._linear("status", pooled))
        flags = {n: _sigmoid(self._linear(n, pooled)[:, 0]) for n in ("context", "part", "cumulative")}
        pointers = self._pointers(hidden, pooled, spans)
        made = []
        for i, (a, b) in enumerate(spans):
            made.append(
                Reading(
                    trigger=_words(text, window.offsets[a][0], window.offsets[b - 1][1]),
                    score=float((tags[a:b, 1] + tags[a:b, 2]).max()),
                    types=dict(zip(self.types, map(float, types[i]), strict=True)),
                    statuses=dict(zip(self.statuses, map(float, statuses[i]), strict=True)),
                    context=float(flags["context"][i]),
                    part=float(flags["part"][i]),
                    cumulative=float(flags["cumulative"][i]),
                    roles={r: _runs(text, window, pointers[i, k]) for k, r in enumerate(self.roles)},
                )
            )
        return made

    def _pointers(self, hidden: Floats, pooled: Floats, spans: list[tuple[int, int]]) -> Floats:
        """(events, roles, pieces): how likely each piece belongs to each role of each event."""
        roles, size = len(self.roles), len(hidden)
        query = self._linear("query", pooled).reshape(len(spans), roles, -1)
        key = self._linear("key", hidden).reshape(size, roles, -1)
        score = np.einsum("erd,srd->ers", query, key) / np.sqrt(query.shape[-1])
        score = score + self._linear("token", hidden).T[None]
        delta = np.arange(size)[None, :] - np.array([a for a, _ in spans])[:, None]
        score = score + self._heads["distance.weight"][_bucket(delta)].transpose(0, 2, 1)
        return _sigmoid(score.astype(np.float32))


@lru_cache(maxsize=1)
def reader() -> Reader:
    """The reader that ships with Dateline, opened once a process."""
    return Reader(settings().assets / "reader")


def _batches(made: list[Window]) -> list[list[Window]]:
    """Windows in order, grouped so that a batch stays small."""
    groups: list[list[Window]] = []
    for window in made:
        if groups and (len(groups[-1]) + 1) * max(len(window.ids), len(groups[-1][0].ids)) <= _BATCH_PIECES:
            groups[-1].append(window)
        else:
            groups.append([window])
    return groups


def _trigger_spans(tags: Floats, window: Window, threshold: float) -> list[tuple[int, int]]:
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


def _runs(text: str, window: Window, scores: Floats) -> tuple[Pointer, ...]:
    """What fills a role: the words the reader is sure of; where there are none, those that it leans to."""
    return _over(text, window, scores, ROLE_THRESHOLD) or _over(text, window, scores, LEANING)


def _over(text: str, window: Window, scores: Floats, threshold: float) -> tuple[Pointer, ...]:
    """Stretches of pieces over the threshold, as words; a gap of one piece is bridged."""
    over = [i for i, score in enumerate(scores) if score >= threshold and window.offsets[i][1] > 0]
    runs: list[list[int]] = []
    for i in over:
        if runs and i - runs[-1][-1] <= 2 and "\n" not in text[window.offsets[runs[-1][-1]][1] : window.offsets[i][0]]:
            runs[-1].append(i)
        else:
            runs.append([i])
    found = [
        Pointer(_words(text, window.offsets[r[0]][0], window.offsets[r[-1]][1]), float(scores[r].max())) for r in runs
    ]
    return tuple(p for p in found if _EMPTY.fullmatch(text, p.span.start, p.span.end) is None)


_EMPTY = re.compile(r"(?:\W|\b(?:the|a|an|of|in|at|on|and|to|by|from|for|with|near)\b)*", re.IGNORECASE)
_JOINERS = "-’'"


def _words(text: str, start: int, end: int) -> Span:
    """The span grown to whole words ("al-Zor", "Ma'arrat") and without commas at its ends."""

    def inner(at: int) -> bool:
        joins = text[at] in _JOINERS and 0 < at < len(text) - 1 and text[at - 1].isalnum() and text[at + 1].isalnum()
        return text[at].isalnum() or joins

    while start > 0 and inner(start) and inner(start - 1):
        start -= 1
    while end < len(text) and inner(end - 1) and inner(end):
        end += 1
    while start < end and text[start] in " ,;:.":
        start += 1
    while end > start and text[end - 1] in " ,;:":
        end -= 1
    return Span(start, end)


def _softmax(x: Floats) -> Floats:
    e = np.exp(x - x.max(axis=-1, keepdims=True))
    result: Floats = e / e.sum(axis=-1, keepdims=True)
    return result


def _sigmoid(x: Floats) -> Floats:
    result: Floats = np.reciprocal(np.float32(1) + np.exp(-x))
    return result


def _bucket(delta: npt.NDArray[np.int64]) -> npt.NDArray[np.int64]:
    """Signed log-scaled bucket 0..20 of a distance in pieces, as in training."""
    magnitude = np.minimum(np.ceil(np.log2(np.abs(delta).astype(np.float32) + 1) * np.float32(1.25)), 10)
    result: npt.NDArray[np.int64] = (10 + np.sign(delta) * magnitude).astype(np.int64)
    return result
