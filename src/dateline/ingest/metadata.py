"""What is known about articles besides their text: publication dates and ``metadata.csv``."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from dateline.errors import InputError
from dateline.formulas import restore
from dateline.ingest.decoding import decode

_ISO_DAY = re.compile(r"(\d{4}-\d{2}-\d{2})(?:[T ].*)?")


@dataclass(frozen=True, slots=True)
class Metadata:
    """Title, publisher, publication day and address of one article, and where a file says so."""

    title: str = ""
    publisher: str = ""  # "" = not stated
    published: date | None = None
    published_basis: str = ""
    url: str = ""
    title_basis: str = ""  # how each is known
    publisher_basis: str = ""


@dataclass(frozen=True, slots=True)
class Reading:
    """What a file holds: the text that offsets point into from here on, and what the file says about itself."""

    text: str
    metadata: Metadata


@dataclass(frozen=True, slots=True)
class MetadataTable:
    """A ``metadata.csv``: rows by ``article_id``, where each stands, ids of bad rows, what was wrong."""

    rows: Mapping[str, Metadata]
    lines: Mapping[str, str]  # article_id -> "folder/metadata.csv, line 3"
    refused: frozenset[str]  # articles whose row is wrong: they are not read with a date that nobody gave
    errors: tuple[InputError, ...]


NO_METADATA = MetadataTable({}, {}, frozenset(), ())


def parse_day(value: str) -> date:
    """The calendar day of an ISO 8601 date or date-time, as written (no change of time zone).

    Raises:
        ValueError: it is no such date.
    """
    match = _ISO_DAY.fullmatch(value.strip())
    if match is None:
        raise ValueError(f"not a date (YYYY-MM-DD): {value.strip()!r}")
    try:
        day = date.fromisoformat(match[1])
    except ValueError as error:
        raise ValueError(f"not a date of the calendar: {value.strip()!r}") from error
    if day.year in (date.min.year, date.max.year):  # "last week" would lie outside of the calendar
        raise ValueError(f"not a day of a report: {value.strip()!r}")
    return day


def parse_metadata(fields: Mapping[str, Any], basis: str) -> Metadata:
    """The metadata that a row's fields give; ``basis`` says how each is known if they don't.

    Raises:
        ValueError: ``published`` is not a date.
    """
    values = {name: str(fields.get(name) or "").strip() for name in Metadata.__slots__}
    try:
        published = parse_day(values["published"]) if values["published"] else None
    except ValueError as error:
        raise ValueError(f"published is {error}") from error

    def known(name: str) -> str:
        return (values[f"{name}_basis"] or basis) if values[name] else ""

    return Metadata(
        values["title"],
        values["publisher"],
        published,
        known("published"),
        values["url"],
        known("title"),
        known("publisher"),
    )


def merged(given: Metadata, found: Metadata) -> Metadata:
    """What is known of an article: what a person wrote goes before what the file says of itself."""
    title = given if given.title else found
    publisher = given if given.publisher else found
    published = given if given.published is not None else found
    return Metadata(
        title.title,
        publisher.publisher,
        published.published,
        published.published_basis,
        given.url or found.url,
        title.title_basis,
        publisher.publisher_basis,
    )


def read_metadata(path: Path) -> MetadataTable:
    """The rows of a ``metadata.csv`` (``article_id,title,publisher,published,url``).

    Wrong rows become errors in the result; the others stay.
    """
    try:
        text = decode(path.read_bytes(), str(path))
    except OSError as error:
        return MetadataTable({}, {}, frozenset(), (InputError(str(path), error.strerror or "can't be read"),))
    except InputError as error:
        return MetadataTable({}, {}, frozenset(), (error,))
    reader = csv.DictReader(io.StringIO(text, newline=""), strict=True)
    try:
        if "article_id" not in (reader.fieldnames or ()):
            return MetadataTable({}, {}, frozenset(), (InputError(str(path), "has no column article_id"),))
        return _read_rows(reader, path)
    except csv.Error as error:
        broken = InputError(f"{path}, line {reader.line_num}", f"is not CSV ({error})")
        return MetadataTable({}, {}, frozenset(), (broken,))


def _read_rows(reader: csv.DictReader[str], path: Path) -> MetadataTable:
    rows: dict[str, Metadata] = {}
    lines: dict[str, str] = {}
    refused: set[str] = set()
    errors: list[InputError] = []
    for fields in reader:
        article_id = (fields["article_id"] or "").strip()
        where = f"{path}, line {reader.line_num}"
        if not article_id:
            errors.append(InputError(where, "has no article_id"))
        elif article_id in lines:
            errors.append(InputError(where, f"names article {article_id!r} a second time"))
        else:
            lines[article_id] = where
            try:
                rows[article_id] = parse_metadata(
                    {name: restore(cell or "") for name, cell in fields.items() if name}, path.name
                )
            except ValueError as error:
                refused.add(article_id)
                errors.append(InputError(where, f"{error} (article {article_id!r} left out)"))
    return MetadataTable(rows, lines, frozenset(refused), tuple(errors))
