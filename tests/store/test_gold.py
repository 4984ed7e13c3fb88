"""Checked articles as a gold table: what it was made from scores full marks against it."""

from __future__ import annotations

import csv
import json
from dataclasses import replace
from pathlib import Path

import pytest

from dateline.errors import InputError
from dateline.export.records import plain_records
from dateline.ingest.metadata import read_metadata
from dateline.model import Span
from dateline.scoring.measure import broken_provenance, score
from dateline.scoring.rows import read_gold
from dateline.store.gold import checked_articles, write_gold
from dateline.store.overlay import overlay
from dateline.store.review import accept, add, correct, finish, reject
from dateline.table import COLUMNS
from tests.store.samples import ARTICLES, TEXT, table
from tests.store.test_overlay import STRIKE, Desk


def checked() -> Desk:
    desk = Desk()
    desk.say(accept(desk.review, "e1", "Nour"))
    fields = {"actors": ["HTS (the group)"], "attribution": "SOHR [UK]", "offset_km": 7.0, "victims": "men; 3+"}
    desk.say(correct(desk.review, "e3", fields, "Nour"))
    desk.say(reject(desk.review, "e4", "Nour"))
    return desk


def test_article_counts_once_every_row_is_checked_or_it_is_finished() -> None:
    desk = checked()
    assert checked_articles(desk.review) == []
    desk.say(accept(desk.review, "e2", "Nour"))
    assert checked_articles(desk.review) == ["a"]
    desk.records.append({**desk.records[0], "event_id": "e9", "trigger_start": 0, "trigger_end": 6})
    assert checked_articles(desk.review) == []
    desk.records.pop()
    desk.say(finish(desk.review, "a", "Nour"))
    desk.records.append({**desk.records[0], "event_id": "e9", "trigger_start": 0, "trigger_end": 6})
    assert checked_articles(desk.review) == ["a"]


def test_article_without_events_can_be_finished() -> None:
    desk = Desk([])
    desk.say(finish(desk.review, "b", "Nour"))
    assert checked_articles(desk.review) == ["b"]


def test_gold_that_score_accepts(tmp_path: Path) -> None:
    desk = checked()
    marked = Span(TEXT.index("killed"), TEXT.index("killed") + 6)
    fields = {"event_type": "casualties", "killed_min": 4, "killed_max": 4, "victims": "all", "counting": "incident"}
    desk.say(add(desk.review, "a", marked, fields, "Nour", sentence=STRIKE))
    desk.say(accept(desk.review, "e2", "Nour"))
    desk.say(finish(desk.review, "a", "Nour"))
    written = write_gold(desk.review, tmp_path / "gold")
    assert (written.articles, written.rows, written.unfinished, written.left_out) == (("a",), 4, (), ("b",))
    golds = read_gold(tmp_path / "gold" / "gold.jsonl")
    events = [dict(record) for record in plain_records(desk.review.rows[list(COLUMNS)])]
    result, notes = score(events, golds)
    assert (result["f1"], result["strict"], result["gold"], notes) == (1.0, 1.0, 4, [])
    assert broken_provenance([e for e in events if e["article_id"] == "a"], tmp_path / "gold" / "articles") is None
    machine = [dict(record) for record in plain_records(table()[list(COLUMNS)])]
    result, notes = score(machine, golds)
    assert (result["recall"], result["predicted"]) == (0.75, 4)
    assert any(note.startswith("MISSED") for note in notes) and any("attribution" in note for note in notes)


def test_rows_that_nobody_checked_are_no_gold(tmp_path: Path) -> None:
    desk = Desk()
    desk.say(accept(desk.review, "e5", "Nour"))
    desk.say(finish(desk.review, "b", "Nour"))
    desk.records.append({**desk.records[4], "event_id": "e9", "trigger_start": 0, "trigger_end": 6})
    assert write_gold(desk.review, tmp_path / "gold").rows == 1
    rows = [json.loads(line) for line in (tmp_path / "gold" / "gold.jsonl").read_text().splitlines()]
    assert [row["type"] for row in rows] == ["shelling"]
    assert rows[0]["place"] == {"name": "Hama", "latitude": 35.13, "longitude": 36.75, "tolerance_km": 5.0}
    assert rows[0]["killed"] == [2, 2]


def test_nothing_is_written_over_and_nothing_half(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="no article"):
        write_gold(overlay(table(), [], ARTICLES), tmp_path / "gold")
    desk = Desk()
    desk.say(accept(desk.review, "e5", "Nour"))
    (tmp_path / "there").mkdir()
    (tmp_path / "there" / "x").write_text("x")
    with pytest.raises(InputError, match="is there already"):
        write_gold(desk.review, tmp_path / "there")
    assert sorted(path.name for path in tmp_path.iterdir()) == ["there"]


@pytest.mark.parametrize("title", ["=1+1", "=HYPERLINK(1)", "-5 in Hama", "@wire", "'Peace', they say", '=1+1, "so"'])
def test_title_that_a_spreadsheet_would_run_is_harmless_and_read_back(tmp_path: Path, title: str) -> None:
    desk = Desk()
    desk.articles["b"] = replace(ARTICLES["b"], title=title)
    desk.say(accept(desk.review, "e5", "Nour"))
    write_gold(desk.review, tmp_path / "gold")
    metadata = tmp_path / "gold" / "articles" / "metadata.csv"
    with metadata.open(encoding="utf-8", newline="") as file:
        (cell,) = [row["title"] for row in csv.DictReader(file)]
    assert cell == (title if title[0] == "'" else f"'{title}")
    assert read_metadata(metadata).rows["b"].title == title
