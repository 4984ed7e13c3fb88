"""PDF and Word files → text; what is damaged, locked, too large or a picture is refused by name."""

from __future__ import annotations

import io
import zipfile
from pathlib import Path

import pytest
from docx import Document
from pypdf import PdfWriter

from dateline.errors import InputError
from dateline.ingest import documents
from dateline.ingest.documents import read_docx, read_pdf, unwrapped
from dateline.ingest.files import read_articles
from dateline.model import Article


def pdf(lines: list[str], script: str = "") -> bytes:
    """A PDF of one page with these lines, written by hand."""
    drawn = " ".join(f"({line}) Tj 0 -14 Td" for line in lines)
    stream = f"BT /F1 11 Tf 50 750 Td {drawn} ET".encode("latin-1")
    action = f" /OpenAction << /S /JavaScript /JS ({script}) >>" if script else ""
    objects = [
        f"<< /Type /Catalog /Pages 2 0 R{action} >>".encode(),
        b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 612 792] /Contents 4 0 R /Resources << /Font << /F1 5 0 R >> >> >>",
        b"<< /Length %d >>\nstream\n%s\nendstream" % (len(stream), stream),
        b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>",
    ]
    out, offsets = b"%PDF-1.4\n", []
    for number, body in enumerate(objects, start=1):
        offsets.append(len(out))
        out += b"%d 0 obj\n%s\nendobj\n" % (number, body)
    start = len(out)
    out += b"xref\n0 6\n0000000000 65535 f \n" + b"".join(b"%010d 00000 n \n" % offset for offset in offsets)
    return out + b"trailer << /Size 6 /Root 1 0 R >>\nstartxref\n%d\n%%%%EOF" % start


def docx(*paragraphs: str, title: str = "") -> bytes:
    document = Document()
    document.core_properties.title = title
    for paragraph in paragraphs:
        document.add_paragraph(paragraph)
    file = io.BytesIO()
    document.save(file)
    return file.getvalue()


def test_pdf_lines_that_the_margin_broke_are_one_line() -> None:
    lines = [
        "Army leaves the crossing",
        "Government soldiers withdrew from the border cross-",
        "ing near Kasra on Tuesday, and three lorries of the",
        "Fourth Division followed.",
        "Two shops burned.",
    ]
    assert read_pdf(pdf(lines), "a.pdf").text == (
        "Army leaves the crossing\nGovernment soldiers withdrew from the border crossing near Kasra on Tuesday, and "
        "three lorries of the Fourth Division followed.\nTwo shops burned."
    )


@pytest.mark.parametrize(
    ("page", "text"),
    [
        ("", ""),
        ("One line", "One line"),
        ("A long line that the margin broke\nhere.", "A long line that the margin broke here."),
        ("Short.\nA much longer line than that one", "Short.\nA much longer line than that one"),
        ("A long line up to an empty one\n\nNext", "A long line up to an empty one\n\nNext"),
        ("the Tel Aviv-\nHaifa road was closed", "the Tel Aviv-Haifa road was closed"),
    ],
)
def test_unwrapped(page: str, text: str) -> None:
    assert unwrapped(page) == text


def test_docx_has_a_line_a_paragraph_and_no_date_of_its_own() -> None:
    reading = read_docx(docx("Rebels entered.", "", "“The army left,” حلب", title="A note"), "a.docx")
    assert reading.text == "Rebels entered.\n\n“The army left,” حلب"
    assert (reading.metadata.title, reading.metadata.published) == ("A note", None)


def test_documents_in_a_folder(tmp_path: Path) -> None:
    (tmp_path / "a.pdf").write_bytes(pdf(["Shells fell on Kasra."], script="app.alert\\(1\\)"))
    (tmp_path / "b.docx").write_bytes(docx("Shells fell on Kasra."))
    (tmp_path / "c.txt").write_text("Shells fell on Kasra.")
    found = list(read_articles([tmp_path]))
    assert [item.text for item in found if isinstance(item, Article)] == ["Shells fell on Kasra."] * 3


def bomb() -> bytes:
    file = io.BytesIO(docx("x"))
    with zipfile.ZipFile(file, "a", zipfile.ZIP_DEFLATED) as parts:
        parts.writestr("word/media/zeros.bin", b"\0" * (documents.MAX_UNPACKED + 1))
    return file.getvalue()


def locked() -> bytes:
    writer = PdfWriter()
    writer.add_blank_page(100, 100)
    writer.encrypt("secret", algorithm="RC4-128")
    file = io.BytesIO()
    writer.write(file)
    return file.getvalue()


def blank(pages: int) -> bytes:
    writer = PdfWriter()
    for _ in range(pages):
        writer.add_blank_page(100, 100)
    file = io.BytesIO()
    writer.write(file)
    return file.getvalue()


@pytest.mark.parametrize(
    ("make", "reason"),
    [
        (lambda: b"", "is empty"),
        (lambda: b"not a pdf", "no readable PDF"),
        (lambda: pdf(["Shells fell."])[:200], "no readable PDF"),
        (lambda: blank(1), "holds no text"),
        (lambda: blank(documents.MAX_PAGES + 1), "more than 200 pages"),
        (locked, "locked"),
        (lambda: b"%PDF-1.4" + b"x" * documents.MAX_BYTES, "larger than 20 MB"),
    ],
)
def test_pdf_that_is_refused(make: object, reason: str) -> None:
    with pytest.raises(InputError, match=reason) as caught:
        read_pdf(make(), "a.pdf")  # type: ignore[operator]
    assert caught.value.source == "a.pdf"


@pytest.mark.parametrize(
    ("make", "reason"),
    [
        (lambda: b"", "is empty"),
        (lambda: b"not a document", "no readable Word file"),
        (lambda: docx("Shells fell.")[:500], "no readable Word file"),
        (lambda: docx(""), "holds no text"),
        (bomb, "unpacks to more"),
    ],
)
def test_docx_that_is_refused(make: object, reason: str) -> None:
    with pytest.raises(InputError, match=reason):
        read_docx(make(), "a.docx")  # type: ignore[operator]
