"""A saved page → the report on it."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from dateline.errors import InputError
from dateline.ingest.files import read_articles
from dateline.ingest.html import read_html
from dateline.model import Article

PAGE = """<!DOCTYPE html><html lang="en"><head><meta charset="{charset}">
<title>Army leaves the crossing | Harbour Daily</title>
<meta property="og:title" content="Army leaves the crossing">
<meta property="og:site_name" content="Harbour Daily">
{dated}
<link rel="canonical" href="https://example.org/harbour/crossing">
<script>var tracking = "3 March 2009";</script></head><body>
<nav><a href="/">Home</a><a href="/world">World</a><a href="/subscribe">Subscribe now</a></nav>
<article><h1>Army leaves the crossing</h1>
<p>Government soldiers withdrew from the border crossing near Kasra on Tuesday, the café owner Nadia said.</p>
<p>Residents described three hours of shelling before the last lorries left, and said that two shops burned.</p>
<p>The ministry had announced on 5 January 2019 that it would hold the road until the spring.</p></article>
<footer>Copyright Harbour Daily. All rights reserved. Privacy policy.</footer></body></html>"""
DATED = '<meta property="article:published_time" content="2023-04-18T06:30:00+00:00">'


@pytest.mark.parametrize("charset", ["utf-8", "iso-8859-1"])
def test_report_without_the_page_around_it(charset: str) -> None:
    page = read_html(PAGE.format(charset=charset, dated=DATED).encode(charset), "p.html")
    assert "Government soldiers withdrew from the border crossing near Kasra on Tuesday, the café owner" in page.text
    assert "Residents described three hours of shelling" in page.text
    for noise in ("Subscribe", "tracking", "Privacy policy", "<p>"):
        assert noise not in page.text
    assert page.metadata.title == "Army leaves the crossing"
    assert page.metadata.publisher == "Harbour Daily"
    assert page.metadata.published == date(2023, 4, 18)
    assert page.metadata.published_basis == "stated in the page's markup (meta article:published_time)"
    assert page.metadata.title_basis == "stated in the page's markup (meta og:title)"
    assert page.metadata.publisher_basis == "stated in the page's markup (meta og:site_name)"
    assert page.metadata.url == "https://example.org/harbour/crossing"


def test_date_in_the_running_text_is_not_the_publication_day() -> None:
    metadata = read_html(PAGE.format(charset="utf-8", dated="").encode(), "p.html").metadata
    assert (metadata.published, metadata.published_basis) == (None, "")


def test_metadata_file_goes_before_the_markup(tmp_path: Path) -> None:
    (tmp_path / "p.html").write_text(PAGE.format(charset="utf-8", dated=DATED), encoding="utf-8")
    (tmp_path / "metadata.csv").write_text("article_id,publisher,published\np,The Paper,2023-04-19\n")
    (article,) = read_articles([tmp_path])
    assert isinstance(article, Article)
    assert (article.publisher, article.published) == ("The Paper", date(2023, 4, 19))
    assert (article.title, article.published_basis) == ("Army leaves the crossing", "metadata.csv")


@pytest.mark.parametrize(
    ("raw", "reason"),
    [
        (b"", "is empty"),
        (b"  \n", "is empty"),
        (b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR", "binary"),
        (b"<html><head><title>Nothing</title></head><body></body></html>", "no text of a report"),
        (b"<html><body><script>alert('a report?')</script></body></html>", "no text of a report"),
    ],
)
def test_page_without_a_report_is_refused(raw: bytes, reason: str) -> None:
    with pytest.raises(InputError) as caught:
        read_html(raw, "p.html")
    assert reason in caught.value.reason


def test_deep_nesting_ends(tmp_path: Path) -> None:
    deep = b"<div>" * 50_000 + b"<p>Shells fell on the market of Kasra for an hour on Tuesday morning.</p>"
    path = tmp_path / "deep.html"
    path.write_bytes(b"<html><body>" + deep + b"</body></html>")
    (found,) = read_articles([path])
    assert isinstance(found, Article | InputError)


@pytest.mark.parametrize("magic", [b"\x1f\x8b\x08", b"PK\x03\x04", b"BZh9", b"\xfd7zXZ\x01", b"\x28\xb5\x2f\xfd"])
def test_packed_page_is_not_unpacked(magic: bytes) -> None:
    with pytest.raises(InputError, match="packed"):
        read_html(magic + b"x" * 100, "page.html")


@pytest.mark.parametrize(
    ("encoding", "declared"),
    [("utf-16", ""), ("windows-1256", "windows-1256"), ("utf-8", "iso-8859-1"), ("koi8-r", "koi8-r")],
)
def test_encoding_by_mark_and_by_declaration(encoding: str, declared: str) -> None:
    word = {"windows-1256": "حلب", "koi8-r": "Харьков"}.get(encoding, "café")
    text = f"Government soldiers withdrew from the border crossing near Kasra on Tuesday, said {word}."
    page = f'<html><head><meta charset="{declared}"></head><body><article><p>{text}</p><p>{text}</p></article></body></html>'
    assert word in read_html(page.encode(encoding), "p.html").text


@pytest.mark.parametrize("name", ["zlib", "idna", "none-such", "rot13", "undefined"])
def test_declared_encoding_that_is_none(name: str) -> None:
    text = "Government soldiers withdrew from the border crossing near Kasra on Tuesday, she said. " * 3
    page = f'<html><head><meta charset="{name}"></head><body><article><p>{text}</p></article></body></html>'
    assert "Kasra" in read_html(page.encode(), "p.html", charset=name).text
