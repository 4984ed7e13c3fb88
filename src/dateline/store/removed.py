"""Articles that were taken out of a workspace: they lie in ``removed/`` and can be put back as they were."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from dateline.errors import InputError
from dateline.store import articles as stored
from dateline.store.durable import sync_folder

_STAMP = "%Y%m%dT%H%M%S%f"
_FOLDER = re.compile(r"(?P<article_id>.+)-(?P<stamp>\d{8}T\d{12})")


@dataclass(frozen=True, slots=True)
class Removed:
    """An article that was taken out: ``name`` is its folder in ``removed/``, ``removed_at`` in UTC."""

    name: str
    article_id: str
    removed_at: datetime
    kept: stored.StoredArticle


def remove(root: Path, article_id: str) -> str:
    """The name under which the article lies in ``removed/`` from now on; decisions about it stay.

    Raises:
        InputError: there is no such article.
        OSError: it can't be moved; it is where it was then.
    """
    stored.read_one(root, article_id)
    away = root / "removed"
    away.mkdir(exist_ok=True)
    name = f"{article_id}-{datetime.now(UTC).strftime(_STAMP)}"
    (root / "articles" / article_id).rename(away / name)
    sync_folder(away)
    sync_folder(root / "articles")
    return name


def removed(root: Path) -> list[Removed]:
    """What was taken out and can be put back, the latest first; damaged ones are left out."""
    found = []
    for path in _folders(root):
        try:
            found.append(_read(root, path.name))
        except InputError:
            continue
    return sorted(found, key=lambda each: (each.removed_at, each.name), reverse=True)


def put_back(root: Path, name: str) -> str:
    """The id under which the article is in the workspace again, with all that is known of it.

    It is the one that it had, with a number where another text has come by that id meanwhile.

    Raises:
        InputError: there is none of that name, it is damaged, or the workspace has that very text by now.
        OSError: it can't be moved; it is where it was then.
    """
    found = _read(root, name)
    for other in stored.read_all(root):
        if isinstance(other, stored.StoredArticle) and other.text_sha256 == found.kept.text_sha256:
            raise InputError(found.article_id, f"the very text is there already, as {other.article.article_id}")
    number = 1
    while True:
        article_id = stored.numbered(found.article_id, number)
        try:  # never onto another: a folder that holds anything is not written over
            (root / "removed" / name).rename(root / "articles" / article_id)
            break
        except OSError:
            if not (root / "articles" / article_id).exists():
                raise
        number += 1
    sync_folder(root / "articles")
    sync_folder(root / "removed")
    return article_id


def _folders(root: Path) -> list[Path]:
    away = root / "removed"
    return sorted(path for path in away.iterdir() if path.is_dir()) if away.is_dir() else []


def _read(root: Path, name: str) -> Removed:
    parts = _FOLDER.fullmatch(name)
    if parts is None or "/" in name or "\\" in name:  # a name is no path
        raise InputError(name, "is no name of an article that was taken out")
    article_id = parts["article_id"]
    try:
        at = datetime.strptime(parts["stamp"], _STAMP).replace(tzinfo=UTC)
    except ValueError as error:
        raise InputError(name, "is no name of an article that was taken out") from error
    return Removed(name, article_id, at, stored.read_folder(root / "removed" / name, article_id))
