"""How likely a row is right: the reader's scores, calibrated on gold tables that it was not trained on."""

from __future__ import annotations

import json
import math
from collections.abc import Sequence
from functools import lru_cache

from dateline.config import settings
from dateline.errors import DatelineError
from dateline.events.reader import Reading

FEATURES = ("trigger", "type", "status", "roles")
_EDGE = 1e-3  # scores are kept this far from 0 and 1


def features(reading: Reading) -> tuple[float, ...]:
    """The numbers that confidence is made from, in the order of ``FEATURES``: logits of scores, and roles filled."""
    filled = sum(bool(pointers) for pointers in reading.roles.values())
    return (
        _logit(reading.score),
        _logit(max(reading.types.values())),
        _logit(max(reading.statuses.values())),
        float(min(filled, 5)),
    )


def confidence(reading: Reading) -> float:
    """The probability, 0-1, that gold has such a row: an event of this type in this sentence.

    A logistic regression fitted by ``training/calibrate.py``; its coefficients ship with the reader.
    """
    return score(features(reading), _coefficients())


def score(values: Sequence[float], coefficients: Sequence[float]) -> float:
    """The logistic of intercept (first coefficient) and weighted values, rounded to three places."""
    z = coefficients[0] + sum(w * x for w, x in zip(coefficients[1:], values, strict=True))
    return round(1 / (1 + math.exp(-z)), 3)


@lru_cache(maxsize=1)
def _coefficients() -> tuple[float, ...]:
    path = settings().assets / "reader" / "confidence.json"
    try:
        data = json.loads(path.read_text(encoding="utf-8"))
        return (float(data["intercept"]), *(float(data["weights"][name]) for name in FEATURES))
    except (OSError, ValueError, KeyError) as error:
        raise DatelineError(f"{path}: {error}; run training/calibrate.py") from error


def _logit(p: float) -> float:
    p = min(1 - _EDGE, max(_EDGE, p))
    return math.log(p / (1 - p))
