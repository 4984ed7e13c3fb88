"""RSS and Atom feeds → the list of articles that a person chooses from; a page that names feeds → those feeds."""

from __future__ import annotations

import json
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from datetime import date
from urllib.parse import urljoin

from dateline.errors import InputError
from dateline.ingest.fetched import PAGE_TYPES, Fetched
from dateline.ingest.isolated import read_isolated
from dateline.ingest.metadata import Metadata
from dateline.ingest.urls import fetch
from dateline.ingest.web_address import Address, is_public


@dataclass(frozen=True, slots=True)
class FeedEntry:
    """One article that a feed lists: ``published`` and the last edit, ``updated``, are the days that the feed has.

    Either is ``None`` where it is not stated.
    """

    title: str
    url: str
    published: date | None
    summary: str
    updated: date | None = None

    def says(self, feed: str) -> Metadata:
        """What the feed at the address ``feed`` says of the article: for where the article's page does not."""
        where = f"stated in the feed ({feed})"
        return Metadata(
            title=self.title,
            title_basis=where if self.title else "",
            published=self.published,
            published_basis=where if self.published else "",
        )


@dataclass(frozen=True, slots=True)
class Feed:
    """A feed's title and what it lists, in its order."""

    title: str
    url: str
    entries: tuple[FeedEntry, ...]


@dataclass(frozen=True, slots=True)
class FeedLink:
    """A feed that a page names; ``title`` is "" where the page gives it none."""

    title: str
    url: str


@dataclass(frozen=True, slots=True)
class FeedPage:
    """A page's title and the feeds that it names, in its order; at least one."""

    title: str
    url: str
    feeds: tuple[FeedLink, ...]


def fetch_feed(url: str, may_reach: Callable[[Address], bool] = is_public) -> Feed | FeedPage:
    """The feed at an address, or the feeds that the page there names.

    Raises:
        InputError: the address or what it gives is neither, or must not be read.
        ServiceError: it can't be reached.
    """
    return read_feed_or_page(fetch(url, may_reach))


def read_feed_or_page(fetched: Fetched) -> Feed | FeedPage:
    """The feed in the bytes that were fetched, or the feeds that the page in them names.

    Raises:
        InputError: they are neither.
    """
    if fetched.media_type not in PAGE_TYPES:
        return read_feed(fetched)
    with suppress(InputError):  # there are servers that send feeds as pages
        if (page := _read_page(fetched)).feeds:
            return page
    try:
        return read_feed(fetched)
    except InputError as error:
        raise InputError(error.source, f"{error.reason}, nor does the page name one") from error


def _read_page(fetched: Fetched) -> FeedPage:
    reading = read_isolated("feed_links", fetched.raw, fetched.url, fetched.charset)
    named = [json.loads(line) for line in reading.text.splitlines()]
    return FeedPage(reading.metadata.title, fetched.url, tuple(FeedLink(link["title"], link["url"]) for link in named))


def read_feed(fetched: Fetched) -> Feed:
    """The feed in the bytes that were fetched.

    Raises:
        InputError: they are no feed.
    """
    reading = read_isolated("feed", fetched.raw, fetched.url)
    entries = tuple(_entry(json.loads(line), fetched.url) for line in reading.text.splitlines())
    return Feed(reading.metadata.title, fetched.url, tuple(entry for entry in entries if entry.url))


def _entry(fields: dict[str, str], base: str) -> FeedEntry:
    try:
        url = urljoin(base, fields["url"])
    except ValueError:  # no address at all
        url = ""
    if not url.startswith(("http://", "https://")):
        url = ""
    published, updated = (date.fromisoformat(fields[n]) if fields[n] else None for n in ("published", "updated"))
    return FeedEntry(fields["title"], url, published, fields["summary"], updated)
