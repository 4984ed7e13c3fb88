"""Articles taken out and put back: nothing is lost, nothing is written over."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from dateline.errors import InputError
from dateline.ingest.drafts import Draft, draft_of_paste, drafts_of_upload
from dateline.ingest.metadata import Metadata
from dateline.store import articles, ledger, removed, workspace
from dateline.store.imports import keep_draft
from dateline.store.overlay import overlay
from dateline.store.review import accept
from dateline.store.workspace import Workspace
from tests.store.samples import ARTICLES, table

PAGE = b"<html><head><title>Shells</title></head><body><article><p>Shells fell on the market of Kasra for an hour on Friday morning, residents said.</p></article></body></html>"
SHELLS = draft_of_paste("Shells fell.", Metadata("Shells", "The Wire", date(2024, 11, 29)))


@pytest.fixture
def own(tmp_path: Path) -> Workspace:
    return workspace.create_at(tmp_path / "mine")


def test_comes_back_as_it_was(own: Workspace) -> None:
    (draft,) = drafts_of_upload("Kasra.html", PAGE, Metadata(published=date(2024, 11, 29)))
    assert isinstance(draft, Draft)
    keep_draft(own, draft)
    told = articles.describe(own.path, "kasra", Metadata(publisher="The Wire"))
    decided = ledger.append(own.decisions, accept(overlay(table(), [], ARTICLES), "e1", "Nour"))
    name = removed.remove(own.path, "kasra")
    assert list(own.articles()) == []
    (listed,) = removed.removed(own.path)
    assert (listed.name, listed.article_id, listed.kept) == (name, "kasra", told)
    assert removed.put_back(own.path, name) == "kasra"
    assert articles.read_one(own.path, "kasra") == told
    assert articles.original_bytes(own.path, told) == PAGE
    assert ledger.read(own.decisions) == list(decided)
    assert removed.removed(own.path) == []


def test_another_text_of_that_name_stays(own: Workspace) -> None:
    keep_draft(own, SHELLS)
    name = removed.remove(own.path, "shells")
    keep_draft(own, draft_of_paste("Rain fell.", Metadata("Shells")))
    assert removed.put_back(own.path, name) == "shells_2"
    assert [each.article_id for each in own.articles()] == ["shells", "shells_2"]  # type: ignore[union-attr]
    assert [each.text for each in own.articles()] == ["Rain fell.", "Shells fell."]  # type: ignore[union-attr]


def test_a_text_that_came_again_is_not_there_twice(own: Workspace) -> None:
    keep_draft(own, SHELLS)
    name = removed.remove(own.path, "shells")
    keep_draft(own, draft_of_paste("Shells fell.", Metadata("Other")))
    with pytest.raises(InputError, match="the very text is there already, as other"):
        removed.put_back(own.path, name)
    assert [each.name for each in removed.removed(own.path)] == [name]


def test_the_latest_is_listed_first_and_damaged_ones_are_left_out(own: Workspace) -> None:
    names = []
    for number in range(3):
        draft = draft_of_paste(f"Shells fell {number} times.", Metadata(f"S{number}"))
        names.append(removed.remove(own.path, keep_draft(own, draft).article_id))
    (own.path / "removed" / names[1] / "text.txt").write_text("Own words.")
    (own.path / "removed" / "notes").mkdir()
    assert [each.name for each in removed.removed(own.path)] == [names[2], names[0]]
    with pytest.raises(InputError, match="is damaged"):
        removed.put_back(own.path, names[1])


@pytest.mark.parametrize(
    "name",
    ["", "..", "../articles/shells", "shells", "x/../shells-20241129T120000000000", "shells-20241399T120000000000"],
)
def test_names_are_no_paths(own: Workspace, name: str) -> None:
    keep_draft(own, SHELLS)
    with pytest.raises(InputError):
        removed.put_back(own.path, name)
    assert len(list(own.articles())) == 1


def test_what_cannot_be_moved_stays(own: Workspace, monkeypatch: pytest.MonkeyPatch) -> None:
    keep_draft(own, SHELLS)
    name = removed.remove(own.path, "shells")

    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(Path, "rename", full)
    with pytest.raises(OSError, match="No space"):
        removed.put_back(own.path, name)
    monkeypatch.undo()
    assert removed.put_back(own.path, name) == "shells"
