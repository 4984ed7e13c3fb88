"""Many articles, chunk by chunk: order, errors, stretches that are linked, and workers that die."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator
from datetime import date

import pandas as pd
import pytest

from dateline import archive
from dateline.archive import CHUNK, Extracted, extract_archive
from dateline.errors import DatelineError, GazetteerError, InputError
from dateline.model import Article, Event, Span

DAY = date(2024, 11, 29)


def articles(count: int) -> list[Article]:
    return [Article(f"{n:04}", "Rebels entered Aleppo.", published=DAY) for n in range(count)]


def one_event_each(found: Iterable[Article]) -> Iterator[tuple[Article, list[Event]]]:
    for article in found:
        event_id, span = f"e{article.article_id}", Span(0, len(article.text))
        event = Event(event_id, article.article_id, span, Span(7, 14), "advance", False, "reported", "", (), (), DAY, DAY, "reported")  # fmt: skip
        yield article, [event]


@pytest.fixture(autouse=True)
def extractor(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(archive, "extract_many", one_event_each)


@pytest.fixture
def stretches(monkeypatch: pytest.MonkeyPatch) -> list[int]:
    """How many rows were linked with each other, time by time."""
    lengths: list[int] = []

    def link(frame: pd.DataFrame) -> pd.DataFrame:
        lengths.append(len(frame))
        return frame

    monkeypatch.setattr(archive, "link_frame", link)
    return lengths


def ids(chunks: Iterable[Extracted]) -> list[str]:
    return [article_id for chunk in chunks for article_id in chunk.events["article_id"]]


@pytest.mark.parametrize("count", [0, 1, CHUNK - 1, CHUNK, CHUNK + 1, 5 * CHUNK])
def test_every_article_once_and_in_order(stretches: list[int], count: int) -> None:
    chunks = list(extract_archive(articles(count)))
    assert ids(chunks) == [f"{n:04}" for n in range(count)]
    assert sum(chunk.articles for chunk in chunks) == count
    assert stretches == ([count] if count else [])  # a corpus is linked whole


def test_an_archive_is_linked_in_stretches(stretches: list[int], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(archive, "LINKED_ROWS", 2 * CHUNK)
    assert ids(extract_archive(articles(5 * CHUNK + 3))) == [f"{n:04}" for n in range(5 * CHUNK + 3)]
    assert stretches == [2 * CHUNK, 2 * CHUNK, CHUNK + 3]


def test_articles_are_read_as_they_are_needed(stretches: list[int]) -> None:
    read: list[str] = []

    def reading() -> Iterator[Article]:
        for article in articles(10 * CHUNK):
            read.append(article.article_id)
            yield article

    next(extract_archive(reading()))
    assert len(read) == CHUNK


def test_errors_come_with_their_chunk(stretches: list[int]) -> None:
    found: list[Article | InputError] = [*articles(2), InputError("x.txt", "is empty"), Article("undated", "Text.")]
    (first, last) = extract_archive(found)
    assert [str(error) for error in first.errors] == ["x.txt: is empty", f"undated: {archive.NO_DATE}"]
    assert (first.articles, last.articles, last.errors) == (2, 0, ())


def test_missing_data_of_our_own_ends_the_run(monkeypatch: pytest.MonkeyPatch) -> None:
    def without(_: Iterable[Article]) -> Iterator[tuple[Article, list[Event]]]:
        raise GazetteerError("not compiled")

    monkeypatch.setattr(archive, "extract_many", without)
    with pytest.raises(GazetteerError):
        list(extract_archive(articles(1)))


def test_worker_that_dies_is_an_error_and_no_hang(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(archive, "extract_chunk", os._exit)  # a worker that is handed 9 ends at once with status 9
    monkeypatch.setattr(archive, "_chunks", lambda _: iter([9, 9, 9]))
    before = {name: os.environ.get(name) for name in ("DATELINE_THREADS", "OMP_NUM_THREADS")}
    with pytest.raises(DatelineError, match="worker process ended"):
        list(extract_archive(articles(1), workers=2))
    assert {name: os.environ.get(name) for name in before} == before
