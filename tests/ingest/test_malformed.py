"""Whatever bytes come in: an article or one line that says why not, never a crash."""

from __future__ import annotations

import json
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from dateline.errors import InputError
from dateline.ingest.files import METADATA_NAME, ROW_SUFFIXES, read_articles
from dateline.ingest.kinds import ARTICLE_SUFFIXES
from dateline.model import Article

FEW = settings(max_examples=60, derandomize=True, deadline=None, suppress_health_check=[HealthCheck.too_slow])

PIECES = st.sampled_from(
    [
        b"Shells fell on Kasra.",
        b"\x00",
        b"\xff\xfe",
        b"\xef\xbb\xbf",
        b"\r\n",
        b'"',
        b",",
        b"article_id,text,published\n",
        b'{"article_id": "a", "text": "x", "published": "2024-11-29"}\n',
        b'{"article_id": {"a": 1}, "text": ["x"], "published": 5}\n',
        b"\\ud800",
        b"<html><body><p>Shells fell on the market for an hour, residents said.</p>",
        b"<!--" * 50,
        b"<div>" * 300,
        b"</p></div></body></html>",
        b'<meta property="article:published_time" content="2024-99-99">',
        b"&#0;&#xD800;&lt;script&gt;",
        b"<?xml version='1.0' encoding='x-none'?>",
        "حلب ‮ 1\u2028٣".encode(),
        b"x" * 5000,
        b"%PDF-1.4\n1 0 obj\n<< /Type /Catalog /Pages 1 0 R >>\nendobj\ntrailer << /Root 1 0 R >>\nstartxref\n9\n%%EOF",
        b"PK\x03\x04\x14\x00",
    ]
)
BYTES = st.one_of(st.binary(max_size=400), st.lists(PIECES, max_size=12).map(b"".join))
NAMES = st.sampled_from([f"a{suffix}" for suffix in ARTICLE_SUFFIXES + ROW_SUFFIXES])


def check(found: list[Article | InputError]) -> None:
    for item in found:
        if isinstance(item, InputError):
            assert item.source and item.reason
        else:
            assert item.text.strip() and "\x00" not in item.text
            "".join((item.article_id, item.text, item.title, item.publisher, item.url)).encode("utf-8")


@given(name=NAMES, raw=BYTES)
@FEW
def test_any_bytes_in_a_file(name: str, raw: bytes) -> None:
    with TemporaryDirectory() as folder:
        path = Path(folder, name)
        path.write_bytes(raw)
        found = list(read_articles([path]))
        assert found
        check(found)


@given(raw=BYTES)
@FEW
def test_any_bytes_as_metadata_leave_the_good_articles(raw: bytes) -> None:
    with TemporaryDirectory() as folder:
        Path(folder, "good.txt").write_text("Shells fell on Kasra.")
        Path(folder, METADATA_NAME).write_bytes(raw)
        found = list(read_articles([Path(folder)]))
        check(found)
        assert [item.article_id for item in found if isinstance(item, Article)] == ["good"]


@given(row=st.dictionaries(st.sampled_from(["article_id", "text", "published", "title", "url"]), st.from_type(object) | st.none() | st.integers() | st.text() | st.floats() | st.lists(st.text()) | st.booleans()))  # fmt: skip
@FEW
def test_any_values_in_a_json_row(row: dict[str, object]) -> None:
    with TemporaryDirectory() as folder:
        path = Path(folder, "rows.jsonl")
        path.write_text(json.dumps(row, default=repr) + "\n")
        found = list(read_articles([path]))
        assert len(found) == 1
        check(found)


@pytest.mark.parametrize("name", ["a b.txt", "-rf.txt", "=1+1.txt", "a\nb.txt", "<script>.txt", "${x}.txt"])
def test_odd_file_names(tmp_path: Path, name: str) -> None:
    path = tmp_path / "in" / name
    path.parent.mkdir()
    path.write_text("Shells fell on Kasra.")
    (article,) = read_articles([path])
    assert isinstance(article, Article)
    assert article.article_id == Path(name).stem


def test_folder_that_is_a_loop(tmp_path: Path) -> None:
    (tmp_path / "loop.txt").symlink_to(tmp_path / "loop.txt")
    (tmp_path / "good.txt").write_text("Shells fell on Kasra.")
    found = list(read_articles([tmp_path, tmp_path / "loop.txt"]))
    assert [item.article_id for item in found if isinstance(item, Article)] == ["good"]
    assert len(found) == 2


def test_line_longer_than_any_article_is_skipped(tmp_path: Path) -> None:
    wire = tmp_path / "wire.jsonl"
    wire.write_bytes(b'{"article_id": "a", "text": "' + b"x" * 9_000_000 + b'"}\n{"article_id": "b", "text": "x"}\n')
    first, second = read_articles([wire])
    assert isinstance(first, InputError) and "line 1: is too long" in str(first)
    assert isinstance(second, Article) and second.article_id == "b"
