"""What a person pastes, uploads, names or fetches → drafts with their origin; a name from a browser is no path."""

from __future__ import annotations

from datetime import UTC, date, datetime
from hashlib import sha256
from pathlib import Path

import pytest

from dateline.errors import InputError
from dateline.ingest.drafts import Draft, draft_of_fetched, draft_of_paste, drafts_of_path, drafts_of_upload
from dateline.ingest.fetched import Fetched
from dateline.ingest.metadata import Metadata
from dateline.ingest.rows import MAX_BYTES

GIVEN = Metadata(publisher="The Wire", published=date(2024, 11, 29))
HTML = b"<html><head><title>Shells on Kasra</title></head><body><article><p>Shells fell on the market of Kasra for an hour on Tuesday morning, residents said.</p></article></body></html>"


@pytest.mark.parametrize(
    ("name", "raw", "ids"),
    [
        ("report.txt", b"Shells fell.", ["report"]),
        ("Report One.MD", b"Shells fell.", ["report_one"]),
        ("page.html", HTML, ["page"]),
        ("../../etc/passwd.txt", b"Shells fell.", ["passwd"]),
        ("C:\\Users\\x\\note.txt", b"Shells fell.", ["note"]),
        ("wire.csv", b"article_id,text\na,One.\nb,Two.\n", ["a", "b"]),
        ("wire.jsonl", b'{"article_id": "a", "text": "One."}\n', ["a"]),
    ],
)
def test_upload(name: str, raw: bytes, ids: list[str]) -> None:
    drafts = list(drafts_of_upload(name, raw, GIVEN))
    assert [draft.article_id for draft in drafts if isinstance(draft, Draft)] == ids
    for draft in drafts:
        assert isinstance(draft, Draft)
        assert (draft.article.published, draft.article.published_basis) == (date(2024, 11, 29), "given by the user")
        assert (draft.known.publisher, draft.known.publisher_basis) == ("The Wire", "given by the user")
        assert draft.origin.sha256 == sha256(raw).hexdigest()
        assert draft.original == raw


@pytest.mark.parametrize(
    ("name", "raw", "reason"),
    [
        ("a.txt", b"", "is empty"),
        ("a.txt", b"\xff\xfe\x00", "UTF-16"),
        ("a.exe", b"MZ", "is of no kind"),
        ("noending", b"x", "is of no kind"),
        ("a.csv", b"", "holds no articles"),
        ("a.pdf", b"%PDF", "no readable PDF"),
        ("", b"x", "is of no kind"),
    ],
)
def test_upload_that_is_refused(name: str, raw: bytes, reason: str) -> None:
    (error,) = drafts_of_upload(name, raw, GIVEN)
    assert isinstance(error, InputError)
    assert reason in error.reason


def test_pasted_text_is_kept_and_named_by_its_first_line() -> None:
    text = "\n  Army leaves the crossing \nSoldiers withdrew.\n"
    article = draft_of_paste(text, GIVEN).article
    assert (article.text, article.article_id) == (text, "army_leaves_the_crossing")
    assert (article.publisher, article.published) == ("The Wire", date(2024, 11, 29))
    with pytest.raises(InputError, match="is empty"):
        draft_of_paste(" \n", GIVEN)


def test_upload_that_is_too_large() -> None:
    for name, size in (("a.txt", 20_000_001), ("a.html", 20_000_001), ("a.jsonl", MAX_BYTES + 1)):
        (error,) = drafts_of_upload(name, b"x" * size, GIVEN)
        assert isinstance(error, InputError) and "is larger than" in error.reason


def test_file_that_is_too_large_is_not_read_whole(tmp_path: Path) -> None:
    with (tmp_path / "a.txt").open("wb") as file:
        file.truncate(50_000_000_000)  # holes, which take no room on the disk
    (error,) = drafts_of_path(tmp_path / "a.txt", GIVEN)
    assert isinstance(error, InputError) and "is larger than" in error.reason


def test_what_is_missing_and_what_a_person_says_then() -> None:
    (draft,) = drafts_of_upload("kasra.html", HTML, Metadata())
    assert isinstance(draft, Draft)
    assert draft.missing == ("publisher", "published")
    assert draft.known.title_basis == "stated in the page's markup (<title>)"
    told = draft.described(Metadata(title="Shells", published=date(2024, 11, 27)))
    assert told.missing == ("publisher",)
    assert (told.known.title, told.known.title_basis) == ("Shells", "given by the user")
    assert told.warning == ""
    assert "Tuesday first, 6 days before" in told.described(Metadata(published=date(2024, 12, 2))).warning


def test_row_goes_before_what_is_given_for_all_rows() -> None:
    raw = b"article_id,text,published,title\na,One.,2024-11-30,First\nb,Two.,,\n"
    first, second = drafts_of_upload("w/wire.csv", raw, GIVEN)
    assert isinstance(first, Draft) and isinstance(second, Draft)
    assert (first.known.published, first.known.published_basis) == (date(2024, 11, 30), "wire.csv")
    assert (first.known.title_basis, first.origin.name) == ("wire.csv", "wire.csv, line 2")
    assert (second.known.published, second.known.published_basis) == (date(2024, 11, 29), "given by the user")


def test_folder_with_its_metadata(tmp_path: Path) -> None:
    (tmp_path / "b.txt").write_text("Shells fell.")
    (tmp_path / "c.html").write_bytes(HTML)
    (tmp_path / "d.txt").write_bytes(b"")
    (tmp_path / "metadata.csv").write_text("article_id,title,published\nb,B,2024-11-30\nnone,X,2024-11-30\n")
    found = list(drafts_of_path(tmp_path, GIVEN))
    assert [item.article_id if isinstance(item, Draft) else item.reason for item in found] == [
        "names an article that is not in the folder: 'none'",
        "b",
        "c",
        "is empty",
    ]
    b = found[1]
    assert isinstance(b, Draft) and (b.known.title_basis, b.known.published_basis) == ("metadata.csv", "metadata.csv")


def test_fetched_page() -> None:
    fetched = Fetched("https://h.example/n/kasra", HTML, "text/html", "", "ab" * 32, datetime(2024, 12, 1, tzinfo=UTC))
    draft = draft_of_fetched("https://h.example/old", fetched, Metadata())
    assert (draft.origin.name, draft.origin.final_url) == ("https://h.example/old", "https://h.example/n/kasra")
    assert (draft.origin.sha256, draft.origin.suffix) == ("ab" * 32, ".html")
    assert draft.known.url == "https://h.example/n/kasra"
    assert draft.article_id.startswith("h_example_kasra_")
