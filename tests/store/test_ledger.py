"""Decisions are only ever added, whole or not at all, in one order in every copy."""

from __future__ import annotations

import json
import math
import sqlite3
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest

from dateline.errors import InputError
from dateline.store import ledger
from dateline.store.decision_lines import from_line, to_line
from dateline.store.decisions import Anchor, Decision, active, moment
from dateline.store.overlay import overlay
from dateline.store.review import accept, correct, undo
from tests.store.samples import ARTICLES, rows, table

REVIEW = overlay(table(), [], ARTICLES)
ACCEPT = accept(REVIEW, "e1", "Nour", "read it")


def test_what_is_added_is_read_back(tmp_path: Path) -> None:
    path = tmp_path / "decisions.sqlite"
    assert (ledger.read(path), ledger.newest(path)) == ([], 0)
    kept = ledger.append(path, ACCEPT, correct(REVIEW, "e3", {"killed_max": None}, "Nour"))
    assert ledger.read(path) == list(kept)
    assert kept[0].made_at < kept[1].made_at and kept[0].decision_id != kept[1].decision_id
    assert (kept[0].why, kept[0].made_by, ledger.newest(path)) == ("read it", "Nour", 2)
    with sqlite3.connect(path) as file:
        assert file.execute("PRAGMA journal_mode").fetchone() == ("wal",)


@pytest.mark.parametrize("rows_", [2, 400, 1_000])
def test_merge_of_many_rows_is_read_back(tmp_path: Path, rows_: int) -> None:
    path = tmp_path / "decisions.sqlite"
    (kept,) = ledger.append(path, Decision("merge", ACCEPT.about * rows_, "Nour"))
    assert len(to_line(kept)) > 200_000 or rows_ == 2
    assert ledger.read(path) == [kept]


@pytest.mark.parametrize(
    "decision",
    [
        replace(ACCEPT, why="x" * 300_000),
        replace(ACCEPT, decision_id="mine"),
        Decision("merge", ACCEPT.about * 1_001, "Nour"),
    ],
    ids=["too long", "no id", "too many rows"],
)
def test_what_could_not_be_read_is_not_kept(tmp_path: Path, decision: Decision) -> None:
    path = tmp_path / "decisions.sqlite"
    with pytest.raises(InputError):
        ledger.append(path, ACCEPT, decision)
    assert ledger.read(path) == []


@pytest.mark.parametrize("statement", ["UPDATE decisions SET line = '{}'", "DELETE FROM decisions"])
def test_nothing_is_changed_or_taken_out(tmp_path: Path, statement: str) -> None:
    path = tmp_path / "decisions.sqlite"
    ledger.append(path, ACCEPT)
    with sqlite3.connect(path) as file, pytest.raises(sqlite3.IntegrityError, match="only added"):
        file.execute(statement)
    assert len(ledger.read(path)) == 1


def test_clock_that_is_set_back(tmp_path: Path) -> None:
    path = tmp_path / "decisions.sqlite"
    (first,) = ledger.append(path, ACCEPT)
    soon = datetime.now(UTC) + timedelta(hours=20)
    ahead = replace(first, made_at=moment(soon), decision_id="f" * 32)
    assert ledger.import_lines(path, [to_line(ahead)], "x").added == 1
    (last,) = ledger.append(path, ACCEPT)
    assert last.made_at == moment(soon + timedelta(microseconds=1))


def test_many_writers_at_once_lose_nothing(tmp_path: Path) -> None:
    path = tmp_path / "decisions.sqlite"
    with ThreadPoolExecutor(4) as pool:
        kept = [decision for (decision,) in pool.map(lambda _: ledger.append(path, ACCEPT), range(40))]
    assert sorted(d.decision_id for d in kept) == sorted(d.decision_id for d in ledger.read(path))
    assert len({d.made_at for d in kept}) == 40


def test_export_and_import_come_to_the_same(tmp_path: Path) -> None:
    one, two = tmp_path / "one.sqlite", tmp_path / "two.sqlite"
    kept = ledger.append(one, ACCEPT, correct(REVIEW, "e3", {"status": "denied"}, "Nour\u2028\n"))
    ledger.append(two, ACCEPT)
    text = "\n".join(ledger.lines(one)) + "\n"
    assert len(text.splitlines()) == 2
    assert ledger.import_lines(two, text.splitlines(), "file") == ledger.Imported(2, 0, ())
    assert ledger.import_lines(two, text.splitlines(), "file") == ledger.Imported(0, 2, ())
    assert [d for d in ledger.read(two) if d in kept] == list(kept)
    ledger.import_lines(one, ledger.lines(two), "file")
    assert ledger.lines(one) == ledger.lines(two)


def changed(**more: Any) -> str:
    (kept,) = [replace(ACCEPT, decision_id="a" * 32, made_at="2024-12-01T00:00:00.000000+00:00")]
    return json.dumps(json.loads(to_line(kept)) | more)


ANCHOR = json.loads(changed())["about"][0]


def with_row(**more: Any) -> dict[str, Any]:
    return {**ANCHOR, "row": {**ANCHOR["row"], **more}}


@pytest.mark.parametrize(
    ("line", "reason"),
    [
        ("", None),
        ("{}", "is no decision"),
        ("[1]", "is no decision"),
        ("\x00", "is no decision"),
        ("[" * 100_000, "is no decision"),
        (changed(why="x" * 300_000), "too long"),
        (changed(action="burn"), "no action 'burn'"),
        (changed(made_by=" "), "somebody"),
        (changed(made_by=7), "is no text"),
        (changed(decision_id="../x"), "decision_id"),
        (changed(batch="../x"), "batch"),
        (changed(batch=7), "is no text"),
        (changed(made_at="yesterday"), "is no decision"),
        (changed(made_at="2024-12-01"), "UTC"),
        (changed(made_at="9999-12-31T23:59:59.999999+00:00"), "ahead"),
        (changed(made_at="2999-01-01T00:00:00.000000+00:00"), "ahead"),
        (changed(made_at="0001-01-01T00:00:00.000000+05:00"), "is no decision"),
        (changed(about=[{**ANCHOR, "siblings": math.inf}]), "is no decision"),
        (changed(about=[{**ANCHOR, "siblings": 7}]).replace('"siblings": 7', '"siblings": 1e400'), "is no decision"),
        (changed(about=[{**ANCHOR, "siblings": 0}]), "is no decision"),
        (changed(about=[{**ANCHOR, "siblings": 1.0}]), "is no decision"),
        (changed(about=[{**ANCHOR, "siblings": True}]), "is no decision"),
        (changed(about=[]), "1 to 1 rows"),
        (changed(about=[{**ANCHOR, "row": None}]), "is about rows"),
        (changed(about=[{**ANCHOR, "article_sha256": "x"}]), "hash"),
        (changed(action="undo", about=[]), "takes back"),
        (changed(fields={"status": "denied"}), "don't go together"),
        (changed(action="correct", fields={"event_id": "x"}), "can't set event_id"),
        (changed(action="correct", fields={"status": "sure"}), "does not fit"),
        (changed(action="correct", fields={"latitude": 400, "longitude": 1}), "does not fit"),
        (changed(action="correct", fields={"killed_min": 9, "killed_max": 3}), "does not fit"),
        (changed(action="correct", fields={"actors": "SOHR"}), "no list of names"),
        (changed(action="correct", fields={"killed_min": {"$gt": 0}}), "does not fit"),
        (changed(about=[{**ANCHOR, "row": {"event_id": "x"}}]), "columns"),
        (changed(about=[with_row(sentence_start=0.0)]), "no whole number"),
        (changed(about=[with_row(trigger_start="8")]), "no whole number"),
        (changed(about=[with_row(trigger_end=True)]), "no whole number"),
        (changed(about=[with_row(place=7)]), "no text"),
        (changed(about=[with_row(event_id=None)]), "no text"),
        (changed(action="add", about=[{**ANCHOR, "row": None}], fields=with_row(sentence_end=99.0)["row"]), "no whole number"),
        (changed(action="correct", fields={"place_text": ["x"]}), "no text"),
    ],
)  # fmt: skip
def test_lines_that_are_no_decisions_are_named_and_the_rest_comes_in(
    tmp_path: Path, line: str, reason: str | None
) -> None:
    path = tmp_path / "decisions.sqlite"
    good = changed(decision_id="b" * 32)
    found = ledger.import_lines(path, [line, good], "file.jsonl")
    assert found.added == 1
    assert [error.source.startswith("file.jsonl, ") for error in found.errors] == [True] * (reason is not None)
    if reason is not None:
        assert reason in found.errors[0].reason
    assert len(ledger.read(path)) == 1


def test_another_decision_of_the_same_id_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "decisions.sqlite"
    found = ledger.import_lines(path, [changed(), changed(why="forged")], "file")
    assert (found.added, found.known, len(found.errors)) == (1, 0, 1)
    assert ledger.read(path)[0].why == "read it"


def test_file_that_is_no_ledger_is_named_and_left_alone(tmp_path: Path) -> None:
    path = tmp_path / "decisions.sqlite"
    path.write_text("not a database, but somebody's file")
    for use in (ledger.read, lambda p: ledger.append(p, ACCEPT), ledger.newest):
        with pytest.raises(InputError, match="is no file of decisions"):
            use(path)
    assert path.read_text().startswith("not a database")


def test_a_decision_is_one_line_and_comes_back() -> None:
    kept = replace(ACCEPT, decision_id="a" * 32, made_at="2024-12-01T00:00:00.000000+00:00")
    assert from_line(to_line(kept), "x") == kept
    assert dict(kept.about[0].row or {})["sentence"] == rows()[0]["sentence"]


def test_decisions_of_one_press_say_so_and_are_all_there_or_none(tmp_path: Path) -> None:
    path = tmp_path / "decisions.sqlite"
    both = [ACCEPT, correct(REVIEW, "e3", {"status": "denied"}, "Nour")]
    kept = ledger.append_together(path, both)
    (batch,) = {decision.batch for decision in kept}
    assert len(batch) == 32 and ledger.read(path) == list(kept)
    assert [from_line(line, "x") for line in ledger.lines(path)] == list(kept)
    with pytest.raises(InputError):
        ledger.append_together(path, [ACCEPT, replace(ACCEPT, made_by=" ")])
    assert ledger.read(path) == list(kept)
    (alone,) = ledger.append_together(path, [ACCEPT])
    assert alone.batch == "" and '"batch"' not in to_line(alone)


def made(action: Any, decision_id: str, at: int, undoes: str = "") -> Decision:
    about = () if action == "undo" else (Anchor("a", "0" * 64, {}),)
    return Decision(action, about, "x", undoes=undoes, decision_id=decision_id, made_at=f"2024-01-01T00:00:0{at}")


@pytest.mark.parametrize(
    ("undos", "stand"),
    [
        ([], ["d"]),
        ([("u", "d")], []),
        ([("u", "d"), ("v", "u")], ["d"]),
        ([("u", "d"), ("v", "u"), ("w", "v")], []),
        ([("u", "nothing")], ["d"]),
        ([("u", "u")], ["d"]),
        ([("u", "d"), ("v", "d")], []),
        ([("u", "d"), ("v", "d"), ("w", "v")], []),
    ],
)
def test_undo_and_undo_of_undo(undos: list[tuple[str, str]], stand: list[str]) -> None:
    all_ = [made("accept", "d", 1), *(made("undo", key, 2 + n, of) for n, (key, of) in enumerate(undos))]
    assert [d.decision_id for d in active(reversed(all_))] == stand
    assert undo("d", "x").undoes == "d"


@pytest.mark.parametrize(("times", "stands"), [(5_000, True), (5_001, False)])
def test_undone_and_redone_thousands_of_times(times: int, stands: bool) -> None:
    keys = ["d", *(f"u{n:05}" for n in range(times))]
    all_ = [made("accept", "d", 0), *(made("undo", key, 1, of) for of, key in pairwise(keys))]
    assert bool(active(all_)) == stands
