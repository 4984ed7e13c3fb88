"""Every file that ships as data states where it comes from and under which licence."""

from __future__ import annotations

import re
import subprocess
from fnmatch import fnmatch
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
MADE_LATER = {"gazetteer/world.gaz"}


def _rows(folder: str) -> list[tuple[list[str], str]]:
    """(patterns of paths, source and licence) of each row of the folder's table."""
    rows = []
    for line in (ROOT / folder / "README.md").read_text(encoding="utf-8").splitlines():
        cells = [cell.strip() for cell in line.strip("|").split("|")] if line.startswith("|") else []
        if len(cells) == 3 and not cells[0].startswith(("path", "---")):
            rows.append((_patterns(cells[0]), cells[2]))
    return rows


def _patterns(cell: str) -> list[str]:
    """The paths of a cell: later ones stand in the folder of the first."""
    written = re.findall(r"`([^`]+)`", cell)
    folder = "" if written[0].endswith("/") else written[0].rpartition("/")[0]
    whole = [written[0], *(name if "/" in name or not folder else f"{folder}/{name}" for name in written[1:])]
    return [f"{name}*" if name.endswith("/") else name.replace("XX.json", "*.json") for name in whole]


def _files(folder: str) -> list[str]:
    try:
        listed = subprocess.run(
            ["git", "ls-files", folder], cwd=ROOT, capture_output=True, text=True, check=True
        ).stdout
    except (OSError, subprocess.CalledProcessError):
        pytest.skip("not a checkout")
    names = [name.removeprefix(f"{folder}/") for name in listed.splitlines()]
    return [name for name in names if not name.endswith(("README.md", ".gitignore"))]


@pytest.mark.parametrize("folder", ["assets", "static"])
def test_every_file_has_a_row_with_source_and_licence(folder: str) -> None:
    rows = _rows(folder)
    assert all(licence for _, licence in rows)
    known = [pattern for patterns, _ in rows for pattern in patterns]
    assert [name for name in _files(folder) if not any(fnmatch(name, pattern) for pattern in known)] == []


@pytest.mark.parametrize("folder", ["assets", "static"])
def test_no_row_speaks_of_what_is_not_there(folder: str) -> None:
    files = _files(folder)
    patterns = [pattern for patterns, _ in _rows(folder) for pattern in patterns]
    gone = {pattern for pattern in patterns if not any(fnmatch(name, pattern) for name in files)}
    assert gone <= MADE_LATER


@pytest.mark.parametrize("name", ["LGPL-3.0.txt", "GPL-3.0.txt"])
def test_the_texts_that_the_rivers_need_are_there(name: str) -> None:
    assert "Version 3, 29 June 2007" in (ROOT / "static/basemap/licences" / name).read_text(encoding="utf-8")
