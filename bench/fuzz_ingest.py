"""Does any file bring ingest down? ``python bench/fuzz_ingest.py [INPUTS]`` (10,000), ``... --replay SEED NUMBER``.

Hypothesis makes malformed uploads of every kind: cut short, of mixed encodings, with zero bytes, with lines of a
megabyte, nested, packed many times over, with scripts, and names that are paths. Each is read as the Add page reads
it. What counts: no exception, no more than 10 seconds (unless the machine is busy otherwise), less than 1 GB of memory
in this process and in the one that reads documents, and every refused input named with its reason. Exit status 1 if not.
A fault is printed when it happens, with the seed and number of the input that make it again; ``--replay`` reads that one
alone and writes it beside the working folder's files as ``fuzz_SEED_NUMBER``.
"""

from __future__ import annotations

import argparse
import gzip
import io
import json
import os
import resource
import sys
import time
import zipfile
import zlib
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, field
from math import ceil
from pathlib import Path

from hypothesis import HealthCheck, Phase, given, seed, settings
from hypothesis import strategies as st

from dateline.errors import InputError
from dateline.ingest.drafts import Draft, draft_of_paste, drafts_of_upload
from dateline.ingest.files import ROW_SUFFIXES
from dateline.ingest.kinds import ARTICLE_SUFFIXES
from dateline.ingest.metadata import Metadata
from dateline.ingest.names import safe_id

PART = 250  # inputs of one seed
MOST_SECONDS = 10.0
BUSY = 1.5  # processes that want to run, a core
MOST_MEMORY = 1_000_000_000  # bytes

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
            made.writestr(name, content)
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
    gzip.compress(b"0" * 30_000_000),
    gzip.compress(gzip.compress(b"0" * 60_000_000)),
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


@dataclass
class Tally:
    """What came of all inputs."""

    inputs: int = 0
    articles: int = 0
    refused: int = 0
    slowest: float = 0.0
    faults: int = 0
    slow: int = 0
    reasons: Counter[str] = field(default_factory=Counter)

    def fault(self, which: str, what: str) -> None:
        """Count a fault and print it at once: a run that is broken off has still told of it."""
        self.faults += 1
        print(f"FAULT {which}: {what}"[:600], flush=True)


def one_input(which: str, name: str, raw: bytes, tally: Tally) -> None:
    """Read one upload and see to it that all is as it must be."""
    which = f"{which} ({name[-24:]!r}, {len(raw):,} bytes beginning with {raw[:24]!r})"
    started = time.monotonic()
    tally.inputs += 1
    try:
        found = list(drafts_of_upload(name, raw, Metadata()))
        if tally.inputs % 10 == 0:
            found += _pasted(raw)
        for item in found:
            _look_at(item, tally)
        if not found:
            tally.fault(which, "nothing came of it, and no reason")
    except BaseException as error:
        tally.fault(which, f"{type(error).__name__}: {error}")
        if isinstance(error, KeyboardInterrupt):
            raise
    seconds = time.monotonic() - started
    tally.slowest = max(tally.slowest, seconds)
    if seconds > MOST_SECONDS:
        _slow(which, seconds, tally)


def _slow(which: str, seconds: float, tally: Tally) -> None:
    """A fault of the readers, unless the machine is busy with other things, which makes everybody wait."""
    load, cores = os.getloadavg()[0], os.cpu_count() or 1
    if load <= BUSY * cores:
        tally.fault(which, f"took {seconds:.1f} s (load {load:.1f} on {cores} cores)")
        return
    tally.slow += 1
    print(f"slow on a busy machine, {which}: took {seconds:.1f} s (load {load:.1f} on {cores} cores)", flush=True)


def _pasted(raw: bytes) -> list[Draft | InputError]:
    try:
        return [draft_of_paste(raw.decode("utf-8", "surrogateescape"), Metadata())]
    except InputError as error:
        return [error]


def _look_at(item: Draft | InputError, tally: Tally) -> None:
    if isinstance(item, InputError):
        tally.refused += 1
        assert item.reason and isinstance(item.source, str), "refused without a name or reason"
        tally.reasons[" ".join(item.reason.split()[:4])] += 1
        return
    tally.articles += 1
    assert item.text.strip() and "\x00" not in item.text
    item.text.encode("utf-8")
    assert item.article_id == safe_id(item.article_id) and len(item.article_id.encode()) <= 80
    assert item.known.published is None or item.known.published_basis
    assert isinstance(item.warning, str)


def memory() -> tuple[int, int]:
    """Most bytes that this process and any that it started have had at a time."""
    own, theirs = (resource.getrusage(who).ru_maxrss for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN))
    unit = 1 if sys.platform == "darwin" else 1024
    status = Path("/proc/self/status")
    if status.exists():  # there ru_maxrss starts from the peak of the process that started this one
        own = next(int(line.split()[1]) for line in status.read_text().splitlines() if line.startswith("VmHWM:"))
    return own * unit, theirs * unit


def inputs_of(part: int, take: Callable[[int, str, bytes], None]) -> None:
    """Hand over the ``PART`` uploads of a seed, numbered: the same ones each time."""
    number = 0

    @seed(part)
    @settings(
        max_examples=PART,
        deadline=None,
        database=None,
        phases=[Phase.generate],
        suppress_health_check=list(HealthCheck),
    )
    @given(upload=uploads())
    def each(upload: tuple[str, bytes]) -> None:
        nonlocal number
        take(number, *upload)
        number += 1

    each()


def run(wanted: int, tally: Tally) -> None:
    """Count what comes of that many inputs."""
    started = time.monotonic()

    for part in range(ceil(wanted / PART)):

        def take(number: int, name: str, raw: bytes, part: int = part) -> None:
            if tally.inputs < wanted:
                one_input(f"seed {part} number {number}", name, raw, tally)

        inputs_of(part, take)
        seconds = time.monotonic() - started
        print(f"  {tally.inputs} inputs, {seconds:.0f} s, {tally.faults} faults, {tally.slow} slow", flush=True)


def replay(part: int, wanted: int) -> int:
    """Exit status after reading one input again, which is kept for a closer look."""
    tally = Tally()

    def take(number: int, name: str, raw: bytes) -> None:
        if number == wanted:
            kept = Path(f"fuzz_{part}_{number}")
            kept.write_bytes(raw)
            print(f"{name!r} is kept as {kept}")
            one_input(f"seed {part} number {number}", name, raw, tally)

    inputs_of(part, take)
    for reason in tally.reasons:
        print(f"  {reason} ...")
    print(f"{tally.articles} articles, {tally.refused} refused, {tally.slowest:.1f} s, {tally.faults} faults")
    return 1 if tally.faults else 0


def main() -> int:
    """Exit status after that many inputs."""
    from dateline.ingest import isolated

    asked = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    asked.add_argument("inputs", type=int, nargs="?", default=10_000)
    asked.add_argument("--replay", type=int, nargs=2, metavar=("SEED", "NUMBER"))
    options = asked.parse_args()
    if options.replay:
        return replay(*options.replay)
    started = time.monotonic()
    list(drafts_of_upload("first.html", PAGE.encode(), Metadata()))  # starts the process that reads documents
    print(f"the reading process starts in {time.monotonic() - started:.1f} s", flush=True)
    tally = Tally()
    run(options.inputs, tally)
    isolated._end()  # so that its memory is counted
    own, theirs = memory()
    for which, size in (("this process", own), ("the readers", theirs)):
        if size >= MOST_MEMORY:
            tally.fault(which, f"{size:,} bytes of memory")
    for reason, times in tally.reasons.most_common(25):
        print(f"  {times:6} {reason}")
    print(
        f"{tally.inputs} inputs in {time.monotonic() - started:.0f} s: {tally.articles} articles, {tally.refused} refused "
        f"with a reason; slowest {tally.slowest:.1f} s ({tally.slow} over {MOST_SECONDS:.0f} s on a busy machine); "
        f"memory {own / 1e6:.0f} MB, readers {theirs / 1e6:.0f} MB; {tally.faults} faults"
    )
    return 1 if tally.faults else 0


if __name__ == "__main__":
    sys.exit(main())
