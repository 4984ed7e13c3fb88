"""An RSS or Atom feed → what it lists, as plain text. Read where strangers' bytes are read, in ``isolated``."""

from __future__ import annotations

import html
import io
import json
import re
from contextlib import suppress
from datetime import date
from email.utils import parsedate
from typing import Any

import feedparser

from dateline.errors import InputError
from dateline.ingest.metadata import Metadata, Reading

MAX_ENTRIES = 500
_TAG = re.compile(r"<[^<>]*>")
_ISO_DAY = re.compile(r"\s*(\d{4}-\d{2}-\d{2}|\d{8})(?!\d)")
_SUMMARY = 400  # characters


def read_feed_as_text(raw: bytes, source: str) -> Reading:
    """The feed's title, and a line of JSON for each entry: title, url, published, updated ("" = unknown), summary.

    Raises:
        InputError: it is no feed, or lists nothing.
    """
    # as a stream: given anything else, feedparser may take it for an address or a file name and open that
    found = feedparser.parse(io.BytesIO(raw), sanitize_html=False, resolve_relative_uris=False)
    if not found.get("version"):
        raise InputError(source, "is no RSS or Atom feed")
    entries = [entry for entry in map(_entry, found.entries[:MAX_ENTRIES]) if entry["url"]]
    if not entries:
        raise InputError(source, "lists no articles")
    return Reading("\n".join(json.dumps(entry) for entry in entries), Metadata(title=_plain(found.feed.get("title"))))


def _entry(entry: Any) -> dict[str, str]:
    return {
        "title": _plain(entry.get("title")),
        "url": str(entry.get("link") or "").strip()[:2000],
        "published": _day(entry.get("published")),
        # asked for what is not there, feedparser gives the day of publication in its stead
        "updated": _day(entry.get("updated")) if "updated" in entry else "",
        "summary": _plain(entry.get("summary"))[:_SUMMARY],
    }


def _day(written: Any) -> str:
    """The day of an RFC 822 or ISO 8601 date-time as written (no change of time zone), "" where it is neither."""
    text = str(written or "")[:100]
    with suppress(ValueError, IndexError, TypeError, OverflowError):  # what ``parsedate`` lets through, too
        if iso := _ISO_DAY.match(text):
            return date.fromisoformat(iso[1]).isoformat()
        if parts := parsedate(text) or parsedate(f"{text} 00:00:00"):  # a day without a time
            return date(*parts[:3]).isoformat()
    return ""


def _plain(text: Any) -> str:
    return " ".join(html.unescape(_TAG.sub(" ", str(text or ""))).split())
