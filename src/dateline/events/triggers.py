"""Trigger words as a lexicon that overrules the reader: certain types, and expressions that are no event."""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass, replace
from functools import lru_cache
from pathlib import Path
from typing import get_args

from dateline.config import settings
from dateline.errors import LexiconError
from dateline.events.distinct import kind_of
from dateline.events.reader import TRIGGER_THRESHOLD, Reading
from dateline.model import EventType

CERTAIN_SHARE = 1 / 3  # of the usual thresholds at which words of certain type already count
SURE, SURE_OF_TOLL = 0.3, 0.45  # of event and type together (decisions 0103 and 0106)


@dataclass(frozen=True, slots=True)
class TriggerLexicon:
    """``certain``: words → type; ``never``: expressions that report no event."""

    certain: dict[str, str]
    _certain: re.Pattern[str]
    _never: re.Pattern[str]

    @staticmethod
    def load(path: Path) -> TriggerLexicon:
        """The lexicon in a TOML file.

        Raises:
            LexiconError: it is no TOML, has an unknown type, or lists one expression under two types.
        """
        try:
            data = tomllib.loads(path.read_text(encoding="utf-8"))
        except (OSError, tomllib.TOMLDecodeError) as error:
            raise LexiconError(f"{path}: {error}") from error
        never = data.pop("never", {}).get("phrases", [])
        certain: dict[str, str] = {}
        for kind, entry in data.items():
            if kind not in get_args(EventType):
                raise LexiconError(f"{path}: [{kind}] is not an event type")
            for words in entry.get("certain", []):
                if certain.setdefault(words.lower(), kind) != kind:
                    raise LexiconError(f"{path}: {words!r} stands under [{certain[words.lower()]}] and [{kind}]")
        return TriggerLexicon(certain, _pattern(certain), _pattern(never))

    def certain_type(self, words: str) -> tuple[str, str] | None:
        """(entry, type) of the longest entry in a trigger's words, or None."""
        found = [m.group().lower() for m in self._certain.finditer(words)]
        return max(((w, self.certain[w]) for w in found), key=lambda hit: len(hit[0]), default=None)

    def is_never(self, text: str, start: int, end: int) -> bool:
        """Does the trigger stand inside an expression that reports no event?"""
        near = range(max(0, start - 40), min(len(text), end + 40))
        return any(m.start() <= start and end <= m.end() for m in self._never.finditer(text, near.start, near.stop))


def _pattern(words: list[str] | dict[str, str]) -> re.Pattern[str]:
    longest_first = sorted(words, key=lambda w: (-len(w), w))
    body = "|".join(re.escape(w) for w in longest_first) or r"(?!)"
    return re.compile(rf"(?<!\w)(?:{body})(?!\w)", re.IGNORECASE)


@lru_cache(maxsize=1)
def lexicon() -> TriggerLexicon:
    """The lexicon that ships with Dateline, read once a process."""
    return TriggerLexicon.load(settings().assets / "lexicon" / "triggers.toml")


def reconsider(text: str, readings: list[Reading], words: TriggerLexicon) -> list[Reading]:
    """The readings that stand: sure enough, no ``never`` expression, the type corrected where it is certain.

    ``readings`` should have been read with a threshold of at most ``CERTAIN_SHARE`` of the usual one.
    """
    kept = []
    for reading in readings:
        span = reading.trigger
        if words.is_never(text, span.start, span.end):
            continue
        certain = words.certain_type(text[span.start : span.end])
        enough = CERTAIN_SHARE if certain else 1
        if reading.score < TRIGGER_THRESHOLD * enough or _surety(reading) < _needed(reading) * enough:
            continue
        kept.append(_retyped(reading, certain[1]) if certain and _disagrees(reading, certain[1]) else reading)
    return kept


def _surety(reading: Reading) -> float:
    """How likely an event of the best type is said here."""
    return reading.score * max(reading.types.values())


def _needed(reading: Reading) -> float:
    return SURE_OF_TOLL if kind_of(reading) == "casualties" else SURE


def _disagrees(reading: Reading, kind: str) -> bool:
    """The reader holds the certain type for quite unlikely (a close second is left to the sentence's context)."""
    return reading.types[kind] < 0.15


def _retyped(reading: Reading, kind: str) -> Reading:
    return replace(reading, types={name: float(name == kind) for name in reading.types})
