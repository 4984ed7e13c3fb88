"""Rows that somebody else decided on meanwhile are left alone."""

from __future__ import annotations

from pathlib import Path

import pytest

from dateline.store import ledger
from dateline.store.meanwhile import still_open
from dateline.store.overlay import overlay
from dateline.store.review import accept, correct, finish, reject, undo
from tests.store import samples

IDS = ["e1", "e2", "e3"]


@pytest.mark.parametrize(
    "decide", [accept, reject, lambda *what: correct(what[0], what[1], {"killed_min": 3}, what[2])]
)
def test_what_another_decided_is_left_out(decide: object, tmp_path: Path) -> None:
    path = tmp_path / "decisions.sqlite"
    (mine,) = ledger.append(path, accept(overlay(samples.table(), [], samples.ARTICLES), "e1", "Ana"))
    seen = overlay(samples.table(), [mine], samples.ARTICLES)
    assert still_open(seen, IDS, ledger.read(path)) == IDS
    (theirs,) = ledger.append(path, decide(seen, "e2", "Ben"))  # type: ignore[operator]
    assert still_open(seen, IDS, ledger.read(path)) == ["e1", "e3"]
    ledger.append(path, undo(theirs.decision_id, "Ben"))
    assert still_open(seen, IDS, ledger.read(path)) == IDS


def test_what_is_new_but_about_no_row_takes_none_away(tmp_path: Path) -> None:
    path = tmp_path / "decisions.sqlite"
    plain = overlay(samples.table(), [], samples.ARTICLES)
    for key in plain.anchors:
        ledger.append(path, accept(plain, key, "Ana"))
    seen = overlay(samples.table(), ledger.read(path), samples.ARTICLES)
    ledger.append(path, finish(seen, next(iter(samples.ARTICLES)), "Ben"))
    assert still_open(seen, IDS, ledger.read(path)) == IDS
