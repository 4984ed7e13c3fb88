"""The event table of the two seed articles, row by row, against the one that was looked at and kept.

``python -m tests.golden.test_seeds`` writes it anew; read the difference before committing it.
"""

from __future__ import annotations

import json
from pathlib import Path

import pandas as pd
import pytest

from dateline.config import settings
from dateline.scoring.measure import score
from dateline.store.corpus import load

GOLDEN = Path(__file__).parent / "seeds.jsonl"
GOLD = Path(__file__).parents[2] / "gold" / "seeds" / "gold.jsonl"


def table() -> pd.DataFrame:
    return load(settings().seeds).events


def records(frame: pd.DataFrame) -> list[dict]:
    """Rows as JSON values; confidence to one place, since its last digits differ between processors."""
    rounded = frame.assign(confidence=frame["confidence"].round(1))
    return [json.loads(line) for line in rounded.to_json(orient="records", lines=True, date_format="iso").splitlines()]


@pytest.fixture(scope="module")
def events() -> pd.DataFrame:
    return table()


def test_the_table_is_the_one_that_was_kept(events: pd.DataFrame) -> None:
    kept = [json.loads(line) for line in GOLDEN.read_text(encoding="utf-8").splitlines()]
    assert records(events) == kept


def test_every_row_leads_to_its_sentence(events: pd.DataFrame) -> None:
    articles = load(settings().seeds).articles
    for row in events.itertuples():
        text = articles[row.article_id].text
        assert text[row.sentence_start : row.sentence_end] == row.sentence
        assert row.sentence_start <= row.trigger_start < row.trigger_end <= row.sentence_end


def test_accuracy_does_not_fall(events: pd.DataFrame) -> None:
    golds = [json.loads(line) for line in GOLD.read_text(encoding="utf-8").splitlines()]
    result, _ = score(records(events), golds)
    assert result["f1"] >= 0.90
    assert result["strict"] >= 0.75
    assert result["contamination"] == 0


def test_the_tolls(events: pd.DataFrame) -> None:
    shown = events[(events["event_type"] == "casualties") & ~events["context"]]
    sohr = shown[shown["attribution"].str.contains("Observatory")]
    assert sorted(sohr["killed_min"].dropna().tolist()) == [20, 255, 300]
    civilians = sohr[sohr["killed_min"] == 20].iloc[0]
    total = sohr[sohr["killed_min"] == 300].iloc[0]
    assert civilians["part_of"] == total["event_id"]
    assert civilians["victims"] == "civilians"
    assert not shown["killed_min"].isin([555, 500_000]).any()


if __name__ == "__main__":
    lines = [json.dumps(row, ensure_ascii=False) for row in records(table())]
    GOLDEN.write_text("\n".join(lines) + "\n", encoding="utf-8")
