"""A folder of articles with its event table, which is derived once and kept until something it depends on changes."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

import pandas as pd
import pyarrow as pa
import pyarrow.parquet as pq

from dateline.archive import extract_archive
from dateline.config import settings
from dateline.errors import InputError, TableError
from dateline.export.files import open_events
from dateline.ingest.files import read_articles
from dateline.model import Article
from dateline.store import fingerprint
from dateline.table import from_records, to_frame


@dataclass(frozen=True, slots=True)
class Corpus:
    """Articles by id, their events (columns of ``dateline.table``), and what could not be read."""

    articles: dict[str, Article]
    events: pd.DataFrame
    errors: tuple[InputError, ...]


def load(folder: Path) -> Corpus:
    """The corpus of a folder of articles (or of one file).

    The event table comes from the cache where the same articles were read by the same extractor before. It may be
    made by several processes at once: each puts the same whole file in place.

    Raises:
        DatelineError: the extractor's own data are missing or wrong.
    """
    found = list(read_articles([folder]))
    articles = [item for item in found if isinstance(item, Article)]
    path = settings().cache / "tables" / f"{fingerprint.table_key(articles)}.parquet"
    errors = tuple(item for item in found if isinstance(item, InputError))
    events = read_table(path)
    if events is None:
        events, failed = _derive(articles)
        errors += failed
        if not failed:  # what failed for a passing reason must be tried again
            _keep(events, path)
    return Corpus({article.article_id: article for article in articles}, events, errors)


def _derive(articles: Iterable[Article]) -> tuple[pd.DataFrame, tuple[InputError, ...]]:
    chunks = list(extract_archive(articles))
    tables = [to_frame([]), *(chunk.events for chunk in chunks)]
    return pd.concat(tables, ignore_index=True), tuple(error for chunk in chunks for error in chunk.errors)


def _keep(events: pd.DataFrame, path: Path) -> None:
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        with open_events(path) as writer:
            writer.write(events)
    except OSError:
        return  # a full or read-only disk costs time at the next start, nothing else


def read_table(path: Path) -> pd.DataFrame | None:
    """The validated event table in a Parquet file; ``None`` where there is none, or it is damaged."""
    try:
        rows = pq.read_table(path, partitioning=None).to_pylist()
        return from_records(rows)
    except (OSError, pa.ArrowException, TableError, ValueError):
        return None
