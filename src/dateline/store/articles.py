"""The articles of a workspace on disk: a folder each, with the text as it came and what is known about it.

``articles/ID/text.txt`` is the unaltered text, ``articles/ID/about.json`` says what is known and how, and where the
text came from; the bytes that came lie in ``originals/`` under their SHA-256. An article is there whole or not at all.
"""

from __future__ import annotations

import json
import re
from collections.abc import Collection, Iterator
from dataclasses import asdict, dataclass, replace
from datetime import UTC, date, datetime
from hashlib import sha256
from pathlib import Path
from typing import Any

from dateline.errors import InputError
from dateline.ingest.drafts import GIVEN, Draft, Origin, by_hand
from dateline.ingest.metadata import Metadata, merged
from dateline.ingest.names import safe_id
from dateline.model import Article
from dateline.store.durable import put_copy, put_file, put_folder

TEXT, ABOUT = "text.txt", "about.json"
TAKEN_OUT = "taken out by the user"  # how it is known that nobody knows
_DESCRIBED = ("title", "publisher", "published")
_HASH = re.compile(r"[0-9a-f]{64}")
_SUFFIX = re.compile(r"(\.[a-z]{2,5})?")


@dataclass(frozen=True, slots=True)
class StoredArticle:
    """An article with what is known about it and how, where it came from, and when it was added (UTC)."""

    article: Article
    known: Metadata
    origin: Origin
    text_sha256: str
    added_at: datetime


def text_hash(text: str) -> str:
    """The SHA-256 of an article's text in UTF-8."""
    return sha256(text.encode()).hexdigest()


def keep(root: Path, draft: Draft) -> tuple[str, bool]:
    """The id under which the draft's text is in the workspace now, and whether it was added by this call.

    A text that is there already under the draft's name is not added again; another text of that name gets the name
    with a number.

    Raises:
        OSError: it can't be written; nothing of it is there then.
        InputError: the file that it came in was changed meanwhile.
    """
    digest = text_hash(draft.text)
    keep_original(root, draft)
    number = 1
    while True:
        article_id = numbered(draft.article_id, number)
        about = _about(replace(draft, article_id=article_id), digest)
        if put_folder(root / "articles" / article_id, {TEXT: draft.text.encode(), ABOUT: _dumped(about)}):
            return article_id, True
        if _text_hash_at(root, article_id) == digest:
            return article_id, False
        number += 1


def numbered(article_id: str, number: int) -> str:
    """The id for the first, second, ... text that would have the same one."""
    if number == 1:
        return article_id
    tail = f"_{number}"
    return safe_id(article_id.encode()[: 80 - len(tail)].decode("utf-8", "ignore") + tail)


def keep_original(root: Path, draft: Draft) -> None:
    """Have the bytes that the draft came in under ``originals/``, unless they are its text."""
    if draft.origin.sha256 == text_hash(draft.text):
        return
    path = original_path(root, draft.origin)
    if path.exists():
        return
    if isinstance(draft.original, bytes):
        put_file(path, draft.original)
    elif put_copy(path, draft.original) != draft.origin.sha256:
        path.unlink()
        raise InputError(draft.origin.name, "was changed while it was read")


def original_path(root: Path, origin: Origin) -> Path:
    """Where the bytes that an article came in are, if they are not its text."""
    return root / "originals" / f"{origin.sha256}{origin.suffix}"


def original_bytes(root: Path, stored: StoredArticle) -> bytes:
    """The bytes that an article came in.

    Raises:
        OSError: they are not there any more.
    """
    if stored.origin.sha256 == stored.text_sha256:
        return stored.article.text.encode()
    return original_path(root, stored.origin).read_bytes()


def read_all(root: Path) -> Iterator[StoredArticle | InputError]:
    """The articles of a workspace by id; one that is damaged is an error that names it."""
    folder = root / "articles"
    for path in sorted(folder.iterdir()) if folder.is_dir() else ():
        if path.is_dir() and not path.name.startswith("."):
            try:
                yield read_one(root, path.name)
            except InputError as error:
                yield error


def read_one(root: Path, article_id: str) -> StoredArticle:
    """One article of a workspace.

    Raises:
        InputError: there is none of that name, or it is damaged.
    """
    return read_folder(root / "articles" / article_id, article_id)


def read_folder(folder: Path, article_id: str) -> StoredArticle:
    """The article that a folder holds, by that id.

    Raises:
        InputError: there is none, it is damaged, or that is no id.
    """
    if article_id != safe_id(article_id):
        raise InputError(article_id, "is no name of an article")
    try:
        raw = (folder / TEXT).read_bytes()
        return _stored(article_id, raw, json.loads((folder / ABOUT).read_bytes()))
    except OSError as error:
        raise InputError(str(folder), error.strerror or "can't be read") from error
    except (ValueError, KeyError, TypeError, AttributeError) as error:
        raise InputError(str(folder), f"is damaged ({error})") from error


def _stored(article_id: str, raw: bytes, about: dict[str, Any]) -> StoredArticle:
    if sha256(raw).hexdigest() != about["text_sha256"]:
        raise ValueError("its text is not the one that was added")
    said = dict(about["known"])
    said["published"] = date.fromisoformat(said["published"]) if said["published"] else None
    known = Metadata(**said)
    origin = dict(about["origin"])
    origin["received_at"] = datetime.fromisoformat(origin["received_at"])
    if not _HASH.fullmatch(origin["sha256"]) or not _SUFFIX.fullmatch(origin["suffix"]):  # they become a path
        raise ValueError("what it came in has no name that we give")
    article = Article(
        article_id,
        raw.decode("utf-8"),
        known.title,
        known.publisher,
        known.published,
        known.published_basis if known.published else "",
        known.url,
    )
    added = datetime.fromisoformat(about["added_at"])
    return StoredArticle(article, known, Origin(**origin), about["text_sha256"], added)


def describe(root: Path, article_id: str, given: Metadata, not_known: Collection[str] = ()) -> StoredArticle:
    """The article with what a person now says about it; what was known stays where they say nothing.

    ``not_known`` are those of "title", "publisher" and "published" that they took out: nobody knows them from then on
    but by a person's word.

    Raises:
        InputError: there is no such article.
        OSError: it can't be written; it is as before then.
    """
    stored = read_one(root, article_id)
    return _redescribed(root, stored, merged(by_hand(given), _without(stored.known, not_known)))


def supply(root: Path, article_id: str, found: Metadata) -> tuple[StoredArticle, tuple[str, ...]]:
    """The article with what nobody knew of it so far, and what that is: of "title", "publisher", "published".

    What a person took out stays out where it is found again; they can give it.

    Raises:
        InputError: there is no such article.
        OSError: it can't be written; it is as before then.
    """
    stored = read_one(root, article_id)
    found = _without(found, [name for name in _DESCRIBED if _stays_out(name, stored.known, found)])
    new = tuple(name for name in _DESCRIBED if getattr(found, name) and not getattr(stored.known, name))
    if not new:
        return stored, ()
    return _redescribed(root, stored, merged(stored.known, found)), new


def rewrite(root: Path, article_id: str, known: Metadata) -> StoredArticle:
    """The article with this said about it, and nothing else.

    Raises:
        InputError: there is no such article.
        OSError: it can't be written; it is as before then.
    """
    return _redescribed(root, read_one(root, article_id), known)


def _redescribed(root: Path, stored: StoredArticle, known: Metadata) -> StoredArticle:
    article_id = stored.article.article_id
    about = _about_of(known, stored.origin, stored.text_sha256, stored.added_at)
    put_file(root / "articles" / article_id / ABOUT, _dumped(about))
    return read_one(root, article_id)


def _stays_out(name: str, known: Metadata, found: Metadata) -> bool:
    return bool(getattr(known, f"{name}_basis") == TAKEN_OUT and getattr(found, f"{name}_basis") != GIVEN)


def _without(known: Metadata, names: Collection[str]) -> Metadata:
    none = Metadata(title_basis=TAKEN_OUT, publisher_basis=TAKEN_OUT, published_basis=TAKEN_OUT)
    left = {name: value for name, value in asdict(known).items() if name.removesuffix("_basis") not in names}
    return replace(none, **left)


def _text_hash_at(root: Path, article_id: str) -> str:
    try:
        return sha256((root / "articles" / article_id / TEXT).read_bytes()).hexdigest()
    except OSError:
        return ""


def _about(draft: Draft, digest: str) -> dict[str, Any]:
    return _about_of(draft.known, draft.origin, digest, datetime.now(UTC))


def _about_of(known: Metadata, origin: Origin, digest: str, added_at: datetime) -> dict[str, Any]:
    day = known.published.isoformat() if known.published else ""
    return {
        "text_sha256": digest,
        "added_at": added_at.isoformat(),
        "known": asdict(known) | {"published": day},
        "origin": asdict(origin) | {"received_at": origin.received_at.isoformat()},
    }


def _dumped(about: dict[str, Any]) -> bytes:
    return (json.dumps(about, ensure_ascii=False, indent=2) + "\n").encode("utf-8", "replace")
