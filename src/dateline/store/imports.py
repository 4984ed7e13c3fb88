"""Drafts → articles of a workspace, one after the other: what came of each, with progress.

Stop asking and the import is cancelled; what was kept stays. Start it again and what is there already is passed over,
addresses without being fetched a second time.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Literal

from dateline.errors import DatelineError, InputError
from dateline.ingest.drafts import Draft, by_hand, draft_of_fetched, drafts_of_path
from dateline.ingest.fetched import Fetched
from dateline.ingest.kinds import ARTICLE_SUFFIXES
from dateline.ingest.metadata import Metadata
from dateline.ingest.urls import fetch
from dateline.store import articles as stored
from dateline.store.workspace import Workspace


@dataclass(frozen=True, slots=True)
class Outcome:
    """What came of one draft or source.

    ``kind``: "added"; "known" (the very text is there already, as ``article_id``); "refused" (``reason`` says why).
    ``missing`` is what a person has to be asked for, ``warning`` why the publication day may be wrong. ``done`` of
    ``total`` sources were looked at, the one that this comes from included.
    """

    kind: Literal["added", "known", "refused"]
    source: str
    article_id: str = ""
    reason: str = ""
    missing: tuple[str, ...] = ()
    warning: str = ""
    done: int = 0
    total: int = 0


_WORDS = {"title": "title", "publisher": "publisher", "published": "publication day"}


class Intake:
    """Keeps drafts in a workspace and knows what is there."""

    def __init__(self, workspace: Workspace) -> None:
        self._root = workspace.writable()
        self._by_text: dict[str, str] = {}
        self._by_address: dict[str, str] = {}
        for found in stored.read_all(self._root):
            if isinstance(found, stored.StoredArticle):
                self._know(found)

    def _know(self, found: stored.StoredArticle) -> None:
        self._by_text.setdefault(found.text_sha256, found.article.article_id)
        if found.origin.kind == "url":
            for address in (found.origin.name, found.origin.final_url):
                self._by_address.setdefault(address, found.article.article_id)

    def at_address(self, url: str) -> str:
        """The id of the article that was fetched from there, "" if none was."""
        return self._by_address.get(url, "")

    def keep(self, draft: Draft) -> Outcome:
        """Have the draft's text in the workspace, once.

        Raises:
            OSError: it can't be written; nothing of it is there then.
        """
        name = draft.origin.name
        digest = stored.text_hash(draft.text)
        if digest in self._by_text:
            return self.supply(name, self._by_text[digest], draft.known)
        try:
            article_id, added = stored.keep(self._root, draft)
        except InputError as error:
            return Outcome("refused", name, reason=error.reason)
        self._by_text[digest] = article_id
        if draft.origin.kind == "url":
            self._by_address |= dict.fromkeys((name, draft.origin.final_url), article_id)
        if not added:
            return self.supply(name, article_id, draft.known)
        return Outcome("added", name, article_id, missing=draft.missing, warning=draft.warning)

    def supply(self, name: str, article_id: str, found: Metadata) -> Outcome:
        """What is told of an article that is there already; what nobody knew of it so far is taken from ``found``.

        Raises:
            OSError: it can't be written; the article is as before then.
        """
        try:
            kept, new = stored.supply(self._root, article_id, found)
        except InputError as error:  # taken out meanwhile, or damaged
            return Outcome("refused", name, reason=f"{error.source}: {error.reason}")
        now = f"; now with its {' and '.join(map(_WORDS.__getitem__, new))}" if new else ""
        missing = tuple(each for each in _WORDS if not getattr(kept.known, each))
        return Outcome("known", name, article_id, f"is there already{now}", missing)


def keep_draft(workspace: Workspace, draft: Draft) -> Outcome:
    """Have one draft in the workspace: what a page does when a person has looked at it.

    Raises:
        InputError: nobody writes to the workspace.
        OSError: it can't be written; nothing of it is there then.
    """
    return Intake(workspace).keep(draft)


def import_paths(workspace: Workspace, paths: Sequence[Path], given: Metadata) -> Iterator[Outcome]:
    """Keep what files and folders on this machine hold.

    Raises:
        InputError: nobody writes to the workspace.
        OSError: the disk is full, or the like; what was told as added is kept.
    """
    intake = Intake(workspace)
    total = sum(_count(path) for path in paths)
    done = 0
    for path in paths:
        for found in drafts_of_path(path, given):
            done += 1
            yield _told(intake, found, done, max(total, done))


def import_urls(
    workspace: Workspace, urls: Sequence[str], given: Metadata, get: Callable[[str], Fetched] = fetch
) -> Iterator[Outcome]:
    """Keep the reports at web addresses; one that was fetched before is not fetched again.

    Raises:
        InputError: nobody writes to the workspace.
        OSError: the disk is full, or the like; what was told as added is kept.
    """
    intake = Intake(workspace)
    for done, url in enumerate(urls, 1):
        if known := intake.at_address(url):
            yield replace(intake.supply(url, known, by_hand(given)), done=done, total=len(urls))
            continue
        found: Draft | InputError
        try:
            found = draft_of_fetched(url, get(url), given)
        except InputError as error:
            found = error
        except DatelineError as error:  # the server's fault; the message names the address
            found = InputError(url, str(error).removeprefix(f"{url}: "))
        yield _told(intake, found, done, len(urls))


def _told(intake: Intake, found: Draft | InputError, done: int, total: int) -> Outcome:
    if isinstance(found, InputError):
        return Outcome("refused", found.source, reason=found.reason, done=done, total=total)
    return replace(intake.keep(found), done=done, total=total)


def _count(path: Path) -> int:
    """How many sources a path has, as far as that can be said without reading them."""
    try:
        names: Iterable[Path] = path.iterdir() if path.is_dir() else (path,)
        return sum(name.suffix.lower() in ARTICLE_SUFFIXES for name in names) or 1
    except OSError:
        return 1
