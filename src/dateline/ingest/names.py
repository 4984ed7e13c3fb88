"""Names that strangers give → names that are plain file names on every system."""

from __future__ import annotations

import re
import unicodedata

MAX_BYTES = 80  # of a name; file systems take 255, and suffixes come on top
# Source: Microsoft, "Naming Files, Paths, and Namespaces": devices, with any suffix
_DEVICES = frozenset({"con", "prn", "aux", "nul", *(f"{port}{n}" for port in ("com", "lpt") for n in range(10))})


def safe_id(words: str) -> str:
    """A name for an article that is a plain file name on every system: letters, digits, ``-`` and ``_``."""
    plain = unicodedata.normalize("NFKC", words.encode("utf-8", "ignore").decode()).lower()
    made = re.sub(r"[^\w-]+", "_", plain).strip("_-")
    short = made.encode()[:MAX_BYTES].decode("utf-8", "ignore").rstrip("_-")
    return f"{short}_" if short in _DEVICES else short or "article"


def last_part(name: str) -> str:
    """The file name in what a browser or an archive says is one, which may be a path of either kind."""
    return name.replace("\\", "/").rsplit("/", 1)[-1]
