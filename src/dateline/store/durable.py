"""Files and folders that appear whole or not at all, and are on the disk when the call returns."""

from __future__ import annotations

import os
import shutil
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from hashlib import sha256
from pathlib import Path
from tempfile import mkdtemp

_NEW = ".new-"
_ABANDONED_SECONDS = 3600.0


def put_file(path: Path, content: bytes) -> None:
    """Put a whole file in place of whatever is there.

    Raises:
        OSError: it can't be written; what was there stays.
    """
    part = _beside(path)
    try:
        _write(part, content)
        part.replace(path)
    except BaseException:
        part.unlink(missing_ok=True)
        raise
    sync_folder(path.parent)


def put_copy(path: Path, source: Path) -> str:
    """The SHA-256 of what was put in place: a whole copy of a file of any length.

    Raises:
        OSError: it can't be read or written; what was there stays.
    """
    part = _beside(path)
    digest = sha256()
    try:
        with source.open("rb") as there, part.open("xb") as here:
            while piece := there.read(1 << 20):
                digest.update(piece)
                here.write(piece)
            here.flush()
            os.fsync(here.fileno())
        part.replace(path)
    except BaseException:
        part.unlink(missing_ok=True)
        raise
    sync_folder(path.parent)
    return digest.hexdigest()


def _beside(path: Path) -> Path:
    return path.with_name(f"{_NEW}{os.getpid()}-{os.urandom(4).hex()}")


def put_folder(path: Path, files: Mapping[str, bytes]) -> bool:
    """Whether the folder was put there with these files; not if there is something at ``path`` already.

    Raises:
        OSError: it can't be written; nothing is there then.
    """
    with new_folder(path) as (made, put):
        for name, content in files.items():
            _write(made / name, content)
        return put()


class _Put:
    """Puts a finished folder where it belongs."""

    def __init__(self, made: Path, path: Path) -> None:
        self._made, self._path = made, path

    def __call__(self) -> bool:
        """Whether it could be put there: not where something is already."""
        if self._path.exists():
            return False
        sync_folder(self._made)
        try:
            self._made.rename(self._path)  # fails on a folder that holds anything: of two writers one is first
        except OSError:
            if self._path.exists():
                return False
            raise
        sync_folder(self._path.parent)
        return True


@contextmanager
def new_folder(path: Path) -> Iterator[tuple[Path, _Put]]:
    """A folder to fill, and what puts it at ``path``; gone after the block if that was not done.

    Raises:
        OSError: there can be none beside ``path``.
    """
    made = Path(mkdtemp(prefix=_NEW, dir=path.parent))
    made.chmod(0o755)  # temporary folders are made for their owner alone
    try:
        yield made, _Put(made, path)
    finally:
        shutil.rmtree(made, ignore_errors=True)


def sweep(folder: Path) -> None:
    """Remove what writers that were killed left behind an hour ago or earlier."""
    for left in folder.glob(f"{_NEW}*"):
        with suppress(OSError):
            if time.time() - left.stat().st_mtime > _ABANDONED_SECONDS:
                shutil.rmtree(left) if left.is_dir() else left.unlink()


def sync_folder(folder: Path) -> None:
    """Have the folder's entries on the disk, where the system can be asked for that."""
    with suppress(OSError):  # Windows opens no folders
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)


def _write(path: Path, content: bytes) -> None:
    with path.open("xb") as file:
        file.write(content)
        file.flush()
        os.fsync(file.fileno())
