"""A corpus is derived once, kept, and made again when anything it depends on changes or is damaged."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from concurrent.futures import ThreadPoolExecutor
from datetime import date
from pathlib import Path

import pandas as pd
import pytest

from dateline import archive
from dateline.model import Article, Event, Place, Span
from dateline.store import corpus, fingerprint, workspace

ALEPPO = Place("Aleppo", "city", 36.20124, 37.16117, 8.0, "geonames:170063")


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("DATELINE_CACHE", str(tmp_path / "cache"))
    path = tmp_path / "reports"
    path.mkdir()
    (path / "a.txt").write_text("Rebels entered Aleppo.")
    (path / "b.txt").write_text("More than 300 died.")
    (path / "metadata.csv").write_text("article_id,published\na,2024-11-29\nb,2024-11-30\n")
    return path


@pytest.fixture
def asked(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The articles that the extractor was asked for, in order."""
    ids: list[str] = []

    def extract_many(articles: Iterable[Article]) -> Iterator[tuple[Article, list[Event]]]:
        for article in articles:
            ids.append(article.article_id)
            if "fails" in article.text:
                raise ValueError("a defect")
            day = article.published or date.min
            yield (
                article,
                [
                    Event(
                        f"e-{article.article_id}",
                        article.article_id,
                        Span(0, len(article.text)),
                        Span(0, 6),
                        "casualties" if "died" in article.text else "advance",
                        False,
                        "claimed",
                        "SOHR",
                        ("rebels",),
                        (),
                        day,
                        day,
                        "reported",
                        place=None if "died" in article.text else ALEPPO,
                        killed_min=300 if "died" in article.text else None,
                    )
                ],
            )

    monkeypatch.setattr(archive, "extract_many", extract_many)
    return ids


def cached(folder: Path) -> list[Path]:
    return list((folder.parent / "cache" / "tables").glob("*"))


def test_second_load_reads_what_the_first_one_made(folder: Path, asked: list[str]) -> None:
    first = corpus.load(folder)
    second = corpus.load(folder)
    assert asked == ["a", "b"]
    pd.testing.assert_frame_equal(first.events, second.events)
    assert list(second.articles) == ["a", "b"]
    assert second.errors == ()
    row = second.events.iloc[1]
    assert row["killed_min"] == 300
    assert row["killed_max"] is pd.NA
    assert pd.isna(row["latitude"]) and row["targets"] == [] and second.events.iloc[0]["actors"] == ["rebels"]


@pytest.mark.parametrize(
    ("name", "content", "again"),
    [
        ("a.txt", "Rebels entered Aleppo!", ["a"]),
        ("metadata.csv", "article_id,published\na,2024-11-28\nb,2024-11-30\n", ["a"]),
        ("metadata.csv", "article_id,published,publisher\na,2024-11-29,The Wire\nb,2024-11-30,\n", ["a"]),
        ("c.txt", "No date.", []),
        ("c.txt", "", []),
    ],
)
def test_changed_article_or_metadata_is_read_again(
    folder: Path, asked: list[str], name: str, content: str, again: list[str]
) -> None:
    corpus.load(folder)
    (folder / name).write_text(content)
    corpus.load(folder)
    assert asked == ["a", "b", *again]


def test_work_that_was_cancelled_goes_on(folder: Path, asked: list[str], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(corpus, "_CHUNK", 1)
    steps = corpus.derive(workspace.at(folder))
    assert [next(steps), next(steps)] == [corpus.Progress(0, 2), corpus.Progress(1, 2)]
    steps.close()
    assert [step.done for step in corpus.derive(workspace.at(folder))] == [1, 2]
    assert asked == ["a", "b"]
    assert len(corpus.load(folder).events) == 2
    assert asked == ["a", "b"]


def test_other_extractor_reads_again(folder: Path, asked: list[str], monkeypatch: pytest.MonkeyPatch) -> None:
    corpus.load(folder)
    monkeypatch.setattr(fingerprint, "extractor_version", lambda: "another")
    corpus.load(folder)
    assert asked == ["a", "b", "a", "b"]
    assert len(cached(folder)) == 2


@pytest.mark.parametrize("damage", ["", "PAR1 not really", "cut", "foreign"])
def test_damaged_cache_is_made_again(folder: Path, asked: list[str], damage: str) -> None:
    whole = corpus.load(folder).events
    (path,) = cached(folder)
    if damage == "cut":
        path.write_bytes(path.read_bytes()[:-40])
    elif damage == "foreign":
        pd.DataFrame({"x": [1]}).to_parquet(path)
    else:
        path.write_text(damage)
    for rows in (folder.parent / "cache" / "rows").rglob("*.jsonl"):
        rows.write_bytes(rows.read_bytes()[:-4] if damage == "cut" else damage.encode())
    pd.testing.assert_frame_equal(corpus.load(folder).events, whole)
    assert asked == ["a", "b", "a", "b"]
    assert corpus.load(folder).events.shape == whole.shape
    assert len(asked) == 4


def test_kept_rows_that_fit_no_table_are_made_again(folder: Path, asked: list[str]) -> None:
    whole = corpus.load(folder).events
    (path,) = cached(folder)
    path.unlink()
    for rows in (folder.parent / "cache" / "rows").rglob("*.jsonl"):
        rows.write_text('{"event_id": "x", "latitude": 400}\nend\n')
    pd.testing.assert_frame_equal(corpus.load(folder).events, whole)


def test_unreadable_article_is_told_each_time_and_the_rest_is_there(folder: Path, asked: list[str]) -> None:
    (folder / "c.txt").write_bytes(b"\x00")
    for _ in range(2):
        loaded = corpus.load(folder)
        assert [error.source for error in loaded.errors] == [str(folder / "c.txt")]
        assert list(loaded.articles) == ["a", "b"]


def test_failure_of_the_extractor_is_not_kept(folder: Path, asked: list[str]) -> None:
    (folder / "a.txt").write_text("This one fails.")
    loaded = corpus.load(folder)
    assert "extractor failed" in loaded.errors[0].reason
    assert loaded.events["article_id"].tolist() == ["b"]
    assert cached(folder) == []


def test_many_at_once_leave_one_whole_table(folder: Path, asked: list[str]) -> None:
    with ThreadPoolExecutor(8) as pool:
        tables = [loaded.events for loaded in pool.map(corpus.load, [folder] * 24)]
    for table in tables:
        pd.testing.assert_frame_equal(table, tables[0])
    assert len(cached(folder)) == 1


def test_cache_that_cannot_be_written_is_no_failure(
    folder: Path, asked: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    (folder.parent / "file").write_text("")
    monkeypatch.setenv("DATELINE_CACHE", str(folder.parent / "file" / "cache"))
    assert len(corpus.load(folder).events) == 2


def test_folder_without_articles(tmp_path: Path, asked: list[str], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DATELINE_CACHE", str(tmp_path / "cache"))
    loaded = corpus.load(tmp_path)
    assert (loaded.articles, len(loaded.events), len(loaded.errors)) == ({}, 0, 1)


def test_extractor_version_changes_with_code_and_data(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    code, data = tmp_path / "code", tmp_path / "assets"
    for path in (code / "events" / "when.py", code / "views" / "map.py", data / "actors.csv", data / "style.css"):
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text("one")
    monkeypatch.setattr(fingerprint, "PACKAGE", code)
    monkeypatch.setenv("DATELINE_ASSETS", str(data))

    def version() -> str:
        fingerprint.extractor_version.cache_clear()
        return fingerprint.extractor_version()

    before = version()
    (code / "views" / "map.py").write_text("two")
    (data / "style.css").write_text("two")
    assert version() == before
    (data / "actors.csv").write_text("two")
    changed = version()
    assert changed != before
    (code / "events" / "when.py").write_text("two")
    assert version() not in (before, changed)
    fingerprint.extractor_version.cache_clear()
