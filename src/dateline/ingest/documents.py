"""PDF and Word files → their text. Strangers make them: sizes are checked before anything is unpacked."""

from __future__ import annotations

import io
import logging
import re
import time
import zipfile

from docx import Document
from docx.opc.exceptions import PackageNotFoundError
from pypdf import PdfReader
from pypdf.errors import PyPdfError

from dateline.errors import InputError
from dateline.ingest.decoding import check_text
from dateline.ingest.metadata import Metadata, Reading

MAX_BYTES = 20_000_000  # of the file
MAX_UNPACKED = 100_000_000  # bytes of a Word file's parts together
MAX_PAGES = 200
MAX_SECONDS = 6.0

_WRAPPED = 0.7  # a line this long, as a share of the longest, was broken by the margin and not by the author
_CUT = re.compile(r"[^\W\d_]-\Z")

logging.getLogger("pypdf").setLevel(logging.CRITICAL)  # it comments on every flaw of a file that it can still read


def read_pdf(raw: bytes, source: str) -> Reading:
    """The text of a PDF, lines that the margin broke joined again.

    Raises:
        InputError: it is too large, damaged, locked, or holds no text (a scan).
    """
    _check_size(raw, source)
    deadline = time.monotonic() + MAX_SECONDS
    pages: list[str] = []
    try:
        reader = PdfReader(io.BytesIO(raw))
        if reader.is_encrypted and not reader.decrypt(""):
            raise InputError(source, "is locked with a password")
        if len(reader.pages) > MAX_PAGES:
            raise InputError(source, f"has more than {MAX_PAGES} pages")
        title = str(reader.metadata.title or "") if reader.metadata else ""
        for page in reader.pages:
            if time.monotonic() > deadline:
                raise InputError(source, f"takes longer than {MAX_SECONDS:.0f} seconds to read")
            pages.append(unwrapped(page.extract_text()))
    except InputError:
        raise
    except (PyPdfError, ValueError, KeyError, TypeError, AttributeError, IndexError, RecursionError, OSError) as error:
        raise InputError(source, f"is no readable PDF ({type(error).__name__})") from error
    return _reading("\n\n".join(page for page in pages if page), title, source)


def read_docx(raw: bytes, source: str) -> Reading:
    """The text of a Word file, a line a paragraph.

    Raises:
        InputError: it is too large, damaged, or holds no text.
    """
    _check_size(raw, source)
    try:
        with zipfile.ZipFile(io.BytesIO(raw)) as parts:
            if sum(part.file_size for part in parts.infolist()) > MAX_UNPACKED:
                raise InputError(source, "unpacks to more than a document would")
        document = Document(io.BytesIO(raw))
        paragraphs = [paragraph.text for paragraph in document.paragraphs]
        title = document.core_properties.title or ""
    except InputError:
        raise
    except (PackageNotFoundError, zipfile.BadZipFile, ValueError, KeyError, OSError, SyntaxError) as error:
        raise InputError(source, f"is no readable Word file ({type(error).__name__})") from error
    except (RuntimeError, NotImplementedError, AttributeError, IndexError) as error:  # locked, or parts that don't fit
        raise InputError(source, f"is no readable Word file ({type(error).__name__})") from error
    return _reading("\n".join(paragraphs), title, source)


def unwrapped(page: str) -> str:
    """The text of a page with the lines of a paragraph on one line, words that were cut at a line's end whole."""
    lines = [line.strip() for line in page.splitlines()]
    longest = max(map(len, lines), default=0)
    made: list[str] = []
    goes_on = False  # the margin broke the line before
    for line in lines:
        if not (goes_on and line):
            made.append(line)
        elif _CUT.search(made[-1]):
            made[-1] = (made[-1][:-1] if line[0].islower() else made[-1]) + line
        else:
            made[-1] += f" {line}"
        goes_on = bool(line) and (len(line) >= _WRAPPED * longest or _CUT.search(line) is not None)
    return "\n".join(made).strip()


def _check_size(raw: bytes, source: str) -> None:
    if len(raw) > MAX_BYTES:
        raise InputError(source, f"is larger than {MAX_BYTES // 1_000_000} MB")
    if not raw.strip():
        raise InputError(source, "is empty")


def _reading(text: str, title: str, source: str) -> Reading:
    if not text.strip():
        raise InputError(source, "holds no text (pictures of pages have none)")
    # the day that a file was made is not the day that a report was published: none is taken from it
    title = " ".join(title.replace("\x00", " ").split())
    known = Metadata(title=title, title_basis="stated in the document's properties" if title else "")
    return Reading(check_text(text.replace("\x00", " "), source), known)
