"""Whether anything in a workspace has changed: by this process, another one, or a person with a file manager."""

from __future__ import annotations

import json
import os
import stat
from contextlib import suppress
from pathlib import Path

from dateline.store.articles import text_hash
from dateline.store.ledger import newest
from dateline.store.workspace import Workspace


def state(workspace: Workspace) -> str:
    """A short text that is another one after any change of articles or decisions, in this process or another."""
    seen: list[object] = []
    folder = workspace.path / "articles" if workspace.own else workspace.path
    for path in _files(folder) if folder.is_dir() else [folder]:
        with suppress(FileNotFoundError):  # it may be put in place or taken out meanwhile
            known = path.stat()
            if stat.S_ISREG(known.st_mode):
                seen.append((path.relative_to(folder).as_posix(), known.st_size, known.st_mtime_ns))
    if workspace.own:
        seen.append(newest(workspace.decisions))
    return text_hash(json.dumps(seen))


def _files(folder: Path) -> list[Path]:
    """The files below a folder in a fixed order, but for those that are being written; what vanishes is passed over."""
    found = []
    for here, folders, names in os.walk(folder):
        folders[:] = [name for name in folders if not name.startswith(".new-")]
        found += [Path(here, name) for name in names if not name.startswith(".new-")]
    return sorted(found)
