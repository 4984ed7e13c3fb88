"""A workspace's state is another one after any change, and the same one without."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from dateline.ingest.drafts import draft_of_paste
from dateline.ingest.metadata import Metadata
from dateline.store import articles, ledger, removed, state, workspace
from dateline.store.imports import keep_draft
from dateline.store.overlay import overlay
from dateline.store.review import accept
from tests.store.samples import ARTICLES, table

GIVEN = Metadata(published=date(2024, 11, 29))


@pytest.fixture
def own(tmp_path: Path) -> workspace.Workspace:
    return workspace.create_at(tmp_path / "mine")


def test_state_changes_with_articles_metadata_and_decisions(own: workspace.Workspace) -> None:
    seen = [state.state(own)]

    def changed() -> bool:
        seen.append(state.state(own))
        return seen[-1] != seen[-2]

    keep_draft(own, draft_of_paste("Shells fell.", GIVEN))
    assert changed() and not changed()
    articles.describe(own.path, "shells_fell", Metadata(title="Other"))
    assert changed()
    ledger.append(own.decisions, accept(overlay(table(), [], ARTICLES), "e1", "Nour"))
    assert changed() and not changed()
    assert state.state(workspace.seeds()) == state.state(workspace.seeds())


def test_state_while_files_vanish(own: workspace.Workspace, monkeypatch: pytest.MonkeyPatch) -> None:
    for text in ("One.", "Two."):
        keep_draft(own, draft_of_paste(text, GIVEN))
    before = state.state(own)
    files = state._files

    def then_removed(folder: Path) -> list[Path]:
        found = files(folder)
        removed.remove(own.path, "one")
        return found

    monkeypatch.setattr(state, "_files", then_removed)
    during = state.state(own)
    monkeypatch.undo()
    assert before != during == state.state(own)
