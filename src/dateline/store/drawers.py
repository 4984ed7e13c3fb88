"""Drafts that somebody is still describing, kept on the disk: a drawer for each browser, which no other browser opens.

A drawer is a folder in ``drafts/`` of the workspace, with articles and originals as the workspace itself has them. It
is named by the hash of a key that the browser made up and only it knows. Drafts go after ``DAYS``; a drawer and all
drawers together hold so much and no more.
"""

from __future__ import annotations

import os
import re
import shutil
import time
from collections.abc import Collection, Iterator
from contextlib import suppress
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path

from dateline.errors import InputError
from dateline.ingest.drafts import Draft
from dateline.store import articles as stored
from dateline.store.durable import sweep
from dateline.store.workspace import Workspace

DAYS = 14
_MOST_DRAFTS, _MOST_BYTES = 500, 200_000_000  # in a drawer
_ALL_BYTES = 1_000_000_000  # in all drawers of a workspace
_KEY = re.compile(r"[0-9a-f]{32}")
_PARTS = ("articles", "originals")


@dataclass(slots=True)
class Drawer:
    """The drafts of one browser; ``full`` once a draft did not go in."""

    root: Path
    room: int  # bytes
    full: bool = False

    def drafts(self) -> Iterator[tuple[str, Draft]]:
        """The drafts with their names here, in the order in which they were put in; damaged ones are left out."""
        kept = [each for each in stored.read_all(self.root) if isinstance(each, stored.StoredArticle)]
        for each in sorted(kept, key=lambda each: (each.added_at, each.article.article_id)):
            name, text = each.article.article_id, each.article.text
            original: bytes | Path = text.encode()
            if each.origin.sha256 != each.text_sha256:
                original = stored.original_path(self.root, each.origin)
            yield name, Draft(name, text, each.known, each.origin, original)

    def put(self, draft: Draft) -> str:
        """The name under which the draft is here now; "" where there is no room for it.

        Raises:
            OSError: it can't be written.
        """
        _make(self.root)  # another browser's visit takes empty drawers away
        size = len(draft.text.encode()) + (len(draft.original) if isinstance(draft.original, bytes) else 0)
        count = sum(1 for _ in (self.root / "articles").iterdir())
        if size > self.room or count >= _MOST_DRAFTS:
            self.full = True
            return ""
        try:
            name, added = stored.keep(self.root, draft)
        except InputError:  # the file that it came in was changed meanwhile
            return ""
        self.room -= size if added else 0
        return name

    def describe(self, name: str, draft: Draft) -> None:
        """Have what is known of the draft by now beside its text; nothing happens where it is gone.

        Raises:
            OSError: it can't be written.
        """
        with suppress(InputError):
            stored.rewrite(self.root, name, draft.known)
            with suppress(FileNotFoundError):  # what it came in waits as long as it does
                os.utime(stored.original_path(self.root, draft.origin))

    def discard(self, names: Collection[str]) -> None:
        """Take drafts out for good; the room that they took is free again."""
        before = _size(self.root)
        for name in names:
            with suppress(InputError):
                stored.read_one(self.root, name)  # a name is no path
                shutil.rmtree(self.root / "articles" / name, ignore_errors=True)
        if not any((self.root / "articles").glob("*")):  # originals may be those of several drafts
            for path in (self.root / "originals").glob("*"):
                path.unlink(missing_ok=True)
        self.room += before - _size(self.root)


def open_drawer(workspace: Workspace, key: str) -> Drawer:
    """The drawer that belongs to a browser's key; drafts that are too old go out of all drawers first.

    Raises:
        InputError: nobody writes to the workspace, or that is no key.
        OSError: it can't be made.
    """
    if not _KEY.fullmatch(key):
        raise InputError("drawer", "has no such key")
    home = workspace.writable() / "drafts"
    home.mkdir(exist_ok=True)
    used = sum(_swept(path) for path in sorted(home.iterdir()))
    root = home / sha256(key.encode()).hexdigest()[:32]
    _make(root)
    return Drawer(root, min(_MOST_BYTES - _size(root), _ALL_BYTES - used))


def _make(root: Path) -> None:
    for part in _PARTS:
        (root / part).mkdir(parents=True, exist_ok=True)
    root.chmod(0o700)


def _swept(root: Path) -> int:
    """The bytes that a drawer holds once its old drafts are out; an empty one is taken away."""
    for part in _PARTS:
        sweep(root / part)
        for path in (root / part).glob("*"):
            with suppress(OSError):
                newest = max(each.stat().st_mtime for each in (path, *path.glob("*")))
                if time.time() - newest > DAYS * 86_400:
                    shutil.rmtree(path) if path.is_dir() else path.unlink()
        with suppress(OSError):  # it holds something
            (root / part).rmdir()
    with suppress(OSError):
        root.rmdir()
    return _size(root)


def _size(root: Path) -> int:
    total = 0
    for path in root.rglob("*"):
        with suppress(OSError):
            total += path.stat().st_size if path.is_file() else 0
    return total
