"""What a person pastes or uploads → articles, by the same readers as files; a name from a browser is no path."""

from __future__ import annotations

import io
from collections.abc import Iterator
from pathlib import PurePosixPath

from dateline.errors import InputError
from dateline.ingest.decoding import check_text
from dateline.ingest.files import ROW_SUFFIXES, article_of, dated
from dateline.ingest.kinds import ARTICLE_SUFFIXES, read_article_bytes
from dateline.ingest.metadata import Metadata, Reading
from dateline.ingest.names import last_part, safe_id
from dateline.ingest.rows import read_rows_of
from dateline.model import Article

MAX_ROWS_BYTES = 100_000_000  # of a file with one article a row


def read_upload(name: str, raw: bytes, given: Metadata) -> Iterator[Article | InputError]:
    """The articles in an uploaded file; ``given`` is what the person wrote about it.

    A ``.csv`` or ``.jsonl`` file holds one article a row, other kinds hold one article.
    """
    shown = last_part(name)
    suffix = PurePosixPath(shown).suffix.lower()
    if len(raw) > MAX_ROWS_BYTES:
        yield InputError(shown, f"is larger than {MAX_ROWS_BYTES // 1_000_000} MB")
    elif suffix in ROW_SUFFIXES:
        for _, found in read_rows_of(io.BytesIO(raw), suffix, shown):
            yield dated(found, given.published) if isinstance(found, Article) else found
    elif suffix in ARTICLE_SUFFIXES:
        try:
            yield article_of(safe_id(PurePosixPath(shown).stem), read_article_bytes(raw, suffix, shown), given)
        except InputError as error:
            yield error
    else:
        yield InputError(shown, f"is of no kind that articles come in ({' '.join(ARTICLE_SUFFIXES + ROW_SUFFIXES)})")


def read_pasted(text: str, given: Metadata) -> Article:
    """The article in a text that was pasted.

    Raises:
        InputError: it is blank or too long.
    """
    first_line = check_text(text, "the pasted text").strip().splitlines()[0]
    return article_of(safe_id(given.title or first_line), Reading(text, Metadata()), given)
