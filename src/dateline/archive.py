"""Many articles → event tables, a chunk at a time, with one worker or several, and the same bytes either way.

Articles are read as they are needed, and rows are handed on in stretches that are linked with each other, so that an
archive of any length takes the memory of one stretch. No cut depends on the number of workers.
"""

from __future__ import annotations

import os
from collections import deque
from collections.abc import Iterable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from contextlib import contextmanager
from dataclasses import dataclass, replace
from itertools import islice
from multiprocessing import get_context

import pandas as pd

from dateline.errors import DatelineError, InputError, TableError
from dateline.linking.incidents import link_frame
from dateline.model import Article
from dateline.pipeline import extract_many
from dateline.table import to_frame

CHUNK = 16  # articles; enough to batch over, and few enough to share out
LINKED_ROWS = 50_000  # rows that are linked with each other: all of a corpus, a stretch of an archive
_AHEAD = 2  # chunks a worker that are being read ahead of the one that is due

NO_DATE = "has no publication date: state it in metadata.csv, or give one for all that have none (--published)"


Chunk = list[Article | InputError]


@dataclass(frozen=True, slots=True)
class Extracted:
    """The rows of a chunk of articles (columns of ``dateline.table``), and what could not be read."""

    articles: int
    events: pd.DataFrame
    errors: tuple[InputError, ...]


def extract_archive(found: Iterable[Article | InputError], workers: int = 1) -> Iterator[Extracted]:
    """The event tables of articles, chunk by chunk, in the articles' order.

    Rows are handed on once they are linked, so that most chunks bring none and the last one brings the rest. An
    article without a publication date, or one that the extractor fails on, becomes an error; the rest go on.

    Raises:
        DatelineError: a worker process died (killed, or out of memory).
    """
    yield from linked(_extracted(_chunks(iter(found)), workers))


def linked(chunks: Iterable[Extracted]) -> Iterator[Extracted]:
    """The same chunks with their rows held back until there are ``LINKED_ROWS`` to link, or no more."""
    nothing = _table([])
    waiting: list[pd.DataFrame] = []
    for chunk in chunks:
        waiting.append(chunk.events)
        if sum(map(len, waiting)) < LINKED_ROWS:
            yield replace(chunk, events=nothing)
        else:
            yield replace(chunk, events=link_frame(pd.concat(waiting, ignore_index=True)))
            waiting.clear()
    if waiting:
        yield Extracted(0, link_frame(pd.concat(waiting, ignore_index=True)), ())


def _extracted(chunks: Iterator[Chunk], workers: int) -> Iterator[Extracted]:
    if workers == 1:
        yield from map(extract_chunk, chunks)
        return
    try:
        with _pool(workers) as pool:
            yield from _in_order(pool, chunks, workers * _AHEAD)
    except BrokenProcessPool as error:
        raise DatelineError("a worker process ended before its work was done (out of memory?)") from error


def _chunks(found: Iterator[Article | InputError]) -> Iterator[Chunk]:
    while chunk := list(islice(found, CHUNK)):
        yield chunk


@contextmanager
def _pool(workers: int) -> Iterator[ProcessPoolExecutor]:
    # "spawn": forking a process that runs the language model's threads can hang
    with _one_thread_each(), ProcessPoolExecutor(workers, mp_context=get_context("spawn")) as pool:
        try:
            yield pool
        except BaseException:
            pool.shutdown(cancel_futures=True)
            raise


@contextmanager
def _one_thread_each() -> Iterator[None]:
    """Workers share the cores out among themselves: threads inside them would get in each other's way.

    Processes that are started inside the block inherit it.
    """
    limits = dict.fromkeys(("DATELINE_THREADS", "OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS"), "1")
    before = {name: os.environ.get(name) for name in limits}
    os.environ.update(limits)
    try:
        yield
    finally:
        for name, value in before.items():
            os.environ.pop(name)
            if value is not None:
                os.environ[name] = value


def _in_order(pool: ProcessPoolExecutor, chunks: Iterator[Chunk], ahead: int) -> Iterator[Extracted]:
    waiting: deque[Future[Extracted]] = deque()
    for chunk in chunks:
        waiting.append(pool.submit(extract_chunk, chunk))
        if len(waiting) > ahead:
            yield waiting.popleft().result()
    while waiting:
        yield waiting.popleft().result()


def extract_chunk(found: Chunk) -> Extracted:
    """The rows and errors of a few articles."""
    errors = [item for item in found if isinstance(item, InputError)]
    articles = [item for item in found if isinstance(item, Article)]
    errors += [InputError(article.article_id, NO_DATE) for article in articles if article.published is None]
    dated = [article for article in articles if article.published is not None]
    try:
        return Extracted(len(dated), _table(dated), tuple(errors))
    except TableError:
        return _one_by_one(dated, errors)
    except DatelineError:  # no gazetteer, a wrong lexicon: nothing that leaving an article out would mend
        raise
    except Exception:  # one article must not void the others: find it and name it
        return _one_by_one(dated, errors)


def _one_by_one(articles: list[Article], errors: list[InputError]) -> Extracted:
    tables = [_table([])]
    for article in articles:
        try:
            tables.append(_table([article]))
        except Exception as error:
            reason = f"the extractor failed on it ({type(error).__name__}: {error})"
            errors.append(InputError(article.article_id, reason))
    return Extracted(len(tables) - 1, pd.concat(tables, ignore_index=True), tuple(errors))


def _table(articles: list[Article]) -> pd.DataFrame:
    return to_frame((event, article) for article, events in extract_many(articles) for event in events)
