"""Downloads."""

from __future__ import annotations

import ast
import io
import json
from collections.abc import Callable
from typing import Any

import pandas as pd
import pytest
import streamlit as st

from dateline.config import ROOT
from tests.dashboard.test_own_workspace import Open, mine, open_mine

__all__ = ["mine", "open_mine"]  # fixtures


def _csv(raw: bytes) -> list[dict[str, Any]]:
    return pd.read_csv(io.BytesIO(raw), keep_default_na=False).to_dict("records")


def _geojson(raw: bytes) -> list[dict[str, Any]]:
    content = json.loads(raw)
    assert content["type"] == "FeatureCollection"
    return [feature["properties"] for feature in content["features"]]


def _jsonl(raw: bytes) -> list[dict[str, Any]]:
    return [json.loads(line) for line in raw.decode().splitlines()]


def _parquet(raw: bytes) -> list[dict[str, Any]]:
    return pd.read_parquet(io.BytesIO(raw)).to_dict("records")


READERS = {".csv": _csv, ".geojson": _geojson, ".jsonl": _jsonl, ".parquet": _parquet}


@pytest.fixture
def offered(monkeypatch: pytest.MonkeyPatch) -> list[dict[str, Any]]:
    """What each download button was given, in the order of drawing."""
    found: list[dict[str, Any]] = []
    draw = st.download_button

    def note(label: str, **told: Any) -> bool:
        found.append({"label": label, **told})
        return draw(label, **told)

    monkeypatch.setattr(st, "download_button", note)
    return found


@pytest.mark.parametrize("suffix", list(READERS))
def test_the_events_of_a_workspace_in_each_format(
    open_mine: Open, offered: list[dict[str, Any]], monkeypatch: pytest.MonkeyPatch, suffix: str
) -> None:
    made: list[str] = []
    _note_made(monkeypatch, made)
    app = open_mine("events")
    app.selectbox(key="download_format").set_value(suffix).run()
    assert not app.exception
    assert made == []  # nothing is made before the click
    rows = READERS[suffix](offered[-1]["data"]())
    assert made == [suffix]
    assert offered[-1]["file_name"] == f"Mine-events{suffix}"
    assert [row["sentence"] for row in rows] == list(app.dataframe[0].value["Sentence"])
    assert {row["checked"] for row in rows} <= {"", None}


def _note_made(monkeypatch: pytest.MonkeyPatch, made: list[str]) -> None:
    from dashboard.parts import downloads

    real: Callable[[pd.DataFrame, str], bytes] = downloads.to_bytes

    def to_bytes(events: pd.DataFrame, suffix: str) -> bytes:
        made.append(suffix)
        return real(events, suffix)

    monkeypatch.setattr(downloads, "to_bytes", to_bytes)


def test_a_download_holds_what_the_filters_leave(open_page: Open, offered: list[dict[str, Any]]) -> None:
    app = open_page("events")
    app.multiselect(key="type").set_value(["capture"]).run()
    (row,) = _csv(offered[-1]["data"]())
    assert row["event_type"] == "capture"
    assert offered[-1]["file_name"] == "Seed-articles-events.csv"


def test_no_download_runs_the_page_again() -> None:
    """A rerun gives each file made at the click another address, and forgets the one that the browser asks for."""
    found = []
    for folder in (ROOT / "dashboard", ROOT / "pages"):
        for path in folder.rglob("*.py"):
            for node in ast.walk(ast.parse(path.read_text("utf-8"))):
                if isinstance(node, ast.Call) and ast.unparse(node.func).endswith("download_button"):
                    found.append({each.arg: ast.unparse(each.value) for each in node.keywords}.get("on_click"))
    assert found and set(found) == {"'ignore'"}
