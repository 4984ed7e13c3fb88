"""An RSS or Atom feed → what it lists, as plain text. Read where strangers' bytes are read, in ``isolated``."""

from __future__ import annotations

import html
import io
import json
import re
from calendar import timegm
from datetime import UTC, datetime
from typing import Any

import feedparser

from dateline.errors import InputError
from dateline.ingest.metadata import Metadata, Reading

MAX_ENTRIES = 500
_TAG = re.compile(r"<[^<>]*>")
_SUMMARY = 400  # characters


def read_feed_as_text(raw: bytes, source: str) -> Reading:
    """The feed's title, and a line of JSON for each entry: title, url, published ("" = not stated), summary.

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
        "published": _day(entry.get("published_parsed") or entry.get("updated_parsed")),
        "summary": _plain(entry.get("summary"))[:_SUMMARY],
    }


def _day(moment: Any) -> str:
    """The day in UTC, as the feed's moments are given."""
    try:
        return datetime.fromtimestamp(timegm(moment), UTC).date().isoformat() if moment else ""
    except (ValueError, OverflowError, OSError, TypeError):
        return ""


def _plain(text: Any) -> str:
    return " ".join(html.unescape(_TAG.sub(" ", str(text or ""))).split())
