"""Names from strangers are never paths, devices or too long for a disk."""

from __future__ import annotations

from pathlib import Path

import pytest

from dateline.ingest.names import last_part, safe_id


@pytest.mark.parametrize(
    ("words", "name"),
    [
        ("Report One", "report_one"),
        ("../../etc/passwd", "etc_passwd"),
        ("..", "article"),
        ("", "article"),
        ("CON", "con_"),
        ("com1", "com1_"),
        ("consul", "consul"),
        ("a\x00b", "a_b"),
        ("حلب اليوم", "حلب_اليوم"),
        ("x" * 300, "x" * 80),
        ("\ud800half", "half"),
        ("=1+1", "1_1"),
        ("-rf", "rf"),
    ],
)
def test_safe_id(words: str, name: str) -> None:
    assert safe_id(words) == name


@pytest.mark.parametrize("words", ["ح" * 300, "𐍈" * 100, "🎯" * 100 + "a", "é" * 79])
def test_name_fits_on_a_disk(tmp_path: Path, words: str) -> None:
    name = safe_id(words)
    assert 0 < len(name.encode()) <= 80
    (tmp_path / f"{name}.json").write_text("")


@pytest.mark.parametrize(
    ("name", "last"), [("C:\\x\\note.txt", "note.txt"), ("../../note.txt", "note.txt"), ("a/", ""), ("n", "n")]
)
def test_last_part(name: str, last: str) -> None:
    assert last_part(name) == last
