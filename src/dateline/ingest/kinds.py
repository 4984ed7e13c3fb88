"""The kinds of file that hold one article, and what reads each."""

from __future__ import annotations

from dateline.errors import InputError
from dateline.ingest.decoding import decode
from dateline.ingest.isolated import read_isolated
from dateline.ingest.metadata import Metadata, Reading
from dateline.ingest.text_day import with_stated_day

TEXT_SUFFIXES = (".txt", ".md")
PAGE_SUFFIXES = (".html", ".htm")
DOCUMENT_SUFFIXES = (".pdf", ".docx")
MAX_BYTES = 20_000_000  # of a file with one article
ARTICLE_SUFFIXES = TEXT_SUFFIXES + PAGE_SUFFIXES + DOCUMENT_SUFFIXES


def read_article_bytes(raw: bytes, suffix: str, source: str) -> Reading:
    """The text and metadata of a file with one article; ``suffix`` is one of ``ARTICLE_SUFFIXES``.

    Where the file says nothing of its publication day, the first lines of the text may.

    Raises:
        InputError: it can't be read, or not within the limits on size, time and memory.
    """
    reading = _read(raw, suffix, source)
    return Reading(reading.text, with_stated_day(reading.metadata, reading.text))


def _read(raw: bytes, suffix: str, source: str) -> Reading:
    if len(raw) > MAX_BYTES:
        raise InputError(source, f"is larger than {MAX_BYTES // 1_000_000} MB")
    if suffix in TEXT_SUFFIXES:
        return Reading(decode(raw, source), Metadata())
    if raw.strip():  # an empty file is named as such by its reader
        _check_beginning(raw, suffix, source)
    return read_isolated("html" if suffix in PAGE_SUFFIXES else suffix[1:], raw, source)


def _check_beginning(raw: bytes, suffix: str, source: str) -> None:
    """Nothing, if the file begins as its kind does: what does not needs no process of its own to be refused."""
    if suffix == ".pdf" and b"%PDF-" not in raw[:1024]:  # Source: ISO 32000-1, H.3, note 13
        raise InputError(source, "is no readable PDF (it does not begin like one)")
    if suffix == ".docx" and not raw.startswith(b"PK\x03\x04"):
        raise InputError(source, "is no readable Word file (it does not begin like one)")
