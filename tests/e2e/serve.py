"""Serves app.py over one of the corpora of the browser tests: ``python serve.py NAME --server.port=...``."""

from __future__ import annotations

import os
import sys
from pathlib import Path
from types import SimpleNamespace

ROOT = Path(__file__).resolve().parents[2]
sys.path[:0] = [str(ROOT), str(ROOT / "src")]

from streamlit.web import cli  # noqa: E402

from tests.e2e.corpora import MAKERS  # noqa: E402


def main(name: str, *arguments: str) -> None:
    """Put the named corpus in the place of the store, then run Streamlit in this process."""
    articles, events = MAKERS[name]()
    corpus = SimpleNamespace(articles=articles, events=events, errors=(), review=None)
    sys.modules["dateline.store.corpus"] = SimpleNamespace(load=lambda folder: corpus)  # type: ignore[assignment]
    os.chdir(ROOT)
    sys.argv = ["streamlit", "run", "app.py", *arguments]
    cli.main()


if __name__ == "__main__":
    main(*sys.argv[1:])
