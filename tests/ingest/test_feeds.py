"""RSS and Atom feeds → a list to choose from; what a stranger's feed tries is refused."""

from __future__ import annotations

import time
from datetime import UTC, date, datetime

import pytest

from dateline.errors import InputError
from dateline.ingest.feeds import Feed, FeedEntry, read_feed
from dateline.ingest.fetched import Fetched

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
    assert feed(ATOM).entries == (FeedEntry("One", "https://wire.example/1", date(2024, 11, 30), ""),)


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
