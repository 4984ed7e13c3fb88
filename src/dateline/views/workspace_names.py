"""How workspaces are called on the page."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import count

from dateline.store.workspace import SEEDS

_FIRST = "My articles"


def label_of(name: str, own: bool) -> str:
    """What the switch calls a workspace."""
    return "Seed articles" if name == SEEDS and not own else name


def fresh_name(taken: Iterable[str]) -> str:
    """A name that no workspace has yet: "My articles", "My articles 2", ..."""
    known = {name.lower() for name in taken}
    names = (_FIRST if number == 1 else f"{_FIRST} {number}" for number in count(1))
    return next(name for name in names if name.lower() not in known)
