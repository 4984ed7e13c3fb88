"""The kinds of file that hold one article, and what reads each. Readers that are slow to import wait until needed."""

from __future__ import annotations

from dateline.ingest.decoding import decode
from dateline.ingest.metadata import Metadata, Reading

TEXT_SUFFIXES = (".txt", ".md")
PAGE_SUFFIXES = (".html", ".htm")
DOCUMENT_SUFFIXES = (".pdf", ".docx")
ARTICLE_SUFFIXES = TEXT_SUFFIXES + PAGE_SUFFIXES + DOCUMENT_SUFFIXES


def read_article_bytes(raw: bytes, suffix: str, source: str) -> Reading:
    """The text and metadata of a file with one article; ``suffix`` is one of ``ARTICLE_SUFFIXES``.

    Raises:
        InputError: it can't be read.
    """
    if suffix in TEXT_SUFFIXES:
        return Reading(decode(raw, source), Metadata())
    if suffix in PAGE_SUFFIXES:
        from dateline.ingest.html import read_html

        return read_html(raw, source)
    from dateline.ingest.documents import read_docx, read_pdf

    return read_pdf(raw, source) if suffix == ".pdf" else read_docx(raw, source)
