"""Files and folders → articles. What can't be read becomes an error in the stream; the rest still comes."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import TypeVar

from dateline.errors import InputError
from dateline.ingest.kinds import ARTICLE_SUFFIXES, MAX_BYTES, read_article_bytes
from dateline.ingest.metadata import NO_METADATA, Metadata, MetadataTable, Reading, merged, read_metadata
from dateline.ingest.rows import read_rows
from dateline.ingest.text_day import with_stated_day
from dateline.model import Article

ROW_SUFFIXES = (".csv", ".jsonl")  # one article a row
METADATA_NAME = "metadata.csv"
_NAMED = 5  # files that are left out, by name
T = TypeVar("T")


def read_articles(paths: Iterable[Path], published: date | None = None) -> Iterator[Article | InputError]:
    """The articles of files, folders and tables in the order given (a folder's by file name), one at a time.

    ``article_id`` is the file's stem, or the column of that name. An article that states no publication day
    takes ``published``. Whatever can't be read yields an ``InputError`` that names it; nothing is raised.
    """
    owners: dict[str, str] = {}
    for path in paths:
        for source, found in _read_path(path):
            if isinstance(found, InputError):
                yield found
            elif (owner := owners.get(found.article_id)) is not None:
                yield InputError(source, f"article_id {found.article_id!r} is already taken by {owner}")
            else:
                owners[found.article_id] = source
                yield dated(found, published)


def dated(article: Article, published: date | None) -> Article:
    """The article, with the day that its text states, else the day that the user gave, if nothing else gives one."""
    if article.published is not None:
        return article
    stated = with_stated_day(Metadata(), article.text)
    if stated.published is not None:
        return replace(article, published=stated.published, published_basis=stated.published_basis)
    if published is None:
        return article
    return replace(article, published=published, published_basis="given by the user")


def _read_path(path: Path) -> Iterator[tuple[str, Article | InputError]]:
    suffix = path.suffix.lower()
    try:
        if path.is_dir():
            yield from read_folder(path, _read_file)
        elif not path.exists():
            yield str(path), InputError(str(path), "no such file or folder")
        elif suffix in ARTICLE_SUFFIXES:
            beside = path.parent / METADATA_NAME
            yield str(path), _read_file(path, read_metadata(beside) if beside.is_file() else NO_METADATA)
        elif suffix in ROW_SUFFIXES:
            yield from read_rows(path)
        else:
            kinds = " ".join(ARTICLE_SUFFIXES + ROW_SUFFIXES)
            yield str(path), InputError(str(path), f"is of no kind that articles come in ({kinds})")
    except OSError as error:
        yield str(path), InputError(str(path), error.strerror or "can't be read")


def read_folder(folder: Path, read: Callable[[Path, MetadataTable], T]) -> Iterator[tuple[str, T | InputError]]:
    """What ``read`` makes of each file with an article in a folder, by file name, and what was wrong; with its source.

    Raises:
        OSError: the folder can't be read.
    """
    inside = sorted(path for path in folder.iterdir() if path.is_file() and not path.name.startswith("."))
    files = [path for path in inside if path.suffix.lower() in ARTICLE_SUFFIXES]
    others = [path.name for path in inside if path not in files and path.name != METADATA_NAME]
    if files and others:
        yield str(folder), InputError(str(folder), _left_out(others))
    if not files:
        yield str(folder), InputError(str(folder), f"holds no articles ({' '.join(ARTICLE_SUFFIXES)})")
        return
    beside = folder / METADATA_NAME
    table = read_metadata(beside) if beside.is_file() else NO_METADATA
    yield from ((error.source, error) for error in table.errors)
    known = {path.stem for path in files}
    for article_id, where in table.lines.items():
        if article_id not in known:
            yield where, InputError(where, f"names an article that is not in the folder: {article_id!r}")
    for path in files:
        if path.stem not in table.refused:  # its row was named above
            yield str(path), read(path, table)


def _left_out(names: list[str]) -> str:
    """That files of other kinds in a folder were not read, with the first of their names."""
    shown = ", ".join(names[:_NAMED]) + (f" and {len(names) - _NAMED} more" if len(names) > _NAMED else "")
    return f"not read, of no kind that a folder's articles come in: {shown} (a table of articles is given by itself)"


def _read_file(path: Path, table: MetadataTable) -> Article | InputError:
    if path.stem in table.refused:
        return next(error for error in table.errors if error.source == table.lines[path.stem])
    given = table.rows.get(path.stem, Metadata())
    try:
        path.stem.encode("utf-8")
        reading = read_article_bytes(read_some(path), path.suffix.lower(), str(path))
        return article_of(path.stem, reading, given)
    except InputError as error:
        return error
    except UnicodeEncodeError:
        return InputError(str(path), "has a file name that is not UTF-8")
    except OSError as error:
        return InputError(str(path), error.strerror or "can't be read")


def read_some(path: Path) -> bytes:
    """The bytes of a file, no more of them than it takes to see that it is too large.

    Raises:
        OSError: it can't be read.
    """
    with path.open("rb") as file:
        return file.read(MAX_BYTES + 1)


def article_of(article_id: str, reading: Reading, given: Metadata) -> Article:
    """The article; what a person wrote about it goes before what the file says of itself."""
    known = merged(given, reading.metadata)
    return Article(
        article_id,
        reading.text,
        known.title,
        known.publisher,
        known.published,
        known.published_basis,
        known.url,
    )
