"""The learnt part of extraction: which words report an event, of what type, and which words fill its roles.

A small transformer encoder (int8, ONNX) reads windows of the article; linear heads tag triggers and, for each
trigger, score type, status, context and a pointer to the words of each role. Trained by ``training/``; what it
finds is turned into values by rules, and lexicon entries overrule it (``dateline.events.triggers``).
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache
from itertools import chain
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt
import onnxruntime
from threadpoolctl import threadpool_limits

from dateline.config import settings
from dateline.errors import DatelineError
from dateline.events.pieces import LEANING, Floats, Pointer, pointed, trigger_pieces, words
from dateline.events.windows import AFTER, BEFORE, CORE, Window, load_tokenizer, windows
from dateline.model import Span

TRIGGER_THRESHOLD = 0.3
_PART = 0.5  # from here on a toll is a part of another
_FARTHEST = CORE + BEFORE + AFTER + 2  # pieces that two of a window can be apart
_KEPT = 32  # windows, some 4,000 words
_OUTPUTS = ["hidden", "tag", "token", "key"]


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

    @property
    def is_part(self) -> bool:
        """Whether what it counts is a part of a total that is told beside it."""
        return self.part >= _PART


@dataclass(frozen=True, slots=True)
class Encoded:
    """What the network says of each wordpiece of a window, by the names of its outputs; rows are pieces."""

    window: Window
    hidden: Floats
    tag: Floats
    token: Floats
    key: Floats


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
        options.add_session_config_entry("session.intra_op.allow_spinning", "0")  # leave the cores to the rules between
        self._session = onnxruntime.InferenceSession(
            str(folder / "encoder.onnx"),
            options,
            providers=["CPUExecutionProvider"],
            disabled_optimizers=["SkipLayerNormFusion"],  # the fused one takes a tenth of the time of the graph
        )
        self._heads: dict[str, Floats] = dict(np.load(folder / "heads.npz"))
        self._nearness = self._heads["distance.weight"][_bucket(np.arange(-_FARTHEST, _FARTHEST + 1))]
        labels = json.loads((folder / "labels.json").read_text(encoding="utf-8"))
        self.types: list[str] = labels["types"]
        self.statuses: list[str] = labels["statuses"]
        self.roles: list[str] = labels["roles"]
        self._tokenizer = load_tokenizer(str(folder / "tokenizer.json"))

    def read(self, text: str, threshold: float = TRIGGER_THRESHOLD) -> list[Reading]:
        """The events of a text in the order of their triggers."""
        return self.decode(text, self.encode(text), threshold)

    def encode(self, text: str) -> Iterator[Encoded]:
        """The windows of a text as the network sees them; nearly all of the time is spent outside Python.

        The first ``_KEPT`` are ready when this returns, those of an endless text are made as they are asked for: a
        window takes up to a megabyte.

        Each window by itself: windows of several lengths together would be padded, a fifth more work, and 8-bit sums
        depend on what stands beside them.
        """
        made = windows(text, self._tokenizer)
        ready = [self._encoded(window) for window in made[:_KEPT]]
        return chain(ready, map(self._encoded, made[_KEPT:]))

    def decode(self, text: str, encoded: Iterable[Encoded], threshold: float = TRIGGER_THRESHOLD) -> list[Reading]:
        """The events of a text in the order of their triggers, out of its encoded windows."""
        return [reading for window in encoded for reading in self._events(text, window, threshold)]

    def _encoded(self, window: Window) -> Encoded:
        ids = np.array([window.ids], dtype=np.int64)
        outputs: Any = self._session.run(_OUTPUTS, {"ids": ids, "mask": np.ones_like(ids)})
        return Encoded(window, *(values[0] for values in outputs))

    def _linear(self, name: str, x: Floats) -> Floats:
        result: Floats = x @ self._heads[f"{name}.weight"].T + self._heads[f"{name}.bias"]
        return result

    def _events(self, text: str, encoded: Encoded, threshold: float) -> list[Reading]:
        window, tags = encoded.window, _softmax(encoded.tag)
        triggers = _triggers(text, window, tags, threshold)
        if not triggers:
            return []
        spans = list(triggers)
        hidden = encoded.hidden
        first = hidden[[a for a, _ in spans]]
        mean = np.stack([hidden[a:b].mean(axis=0) for a, b in spans])
        pooled: Floats = np.tanh(self._linear("pool", np.concatenate([first, mean], axis=1)))
        types, statuses = _softmax(self._linear("kind", pooled)), _softmax(self._linear("status", pooled))
        flags = {n: _sigmoid(self._linear(n, pooled)[:, 0]) for n in ("context", "part", "cumulative")}
        pointers = self._pointers(encoded, pooled, spans)
        leaning = pointers.max(axis=2) >= LEANING
        made = []
        for i, ((a, b), trigger) in enumerate(triggers.items()):
            made.append(
                Reading(
                    trigger=trigger,
                    score=float((tags[a:b, 1] + tags[a:b, 2]).max()),
                    types=dict(zip(self.types, map(float, types[i]), strict=True)),
                    statuses=dict(zip(self.statuses, map(float, statuses[i]), strict=True)),
                    context=float(flags["context"][i]),
                    part=float(flags["part"][i]),
                    cumulative=float(flags["cumulative"][i]),
                    roles={
                        role: pointed(text, window, pointers[i, k]) if leaning[i, k] else ()
                        for k, role in enumerate(self.roles)
                    },
                )
            )
        return made

    def _pointers(self, encoded: Encoded, pooled: Floats, spans: list[tuple[int, int]]) -> Floats:
        """(events, roles, pieces): how likely each piece belongs to each role of each event."""
        roles, size = len(self.roles), len(encoded.key)
        query = self._linear("query", pooled).reshape(len(spans), roles, -1)
        key = encoded.key.reshape(size, roles, -1)
        score = np.matmul(query.transpose(1, 0, 2), key.transpose(1, 2, 0)).transpose(1, 0, 2)
        score = score / np.sqrt(query.shape[-1]) + encoded.token.T[None]
        delta = np.arange(size)[None, :] - np.array([a for a, _ in spans])[:, None]
        score = score + self._nearness[delta + _FARTHEST].transpose(0, 2, 1)
        return _sigmoid(score.astype(np.float32))


@lru_cache(maxsize=1)
def reader() -> Reader:
    """The reader that ships with Dateline, opened once a process.

    It keeps the process's BLAS to one thread: the heads' products are small, and threads that wait for the next one
    take the cores from the network (a third of the time of extraction on two cores).
    """
    threadpool_limits(limits=1, user_api="blas")
    return Reader(settings().assets / "reader")


def _triggers(text: str, window: Window, tags: Floats, threshold: float) -> dict[tuple[int, int], Span]:
    """Range of pieces -> the words that say an event; commas and full stops alone say none."""
    ranges = trigger_pieces(tags, window, threshold)
    said = {(a, b): words(text, window.offsets[a][0], window.offsets[b - 1][1]) for a, b in ranges}
    return {pieces: span for pieces, span in said.items() if span.start < span.end}


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
