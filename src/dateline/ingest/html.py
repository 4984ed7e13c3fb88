"""A saved web page → the report on it, without menus and advertisements, and what its markup says of it."""

from __future__ import annotations

import re

import trafilatura
from htmldate import find_date
from lxml.html import HtmlElement
from trafilatura.settings import Document
from trafilatura.utils import detect_encoding, load_html

from dateline.errors import InputError
from dateline.ingest.decoding import check_text
from dateline.ingest.metadata import Metadata, Reading, parse_day
from dateline.ingest.stated import Statement, statements, where_day_stated, where_stated

MAX_BYTES = 20_000_000
_BOMS = {b"\xff\xfe": ("utf-16",), b"\xfe\xff": ("utf-16",)}
_CHARSET = re.compile(rb"<(?:meta|\?xml)[^>]*?(?:charset|encoding)\s*=\s*[\"']?\s*([\w.:-]{1,40})", re.I)
_PACKED = (b"\x1f\x8b", b"\x28\xb5\x2f\xfd", b"PK\x03\x04", b"BZh", b"\xfd7zXZ")


def read_html(raw: bytes, source: str, charset: str = "") -> Reading:
    """The main text of a page; its title, publisher, publication day and address where the markup has them.

    ``charset`` is what the server said; without one, the markup's own word counts.

    Raises:
        InputError: the page is empty, is no HTML, or holds no report.
    """
    tree = page_tree(raw, source, charset)
    said = statements(tree)  # before the extraction, which takes the tree apart
    found = trafilatura.bare_extraction(
        tree, favor_recall=True, include_comments=False, include_tables=True, with_metadata=True
    )
    text = found.text if isinstance(found, Document) else None
    if not isinstance(found, Document) or not text or not text.strip():
        raise InputError(source, "holds no text of a report")
    # only dates that the markup states: the extensive search would take any date in the running text
    stated = find_date(tree, extensive_search=False, original_date=True)
    return Reading(check_text(text, source), _metadata(found, stated, said))


def page_tree(raw: bytes, source: str, charset: str = "") -> HtmlElement:
    """The page as a tree.

    Raises:
        InputError: it is empty, too large, or no HTML.
    """
    if not raw.strip():
        raise InputError(source, "is empty")
    if b"\x00" in raw[:65536] and not raw.startswith((b"\xff\xfe", b"\xfe\xff")):
        raise InputError(source, "is binary, not a web page (holds zero bytes)")
    if len(raw) > MAX_BYTES:
        raise InputError(source, f"is larger than {MAX_BYTES // 1_000_000} MB")
    if raw.startswith(_PACKED):
        raise InputError(source, "is packed, not a web page: unpack it first")
    try:
        tree = load_html(_decoded(raw, charset))
    except LookupError as error:
        raise InputError(source, "is in no encoding that can be recognised") from error
    if tree is None:
        raise InputError(source, "can't be read as HTML")
    return tree


def _decoded(raw: bytes, charset: str) -> str:
    """The page as text, so that no library looks for packed content in the bytes."""
    guesses = [charset, *_BOMS.get(raw[:2], ())] if charset else list(_BOMS.get(raw[:2], ()))
    for encoding in (*guesses, "utf-8-sig", _declared(raw), *detect_encoding(raw)):
        try:
            if encoding:
                return raw.decode(encoding)
        except (LookupError, UnicodeError):  # servers err: the markup may know better
            continue
    raise LookupError


def _declared(raw: bytes) -> str:
    match = _CHARSET.search(raw[:4096])
    return match[1].decode("ascii").lower() if match else ""


def _metadata(found: Document, stated: str | None, said: list[Statement]) -> Metadata:
    published = parse_day(stated) if stated else None
    title, publisher = found.title or "", found.sitename or ""
    return Metadata(
        title=title,
        publisher=publisher,
        published=published,
        published_basis=where_day_stated(published, said) if published else "",
        url=found.url or "",
        title_basis=where_stated(title, said),
        publisher_basis=where_stated(publisher, said),
    )
