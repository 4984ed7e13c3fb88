"""Data files in which parties have other canonical names: what a changed lexicon is to an extractor."""

from __future__ import annotations

import csv
from collections.abc import Callable
from pathlib import Path

from dateline.config import settings


def assets_with(names: Callable[[str], str], folder: Path) -> Path:
    """A folder of assets: those in use, but with every actor's name as ``names`` gives it."""
    made = folder / "assets"
    made.mkdir()
    for path in settings().assets.iterdir():
        if path.name != "actors.csv":
            (made / path.name).symlink_to(path)
    with (settings().assets / "actors.csv").open(encoding="utf-8", newline="") as old:
        rows = list(csv.reader(old))
    at = rows[0].index("name")
    for row in rows[1:]:
        row[at] = names(row[at])
    with (made / "actors.csv").open("w", encoding="utf-8", newline="") as new:
        csv.writer(new).writerows(rows)
    return made
