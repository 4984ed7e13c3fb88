"""The scorer, on rows whose figures can be worked out by hand."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from dateline.errors import InputError
from dateline.scoring.judge import judge
from dateline.scoring.measure import broken_provenance, score, summary
from dateline.scoring.rows import as_list, as_number, read_events, read_gold

PLACE = {"name": "Kasra", "latitude": 35.0, "longitude": 39.0, "tolerance_km": 5}


def gold(**fields: Any) -> dict[str, Any]:
    row = {
        "article": "a",
        "quote": "Rebels took Kasra",
        "start": 0,
        "end": 17,
        "type": "capture",
        "also": ["advance"],
        "context": False,
        "status": "claimed",
        "attribution": "rebel|opposition",
        "actors": ["rebel"],
        "targets": [],
        "date_start": "2024-11-29",
        "date_end": "2024-11-29",
        "place": PLACE,
        "optional": False,
    }
    return row | fields


def event(**fields: Any) -> dict[str, Any]:
    row = {
        "article_id": "a",
        "sentence_start": 0,
        "sentence_end": 30,
        "sentence": "Rebels took Kasra, they said.",
        "trigger_start": 7,
        "event_type": "capture",
        "context": False,
        "status": "claimed",
        "attribution": "Rebels",
        "actors": ["Rebels"],
        "targets": [],
        "date_start": "2024-11-29",
        "date_end": "2024-11-29",
        "latitude": 35.01,
        "longitude": 39.0,
    }
    return row | fields


@pytest.mark.parametrize(
    ("event_fields", "gold_fields", "wrong"),
    [
        ({}, {}, []),
        ({"latitude": 35.1}, {}, ["place"]),
        ({"latitude": None}, {}, ["place"]),
        ({"latitude": 35.1}, {"place_optional": True}, []),
        ({"latitude": None}, {"place": None}, []),
        ({"offset_km": 20}, {"offset_km": 20}, []),
        ({"offset_km": 24}, {"offset_km": 20}, ["place"]),
        ({}, {"offset_km": 20}, ["place"]),
        ({"date_end": "2024-11-30"}, {}, ["date"]),
        ({"date_start": "2024-11-01"}, {"date_start_optional": True}, []),
        ({"date_start": "2024-11-01"}, {"date_optional": True}, []),
        ({"actors": []}, {}, ["actors"]),
        ({"actors": ["Rebels", "b", "c", "d"]}, {}, ["actors"]),
        ({"actors": "Rebels; army"}, {}, []),
        ({"targets": ["army"]}, {"targets": ["army", "militia"]}, ["targets"]),
        ({"attribution": ""}, {}, ["attribution"]),
        ({"attribution": "SOHR"}, {"attribution": ""}, ["attribution"]),
        ({"attribution": "rebels " * 20}, {}, ["attribution"]),
        ({"status": "denied"}, {}, ["status"]),
        ({"context": "True"}, {}, ["context"]),
        ({"killed_min": 20}, {"killed": [20, None]}, []),
        ({"killed_min": 21}, {"killed": [20, None]}, []),
        ({"killed_min": 22}, {"killed": [20, None]}, ["counts"]),
        ({"killed_min": 20, "killed_max": 20}, {"killed": [20, None]}, ["counts"]),
        ({}, {"quantity": [3, 3]}, ["counts"]),
        ({"victims": "fighters"}, {"victims": "civilian"}, ["counts"]),
        ({"counting": "incident"}, {"counting": "cumulative"}, ["counts"]),
        ({"part_of": ""}, {"part_of_total": True}, ["counts"]),
        ({"part_of": "e9"}, {"part_of_total": True}, []),
    ],
)
def test_judge(event_fields: dict[str, Any], gold_fields: dict[str, Any], wrong: list[str]) -> None:
    verdict = judge(event(**event_fields), gold(**gold_fields))
    assert [name for name, right in verdict.items() if not right] == wrong


def test_score_matches_one_to_one_and_lets_optional_rows_absorb() -> None:
    golds = [
        gold(),
        gold(quote="Twelve died", start=40, end=51, type="casualties", also=[], killed=[12, 12]),
        gold(quote="Shells fell", start=60, end=71, type="shelling", also=[], optional=True),
    ]
    events = [
        event(),
        event(event_type="advance", latitude=36),  # the same words a second time: extra
        event(event_type="shelling", sentence_start=60, sentence_end=71),  # absorbed
        event(event_type="casualties", sentence_start=80, sentence_end=90, sentence="Background."),
        event(article_id="another"),  # gold doesn't speak of it
    ]
    result, notes = score(events, golds)
    assert (result["gold"], result["predicted"]) == (2, 3)
    assert (result["precision"], result["recall"], result["f1"]) == (1 / 3, 1 / 2, 0.4)
    assert (result["strict"], result["place"], result["targets"]) == (1 / 2, 1.0, None)
    assert result["contamination"] == 1.0
    assert [note.split()[0] for note in notes] == ["MISSED", "EXTRA", "EXTRA"]
    assert summary(result) == (
        "gold=2 predicted=3 precision=0.333 recall=0.500 f1=0.400 strict=0.500 place=1.000 date=1.000 "
        "actors=1.000 targets=None attribution=1.000 status=1.000 context=1.000 counts=None contamination=1.000"
    )


def test_nothing_predicted_scores_zero() -> None:
    result, notes = score([], [gold()])
    assert (result["precision"], result["recall"], result["f1"], result["contamination"]) == (
        0.0,
        0.0,
        0.0,
        0.0,
    )
    assert notes == ["MISSED  a [capture] Rebels took Kasra"]


@pytest.mark.parametrize(
    ("value", "items"),
    [
        (None, []),
        ("", []),
        ('["a", "b"]', ["a", "b"]),
        ("['a']", ["a"]),
        ("a; b;", ["a", "b"]),
        (["a"], ["a"]),
    ],
)
def test_lists_of_every_tool(value: Any, items: list[str]) -> None:
    assert as_list(value) == items


@pytest.mark.parametrize(
    ("value", "number"),
    [("", None), ("nan", None), (float("nan"), None), ("<NA>", None), ("3", 3.0), (0, 0.0)],
)
def test_unknown_is_not_zero(value: Any, number: float | None) -> None:
    assert as_number(value) == number


def test_provenance(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("Rebels took Kasra, they said. More.", encoding="utf-8")
    assert broken_provenance([event(sentence_end=29)], tmp_path) is None
    assert broken_provenance([event(sentence_end=28)], tmp_path) == (
        "BROKEN PROVENANCE a 0:28 is not 'Rebels took Kasra, they said.'"
    )
    with pytest.raises(InputError, match=r"b\.txt"):
        broken_provenance([event(article_id="b")], tmp_path)


@pytest.mark.parametrize(
    ("name", "raw", "reason"),
    [
        ("e.jsonl", b"{broken", "is no event table"),
        ("e.jsonl", json.dumps({"x": 1}).encode(), "lacks article_id"),
        ("e.csv", b"a,b\n1,2\n", "lacks article_id"),
        ("e.csv", b"\xff\xfe", "is no event table"),
        ("e.parquet", b"PAR1", "is no event table"),
    ],
)
def test_what_is_no_event_table(tmp_path: Path, name: str, raw: bytes, reason: str) -> None:
    (tmp_path / name).write_bytes(raw)
    with pytest.raises(InputError, match=reason):
        read_events(tmp_path / name)


@pytest.mark.parametrize(
    ("line", "reason"),
    [
        ('{"event_id": "e1", "article_id": "a"}', "row 1 has no article, start, end, type"),
        ("[1, 2]", "row 1 has no article"),
        ("{", "is no gold table"),
    ],
)
def test_a_file_that_is_no_gold_table_is_named(tmp_path: Path, line: str, reason: str) -> None:
    path = tmp_path / "events.jsonl"
    path.write_text(line + "\n", encoding="utf-8")
    with pytest.raises(InputError, match=reason) as raised:
        read_gold(path)
    assert str(path) in str(raised.value)
