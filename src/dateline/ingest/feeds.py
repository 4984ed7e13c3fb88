"""RSS and Atom feeds → the list of articles that a person chooses from."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from urllib.parse import urljoin

from dateline.ingest.fetched import Fetched
from dateline.ingest.isolated import read_isolated
from dateline.ingest.urls import Address, fetch, is_public


@dataclass(frozen=True, slots=True)
class FeedEntry:
    """One article that a feed lists; ``published`` is the day in UTC, ``None`` where it is not stated."""

    title: str
    url: str
    published: date | None
    summary: str


@dataclass(frozen=True, slots=True)
class Feed:
    """A feed's title and what it lists, in its order."""

    title: str
    url: str
    entries: tuple[FeedEntry, ...]


def fetch_feed(url: str, may_reach: Callable[[Address], bool] = is_public) -> Feed:
    """The feed at an address.

    Raises:
        InputError: the address or what it gives is no feed, or must not be read.
        ServiceError: it can't be reached.
    """
    return read_feed(fetch(url, may_reach))


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
    published = date.fromisoformat(fields["published"]) if fields["published"] else None
    return FeedEntry(fields["title"], url, published, fields["summary"])
