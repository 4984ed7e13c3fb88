"""The command line: exit status, complaints, and an output that is whole or not there."""

from __future__ import annotations

import csv
import json
from collections.abc import Iterable, Iterator
from datetime import date
from pathlib import Path

import pytest
from typer.testing import CliRunner

from dateline import archive, cli
from dateline.errors import GazetteerError
from dateline.model import Article, Event, Span

RUN = CliRunner()
GOOD = "Rebels entered Aleppo.\n"
METADATA = "article_id,published\na,2024-11-29\nb,2024-11-30\n"


def one_event_an_article(articles: Iterable[Article]) -> Iterator[tuple[Article, list[Event]]]:
    """Stands in for the extractor, whose findings are no matter here."""
    for article in articles:
        if "fails" in article.text:
            raise ValueError("a defect")
        day = article.published or date.min
        event = Event(
            f"event-{article.article_id}",
            article.article_id,
            Span(0, len(article.text.strip())),
            Span(7, 14),
            "advance",
            False,
            "reported",
            "",
            (),
            (),
            day,
            day,
            "reported",
        )
        yield article, [event]


@pytest.fixture(autouse=True)
def extractor(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DATELINE_CACHE", str(tmp_path / "cache"))  # a made-up extractor's rows are nobody else's
    monkeypatch.setattr(archive, "extract_many", one_event_an_article)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    path = tmp_path / "reports"
    path.mkdir()
    (path / "a.txt").write_text(GOOD)
    (path / "b.txt").write_text(GOOD)
    (path / "metadata.csv").write_text(METADATA)
    return path


def run(*arguments: object) -> tuple[int, str]:
    result = RUN.invoke(cli.app, [str(argument) for argument in arguments])
    return result.exit_code, result.stderr


@pytest.mark.parametrize("suffix", [".csv", ".jsonl", ".parquet", ".geojson", ".CSV"])
def test_every_article_read_is_status_0(folder: Path, suffix: str) -> None:
    out = folder.parent / f"events{suffix}"
    assert run("extract", folder, "--out", out) == (0, "")
    assert out.stat().st_size > 0


def test_rows_come_in_the_order_of_the_articles(folder: Path) -> None:
    out = folder.parent / "events.jsonl"
    run("extract", folder, "--out", out)
    rows = [json.loads(line) for line in out.read_text().splitlines()]
    assert [(row["article_id"], row["date_start"]) for row in rows] == [("a", "2024-11-29"), ("b", "2024-11-30")]
    assert rows[0]["sentence"] == GOOD.strip()


@pytest.mark.parametrize(
    ("name", "raw", "reason"),
    [
        ("c.txt", b"", "is empty"),
        ("c.txt", b"\x00\x01\x02", "is binary"),
        ("c.txt", "Köln".encode("latin-1"), "is not UTF-8"),
        ("c.txt", b"Nobody knows when.", "has no publication date"),
        ("c.html", b"<html></html>", "holds no text"),
    ],
)
def test_failed_article_is_one_line_status_1_and_the_rest_is_written(
    folder: Path, name: str, raw: bytes, reason: str
) -> None:
    (folder / name).write_bytes(raw)
    out = folder.parent / "events.csv"
    status, said = run("extract", folder, "--out", out)
    assert status == 1
    (line,) = said.splitlines()
    assert "c" in line and reason in line
    with out.open(newline="") as file:
        assert [row["article_id"] for row in csv.DictReader(file)] == ["a", "b"]


def test_given_day_is_used(folder: Path) -> None:
    (folder / "c.txt").write_text(GOOD)
    out = folder.parent / "events.jsonl"
    assert run("extract", folder, "--out", out, "--published", "2024-12-01") == (0, "")
    assert json.loads(out.read_text().splitlines()[2])["date_start"] == "2024-12-01"


@pytest.mark.parametrize(
    "arguments",
    [
        ["extract"],
        ["extract", "FOLDER"],
        ["extract", "--out", "OUT.csv"],
        ["extract", "FOLDER", "--out", "OUT.doc"],
        ["extract", "FOLDER", "--out", "OUT"],
        ["extract", "FOLDER", "--out", "nowhere/at/all.csv"],
        ["extract", "FOLDER", "--out", "OUT.csv", "--published", "29/11/2024"],
        ["extract", "FOLDER", "--out", "OUT.csv", "--published", "2024-02-30"],
        ["extract", "FOLDER", "--out", "OUT.csv", "--workers", "0"],
        ["extract", "FOLDER", "--out", "OUT.csv", "--fast"],
        ["score", "only-one"],
        ["nonsense"],
    ],
)
def test_wrong_usage_is_status_2_and_writes_nothing(folder: Path, arguments: list[str]) -> None:
    places = {"FOLDER": str(folder), "OUT.csv": str(folder.parent / "o.csv"), "OUT.doc": str(folder.parent / "o.doc")}
    assert run(*(places.get(argument, argument) for argument in arguments))[0] == 2
    assert [path.name for path in folder.parent.iterdir()] == ["reports"]


def test_nothing_readable_leaves_the_output_as_it_was(tmp_path: Path) -> None:
    out = tmp_path / "events.csv"
    out.write_text("yesterday's table")
    status, said = run("extract", tmp_path / "missing", "--out", out)
    assert (status, len(said.splitlines())) == (1, 1)
    assert out.read_text() == "yesterday's table"
    assert [path.name for path in tmp_path.iterdir()] == ["events.csv"]


def test_article_that_the_extractor_fails_on_is_named_and_voids_no_other(folder: Path) -> None:
    (folder / "a.txt").write_text("This one fails.")
    out = folder.parent / "events.jsonl"
    status, said = run("extract", folder, "--out", out)
    assert status == 1
    assert said == "dateline: a: the extractor failed on it (ValueError: a defect)\n"
    assert [json.loads(line)["article_id"] for line in out.read_text().splitlines()] == ["b"]


def test_missing_gazetteer_is_one_line(
    folder: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def without(_: Iterable[Article]) -> Iterator[tuple[Article, list[Event]]]:
        raise GazetteerError("the gazetteer is not compiled")

    monkeypatch.setattr(archive, "extract_many", without)
    monkeypatch.setattr("sys.argv", ["dateline", "extract", str(folder), "--out", str(folder.parent / "o.csv")])
    with pytest.raises(SystemExit) as stopped:
        cli.main()
    assert stopped.value.code == 1
    assert capsys.readouterr().err == "dateline: the gazetteer is not compiled\n"
    assert not (folder.parent / "o.csv").exists()


def test_complaint_is_one_line_whatever_the_file_is_called(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    cli.complain("x\ny\r\x1b[31m\u202ez.txt: is empty")
    assert capsys.readouterr().err == "dateline: x\\ny\\r\\x1b[31m\\u202ez.txt: is empty\n"


def test_more_articles_than_a_chunk(tmp_path: Path) -> None:
    lines = [json.dumps({"article_id": f"{n:03}", "text": GOOD, "published": "2024-11-29"}) for n in range(100)]
    lines[50] = "{"
    source = tmp_path / "wire.jsonl"
    source.write_text("\n".join(lines))
    out = tmp_path / "events.jsonl"
    assert run("extract", source, "--out", out) == (1, f"dateline: {source}, line 51: is not JSON\n")
    ids = [json.loads(line)["article_id"] for line in out.read_text().splitlines()]
    assert ids == [f"{n:03}" for n in range(100) if n != 50]


def test_score_prints_the_figures(folder: Path) -> None:
    gold = folder.parent / "gold.jsonl"
    row = {"article": "a", "quote": "Rebels entered", "start": 0, "end": 14, "type": "advance", "also": []}
    row |= {"context": False, "status": "reported", "attribution": "", "actors": [], "targets": [], "place": None}
    row |= {"date_start": "2024-11-29", "date_end": "2024-11-29", "optional": False}
    gold.write_text(json.dumps(row))
    out = folder.parent / "events.csv"
    run("extract", folder, "--out", out)
    result = RUN.invoke(cli.app, ["score", str(out), str(gold), "--articles", str(folder), "--show"])
    assert result.exit_code == 0
    assert result.stdout.splitlines()[-1] == (
        "gold=1 predicted=1 precision=1.000 recall=1.000 f1=1.000 strict=1.000 place=None date=1.000 actors=None "
        "targets=None attribution=1.000 status=1.000 context=1.000 counts=None contamination=0.000"
    )
    (folder / "a.txt").write_text("Changed since.")
    result = RUN.invoke(cli.app, ["score", str(out), str(gold), "--articles", str(folder)])
    assert (result.exit_code, result.stdout.startswith("BROKEN PROVENANCE a 0:22")) == (1, True)
    as_json = RUN.invoke(cli.app, ["score", str(out), str(gold), "--json"])
    assert json.loads(as_json.stdout)["f1"] == 1.0


@pytest.mark.parametrize(("faults", "status"), [([], 0), (["supplement.csv:7: no longitude\x1b[31m"], 1)])
def test_gazetteer_check_says_what_is_wrong(monkeypatch: pytest.MonkeyPatch, faults: list[str], status: int) -> None:
    monkeypatch.setattr("dateline.geocoding.maintain.check", lambda: faults)
    result = RUN.invoke(cli.app, ["gazetteer", "check"])
    assert result.exit_code == status
    assert result.stdout == "".join(fault.replace("\x1b", "\\x1b") + "\n" for fault in faults)


def test_gazetteer_import_says_how_many(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr("dateline.geocoding.maintain.import_file", lambda file: 3)
    result = RUN.invoke(cli.app, ["gazetteer", "import", str(tmp_path / "SY.txt")])
    assert (result.exit_code, result.stdout) == (0, "3 places added\n")
