"""Workspaces: whole or not there, named safely, the seeds untouched; articles as they came; imports that go on."""

from __future__ import annotations

import json
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, date, datetime
from hashlib import sha256
from pathlib import Path

import pytest

from dateline.errors import InputError, ServiceError
from dateline.ingest.drafts import Draft, draft_of_paste, drafts_of_upload
from dateline.ingest.fetched import Fetched
from dateline.ingest.metadata import Metadata
from dateline.model import Article
from dateline.store import articles, corpus, durable, removed, workspace
from dateline.store.imports import Intake, Outcome, import_paths, import_urls, keep_draft
from tests.store.samples import table

GIVEN = Metadata(published=date(2024, 11, 29))
PAGE = b"<html><head><title>Shells</title></head><body><article><p>Shells fell on the market of Kasra for an hour on Friday morning, residents said.</p></article></body></html>"


@pytest.fixture(autouse=True)
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("DATELINE_WORKSPACES", str(tmp_path / "workspaces"))
    seeds = tmp_path / "seeds"
    seeds.mkdir()
    (seeds / "one.txt").write_bytes(b"Rebels entered Aleppo.\r\n")
    (seeds / "metadata.csv").write_text("article_id,title,published\none,Rebels,2024-11-29\n")
    monkeypatch.setenv("DATELINE_SEEDS", str(seeds))
    return tmp_path / "workspaces"


@pytest.fixture
def own() -> workspace.Workspace:
    return workspace.create("mine")


def uploaded(own: workspace.Workspace, files: list[tuple[str, bytes]], given: Metadata) -> list[Outcome]:
    """What came of keeping what files hold, as the page Add keeps it."""
    intake = Intake(own)
    found = [draft for name, raw in files for draft in drafts_of_upload(name, raw, given)]
    return [intake.keep(draft) for draft in found if isinstance(draft, Draft)]


@pytest.mark.parametrize("name", ["mine", "Idlib 2024", "حلب", "a.b-c_d", "é" * 60])
def test_names_that_a_workspace_can_have(home: Path, name: str) -> None:
    made = workspace.create(name)
    assert made.path == home / name and made.own
    assert [each.name for each in workspace.everyone()] == ["seeds", name]
    assert workspace.find(name) == made
    with pytest.raises(InputError, match="is there already"):
        workspace.create(name)


@pytest.mark.parametrize(
    "name",
    ["", " ", ".", "..", "../x", "a/b", "a\\b", "/etc", "C:x", "con", "NUL.txt", ".hidden", "-rf", "_", "x\x00", "a\nb", "seeds", "Seeds", "x.", "x ." , "a" * 61, "𐍈" * 60, "<script>", "a:b", "a*"],
)  # fmt: skip
def test_names_that_no_workspace_can_have(home: Path, name: str) -> None:
    with pytest.raises(InputError):
        workspace.create(name)
    if name.lower() != "seeds":
        with pytest.raises(InputError):
            workspace.find(name)
    assert not home.exists() or list(home.iterdir()) == []


def test_seeds_are_read_only_and_can_be_started_from() -> None:
    seeds = workspace.seeds()
    assert (seeds.name, seeds.own) == ("seeds", False)
    before = sorted((path, path.read_bytes()) for path in seeds.path.iterdir())
    with pytest.raises(InputError, match="read-only"):
        keep_draft(seeds, draft_of_paste("Shells fell.", GIVEN))
    mine = workspace.start_own("mine")
    (article,) = mine.articles()
    assert article == Article("one", "Rebels entered Aleppo.\r\n", "Rebels", "", date(2024, 11, 29), "metadata.csv")
    keep_draft(mine, draft_of_paste("Shells fell.", GIVEN))
    copy = workspace.start_own("copy", mine)
    assert list(copy.articles()) == list(mine.articles())
    assert sorted((path, path.read_bytes()) for path in seeds.path.iterdir()) == before


def test_start_from_what_cannot_be_read_leaves_nothing(home: Path) -> None:
    (workspace.seeds().path / "bad.txt").write_bytes(b"\x00")
    with pytest.raises(InputError, match="binary"):
        workspace.start_own("mine")
    assert list(home.iterdir()) == []


def test_article_with_its_bytes_and_how_all_is_known(own: workspace.Workspace) -> None:
    (outcome,) = uploaded(own, [("../Kasra.html", PAGE)], GIVEN)
    assert outcome == Outcome("added", "Kasra.html", "kasra", missing=("publisher",))
    kept = articles.read_one(own.path, "kasra")
    assert kept.origin.sha256 == sha256(PAGE).hexdigest()
    assert articles.original_bytes(own.path, kept) == PAGE
    assert kept.known.title_basis == "stated in the page's markup (<title>)"
    assert kept.known.published_basis == "given by the user"
    told = articles.describe(own.path, "kasra", Metadata(publisher="The Wire"))
    assert (told.article.publisher, told.known.publisher_basis) == ("The Wire", "given by the user")
    assert (told.article.title, told.text_sha256, told.added_at) == (
        kept.article.title,
        kept.text_sha256,
        kept.added_at,
    )
    bare = articles.describe(own.path, "kasra", Metadata(), ("publisher", "published"))
    assert (bare.article.publisher, bare.article.published, bare.article.published_basis) == ("", None, "")
    assert (bare.known.publisher_basis, bare.known.title_basis) == (articles.TAKEN_OUT, told.known.title_basis)
    assert bare.article.title == told.article.title
    removed.remove(own.path, "kasra")
    assert list(own.articles()) == []
    assert next((own.path / "removed").iterdir()).name.startswith("kasra-")


@pytest.mark.parametrize("article_id", ["..", "../mine", "a/b", "", ".new-x", "KASRA", "a\x00"])
def test_article_ids_are_no_paths(own: workspace.Workspace, article_id: str) -> None:
    for use in (lambda: articles.read_one(own.path, article_id), lambda: removed.remove(own.path, article_id)):
        with pytest.raises(InputError):
            use()


def test_same_text_is_kept_once_and_another_of_its_name_apart(own: workspace.Workspace) -> None:
    files = [("r.txt", b"One."), ("r.txt", b"One."), ("s.txt", b"One."), ("r.txt", b"Two."), ("r.txt", b"Three.")]
    told = uploaded(own, files, GIVEN)
    assert [(each.kind, each.article_id) for each in told] == [
        ("added", "r"),
        ("known", "r"),
        ("known", "r"),
        ("added", "r_2"),
        ("added", "r_3"),
    ]


def test_what_nobody_knew_is_taken_from_a_text_that_comes_again(own: workspace.Workspace) -> None:
    (first,) = uploaded(own, [("r.txt", b"Shells fell.")], Metadata(publisher="The Wire"))
    assert (first.kind, first.missing) == ("added", ("title", "published"))
    (again,) = uploaded(own, [("s.txt", b"Shells fell.")], Metadata("Title", "Another", date(2024, 11, 29)))
    assert (again.kind, again.article_id, again.missing) == ("known", "r", ())
    assert again.reason == "is there already; now with its title and publication day"
    kept = articles.read_one(own.path, "r")
    assert (kept.known.title, kept.known.publisher) == ("Title", "The Wire")  # what was known is not overwritten
    assert (kept.known.published, kept.known.published_basis) == (date(2024, 11, 29), "given by the user")
    (third,) = uploaded(own, [("r.txt", b"Shells fell.")], Metadata(published=date(2020, 1, 1)))
    assert third.reason == "is there already" and articles.read_one(own.path, "r") == kept
    removed.remove(own.path, "r")
    (fourth,) = uploaded(own, [("r.txt", b"Shells fell.")], Metadata())
    assert fourth.kind == "added"


def test_what_a_person_took_out_is_not_found_again(own: workspace.Workspace) -> None:
    wire = ("w.jsonl", b'{"article_id": "r", "text": "Shells fell.", "published": "2024-11-29", "publisher": "W"}')
    uploaded(own, [wire], Metadata())
    articles.describe(own.path, "r", Metadata(), ("published",))
    (again,) = uploaded(own, [wire], Metadata())
    assert (again.reason, again.missing) == ("is there already", ("title", "published"))
    (again,) = uploaded(own, [("r.txt", b"Shells fell.")], Metadata(title="Shells"))  # and what is new is taken
    assert (again.reason, again.missing) == ("is there already; now with its title", ("published",))
    (again,) = uploaded(own, [wire], Metadata())
    kept = articles.read_one(own.path, "r")
    assert (again.reason, kept.article.published, kept.article.published_basis) == ("is there already", None, "")
    assert (kept.known.publisher, kept.known.published_basis) == ("W", articles.TAKEN_OUT)
    (given,) = uploaded(own, [("r.txt", b"Shells fell.")], Metadata(published=date(2024, 11, 30)))
    assert given.reason == "is there already; now with its publication day"  # a person's word counts
    assert articles.read_one(own.path, "r").known.published_basis == "given by the user"


def test_two_writers_of_one_name_keep_both_texts(own: workspace.Workspace) -> None:
    def write(n: int) -> tuple[str, bool]:
        (draft,) = drafts_of_upload("report.txt", b"Text %d." % (n % 12), GIVEN)
        assert isinstance(draft, Draft)
        return articles.keep(own.path, draft)

    with ThreadPoolExecutor(6) as pool:
        kept = list(pool.map(write, range(24)))
    texts = [item.text for item in own.articles() if isinstance(item, Article)]
    assert sorted(texts) == sorted(f"Text {n}." for n in range(12))
    assert sum(added for _, added in kept) == 12
    assert not list(own.path.rglob(".new-*"))


def test_import_that_was_cancelled_goes_on(own: workspace.Workspace, tmp_path: Path) -> None:
    folder = tmp_path / "reports"
    folder.mkdir()
    for n in range(5):
        (folder / f"{n}.txt").write_text(f"Report {n}.")
    (folder / "bad.txt").write_bytes(b"\x00")
    steps = import_paths(own, [folder], GIVEN)
    assert [next(steps).done, next(steps).total] == [1, 6]
    steps.close()
    assert len(list(own.articles())) == 2
    told = list(import_paths(own, [folder], GIVEN))
    assert [each.kind for each in told] == ["known", "known", "added", "added", "added", "refused"]
    assert told[-1].reason.startswith("is binary") and (told[-1].done, told[-1].total) == (6, 6)


def test_rows_of_a_table_with_the_table_kept_once(own: workspace.Workspace, tmp_path: Path) -> None:
    wire = tmp_path / "wire.jsonl"
    wire.write_text("\n".join(json.dumps({"article_id": f"a/{n}", "text": f"Report {n}."}) for n in range(3)))
    told = list(import_paths(own, [wire], GIVEN))
    assert [each.article_id for each in told] == ["a_0", "a_1", "a_2"]
    (original,) = (own.path / "originals").iterdir()
    assert original.read_bytes() == wire.read_bytes()
    assert articles.read_one(own.path, "a_1").origin.name == "wire.jsonl, line 2"


def test_addresses_are_not_fetched_twice(own: workspace.Workspace) -> None:
    asked: list[str] = []

    def get(url: str) -> Fetched:
        asked.append(url)
        if "gone" in url:
            raise ServiceError(f"{url}: the server answers with status 410")
        return Fetched(
            f"{url}/final", PAGE, "text/html", "", sha256(PAGE).hexdigest(), datetime(2024, 12, 1, tzinfo=UTC)
        )

    urls = ["https://h.example/a", "https://h.example/gone", "https://h.example/a", "https://h.example/a/final"]
    told = list(import_urls(own, urls, GIVEN, get))
    assert [each.kind for each in told] == ["added", "refused", "known", "known"]
    assert told[1].reason == "the server answers with status 410"
    assert asked == urls[:2]
    again = list(import_urls(own, urls[:1], GIVEN, get))
    assert again[0].kind == "known" and asked == urls[:2]
    kept = articles.read_one(own.path, told[0].article_id)
    assert (kept.origin.final_url, kept.origin.received_at.year) == ("https://h.example/a/final", 2024)


@pytest.mark.parametrize("damage", ["cut text", "other text", "no about", "half about", "wrong about"])
def test_damaged_article_is_named_and_the_others_are_there(own: workspace.Workspace, damage: str) -> None:
    uploaded(own, [("a.txt", b"One."), ("b.txt", b"Two.")], GIVEN)
    folder = own.path / "articles" / "a"
    if damage.endswith("text"):
        (folder / "text.txt").write_bytes(b"On" if damage == "cut text" else b"Own.")
    elif damage == "no about":
        (folder / "about.json").unlink()
    else:
        (folder / "about.json").write_text('{"text_sha256": ' if damage == "half about" else "[1]")
    bad, good = own.articles()
    assert isinstance(bad, InputError) and str(folder) in bad.source
    assert isinstance(good, Article) and good.article_id == "b"


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("sha256", "../../../secret"),
        ("sha256", "A" * 64),
        ("sha256", "0" * 64 + "\n"),
        ("sha256", None),
        ("suffix", "/../../x"),
        ("suffix", ".html/../x"),
        ("suffix", ".toolong"),
    ],
)
def test_origin_that_would_lead_elsewhere_is_refused(own: workspace.Workspace, name: str, value: object) -> None:
    uploaded(own, [("a.txt", b"One.")], GIVEN)
    about = own.path / "articles" / "a" / "about.json"
    said = json.loads(about.read_text())
    said["origin"][name] = value
    about.write_text(json.dumps(said))
    with pytest.raises(InputError, match="is damaged"):
        articles.read_one(own.path, "a")


def test_write_that_fails_leaves_nothing(own: workspace.Workspace, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(durable.os, "fsync", full)
    with pytest.raises(OSError, match="No space"):
        keep_draft(own, draft_of_paste("Shells fell.", GIVEN))
    monkeypatch.undo()
    assert list((own.path / "articles").iterdir()) == []


def test_one_bad_folder_does_not_hide_the_others(home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("a", "b", "c"):
        workspace.create(name)
    (home / "a" / "articles").rmdir()
    (home / "a" / "articles").write_text("no folder")
    with pytest.raises(InputError, match="articles"):
        workspace.find("a")
    look = workspace.is_workspace

    def forbidden(path: Path) -> bool:
        if path.name == "b":
            raise PermissionError(13, "Permission denied")
        return look(path)

    monkeypatch.setattr(workspace, "is_workspace", forbidden)
    assert [each.name for each in workspace.everyone()] == ["seeds", "c"]
    assert [(error.source, error.reason) for error in workspace.survey()[1]] == [
        (str(home / "a" / "articles"), "File exists"),
        (str(home / "b"), "Permission denied"),
    ]


def test_what_can_be_made_again_lies_where_it_is_said_to(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DATELINE_CACHE", str(tmp_path / "cache"))
    article = Article("x", "Shells fell.", published=date(2024, 11, 29))
    for place in (workspace.seeds(), workspace.create("mine")):
        corpus._keep_rows(place, article, table([]))
        (kept,) = place.derived.rglob("*.jsonl")
        assert kept.relative_to(place.derived).parts[0] == "rows"
        assert corpus._kept_rows(place, article) == []


def leftovers(own: workspace.Workspace) -> Iterator[Path]:
    yield from own.path.rglob(".new-*")


def test_what_a_killed_writer_left_is_no_article_and_is_swept_later(own: workspace.Workspace) -> None:
    left = own.path / "articles" / ".new-123"
    left.mkdir()
    (left / "text.txt").write_text("Half")
    assert list(workspace.at(own.path).articles()) == [] and list(leftovers(own)) == [left]
    import os

    os.utime(left, (1, 1))
    workspace.at(own.path)
    assert list(leftovers(own)) == []


def test_workspace_of_a_later_version_is_refused(own: workspace.Workspace) -> None:
    (own.path / "workspace.toml").write_text("format = 2\n")
    with pytest.raises(InputError, match="format 2"):
        workspace.find("mine")
    (told,) = workspace.survey()[1]
    assert str(own.path) in str(told) and "format 2" in str(told)
    assert [each.name for each in workspace.everyone()] == ["seeds"]
