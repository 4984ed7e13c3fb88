"""The same articles give the same bytes: in any process, with any hash seed, with one worker or two."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]


def extract(out: Path, *arguments: str, hash_seed: str = "0") -> bytes:
    command = [sys.executable, "-c", "from dateline.cli import main; main()", "extract"]
    done = subprocess.run(
        [*command, *arguments, "--out", str(out)],
        env=os.environ | {"PYTHONHASHSEED": hash_seed},
        capture_output=True,
        text=True,
        timeout=300,
        check=False,
    )
    assert (done.returncode, done.stderr) == (0, "")
    return out.read_bytes()


@pytest.mark.parametrize("suffix", [".csv", ".jsonl", ".parquet", ".geojson"])
def test_hash_seed_changes_nothing(tmp_path: Path, suffix: str) -> None:
    seeds = str(ROOT / "seeds")
    one = extract(tmp_path / f"one{suffix}", seeds, hash_seed="1")
    two = extract(tmp_path / f"two{suffix}", seeds, hash_seed="4294967295")
    assert one == two


def test_workers_and_order_of_reading_change_nothing(tmp_path: Path) -> None:
    wire = tmp_path / "wire.jsonl"
    texts = [path.read_text(encoding="utf-8") for path in sorted((ROOT / "gold" / "dev" / "articles").glob("*.txt"))]
    lines = [
        json.dumps({"article_id": f"w{n:02}", "text": texts[n % len(texts)][: 700 + 10 * n], "published": "2024-11-29"})
        for n in range(40)
    ]
    wire.write_text("\n".join(lines), encoding="utf-8")
    alone = extract(tmp_path / "alone.jsonl", str(wire), "--workers", "1", hash_seed="1")
    shared = extract(tmp_path / "shared.jsonl", str(wire), "--workers", "2", hash_seed="2")
    assert alone == shared
    assert len({json.loads(line)["event_id"] for line in alone.splitlines()}) == len(alone.splitlines()) > 40


def test_an_article_gives_the_same_rows_alone_and_among_others(tmp_path: Path) -> None:
    folder = ROOT / "gold" / "dev" / "articles"
    first = sorted(folder.glob("*.txt"))[0]
    among = extract(tmp_path / "among.jsonl", str(folder)).splitlines()
    alone = extract(tmp_path / "alone.jsonl", str(first)).splitlines()
    mine = [json.loads(line) for line in among if json.loads(line)["article_id"] == first.stem]
    # which incident a row is part of may depend on the other articles, and nothing else does
    assert [{**row, "incident_id": ""} for row in mine] == [{**json.loads(line), "incident_id": ""} for line in alone]
