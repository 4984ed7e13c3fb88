"""A reader that hangs, dies or eats memory costs one file, not the program."""

from __future__ import annotations

import io
import sys
import time
import zipfile
import zlib

import pytest

from dateline.errors import InputError
from dateline.ingest import isolated, isolated_reader
from dateline.ingest.isolated import read_isolated

PAGE = b"<html><body><article><p>Shells fell on the market of Kasra for an hour on Tuesday morning, residents said.</p></article></body></html>"


def test_page_in_a_process_of_its_own() -> None:
    reading = read_isolated("html", PAGE, "page.html")
    assert reading.text == "Shells fell on the market of Kasra for an hour on Tuesday morning, residents said."
    assert reading.metadata.published is None


def test_reader_that_hangs_is_ended_and_the_next_file_is_read(monkeypatch: pytest.MonkeyPatch) -> None:
    read_isolated("html", PAGE, "page.html")
    monkeypatch.setattr(isolated, "MAX_SECONDS", 0.1)
    slow = PAGE.replace(b"</article>", b"<p>Shells fell on Kasra, they said.</p>" * 50_000 + b"</article>")
    started = time.monotonic()
    with pytest.raises(InputError, match="takes longer"):
        read_isolated("html", slow, "slow.html")
    assert time.monotonic() - started < 3
    monkeypatch.setattr(isolated, "MAX_SECONDS", 6.0)
    assert read_isolated("html", PAGE, "page.html").text


def test_reader_that_is_killed_costs_one_file() -> None:
    read_isolated("html", PAGE, "page.html")
    (reader,) = isolated._READERS.values()
    reader._process.kill()
    reader._process.wait()
    assert read_isolated("html", PAGE, "page.html").text


def test_reader_that_nobody_waits_for_any_more_gives_no_other_file_its_answer(monkeypatch: pytest.MonkeyPatch) -> None:
    read_isolated("html", PAGE, "page.html")
    (reader,) = isolated._READERS.values()
    with monkeypatch.context() as stopped:
        stopped.setattr(reader, "_line", interrupted)
        with pytest.raises(KeyboardInterrupt):
            read_isolated("html", PAGE.replace(b"Kasra", b"Elsewhere"), "other.html")
    assert not reader.runs
    assert "market of Kasra" in read_isolated("html", PAGE, "page.html").text


def interrupted(_: float) -> tuple[bytes, bool]:
    raise KeyboardInterrupt


def test_loading_may_take_as_long_as_the_owner_waits(monkeypatch: pytest.MonkeyPatch) -> None:
    alarms: list[int] = []
    monkeypatch.setattr(isolated_reader, "_alarm", alarms.append)
    answers = io.BytesIO()
    isolated_reader.serve(io.BytesIO(b'{"kind": "feed", "size": 0}\n'), answers)
    assert alarms == [isolated.START_SECONDS, 0]
    assert answers.getvalue() == b'{"loaded": true}\n'


@pytest.mark.skipif(sys.platform == "win32", reason="no limit on memory there")
def test_word_file_that_unpacks_to_gigabytes() -> None:
    file = io.BytesIO()
    with (
        zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as parts,
        parts.open("word/document.xml", "w", force_zip64=True) as part,
    ):
        for _ in range(500):
            part.write(b" " * 1_000_000)
    with pytest.raises(InputError, match="unpacks to more"):
        read_isolated("docx", file.getvalue(), "bomb.docx")
    lying = file.getvalue().replace((500_000_000).to_bytes(4, "little"), (1_000).to_bytes(4, "little"))
    with pytest.raises(InputError):
        read_isolated("docx", lying, "lying.docx")


def test_pdf_whose_page_unpacks_to_gigabytes() -> None:
    squeezed = zlib.compress(zlib.compress(b"0" * 600_000_000, 1), 9)
    stream = b"<< /Length %d /Filter [/FlateDecode /FlateDecode] >>\nstream\n%s\nendstream" % (len(squeezed), squeezed)
    raw = (
        b"%PDF-1.4\n1 0 obj\n<< /Type /Catalog /Pages 2 0 R >>\nendobj\n"
        b"2 0 obj\n<< /Type /Pages /Kids [3 0 R] /Count 1 >>\nendobj\n"
        b"3 0 obj\n<< /Type /Page /Parent 2 0 R /Contents 4 0 R /MediaBox [0 0 9 9] >>\nendobj\n"
        b"4 0 obj\n" + stream + b"\nendobj\ntrailer << /Root 1 0 R >>\n%%EOF"
    )
    started = time.monotonic()
    with pytest.raises(InputError):
        read_isolated("pdf", raw, "bomb.pdf")
    assert time.monotonic() - started < 10
