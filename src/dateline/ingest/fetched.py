"""Bytes that a web address gave → the report in them."""

from __future__ import annotations

import codecs
import re
from dataclasses import dataclass, replace
from datetime import datetime
from hashlib import sha256
from urllib.parse import urlsplit

from dateline.errors import InputError
from dateline.ingest.decoding import check_text, decode
from dateline.ingest.isolated import read_isolated
from dateline.ingest.metadata import Metadata, Reading


@dataclass(frozen=True, slots=True)
class Fetched:
    """The bytes that an address gave, and when: what a reader needs to show that the page said so."""

    url: str  # after redirects
    raw: bytes
    media_type: str  # "text/html"
    charset: str  # "" where the server states none
    sha256: str
    fetched_at: datetime  # UTC


def read_fetched(fetched: Fetched) -> Reading:
    """The report in the bytes that were fetched.

    Raises:
        InputError: they hold none, or are of a kind that holds none.
    """
    kind = _KINDS.get(fetched.media_type, "")
    if fetched.media_type in _FEED_TYPES:
        raise InputError(fetched.url, "is a feed, not a report: open it under “Feed” and choose from what it lists")
    if not kind:
        raise InputError(fetched.url, f"is no report but {fetched.media_type or 'of an unstated kind'}")
    if kind == "text":
        reading = Reading(_plain_text(fetched), Metadata())
    else:
        reading = read_isolated(kind, fetched.raw, fetched.url, fetched.charset)
    return replace(reading, metadata=replace(reading.metadata, url=fetched.url))


PAGE_TYPES = ("text/html", "application/xhtml+xml")
_FEED_TYPES = ("application/rss+xml", "application/atom+xml")
_KINDS = dict.fromkeys(PAGE_TYPES, "html") | {
    "text/plain": "text",
    "text/markdown": "text",
    "application/pdf": "pdf",
    "application/vnd.openxmlformats-officedocument.wordprocessingml.document": "docx",
}


def _plain_text(fetched: Fetched) -> str:
    if fetched.charset and not fetched.raw.startswith(codecs.BOM_UTF8):
        try:
            return check_text(fetched.raw.decode(fetched.charset), fetched.url)
        except (LookupError, UnicodeError):  # servers err
            pass
    return decode(fetched.raw, fetched.url)


def article_id_of(url: str) -> str:
    """A short name for the article at an address: host, last part of the path, and a hash that tells it apart."""
    parts = urlsplit(url)
    words = re.sub(r"[^a-z0-9]+", "_", f"{parts.hostname or ''} {parts.path.rstrip('/').rsplit('/', 1)[-1]}".lower())
    return f"{words.strip('_')[:60]}_{sha256(url.encode()).hexdigest()[:8]}"
