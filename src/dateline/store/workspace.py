"""Workspaces: a folder each with articles, what was decided about their rows, and what can be made again.

``articles/`` and ``originals/`` are the truth, ``decisions.sqlite`` is what people decided, ``removed/`` what they took
out; ``drafts/`` waits to be added, ``derived/`` may be deleted at any time. The seed articles are a workspace too,
which nobody writes to.
"""

from __future__ import annotations

import re
import tomllib
import unicodedata
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from dateline.config import ROOT, settings
from dateline.errors import InputError
from dateline.ingest.drafts import Draft, drafts_of_path
from dateline.ingest.files import read_articles
from dateline.ingest.metadata import Metadata
from dateline.model import Article
from dateline.store import articles as stored
from dateline.store.durable import new_folder, put_file, sweep

MARK = "workspace.toml"
SEEDS = "seeds"
_FORMAT = 1
_NAME = re.compile(r"[^\W_](?:[\w .-]{0,58}[\w-])?")
_DEVICES = re.compile(r"(?:con|prn|aux|nul|com\d|lpt\d)(?:\..*)?", re.I)


@dataclass(frozen=True, slots=True)
class Workspace:
    """A folder of articles and decisions. ``own`` is false for plain folders, the seeds among them: read-only."""

    name: str
    path: Path
    own: bool

    @property
    def decisions(self) -> Path:
        """The file that decisions are in; only there once there is one."""
        return self.path / "decisions.sqlite"

    @property
    def derived(self) -> Path:
        """The folder of what can be made again."""
        return self.path / "derived" if self.own else settings().cache

    def articles(self) -> Iterator[Article | InputError]:
        """The articles by id; what can't be read is an error that names it."""
        if not self.own:
            yield from read_articles([self.path])
            return
        for found in stored.read_all(self.path):
            yield found if isinstance(found, InputError) else found.article

    def writable(self) -> Path:
        """Its folder, to write to.

        Raises:
            InputError: nobody writes to it.
        """
        if not self.own:
            raise InputError(self.name, "is read-only: start a workspace of your own from it")
        return self.path


def checked_name(name: str) -> str:
    """The name, if a workspace can be called that: letters, digits, spaces, ``.``, ``-`` and ``_``; no path.

    Raises:
        InputError: it can't.
    """
    plain = unicodedata.normalize("NFC", name).strip()
    if not _NAME.fullmatch(plain) or _DEVICES.fullmatch(plain) or len(plain.encode()) > 200 or plain.lower() == SEEDS:
        raise InputError(name, "is no name for a workspace (letters, digits, spaces and . - _, at most 60)")
    return plain


def create(name: str) -> Workspace:
    """A new, empty workspace among the user's own.

    Raises:
        InputError: it can't be called that, or there is one of that name.
        OSError: it can't be written.
    """
    return create_at(_home() / checked_name(name))


def create_at(path: Path, source: Workspace | None = None) -> Workspace:
    """A new workspace in a folder that is not there yet, with the articles of ``source``; whole or not there.

    Raises:
        InputError: there is something at that path, or an article of ``source`` can't be read.
        OSError: it can't be written.
    """
    path = path.absolute()
    path.parent.mkdir(parents=True, exist_ok=True)
    with new_folder(path) as (made, put):
        for part in ("articles", "originals", "derived"):
            (made / part).mkdir()
        mark = f"# A workspace of Dateline\nformat = {_FORMAT}\ncreated = {datetime.now(UTC).isoformat()}\n"
        put_file(made / MARK, mark.encode())
        for draft in _copied(source) if source else ():
            stored.keep(made, draft)
        if not put():
            raise InputError(str(path), "is there already")
    return Workspace(path.name, path, own=True)


def start_own(name: str, source: Workspace | None = None) -> Workspace:
    """A new workspace of one's own with the articles of another (the seeds), but not its decisions.

    Raises:
        InputError: it can't be called that, there is one of that name, or an article can't be read.
        OSError: it can't be written.
    """
    return create_at(_home() / checked_name(name), source or seeds())


def _copied(source: Workspace) -> Iterator[Draft]:
    if not source.own:
        for found in drafts_of_path(source.path, Metadata()):
            if isinstance(found, InputError):
                raise found
            yield found
        return
    for kept in stored.read_all(source.path):
        if isinstance(kept, InputError):
            raise kept
        original = stored.original_bytes(source.path, kept)
        yield Draft(kept.article.article_id, kept.article.text, kept.known, kept.origin, original)


def seeds() -> Workspace:
    """The articles that ship, or the plain folder that ``DATELINE_SEEDS`` names: nobody writes to them."""
    path = settings().seeds
    return Workspace(SEEDS, ROOT / "seeds" if is_workspace(path) else path, own=False)


def opened() -> Workspace:
    """What the app opens with: what ``DATELINE_SEEDS`` names, a workspace or a plain folder; else the seeds.

    Raises:
        InputError: it is a workspace of a later version, or damaged.
    """
    path = settings().seeds
    return at(path) if is_workspace(path) else seeds()


def is_workspace(path: Path) -> bool:
    """Whether a folder is a workspace, rather than a plain folder of articles."""
    return (path / MARK).is_file()


def at(path: Path) -> Workspace:
    """The workspace in a folder, or a plain folder of articles as one that nobody writes to.

    Raises:
        InputError: it is a workspace of a later version, damaged, or can't be opened.
    """
    if not is_workspace(path):
        return Workspace(path.name, path, own=False)
    try:
        form = tomllib.loads((path / MARK).read_text(encoding="utf-8")).get("format")
    except (OSError, ValueError) as error:
        raise InputError(str(path / MARK), f"is damaged ({error})") from error
    if form != _FORMAT:
        raise InputError(str(path), f"is a workspace of format {form!r}; this version reads {_FORMAT}")
    try:
        for part in ("articles", "originals", "derived"):
            (path / part).mkdir(exist_ok=True)
            sweep(path / part)
    except OSError as error:
        raise InputError(error.filename or str(path), error.strerror or "can't be opened") from error
    return Workspace(path.name, path.absolute(), own=True)


def find(name: str) -> Workspace:
    """The workspace of that name: one of the user's own, or ``seeds``.

    Raises:
        InputError: there is none of that name.
    """
    if name == SEEDS:
        return seeds()
    path = _home() / checked_name(name)
    if not is_workspace(path):
        raise InputError(name, "there is no workspace of that name (`dateline new` makes one)")
    return at(path)


def everyone() -> list[Workspace]:
    """The seeds, the user's own workspaces by name, and what the app opens with; damaged ones are left out."""
    return survey()[0]


def survey() -> tuple[list[Workspace], list[InputError]]:
    """``everyone``, and why the user's own workspaces that can't be opened can't: each with its file and reason."""
    own = list(_own())
    made = [seeds(), *(found for found in own if isinstance(found, Workspace))]
    with suppress(InputError, OSError):
        first = opened()
        if first.path not in [each.path for each in made]:
            made.append(first)
    return made, [found for found in own if isinstance(found, InputError)]


def _own() -> Iterator[Workspace | InputError]:
    paths: list[Path] = []
    with suppress(OSError):
        paths = sorted(settings().workspaces.iterdir())
    for path in paths:
        try:
            if not path.name.startswith(".") and is_workspace(path):
                yield at(path)
        except InputError as error:
            yield error
        except OSError as error:
            yield InputError(str(path), error.strerror or "can't be opened")


def _home() -> Path:
    home = settings().workspaces
    home.mkdir(parents=True, exist_ok=True)
    return home
