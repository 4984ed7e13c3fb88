"""Files with one article a row: CSV with a header, or JSON Lines."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterator, Mapping
from pathlib import Path, PurePath
from typing import Any, BinaryIO

from dateline.errors import InputError
from dateline.ingest.decoding import check_text
from dateline.ingest.metadata import parse_day, parse_metadata
from dateline.model import Article

MAX_BYTES = 100_000_000  # of an uploaded file; one that is read from disk may have any length
_MAX_LINE = 8_000_000  # of one row: an article of the longest kind with every character escaped


def read_rows(path: Path) -> Iterator[tuple[str, Article | InputError]]:
    """Where (file and line) and article of every row of a ``.csv`` or ``.jsonl`` file, one at a time.

    Columns or keys: ``article_id,text,published`` and, if known, ``title,publisher,published_basis,url``. A
    wrong row is an error that names its line, and the rows after it still come.
    """
    with path.open("rb") as file:
        yield from read_rows_of(file, path.suffix.lower(), str(path))


def read_rows_of(file: BinaryIO, suffix: str, source: str) -> Iterator[tuple[str, Article | InputError]]:
    """The same for a file that is open already; ``suffix`` says which of the two kinds it is."""
    found = False
    for where, row in (_csv_rows if suffix == ".csv" else _json_rows)(file, source):
        found = True
        yield where, row if isinstance(row, InputError) else _article(row, where, PurePath(source).name)
    if not found:
        yield source, InputError(source, "holds no articles")


def _article(fields: Mapping[str, Any], where: str, file_name: str) -> Article | InputError:
    article_id = str(fields.get("article_id") or "").strip()
    if not article_id:
        return InputError(where, "has no article_id")
    text = fields.get("text")
    if not isinstance(text, str):
        return InputError(where, f"article {article_id!r} has no text")
    try:
        known = parse_metadata(fields, file_name)
        check_text(text, where)
        check_text(" ".join((article_id, known.title, known.publisher, known.url)), where)
    except ValueError as error:
        return InputError(where, f"{error} (article {article_id!r} left out)")
    except InputError as error:
        return InputError(where, f"article {article_id!r} {error.reason}")
    return Article(article_id, text, known.title, known.publisher, known.published, known.published_basis, known.url)


def _csv_rows(file: BinaryIO, source: str) -> Iterator[tuple[str, Mapping[str, Any] | InputError]]:
    csv.field_size_limit(_MAX_LINE)  # the default is shorter than an article may be
    lines = io.TextIOWrapper(file, encoding="utf-8-sig", errors="surrogateescape", newline="")
    reader = csv.DictReader(lines, strict=True)
    try:
        if reader.fieldnames is None:
            return
        missing = [name for name in ("article_id", "text") if name not in reader.fieldnames]
        if missing:
            yield source, InputError(source, f"has no column {' and no column '.join(missing)}")
            return
        for row in reader:
            where = f"{source}, line {reader.line_num}"
            wrong = _cut(row)
            yield where, InputError(where, wrong) if wrong else row
    except csv.Error as error:
        where = f"{source}, line {reader.line_num}"
        yield where, InputError(where, f"is not CSV ({error}): the rest is left out")
    finally:
        lines.detach()  # the file is its owner's to close


def _cut(row: Mapping[str | None, Any]) -> str:
    """What is wrong with the cells of a CSV row, "" if they are the header's, but for empty ones at the end.

    A comma or a line break (a lone carriage return too) that stands outside of quotes cuts a text in two: half an
    article would be read as a whole one. Spreadsheets add empty cells at the end and leave them out: a row may be
    short where the last cell that it has is the publication day, which no cut text ends with.
    """
    more = sum(bool(cell.strip()) for cell in row.get(None, ()))
    less = sum(value is None for value in row.values())
    if not more and (not less or _ends_with_day(row)):
        return ""
    had = f"{len(row) - less} cells where the header has {len(row)}" if less else f"{more} more cells than the header"
    return f"has {had}: a comma or a line break stands outside of quotes"


def _ends_with_day(row: Mapping[str | None, Any]) -> bool:
    last = [name for name, value in row.items() if value and value.strip()][-1:]
    try:
        return last == ["published"] and bool(parse_day(row["published"]))
    except ValueError:
        return False


def _json_rows(file: BinaryIO, source: str) -> Iterator[tuple[str, Mapping[str, Any] | InputError]]:
    number = 0
    while line := file.readline(_MAX_LINE):
        number += 1
        where = f"{source}, line {number}"
        if len(line) == _MAX_LINE:
            yield where, InputError(where, "is too long for one article")
            while line and not line.endswith(b"\n"):
                line = file.readline(_MAX_LINE)
        elif line.strip():
            yield where, _json_row(line.removeprefix(b"\xef\xbb\xbf") if number == 1 else line, where)


def _json_row(line: bytes, where: str) -> Mapping[str, Any] | InputError:
    try:
        row = json.loads(line.decode("utf-8"))
    except UnicodeDecodeError:
        return InputError(where, "is not UTF-8 text")
    except (ValueError, RecursionError):
        return InputError(where, "is not JSON")
    return row if isinstance(row, dict) else InputError(where, "is not a JSON object")
