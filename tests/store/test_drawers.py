"""Drafts wait in the drawer of the browser that brought them: whole, bounded, and for nobody else."""

from __future__ import annotations

import os
import time
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from dateline.errors import InputError
from dateline.ingest.drafts import Draft, draft_of_paste, drafts_of_upload
from dateline.ingest.metadata import Metadata
from dateline.store import drawers, workspace
from dateline.store.drawers import open_drawer
from dateline.store.imports import keep_draft
from dateline.store.workspace import Workspace

MINE, YOURS = "a" * 32, "b" * 32
PAGE = b"<html><head><title>Shells</title></head><body><article><p>Shells fell on the market of Kasra for an hour on Friday morning, residents said.</p></article></body></html>"


@pytest.fixture
def own(tmp_path: Path) -> Workspace:
    return workspace.create_at(tmp_path / "mine")


def paste(text: str) -> Draft:
    return draft_of_paste(text, Metadata())


def page() -> Draft:
    (draft,) = drafts_of_upload("Kasra.html", PAGE, Metadata())
    assert isinstance(draft, Draft)
    return draft


def test_drafts_come_back_as_they_were_described_and_can_be_kept(own: Workspace) -> None:
    drawer = open_drawer(own, MINE)
    name = drawer.put(page())
    drawer.put(paste("Shells fell."))
    told = page().described(Metadata(publisher="The Wire", published=date(2024, 11, 29)))
    drawer.describe(name, told)
    (first, draft), (_, second) = open_drawer(own, MINE).drafts()
    assert (first, draft.known, draft.text) == (name, told.known, told.text)
    assert second.text == "Shells fell."
    drawer.describe(name, page())  # what was typed was taken back
    assert next(iter(open_drawer(own, MINE).drafts()))[1].known == page().known
    assert keep_draft(own, draft).kind == "added"
    assert [path.read_bytes() for path in (own.path / "originals").iterdir()] == [PAGE]
    drawer.discard([name])
    assert [each.text for _, each in drawer.drafts()] == ["Shells fell."]


def test_discarded_drafts_give_their_room_back(own: Workspace) -> None:
    drawer = open_drawer(own, MINE)
    empty = drawer.room
    names = [drawer.put(page()), drawer.put(paste("Shells fell."))]
    assert drawer.room < empty
    drawer.discard(names)
    assert drawer.room >= empty


def test_a_drawer_is_for_the_browser_that_has_its_key(own: Workspace) -> None:
    open_drawer(own, MINE).put(paste("Shells fell."))
    assert list(open_drawer(own, YOURS).drafts()) == []
    folders = list((own.path / "drafts").iterdir())
    assert MINE not in {path.name for path in folders} and all(path.stat().st_mode & 0o077 == 0 for path in folders)
    assert list(own.articles()) == []


@pytest.mark.parametrize("key", ["", "../../x", "A" * 32, "a" * 31, "a" * 32 + "\n"])
def test_keys_are_no_paths(own: Workspace, key: str) -> None:
    with pytest.raises(InputError):
        open_drawer(own, key)


def test_nobody_has_a_drawer_where_nobody_writes(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="read-only"):
        open_drawer(Workspace("plain", tmp_path, own=False), MINE)


def test_old_drafts_go_out_of_every_drawer(own: Workspace) -> None:
    drawer = open_drawer(own, MINE)
    old, new = drawer.put(page()), drawer.put(paste("Shells fell."))
    for path in (drawer.root / "articles" / old, *drawer.root.glob("originals/*")):
        for each in (*path.glob("*"), path):
            os.utime(each, (0, time.time() - (drawers.DAYS + 1) * 86_400))
    open_drawer(own, YOURS)
    assert [name for name, _ in open_drawer(own, MINE).drafts()] == [new]
    assert list(drawer.root.glob("originals/*")) == []


def test_a_drawer_is_bounded(own: Workspace, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(drawers, "_MOST_DRAFTS", 2)
    drawer = open_drawer(own, MINE)
    assert [bool(drawer.put(paste(f"Report {n}."))) for n in range(3)] == [True, True, False]
    assert drawer.full
    monkeypatch.setattr(drawers, "_ALL_BYTES", 5_000)
    other = open_drawer(own, YOURS)
    assert other.put(paste("Shells fell. " * 1_000)) == "" and other.put(paste("Shells fell.")) != ""


def test_a_name_is_no_path_and_what_is_gone_is_gone(own: Workspace) -> None:
    kept = keep_draft(own, paste("Shells fell."))
    drawer = open_drawer(own, MINE)
    name = drawer.put(page())
    drawer.discard([f"../../../articles/{kept.article_id}", "..", name, name])
    drawer.describe(name, replace(page(), known=Metadata()))
    assert len(list(own.articles())) == 1 and list(drawer.drafts()) == []
    assert list((drawer.root / "originals").iterdir()) == []


def test_an_empty_drawer_is_there_again_for_a_draft_after_another_browser_came(own: Workspace) -> None:
    drawer = open_drawer(own, MINE)
    open_drawer(own, YOURS)
    assert not drawer.root.exists()
    drawer.discard(["gone"])
    assert drawer.put(paste("Shells fell.")) and not drawer.full
    assert drawer.root.stat().st_mode & 0o077 == 0
    assert [each.text for _, each in open_drawer(own, MINE).drafts()] == ["Shells fell."]


def test_what_a_draft_came_in_waits_as_long_as_the_draft(own: Workspace) -> None:
    drawer = open_drawer(own, MINE)
    name = drawer.put(page())
    (original,) = drawer.root.glob("originals/*")
    os.utime(original, (0, time.time() - (drawers.DAYS + 1) * 86_400))
    drawer.describe(name, page().described(Metadata(publisher="The Wire")))
    ((_, draft),) = open_drawer(own, MINE).drafts()
    assert keep_draft(own, draft).kind == "added"
