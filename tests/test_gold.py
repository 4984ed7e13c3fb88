"""The gold tables that ship are whole, and the measurement says what it measured."""

from __future__ import annotations

import importlib.util
import json
import sys
from datetime import date
from pathlib import Path
from typing import get_args

import pytest

from dateline.ingest.files import read_articles
from dateline.model import Article, DatePrecision, EventType, Status
from dateline.scoring.rows import read_gold

GOLD = Path(__file__).parents[1] / "gold"
spec = importlib.util.spec_from_file_location("measure", GOLD / "measure.py")
assert spec is not None and spec.loader is not None
measure = importlib.util.module_from_spec(spec)
sys.modules["measure"] = measure
spec.loader.exec_module(measure)
SETS = list(measure.gold_sets())


def test_sets_are_the_ones_that_ship() -> None:
    names = {gold_set.name: gold_set.role for gold_set in SETS}
    assert len(names) == 14
    assert (names["seeds"], names["dev"]) == ("shipped", "development")
    assert sorted(name for name, role in names.items() if role == "kept") == ["afr", "his", "web"]


@pytest.mark.parametrize("gold_set", SETS, ids=lambda gold_set: gold_set.name)
def test_every_gold_row_quotes_its_article(gold_set: object) -> None:
    found = list(read_articles([gold_set.articles]))  # type: ignore[attr-defined]
    articles = {item.article_id: item for item in found if isinstance(item, Article)}
    assert len(articles) == len(found)
    rows = read_gold(gold_set.gold)  # type: ignore[attr-defined]
    assert {row["article"] for row in rows} <= set(articles)
    for row in rows:
        assert articles[row["article"]].published is not None
        assert articles[row["article"]].text[row["start"] : row["end"]] == row["quote"]
        assert {row["type"], *row["also"]} <= set(get_args(EventType))
        assert row["status"] in get_args(Status) and row["date_precision"] in get_args(DatePrecision)
        assert date.fromisoformat(row["date_start"]) <= date.fromisoformat(row["date_end"])


def test_table_of_figures() -> None:
    figures = dict.fromkeys(measure.FIGURES, 0.5) | {"gold": 7, "targets": None}
    lines = list(measure.as_markdown({"dev": figures}, {"dev": "development"}))
    assert lines[2].startswith("| dev | 7 | 0.500 |")
    assert " – |" in lines[2] and "never trained on" in lines[2]
    assert {line.count("|") for line in lines} == {len(measure.FIGURES) - 2 + 4}


def test_front_page_takes_the_figures_between_its_marks() -> None:
    front = "Before.\n<!-- accuracy:start -->\nyesterday\n<!-- accuracy:end -->\nAfter.\n"
    results = {name: {"gold": 3, "f1": 0.876, "strict": 0.5, "contamination": 0.0} for name in measure.FRONT_SETS}
    roles = {"seeds": "shipped", "dev": "development", "all kept": "the kept parts together"}
    page = measure.front_page(front, results, roles, "2024-12-01")
    assert page.startswith("Before.\n<!-- accuracy:start -->\nOn 2024-12-01, version")
    assert page.endswith("| 3 | 0.88 | 0.50 | 0.00 |\n<!-- accuracy:end -->\nAfter.\n")
    assert "yesterday" not in page


def test_figures_on_file_are_those_of_the_sets() -> None:
    content = json.loads((GOLD / "accuracy.json").read_text(encoding="utf-8"))
    assert {gold_set.name for gold_set in SETS} <= set(content["sets"])
    for name, figures in content["sets"].items():
        assert f"| {name} | {figures['gold']} |" in (GOLD / "README.md").read_text(encoding="utf-8")
