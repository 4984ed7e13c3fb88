"""A web page → the RSS and Atom feeds that it names. Read where strangers' bytes are read, in ``isolated``."""

from __future__ import annotations

import json
from collections.abc import Iterator
from urllib.parse import urljoin

from lxml.html import HtmlElement

from dateline.ingest.html import page_tree
from dateline.ingest.metadata import Metadata, Reading

MAX_FEEDS = 50
_LONGEST = 2_000  # characters of an address
_TITLE = 200
# Source: WHATWG, HTML, 4.6.6.1; RSS Advisory Board, "RSS Autodiscovery". RDF is what RSS 1.0 is sent as.
_TYPES = ("application/rss+xml", "application/atom+xml", "application/rdf+xml")


def read_feed_links_as_text(raw: bytes, source: str, charset: str = "") -> Reading:
    """The page's title, and a line of JSON for each feed that it names: title ("" = not given), url.

    ``trafilatura.feeds`` looks for these too, but takes addresses from the root of the site whatever the page is, lists
    what is no feed (oEmbed), and leaves out titles, by which a person tells one feed from another.

    Raises:
        InputError: it is no page.
    """
    tree = page_tree(raw, source, charset)
    found: dict[str, str] = {}
    for url, title in _links(tree, source):
        found.setdefault(url, title)
        if len(found) == MAX_FEEDS:
            break
    lines = [json.dumps({"title": title, "url": url}) for url, title in found.items()]
    return Reading("\n".join(lines), Metadata(title=_plain(tree.findtext(".//title"))))


def _links(tree: HtmlElement, source: str) -> Iterator[tuple[str, str]]:
    base = next((element.get("href", "") for element in tree.iter("base") if element.get("href")), "")
    for element in tree.iter("link"):
        kind = element.get("type", "").partition(";")[0].strip().lower()
        if "alternate" in element.get("rel", "").lower().split() and kind in _TYPES and element.get("href"):
            try:
                url = urljoin(urljoin(source, base), element.get("href", "").strip())
            except ValueError:  # no address at all
                continue
            if url.startswith(("http://", "https://")) and len(url) <= _LONGEST:
                yield url, _plain(element.get("title"))


def _plain(text: str | None) -> str:
    return " ".join((text or "").split())[:_TITLE]
