"""The measured accuracy, read from the file that the measurement writes, as a table for a reader."""

from __future__ import annotations

import json
import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from html import escape
from pathlib import Path
from typing import Any

from dateline.views import wording

Figures = Mapping[str, Any]

# What the learnt part has had of a set, by the role that the measurement gives it: heading, and what it says of
# articles that nobody has looked at.
GROUPS = {
    "kept": ("Never trained on", "settings were compared on these: new articles come out a little lower"),
    "development": ("Never trained on, but chose thresholds", "new articles come out lower"),
    "shipped": ("Trained on: what the app opens with", "says little about new articles"),
    "trained": ("Trained on", "says little about new articles"),
}
_ROLE_OF = {"the kept parts together": "kept", "the trained parts together": "trained"}
# Figure of the file → heading of its column; what each means stands in ``MEANINGS``.
_COLUMNS = {
    "recall": "Found",
    "precision": "Right",
    "f1": "f1",
    "strict": "All right",
    "contamination": "Stray tolls",
}
MEANINGS = (
    ("Found", "share of the events in the text that got a row (recall)"),
    ("Right", "share of the rows that have the sentence and type of one of these events (precision)"),
    ("f1", "the two in one figure"),
    ("All right", "share of the events whose row is right in everything: place, date, who, source, status, counts"),
    ("Stray tolls", "share of the casualty figures shown for the episode that don't belong to it (contamination)"),
)
_FIELDS = {
    "place": "place",
    "date": "date",
    "actors": "who",
    "targets": "to whom",
    "attribution": "according to whom",
    "status": "status",
    "counts": "counts",
}


@dataclass(frozen=True, slots=True)
class Accuracy:
    """When it was measured, and the figures of each set."""

    measured: str
    sets: Mapping[str, Figures]


def read(paths: Iterable[Path]) -> Accuracy | None:
    """The figures of the first file that exists; None if there is none.

    The file: ``{"measured": "2024-12-01", "sets": {"seeds": {"role": "shipped", "f1": 0.98, "strict": 0.96, ...}}}``.
    """
    path = next((path for path in paths if path.is_file()), None)
    if path is None:
        return None
    content = json.loads(path.read_text(encoding="utf-8"))
    return Accuracy(_day(content.get("measured")), content.get("sets", {}))


def described(path: Path) -> Mapping[str, Figures]:
    """What each set is, in words: ``title`` and ``articles``, in the order in which to list them."""
    return tomllib.loads(path.read_text(encoding="utf-8"))


def table(sets: Mapping[str, Figures], words: Mapping[str, Figures]) -> str:
    """The figures as an HTML table, a section for each thing that the learnt part may have had of a set."""
    head = "".join(f'<th scope="col">{escape(label)}</th>' for label in _COLUMNS.values())
    order = [name for name in words if name in sets] + [name for name in sets if name not in words]
    body = ""
    for role, (title, worth) in GROUPS.items():
        rows = "".join(_row(name, sets[name], words.get(name, {})) for name in order if _role(sets[name]) == role)
        if rows:
            told = (
                f'<th scope="rowgroup" colspan="{len(_COLUMNS) + 1}">{escape(title)} <span>{escape(worth)}</span></th>'
            )
            body += f"<tbody><tr>{told}</tr>{rows}</tbody>"
    return f'<table class="accuracy"><thead><tr><th scope="col">Articles</th>{head}</tr></thead>{body}</table>'


def fields(sets: Mapping[str, Figures], name: str = "all kept") -> str:
    """How often each field of a row that was found is right in a set: "place 0.90, date 0.91, ..."; "" if unknown."""
    figures = sets.get(name, {})
    return ", ".join(
        f"{label} {_figure(figures[key])}" for key, label in _FIELDS.items() if figures.get(key) is not None
    )


def _row(name: str, figures: Figures, words: Figures) -> str:
    size = [wording.counted(words["articles"], "article")] if "articles" in words else []
    size += [wording.counted(figures["gold"], "event")] if "gold" in figures else []
    cells = "".join(f"<td>{_figure(figures.get(key))}</td>" for key in _COLUMNS)
    together = ' class="together"' if figures.get("role") in _ROLE_OF else ""
    label = f"{escape(str(words.get('title', name)))}<span>{escape(', '.join(size))}</span>"
    return f'<tr{together}><th scope="row">{label}</th>{cells}</tr>'


def _role(figures: Figures) -> str:
    role = str(figures.get("role", ""))
    return _ROLE_OF.get(role, role if role in GROUPS else "trained")


def _figure(value: float | None) -> str:
    return "–" if value is None else f"{value:.2f}"


def _day(written: str | None) -> str:
    """The day of the measurement for a reader."""
    return wording.day(date.fromisoformat(written)) if written else "a day not stated"
