"""The commands on workspaces: exit status, complaints, and files that are whole or not there."""

from __future__ import annotations

import csv
import json
from dataclasses import replace
from pathlib import Path

import pytest
from typer.testing import CliRunner

from dateline import archive, cli, serving
from dateline.errors import InputError
from dateline.store import articles, ledger, workspace
from dateline.store.corpus import load_workspace
from dateline.store.decision_lines import to_line
from dateline.store.overlay import overlay
from dateline.store.review import accept
from tests.store.samples import ARTICLES, table
from tests.test_cli import one_event_an_article

RUN = CliRunner()
REVIEW = overlay(table(), [], ARTICLES)
MADE_AT = "2024-12-01T00:00:00.000000+00:00"


@pytest.fixture(autouse=True)
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("DATELINE_WORKSPACES", str(tmp_path / "home"))
    monkeypatch.setenv("DATELINE_CACHE", str(tmp_path / "cache"))  # a made-up extractor's rows are nobody else's
    monkeypatch.setattr(archive, "extract_many", one_event_an_article)
    (tmp_path / "reports").mkdir()
    for name in ("a", "b"):
        (tmp_path / "reports" / f"{name}.txt").write_text(f"Rebels entered Aleppo, {name} says.")
    monkeypatch.chdir(tmp_path)
    return tmp_path / "home"


def run(*arguments: str, status: int = 0) -> str:
    done = RUN.invoke(cli.app, arguments)
    if isinstance(done.exception, InputError):
        assert status == 1
        return str(done.exception)
    assert done.exit_code == status, done.output
    return done.output


def test_new_add_decide_and_gold(home: Path, tmp_path: Path) -> None:
    assert run("new", "mine").strip() == str(home / "mine")
    assert "is there already" in run("new", "mine", status=1)
    told = run("add", "mine", "reports", "--published", "2024-11-29", "--publisher", "The Wire")
    assert told.splitlines()[-1] == "2 added, 0 there already, 0 refused"
    told = run("add", "mine", "reports", "nowhere.txt", status=1)
    assert "0 added, 2 there already, 1 refused" in told and "nowhere.txt: no such file or folder" in told
    assert f"mine  {home / 'mine'}" in run("workspaces")

    own = workspace.find("mine")
    review = load_workspace(own).review
    assert review is not None
    ledger.append(own.decisions, accept(review, "event-a", "Nour"))
    run("table", "mine", "--out", "events.csv")
    with Path("events.csv").open(encoding="utf-8", newline="") as file:
        assert [(row["event_id"], row["checked"]) for row in csv.DictReader(file)] == [
            ("event-a", "accepted"),
            ("event-b", ""),
        ]
    assert run("gold", "mine", "--out", "gold").startswith("1 article, 1 row; 1 article not checked yet")
    assert "f1=1.000" in run("score", "events.csv", "gold/gold.jsonl", "--articles", "gold/articles")

    assert run("decisions", "export", "mine", "mine.jsonl").strip() == "1 decision"
    assert json.loads(Path("mine.jsonl").read_text())["made_by"] == "Nour"
    run("new", "./copies/yours")
    run("add", "./copies/yours", "reports", "--published", "2024-11-29")
    for told in ("1 added, 0 there already, 0 refused", "0 added, 1 there already, 0 refused"):
        assert run("decisions", "import", "./copies/yours", "mine.jsonl").strip() == told
    yours = load_workspace(workspace.at(tmp_path / "copies" / "yours")).review
    assert yours is not None and yours.rows["checked"].tolist() == ["accepted", ""]


def test_seeds_are_copied_and_never_written_to() -> None:
    run("new", "mine", "--seeds")
    assert len(list(workspace.find("mine").articles())) == 2
    assert "read-only" in run("add", "seeds", "reports", status=1)
    assert "read-only" in run("gold", "seeds", "--out", "gold", status=1)
    Path("d.jsonl").write_text("")
    assert "read-only" in run("decisions", "import", "seeds", "d.jsonl", status=1)


def test_the_workspace_is_read_once_to_add_to_it(monkeypatch: pytest.MonkeyPatch) -> None:
    run("new", "mine")
    read: list[Path] = []
    read_all = articles.read_all
    monkeypatch.setattr(articles, "read_all", lambda root: (read.append(root), read_all(root))[1])
    assert "2 added" in run("add", "mine", "reports", "--published", "2024-11-29")
    assert len(read) == 1
    assert "not public" in run("add", "mine", "http://127.0.0.1:9/x", status=1)
    assert len(read) == 2


@pytest.mark.parametrize("name", ["nothing", "..", "a/b", "", "../home"])
def test_workspace_that_is_not_there(name: str) -> None:
    run("add", name, "reports", status=1)


def test_articles_without_a_day_and_with_a_strange_one_are_told() -> None:
    run("new", "mine")
    Path("c.txt").write_text("On Monday rebels entered. On Tuesday the army left.")
    told = run("add", "mine", "reports/a.txt")
    assert "a: no publication day was found" in told
    assert "c: the text speaks of Monday first" in run("add", "mine", "c.txt", "--published", "2024-11-29")


def test_addresses_inside_this_network_are_refused() -> None:
    run("new", "mine")
    assert "not public" in run("add", "mine", "http://127.0.0.1:9/x", "http://169.254.169.254/", status=1)


def test_decisions_that_are_none_are_named() -> None:
    run("new", "mine")
    Path("d.jsonl").write_bytes(b"{}\n\xff\n\n")
    told = run("decisions", "import", "mine", "d.jsonl", status=1)
    assert "d.jsonl, line 1: is no decision" in told and "d.jsonl, line 2: is no decision" in told


def test_decisions_that_are_not_utf_8_are_refused_rather_than_changed() -> None:
    run("new", "mine")
    good = to_line(replace(accept(REVIEW, "e1", "Nour", "caf_"), decision_id="a" * 32, made_at=MADE_AT)).encode()
    raw = [good.replace(b"caf_", b"caf\xe9"), good.replace(b"a" * 32, b"b" * 32).replace(b"caf_", "café".encode())]
    Path("d.jsonl").write_bytes(b"\r\n".join(raw))
    told = run("decisions", "import", "mine", "d.jsonl", status=1)
    assert "1 added, 0 there already, 1 refused" in told and "d.jsonl, line 1: is no decision: not UTF-8" in told
    assert [kept.why for kept in ledger.read(workspace.find("mine").decisions)] == ["café"]


def test_app_opens_a_workspace_by_name_or_folder(home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[Path | None] = []
    monkeypatch.setattr(serving, "serve", lambda folder, port, browser: asked.append(folder))
    run("new", "mine")
    for name in ("mine", "reports", str(home / "mine")):
        run("app", name, "--headless")
    run("app", "--headless")
    assert asked == [home / "mine", Path("reports"), home / "mine", None]
    run("app", "nothing", status=1)


def test_a_damaged_workspace_is_named_beside_the_others(home: Path) -> None:
    run("new", "good")
    run("new", "bad")
    (home / "bad" / "workspace.toml").write_text("format = ")
    told = run("workspaces", status=1)
    assert "good" in told and f"{home / 'bad' / 'workspace.toml'}: is damaged" in told


def test_what_is_opened_and_what_there_is(home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    run("new", "mine")
    run("new", "elsewhere/far")
    monkeypatch.setenv("DATELINE_SEEDS", str(Path("elsewhere/far").absolute()))
    assert (workspace.opened().name, workspace.opened().own) == ("far", True)
    assert [each.name for each in workspace.everyone()] == ["seeds", "mine", "far"]
    assert len(list(workspace.seeds().articles())) == 2
