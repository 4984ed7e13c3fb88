"""Bytes of a text file → text, or the reason why not. Nothing is replaced, guessed or normalised."""

from __future__ import annotations

import codecs

from charset_normalizer import from_bytes

from dateline.errors import InputError

MAX_CHARACTERS = 1_000_000  # what the language pipeline takes at once; a news report has some 5,000


def decode(raw: bytes, source: str) -> str:
    """The text that UTF-8 bytes say, newline characters as they are, without a byte order mark.

    Raises:
        InputError: the bytes are empty, binary, or not UTF-8 (the message names the likely encoding).
    """
    body = raw.removeprefix(codecs.BOM_UTF8)
    if not body.strip():
        raise InputError(source, "is empty")
    try:
        text = body.decode("utf-8")
    except UnicodeDecodeError as error:
        raise InputError(source, _why_not_utf8(raw, error)) from error
    return check_text(text, source)


def check_text(text: str, source: str) -> str:
    """The same text, if an article can be read from it.

    Raises:
        InputError: it is blank, holds zero bytes or half characters, or is too long.
    """
    if not text.strip():
        raise InputError(source, "is empty")
    if "\x00" in text:
        raise InputError(source, "is binary, not text (holds zero bytes)")
    if len(text) > MAX_CHARACTERS:
        reason = f"is too long for one article ({len(text):,} characters, at most {MAX_CHARACTERS:,})"
        raise InputError(source, reason)
    try:
        text.encode("utf-8")
    except UnicodeEncodeError as error:
        raw_byte = "\udc80" <= text[error.start] <= "\udcff"  # what surrogateescape makes of a wrong byte
        reason = "is not UTF-8 text" if raw_byte else "holds half a character, which no file can keep"
        raise InputError(source, reason) from error
    return text


def _why_not_utf8(raw: bytes, error: UnicodeDecodeError) -> str:
    if raw.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return "is not UTF-8 text but UTF-16: save it as UTF-8"
    if b"\x00" in raw[:65536]:
        return "is binary, not text (holds zero bytes)"
    guess = from_bytes(raw[:65536]).best()
    if guess is None or guess.encoding in ("utf_8", "ascii"):
        return f"is not UTF-8 text (byte {error.start} is 0x{raw[error.start]:02x})"
    return f"is not UTF-8 text (it looks like {guess.encoding}): save it as UTF-8"
