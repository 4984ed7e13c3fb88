"""A saved web page → the report on it, without menus and advertisements, and what its markup says of it."""

from __future__ import annotations

import trafilatura
from htmldate import find_date
from trafilatura.settings import Document
from trafilatura.utils import load_html

from dateline.errors import InputError
from dateline.ingest.decoding import check_text
from dateline.ingest.metadata import Metadata, Reading, parse_day


def read_html(raw: bytes, source: str, charset: str = "") -> Reading:
    """The main text of a page; its title, publisher, publication day and address where the markup has them.

    ``charset`` is what the server said; without one, the markup's own word counts.

    Raises:
        InputError: the page is empty, is no HTML, or holds no report.
    """
    if not raw.strip():
        raise InputError(source, "is empty")
    if b"\x00" in raw[:65536] and not raw.startswith((b"\xff\xfe", b"\xfe\xff")):
        raise InputError(source, "is binary, not a web page (holds zero bytes)")
    tree = load_html(_decoded(raw, charset))
    if tree is None:
        raise InputError(source, "can't be read as HTML")
    found = trafilatura.bare_extraction(
        tree, favor_recall=True, include_comments=False, include_tables=True, with_metadata=True
    )
    text = found.text if isinstance(found, Document) else None
    if not isinstance(found, Document) or not text or not text.strip():
        raise InputError(source, "holds no text of a report")
    # only dates that the markup states: the extensive search would take any date in the running text
    stated = find_date(tree, extensive_search=False, original_date=True)
    return Reading(check_text(text, source), _metadata(found, stated))


def _decoded(raw: bytes, charset: str) -> bytes | str:
    try:
        return raw.decode(charset) if charset else raw
    except (LookupError, UnicodeDecodeError):  # servers err: the markup may know better
        return raw


def _metadata(found: Document, stated: str | None) -> Metadata:
    return Metadata(
        title=found.title or "",
        publisher=found.sitename or "",
        published=parse_day(stated) if stated else None,
        published_basis="stated in the page's markup" if stated else "",
        url=found.url or "",
    )
