"""A folder of articles with its event table, which is derived once and kept until something it depends on changes.

Rows are kept an article each, so that a new article costs its own reading and no other's; the linked table of all is
kept beside them. Both may be deleted at any time. What people decided is laid over the table when it is loaded.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import islice
from pathlib import Path
from typing import Any

import pandas as pd
import pyarrow as pa
import pyarrow.parquet as pq

from dateline.archive import Extracted, extract_chunk, linked
from dateline.errors import InputError, TableError
from dateline.export.files import open_events
from dateline.export.json_lines import one_line
from dateline.export.records import plain_records
from dateline.model import Article
from dateline.store import fingerprint, ledger
from dateline.store.durable import put_file
from dateline.store.overlay import Reviewed, overlay
from dateline.store.workspace import Workspace, at
from dateline.table import from_records, to_frame

_CHUNK = 4  # articles between two reports of progress
_PIECE = 5_000  # rows


@dataclass(frozen=True, slots=True)
class Corpus:
    """Articles by id, their events (columns of ``dateline.table``), and what could not be read.

    In a workspace of one's own, ``events`` are the rows as people left them, with ``CHECK_COLUMNS``, and ``review``
    has what is needed to decide about them; it is ``None`` for a folder that nobody writes to.
    """

    articles: dict[str, Article]
    events: pd.DataFrame
    errors: tuple[InputError, ...]
    review: Reviewed | None = None


@dataclass(frozen=True, slots=True)
class Progress:
    """How many of the articles have their rows, and what could not be read since the last report."""

    done: int
    total: int
    errors: tuple[InputError, ...] = ()


def load(folder: Path) -> Corpus:
    """The corpus of a workspace, of a folder of articles, or of one file.

    The event table comes from what was kept where the same articles were read by the same extractor before. It may be
    made by several processes at once: each puts the same whole files in place.

    Raises:
        DatelineError: the extractor's own data are missing or wrong, or the decisions are damaged.
    """
    return load_workspace(at(folder))


def load_workspace(workspace: Workspace) -> Corpus:
    """The same, for a workspace that is open already."""
    articles, errors = _read(workspace)
    events, failed = _table(workspace, articles)
    known = {article.article_id: article for article in articles}
    if not workspace.own:
        return Corpus(known, events, (*errors, *failed))
    review = overlay(events, ledger.read(workspace.decisions), known)
    return Corpus(known, review.rows, (*errors, *failed), review)


def derive(workspace: Workspace) -> Iterator[Progress]:
    """Have the rows of every article made and kept, with a report after every few articles.

    Whoever stops asking cancels it; what is made is kept, and the next call goes on from there.
    """
    articles, _ = _read(workspace)
    yield from _derive(workspace, articles)


def _read(workspace: Workspace) -> tuple[list[Article], tuple[InputError, ...]]:
    found = list(workspace.articles())
    articles = [item for item in found if isinstance(item, Article)]
    return articles, tuple(item for item in found if isinstance(item, InputError))


def _derive(workspace: Workspace, articles: Sequence[Article]) -> Iterator[Progress]:
    missing = [article for article in articles if _kept_rows(workspace, article) is None]
    done = len(articles) - len(missing)
    yield Progress(done, len(articles))
    waiting = iter(missing)
    while chunk := list(islice(waiting, _CHUNK)):
        made = extract_chunk(list(chunk))
        failed = {error.source for error in made.errors}
        for article in chunk:
            if article.article_id not in failed:  # what failed for a passing reason must be tried again
                _keep_rows(workspace, article, made.events[made.events["article_id"] == article.article_id])
        done += len(chunk)
        yield Progress(done, len(articles), made.errors)


def _table(workspace: Workspace, articles: Sequence[Article]) -> tuple[pd.DataFrame, tuple[InputError, ...]]:
    path = _folder(workspace, "tables") / f"{fingerprint.table_key(articles)}.parquet"
    events = read_table(path)
    if events is not None:
        return events, ()
    errors = tuple(error for progress in _derive(workspace, articles) for error in progress.errors)
    failed = {error.source for error in errors}
    read = [article for article in articles if article.article_id not in failed]
    events = _linked(_rows_of(workspace, read))
    if not errors:
        _keep(events, path)
    return events, errors


def _rows_of(workspace: Workspace, articles: Iterable[Article]) -> pd.DataFrame:
    """The rows of all the articles, not linked; what can't be kept or read again is made again here."""
    records: list[dict[str, Any]] = []
    for article in articles:
        rows = _kept_rows(workspace, article)
        records += list(plain_records(extract_chunk([article]).events)) if rows is None else rows
    try:
        return from_records(records)
    except TableError:  # somebody changed what was kept
        tables = [to_frame([]), *(extract_chunk([article]).events for article in articles)]
        return pd.concat(tables, ignore_index=True)


def _linked(events: pd.DataFrame) -> pd.DataFrame:
    pieces = [events.iloc[at : at + _PIECE] for at in range(0, max(len(events), 1), _PIECE)]
    made = [chunk.events for chunk in linked(Extracted(0, piece, ()) for piece in pieces)]
    return pd.concat([table for table in made if len(table)] or made[:1], ignore_index=True)


def _folder(workspace: Workspace, kind: str) -> Path:
    return workspace.derived / kind


def _rows_path(workspace: Workspace, article: Article) -> Path:
    key = fingerprint.table_key([article])
    return _folder(workspace, "rows") / key[:2] / f"{key}.jsonl"


def _keep_rows(workspace: Workspace, article: Article, events: pd.DataFrame) -> None:
    path = _rows_path(workspace, article)
    lines = [one_line(record) for record in plain_records(events)]
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        put_file(path, "\n".join([*lines, "end\n"]).encode())
    except OSError:
        return  # a full or read-only disk costs time at the next start, nothing else


def _kept_rows(workspace: Workspace, article: Article) -> list[dict[str, Any]] | None:
    try:
        lines = _rows_path(workspace, article).read_text(encoding="utf-8").split("\n")
        if lines[-2:] != ["end", ""]:
            return None
        return [dict(json.loads(line)) for line in lines[:-2]]
    except (OSError, ValueError, TypeError):
        return None


def _keep(events: pd.DataFrame, path: Path) -> None:
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        with open_events(path) as writer:
            writer.write(events)
    except OSError:
        return  # as above


def read_table(path: Path) -> pd.DataFrame | None:
    """The validated event table in a Parquet file; ``None`` where there is none, or it is damaged."""
    try:
        rows = pq.read_table(path, partitioning=None).to_pylist()
        return from_records(rows)
    except (OSError, pa.ArrowException, TableError, ValueError):
        return None
