"""What a person pastes, uploads, names or fetches → drafts: articles with their origin, not kept yet.

A page shows drafts before they are kept; an import keeps them one after the other.
"""

from __future__ import annotations

import io
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from hashlib import file_digest, sha256
from pathlib import Path, PurePosixPath
from typing import Literal

from dateline.errors import InputError
from dateline.ingest.decoding import check_text
from dateline.ingest.fetched import Fetched, article_id_of, read_fetched
from dateline.ingest.files import METADATA_NAME, ROW_SUFFIXES, read_folder, read_some
from dateline.ingest.kinds import ARTICLE_SUFFIXES, read_article_bytes
from dateline.ingest.metadata import NO_METADATA, Metadata, MetadataTable, Reading, merged, read_metadata
from dateline.ingest.names import last_part, safe_id
from dateline.ingest.rows import MAX_BYTES, read_rows_of
from dateline.ingest.text_day import with_stated_day
from dateline.ingest.weekdays import weekday_warning
from dateline.model import Article

GIVEN = "given by the user"
OriginKind = Literal["pasted", "file", "row", "url"]


@dataclass(frozen=True, slots=True)
class Origin:
    """Where a text came from, and the bytes that came."""

    kind: OriginKind
    name: str  # "report.pdf", "wire.csv, line 3", the address that was asked for
    sha256: str  # of the bytes as they came
    suffix: str  # ".pdf": what kind of file they are
    received_at: datetime  # UTC
    final_url: str = ""


@dataclass(frozen=True, slots=True)
class Draft:
    """An article that could be kept; ``original`` are the bytes it came in, or the file that holds them."""

    article_id: str
    text: str
    known: Metadata
    origin: Origin
    original: bytes | Path

    @property
    def article(self) -> Article:
        """The article that it would become."""
        known = self.known
        return Article(
            self.article_id,
            self.text,
            known.title,
            known.publisher,
            known.published,
            known.published_basis,
            known.url,
        )

    @property
    def missing(self) -> tuple[str, ...]:
        """What a person has to be asked for: "title", "publisher", "published"."""
        return tuple(name for name in ("title", "publisher", "published") if not getattr(self.known, name))

    @property
    def warning(self) -> str:
        """Why the publication day may be wrong; "" where nothing speaks against it."""
        return weekday_warning(self.text, self.known.published) if self.known.published else ""

    def described(self, given: Metadata) -> Draft:
        """The same draft with what a person says about it, which goes before what was found."""
        return replace(self, known=merged(by_hand(given), self.known))


def by_hand(given: Metadata) -> Metadata:
    """The same metadata, each value said to be a person's word unless it says otherwise."""

    def basis(value: object, said: str) -> str:
        return (said or GIVEN) if value else ""

    return replace(
        given,
        title_basis=basis(given.title, given.title_basis),
        publisher_basis=basis(given.publisher, given.publisher_basis),
        published_basis=basis(given.published, given.published_basis),
    )


def draft_of_paste(text: str, given: Metadata) -> Draft:
    """The draft of a text that was pasted.

    Raises:
        InputError: it is blank, too long, or holds zero bytes.
    """
    first_line = check_text(text, "the pasted text").strip().splitlines()[0]
    raw = text.encode()
    origin = Origin("pasted", "pasted text", sha256(raw).hexdigest(), ".txt", datetime.now(UTC))
    return Draft(safe_id(given.title or first_line), text, with_stated_day(by_hand(given), text), origin, raw)


def drafts_of_upload(name: str, raw: bytes, given: Metadata) -> Iterator[Draft | InputError]:
    """The drafts in an uploaded file; its name is a browser's word and no path.

    A ``.csv`` or ``.jsonl`` file holds one article a row, other kinds hold one article.
    """
    shown = last_part(name)
    suffix = PurePosixPath(shown).suffix.lower()
    if suffix in ROW_SUFFIXES:
        if len(raw) > MAX_BYTES:
            yield InputError(shown, f"is larger than {MAX_BYTES // 1_000_000} MB")
            return
        digest = sha256(raw).hexdigest()
        for where, found in read_rows_of(io.BytesIO(raw), suffix, shown):
            yield _of_row(where, found, digest, suffix, raw, given)
    elif suffix in ARTICLE_SUFFIXES:
        yield _of_bytes(safe_id(PurePosixPath(shown).stem), raw, suffix, shown, given)
    else:
        yield InputError(shown, f"is of no kind that articles come in ({' '.join(ARTICLE_SUFFIXES + ROW_SUFFIXES)})")


def drafts_of_path(path: Path, given: Metadata) -> Iterator[Draft | InputError]:
    """The drafts in a file or folder on this machine, with what its ``metadata.csv`` says of them."""

    def read(file: Path, table: MetadataTable) -> Draft | InputError:
        said = table.rows.get(file.stem, Metadata())
        try:
            raw = read_some(file)
        except OSError as error:
            return InputError(str(file), error.strerror or "can't be read")
        return _of_bytes(safe_id(file.stem), raw, file.suffix.lower(), str(file), merged(said, by_hand(given)))

    suffix = path.suffix.lower()
    try:
        if path.is_dir():
            yield from (found for _, found in read_folder(path, read))
        elif not path.exists():
            yield InputError(str(path), "no such file or folder")
        elif suffix in ARTICLE_SUFFIXES:
            beside = path.parent / METADATA_NAME
            yield read(path, read_metadata(beside) if beside.is_file() else NO_METADATA)
        elif suffix in ROW_SUFFIXES:
            with path.open("rb") as file:
                digest = file_digest(file, "sha256").hexdigest()
                file.seek(0)
                for where, found in read_rows_of(file, suffix, str(path)):
                    yield _of_row(where, found, digest, suffix, path, given)
        else:
            kinds = " ".join(ARTICLE_SUFFIXES + ROW_SUFFIXES)
            yield InputError(str(path), f"is of no kind that articles come in ({kinds})")
    except OSError as error:
        yield InputError(str(path), error.strerror or "can't be read")


def draft_of_fetched(asked: str, fetched: Fetched, given: Metadata, listed: Metadata | None = None) -> Draft:
    """The draft of a page that was fetched from the address ``asked``.

    ``listed`` is what the feed that lists the page says of it: it counts where the page itself states nothing.

    Raises:
        InputError: it holds no report.
    """
    reading = read_fetched(fetched)
    suffix = _SUFFIXES.get(fetched.media_type, ".html")
    origin = Origin("url", asked, fetched.sha256, suffix, fetched.fetched_at, fetched.url)
    known = merged(merged(by_hand(given), reading.metadata), listed or Metadata())
    known = with_stated_day(known, reading.text)
    return Draft(safe_id(article_id_of(fetched.url)), reading.text, known, origin, fetched.raw)


_SUFFIXES = {
    "text/plain": ".txt",
    "text/markdown": ".md",
    "application/pdf": ".pdf",
    "application/vnd.openxmlformats-officedocument.wordprocessingml.document": ".docx",
}


def _of_bytes(article_id: str, raw: bytes, suffix: str, source: str, given: Metadata) -> Draft | InputError:
    try:
        reading: Reading = read_article_bytes(raw, suffix, source)
    except InputError as error:
        return error
    name = last_part(source).encode("utf-8", "replace").decode()
    origin = Origin("file", name, sha256(raw).hexdigest(), suffix, datetime.now(UTC))
    return Draft(article_id, reading.text, merged(by_hand(given), reading.metadata), origin, raw)


def _of_row(
    where: str, found: Article | InputError, digest: str, suffix: str, original: bytes | Path, given: Metadata
) -> Draft | InputError:
    if isinstance(found, InputError):
        return found
    file_name = last_part(where).partition(",")[0]
    said = Metadata(
        found.title,
        found.publisher,
        found.published,
        found.published_basis,
        found.url,
        file_name if found.title else "",
        file_name if found.publisher else "",
    )
    origin = Origin("row", last_part(where), digest, suffix, datetime.now(UTC))
    # what the row says of its article goes before what was given for all rows
    known = with_stated_day(merged(said, by_hand(given)), found.text)
    return Draft(safe_id(found.article_id), found.text, known, origin, original)
