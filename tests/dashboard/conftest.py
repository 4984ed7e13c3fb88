"""The dashboard over the hand-written sample of the view tests, run without a browser."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from types import SimpleNamespace

import pytest
import streamlit as st
from streamlit.testing.v1 import AppTest

from dateline.config import ROOT
from tests.views import sample


@pytest.fixture
def open_page(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Iterator[Callable[..., AppTest]]:
    """Opens the app at a page, with parameters of the address, over the sample."""
    st.cache_resource.clear()
    monkeypatch.setenv("DATELINE_WORKSPACES", str(tmp_path / "workspaces"))
    corpus = SimpleNamespace(articles=sample.articles(), events=sample.events(), errors=(), review=None)
    monkeypatch.setitem(sys.modules, "dateline.store.corpus", SimpleNamespace(load=lambda folder: corpus))

    def run(page: str = "", **parameters: str) -> AppTest:
        app = AppTest.from_file(str(ROOT / "app.py"), default_timeout=120)
        for name, value in parameters.items():
            app.query_params[name] = value
        app.run()
        return app.switch_page(f"pages/{page}.py").run() if page else app

    yield run
    st.cache_resource.clear()
