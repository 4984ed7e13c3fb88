"""Malformed uploads of every kind, as a Hypothesis strategy: what ``fuzz_ingest.py`` feeds to ingest."""

from __future__ import annotations

import gzip
import io
import json
import zipfile
import zlib

from hypothesis import strategies as st

from dateline.ingest.files import ROW_SUFFIXES
from dateline.ingest.kinds import ARTICLE_SUFFIXES

SENTENCE = "Shells fell on the market of Kasra for an hour on Friday morning, residents said. "
PAGE = (
    '<html><head><title>Shells</title><meta property="article:published_time" content="2024-11-29"></head>'
    f"<body><article><p>{SENTENCE * 3}</p></article></body></html>"
)


def docx(document: bytes, more: dict[str, bytes]) -> bytes:
    """A Word file with that document, and other parts."""
    file = io.BytesIO()
    kinds = (
        '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" '
        'ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Override PartName="/word/document.xml" '
        'ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>'
    )
    relations = (
        '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r1" '
        'Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" '
        'Target="word/document.xml"/></Relationships>'
    )
    parts = {"[Content_Types].xml": kinds.encode(), "_rels/.rels": relations.encode(), "word/document.xml": document}
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as made:
        for name, content in (parts | more).items():
            made.writestr(zipfile.ZipInfo(name), content, zipfile.ZIP_DEFLATED)  # without the time of day
    return file.getvalue()


def word(text: str) -> bytes:
    """The document of a Word file."""
    space = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
    return (
        f'<w:document xmlns:w="{space}"><w:body><w:p><w:r><w:t>{text}</w:t></w:r></w:p></w:body></w:document>'.encode()
    )


def pdf(content: bytes, more: bytes = b"") -> bytes:
    """A PDF of one page with that content stream, and other objects."""
    return (
        b"%%PDF-1.7\n1 0 obj\n<< /Type /Catalog /Pages 2 0 R /OpenAction 6 0 R >>\nendobj\n"
        b"2 0 obj\n<< /Type /Pages /Kids [3 0 R] /Count 1 >>\nendobj\n"
        b"3 0 obj\n<< /Type /Page /Parent 2 0 R /Contents 4 0 R /MediaBox [0 0 600 800] "
        b"/Resources << /Font << /F1 5 0 R >> >> >>\nendobj\n"
        b"4 0 obj\n<< /Length %d >>\nstream\n%s\nendstream\nendobj\n"
        b"5 0 obj\n<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>\nendobj\n"
        b"6 0 obj\n<< /S /JavaScript /JS (app.alert\\(1\\)) >>\nendobj\n%s\ntrailer << /Root 1 0 R >>\n%%%%EOF"
    ) % (len(content), content, more)


TYPESET = b"BT /F1 12 Tf 50 700 Td (Shells fell on the market of Kasra on Friday, residents said.) Tj ET "
NAMESPACES = '<!DOCTYPE x [<!ENTITY a "lol">' + "".join(f'<!ENTITY {chr(98 + n)} "{f"&{chr(97 + n)};" * 10}">' for n in range(9)) + "]>"  # fmt: skip
XXE = '<!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/passwd">]>'
WHOLE: dict[str, list[bytes]] = {
    ".txt": [SENTENCE.encode() * 20, "حلب “quoted” – Харьков".encode(), b"x" * 1_200_000, b"a\r\nb\x0bc\x85d" * 50],
    ".html": [
        PAGE.encode(),
        PAGE.encode("utf-16"),
        b"<div>" * 20_000 + b"x",
        b"<p>" + SENTENCE.encode() * 2_000,
        b"<a href='" * 5_000,
        b"<!--" * 20_000,
        (XXE + PAGE).encode(),
        (NAMESPACES + PAGE.replace("Shells fell", "&j;")).encode(),
        b"<table>" * 3_000 + b"<td>" * 3_000,
        b"<script>" + b"alert(1);" * 50_000,
        PAGE.replace("</p>", "<br>" * 20_000).encode(),
        b"<svg onload=alert(1)><p>" + SENTENCE.encode() * 5,
    ],
    ".pdf": [
        pdf(TYPESET),
        pdf(TYPESET * 3_000),
        pdf(b"q " * 100_000),
        pdf(b"BT /F1 12 Tf " + b"(x) Tj " * 30_000),
        pdf(TYPESET).replace(b"/Kids [3 0 R]", b"/Kids [2 0 R]"),
        pdf(TYPESET).replace(b"/Count 1", b"/Count 999999999"),
        pdf(zlib.compress(b"0" * 40_000_000)).replace(b"<< /Length", b"<< /Filter /FlateDecode /Length"),
        pdf(TYPESET, b"7 0 obj\n" + b"[" * 20_000 + b"\nendobj"),
        pdf(TYPESET).replace(b"/BaseFont /Helvetica", b"/BaseFont /H /ToUnicode 4 0 R /Encoding 5 0 R"),
    ],
    ".docx": [
        docx(word(SENTENCE * 5), {}),
        docx(word("x" * 1_500_000), {}),
        docx((XXE.encode() + word("&a;")), {}),
        docx((NAMESPACES.encode() + word("&j;")), {}),
        docx(b"<a>" * 50_000, {}),
        docx(word(SENTENCE), {"word/media/zero.bin": b"\0" * 90_000_000}),
        docx(word(SENTENCE), {"word/media/zero.bin": b"\0" * 120_000_000}),
        docx(word(SENTENCE), {"../../evil.xml": b"x", "/etc/evil": b"x"}),
        docx(word("</w:t></w:r></w:p><w:p><w:r><w:t>".join(["x"] * 20_000)), {}),
    ],
    ".csv": [
        b"article_id,text,published\na,Shells fell.,2024-11-29\nb,\"Two\nlines\",\n",
        b'article_id,text\na,"' + b"x" * 1_000_000,
        b"article_id,text\n" + b"," * 1_000_000,
        b"article_id,text\n" + b"../../a,x\n=1+1,y\n" * 500,
        b"article_id" * 100_000,
    ],
    ".jsonl": [
        json.dumps({"article_id": "a", "text": SENTENCE, "published": "2024-11-29"}).encode(),
        b'{"article_id": "a", "text": "' + b"x" * 1_000_000 + b'"}\n{"article_id": "b", "text": "y"}',
        b"[" * 200_000,
        b'{"article_id": 1e999, "text": ["x"], "published": 5}\n' * 100,
        b'{"article_id": "../x", "text": "\\ud800"}\n',
        b'{"a":' * 50_000,
        b'{"article_id": "n", "text": ' + b"1" * 100_000 + b"}",
    ],
}  # fmt: skip
WHOLE[".md"], WHOLE[".htm"] = WHOLE[".txt"], WHOLE[".html"]
PACKED = [
    gzip.compress(b"0" * 30_000_000, mtime=0),
    gzip.compress(gzip.compress(b"0" * 60_000_000, mtime=0), mtime=0),
    zlib.compress(PAGE.encode()),
]
BITS = st.sampled_from(
    [b"", b"\x00", b"\xff\xfe", b"\xfe\xff", b"\xef\xbb\xbf", b"\r\n", b'"', b"<", b"\xed\xa0\x80", b"\x1f\x8b\x08",
     b"PK\x03\x04", b"%PDF-", b"endobj", b"x" * 100_000, "حلب\u202e\u2028".encode(), "café".encode("latin-1"), b"]]>", b"&#0;", b"\x85"]
)  # fmt: skip
SUFFIXES = (*ARTICLE_SUFFIXES, *ROW_SUFFIXES)
NAMES = st.one_of(
    st.sampled_from(["", "..", "../../etc/passwd", "C:\\x\\y", "/etc/cron.d/x", "con", "a\x00b", "\u202etxt", "-rf", "x" * 5000, "=1+1", "<script>", "${x}", "a/../b", "\ud800"]),
    st.text(max_size=30),
)  # fmt: skip


@st.composite
def uploads(draw: st.DrawFn) -> tuple[str, bytes]:
    """A name and what is in the file."""
    suffix = draw(st.sampled_from(SUFFIXES))
    whole = draw(st.sampled_from([*WHOLE[suffix], *WHOLE[suffix], *PACKED])) if draw(st.booleans()) else b""
    if not whole:
        whole = draw(st.sampled_from(WHOLE[draw(st.sampled_from(SUFFIXES))]) | st.binary(max_size=2_000))
    for _ in range(draw(st.integers(0, 4))):
        at = draw(st.integers(0, len(whole)))
        how = draw(st.sampled_from(["cut", "put", "turn", "swap", "twice"]))
        bit = draw(BITS | st.binary(max_size=20))
        if how == "cut":
            whole = whole[:at]
        elif how == "put":
            whole = whole[:at] + bit + whole[at:]
        elif how == "turn" and at < len(whole):
            whole = whole[:at] + bytes([whole[at] ^ draw(st.integers(1, 255))]) + whole[at + 1 :]
        elif how == "swap":
            whole = whole[at:] + whole[:at]
        elif how == "twice" and len(whole) < 3_000_000:
            whole += whole[at:]
    return draw(NAMES) + draw(st.sampled_from([suffix, suffix.upper(), suffix, ""])), whole
