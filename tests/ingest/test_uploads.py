"""What a person pastes or uploads → articles; a name from a browser is no path."""

from __future__ import annotations

from datetime import date

import pytest

from dateline.errors import InputError
from dateline.ingest.metadata import Metadata
from dateline.ingest.uploads import read_pasted, read_upload
from dateline.model import Article

GIVEN = Metadata(publisher="The Wire", published=date(2024, 11, 29), published_basis="given by the user")
HTML = b"<html><body><article><p>Shells fell on the market of Kasra for an hour on Tuesday morning, residents said.</p></article></body></html>"


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
    articles = list(read_upload(name, raw, GIVEN))
    assert [article.article_id for article in articles if isinstance(article, Article)] == ids
    for article in articles:
        assert isinstance(article, Article)
        assert article.published == date(2024, 11, 29)
        assert article.published_basis == "given by the user"


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
    (error,) = read_upload(name, raw, GIVEN)
    assert isinstance(error, InputError)
    assert reason in error.reason


def test_pasted_text_is_kept_and_named_by_its_first_line() -> None:
    text = "\n  Army leaves the crossing \nSoldiers withdrew.\n"
    article = read_pasted(text, GIVEN)
    assert (article.text, article.article_id) == (text, "army_leaves_the_crossing")
    assert (article.publisher, article.published) == ("The Wire", date(2024, 11, 29))
    with pytest.raises(InputError, match="is empty"):
        read_pasted(" \n", GIVEN)
