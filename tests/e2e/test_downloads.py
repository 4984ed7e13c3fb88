"""The event table in each format, taken from the page as a reader takes it and read back."""

from __future__ import annotations

import io
import json
from collections.abc import Callable
from typing import Any

import pandas as pd
import pytest

from tests.e2e.conftest import Visit

Open = Callable[..., Visit]


def _sentences(name: str, raw: bytes) -> list[Any]:
    if name == "CSV":
        return list(pd.read_csv(io.BytesIO(raw))["sentence"])
    if name == "Parquet":
        return list(pd.read_parquet(io.BytesIO(raw))["sentence"])
    if name == "GeoJSON":
        return [feature["properties"]["sentence"] for feature in json.loads(raw)["features"]]
    return [json.loads(line)["sentence"] for line in raw.decode().splitlines()]


@pytest.mark.parametrize(
    ("name", "suffix"), [("CSV", "csv"), ("GeoJSON", "geojson"), ("JSON Lines", "jsonl"), ("Parquet", "parquet")]
)
def test_what_the_filters_leave_in_each_format(visit: Open, name: str, suffix: str) -> None:
    seen = visit("plain")
    page = seen.open("events?type=capture", with_map=False)
    page.get_by_role("combobox", name="Format of the download").click()
    page.get_by_role("option", name=name, exact=True).click()
    seen.settle()
    with page.expect_download() as coming:
        page.get_by_role("button", name=f"Download {name}").click()
    assert coming.value.suggested_filename == f"Seed-articles-events.{suffix}"
    (sentence,) = _sentences(name, coming.value.path().read_bytes())
    assert sentence.startswith("The rebels have taken control of Aleppo's airport")
