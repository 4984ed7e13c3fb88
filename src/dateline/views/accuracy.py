"""The measured accuracy, read from the file that the measurement writes."""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from pathlib import Path

import pandas as pd

from dateline.views import wording

_FIGURES = ("f1", "strict", "contamination")
# What the learnt part has had of a set, by the role that the measurement gives it.
_SEEN = {"shipped": "learnt from", "trained": "learnt from", "development": "chose thresholds", "kept": "never seen"}
_SEEN |= {"the kept parts together": "never seen", "the trained parts together": "learnt from"}


@dataclass(frozen=True, slots=True, eq=False)
class Accuracy:
    """When it was measured and the figures, one row a set."""

    measured: str
    table: pd.DataFrame


def read(paths: Iterable[Path]) -> Accuracy | None:
    """The figures of the first file that exists; None if there is none.

    The file: ``{"measured": "2024-12-01", "sets": {"seeds": {"f1": 0.98, "strict": 0.96, ...}}}``.
    """
    path = next((path for path in paths if path.is_file()), None)
    if path is None:
        return None
    content = json.loads(path.read_text(encoding="utf-8"))
    rows = [
        {
            "Set": name,
            "Learnt part": _SEEN.get(figures.get("role"), ""),
            **{figure: figures.get(figure) for figure in _FIGURES},
        }
        for name, figures in content.get("sets", {}).items()
    ]
    return Accuracy(_day(content.get("measured")), pd.DataFrame(rows))


def _day(written: str | None) -> str:
    """The day of the measurement for a reader."""
    return wording.day(date.fromisoformat(written)) if written else "a day not stated"
