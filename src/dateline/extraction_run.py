"""One run of extraction from files to a file: progress, complaints, and an output that is whole or not there."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterable, Sequence
from datetime import date
from pathlib import Path

from tqdm import tqdm

from dateline.archive import Extracted, extract_archive
from dateline.export.files import EventWriter, open_events
from dateline.ingest.files import read_articles

_SLOW_AFTER = 2.0  # seconds without a progress bar


class _NothingReadError(Exception):
    """Not one article could be read: leaves what stands at the output as it is."""


def write_events(
    paths: Sequence[Path], out: Path, published: date | None, workers: int, complain: Callable[[str], None]
) -> bool:
    """Whether every article was read. ``out`` has the events of those that were; if none was, it is as before.

    Raises:
        OSError: ``out`` can't be written; it is as before.
    """
    chunks = extract_archive(read_articles(paths, published), workers)
    try:
        with open_events(out) as writer:
            articles, failures = _write(chunks, writer, complain)
            if not articles:
                raise _NothingReadError
    except _NothingReadError:
        return False
    return not failures


def _write(chunks: Iterable[Extracted], writer: EventWriter, complain: Callable[[str], None]) -> tuple[int, int]:
    """How many articles were read, and how many things could not be."""
    articles = failures = 0
    with tqdm(unit=" articles", delay=_SLOW_AFTER, disable=None, file=sys.stderr) as bar:
        for chunk in chunks:
            for error in chunk.errors:
                bar.clear()
                complain(str(error))
            if len(chunk.events):
                writer.write(chunk.events)
            bar.update(chunk.articles)
            articles += chunk.articles
            failures += len(chunk.errors)
    return articles, failures
