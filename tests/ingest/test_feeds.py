"""RSS and Atom feeds → a list to choose from; what a stranger's feed tries is refused."""

from __future__ import annotations

import time
from datetime import UTC, date, datetime

import pytest

from dateline.errors import InputError
from dateline.ingest.drafts import draft_of_fetched
from dateline.ingest.feeds import Feed, FeedEntry, FeedLink, FeedPage, read_feed, read_feed_or_page
from dateline.ingest.fetched import Fetched
from dateline.ingest.metadata import Metadata

RSS = """<?xml version="1.0" encoding="UTF-8"?><rss version="2.0"><channel><title>Harbour &amp; World</title>
<item><title>Army &lt;b&gt;leaves&lt;/b&gt; Kasra</title><link>/2024/kasra?a=1&amp;b=2</link>
<pubDate>Fri, 29 Nov 2024 23:30:00 +0000</pubDate><description>Soldiers &lt;p&gt;withdrew.</description></item>
<item><title>No day</title><link>https://other.example/x</link></item>
<item><title>No address</title></item>
<item><title>Script</title><link>javascript:alert(1)</link></item>
<item><title>Broken</title><link>http://[bad</link></item></channel></rss>"""
ATOM = """<feed xmlns="http://www.w3.org/2005/Atom"><title>Wire</title><entry><title>One</title>
<link href="https://wire.example/1"/><updated>2024-11-30T01:00:00Z</updated></entry></feed>"""


def feed(raw: bytes | str) -> Feed:
    body = raw.encode() if isinstance(raw, str) else raw
    return read_feed(Fetched("https://harbour.example/feed.xml", body, "", "", "", datetime.now(UTC)))


def test_rss() -> None:
    assert feed(RSS) == Feed(
        "Harbour & World",
        "https://harbour.example/feed.xml",
        (
            FeedEntry("Army leaves Kasra", "https://harbour.example/2024/kasra?a=1&b=2", date(2024, 11, 29), "Soldiers withdrew."),
            FeedEntry("No day", "https://other.example/x", None, ""),
        ),
    )  # fmt: skip


def test_atom() -> None:
    assert feed(ATOM).entries == (FeedEntry("One", "https://wire.example/1", None, "", date(2024, 11, 30)),)
    both = feed(ATOM.replace("<updated>", "<published>2024-11-28T01:00:00+05:00</published><updated>"))
    assert both.entries == (FeedEntry("One", "https://wire.example/1", date(2024, 11, 28), "", date(2024, 11, 30)),)


@pytest.mark.parametrize(
    ("written", "day"),
    [
        ("Sun, 01 Dec 2024 01:30:00 +0300", date(2024, 12, 1)),
        ("Sat, 30 Nov 2024 22:30:00 -0500", date(2024, 11, 30)),
        ("Sun, 1 December 2024", date(2024, 12, 1)),
        ("2024-12-01T01:30:00+03:00", date(2024, 12, 1)),
        ("20241201", date(2024, 12, 1)),
        ("2024-12", None),
        ("2024", None),
        ("31 Feb 2024 10:00:00", None),
        ("2024-02-31", None),
        ("yesterday", None),
        ("99999999999999999999 Dec 2024 10:00:00", None),
    ],
)
def test_the_day_is_the_one_that_is_written(written: str, day: date | None) -> None:
    entry = feed(RSS.replace("Fri, 29 Nov 2024 23:30:00 +0000", written)).entries[0]
    assert (entry.published, entry.updated) == (day, None)


def test_the_day_of_an_edit_is_not_said_to_be_the_publication_day() -> None:
    (entry,) = feed(ATOM).entries
    said = entry.says("https://wire.example/feed")
    assert (said.published, said.published_basis, said.title) == (None, "", "One")


@pytest.mark.parametrize(
    ("raw", "reason"),
    [
        ("<html><body><p>No feed.</p></body></html>", "is no RSS or Atom feed"),
        ("", "is no RSS or Atom feed"),
        ("/etc/hostname", "is no RSS or Atom feed"),
        ("http://127.0.0.1:1/feed", "is no RSS or Atom feed"),
        ("<rss version='2.0'><channel><title>x</title></channel></rss>", "lists no articles"),
        (b"\x1f\x8b" + b"\x00" * 50, "is no RSS or Atom feed"),
    ],
)
def test_what_is_no_feed(raw: bytes | str, reason: str) -> None:
    with pytest.raises(InputError, match=reason):
        feed(raw)


def test_entities_neither_read_files_nor_grow() -> None:
    inside = RSS.replace("<rss", '<!DOCTYPE r [<!ENTITY x SYSTEM "file:///etc/passwd">]><rss', 1).replace(
        "No day", "&x;"
    )
    assert "root:" not in repr(feed(inside))
    laughs = "".join(f'<!ENTITY l{n + 1} "{f"&l{n};" * 10}">' for n in range(9))
    bomb = RSS.replace("<rss", f'<!DOCTYPE r [<!ENTITY l0 "lol">{laughs}]><rss', 1).replace("No day", "&l9;")
    started = time.monotonic()
    try:
        assert len(repr(feed(bomb))) < 100_000
    except InputError as error:
        assert error.reason
    assert time.monotonic() - started < 10


SITE = """<html><head><title>Harbour
Daily</title>
<link rel="alternate" type="application/rss+xml" title="News &amp; more" href="/rss.xml">
<link rel="Alternate home" type="Application/Atom+XML; charset=utf-8" href="atom.xml">
<link rel="alternate" type="application/rss+xml" title="again" href="https://harbour.example/rss.xml">
<link rel="alternate" type="application/json+oembed" href="/oembed">
<link rel="alternate" hreflang="ar" href="/ar">
<link rel="stylesheet" type="application/rss+xml" href="/style">
<link rel="alternate" type="application/rss+xml" href="javascript:alert(1)">
<link rel="alternate" type="application/rss+xml" href="file:///etc/passwd">
<link rel="alternate" type="application/rss+xml" href="http://[bad">
<link rel="alternate" type="application/rss+xml" href="">
</head><body><a href="/feed">a link in the text is no declaration</a></body></html>"""


def site(body: str, media_type: str = "text/html", url: str = "https://harbour.example/news/today") -> Feed | FeedPage:
    return read_feed_or_page(Fetched(url, body.encode(), media_type, "utf-8", "", datetime.now(UTC)))


def test_feeds_that_a_page_names() -> None:
    assert site(SITE) == FeedPage(
        "Harbour Daily",
        "https://harbour.example/news/today",
        (
            FeedLink("News & more", "https://harbour.example/rss.xml"),
            FeedLink("", "https://harbour.example/news/atom.xml"),
        ),
    )


def test_the_base_of_a_page_counts() -> None:
    based = SITE.replace("<head>", '<head><base href="https://cdn.example/x/">')
    found = site(based, "application/xhtml+xml")
    assert isinstance(found, FeedPage)
    assert [each.url for each in found.feeds][:2] == ["https://cdn.example/rss.xml", "https://cdn.example/x/atom.xml"]


@pytest.mark.parametrize("media_type", ["text/html", "application/rss+xml", "text/xml", ""])
def test_a_feed_is_read_whatever_the_server_calls_it(media_type: str) -> None:
    found = site(RSS, media_type)
    assert isinstance(found, Feed) and found.title == "Harbour & World" and len(found.entries) == 2


@pytest.mark.parametrize(
    ("body", "media_type", "reason"),
    [
        (
            "<html><body><p>No feed.</p></body></html>",
            "text/html",
            "is no RSS or Atom feed, nor does the page name one",
        ),
        ("", "text/html", "is no RSS or Atom feed"),
        (SITE, "image/png", "is no RSS or Atom feed"),  # the server says that it is no page
    ],
)
def test_pages_without_feeds(body: str, media_type: str, reason: str) -> None:
    with pytest.raises(InputError, match=reason):
        site(body, media_type)


def test_no_more_feeds_than_a_person_can_choose_from() -> None:
    links = "".join(f'<link rel="alternate" type="application/rss+xml" href="/{n}">' for n in range(5000))
    found = site(f"<html><head>{links}</head><body>x</body></html>")
    assert isinstance(found, FeedPage) and len(found.feeds) == 50


@pytest.mark.parametrize(
    ("stated", "title", "day", "basis"),
    [
        ("", "From the feed", date(2024, 11, 30), "stated in the feed (https://harbour.example/rss.xml)"),
        (
            '<title>Of the page</title><meta property="article:published_time" content="2024-11-28">',
            "Of the page",
            date(2024, 11, 28),
            "stated in the page's markup (meta article:published_time)",
        ),
    ],
)
def test_what_the_feed_says_counts_where_the_page_is_silent(stated: str, title: str, day: date, basis: str) -> None:
    entry = FeedEntry("From the feed", "https://harbour.example/1", date(2024, 11, 30), "")
    body = f"<html><head>{stated}</head><body><article><p>{'Shells fell on Kasra, people said. ' * 9}</p></article>"
    page = Fetched(entry.url, body.encode(), "text/html", "utf-8", "0" * 64, datetime.now(UTC))
    known = draft_of_fetched(entry.url, page, Metadata(), entry.says("https://harbour.example/rss.xml")).known
    assert (known.title, known.published, known.published_basis) == (title, day, basis)
    assert known.publisher == "" and known.publisher_basis == ""
