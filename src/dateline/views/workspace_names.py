"""How workspaces are called on the page."""

from __future__ import annotations

import re
from collections.abc import Iterable
from itertools import count

from dateline.config import ROOT
from dateline.store.workspace import Workspace

_FIRST = "My articles"
_LONGEST = 60  # letters of a name in that of a file


def label_of(shown: Workspace) -> str:
    """What the switch calls a workspace: its name, or for articles that nobody writes to what they are."""
    if shown.own:
        return shown.name
    return "Seed articles" if shown.path == ROOT / "seeds" else shown.path.name or shown.name


def file_name(shown: Workspace, what: str, suffix: str) -> str:
    """What a download from a workspace is called: letters, digits and hyphens alone ("My-articles-events.csv")."""
    name = re.sub(r"[\W_]+", "-", label_of(shown)).strip("-")[:_LONGEST].strip("-")
    return f"{name or 'dateline'}-{what}{suffix}"


def fresh_name(taken: Iterable[str]) -> str:
    """A name that no workspace has yet: "My articles", "My articles 2", ..."""
    known = {name.lower() for name in taken}
    names = (_FIRST if number == 1 else f"{_FIRST} {number}" for number in count(1))
    return next(name for name in names if name.lower() not in known)
