from __future__ import annotations

import json
import re
from pathlib import Path

from dateline.config import ROOT
from dateline.views.accuracy import described, fields, read, table

WORDS = {"all kept": {"title": "All <never> seen", "articles": 1}, "web": {"title": "Stories", "articles": 12}}
SETS = {
    "afp": {"role": "trained", "gold": 3, "f1": 0.9},
    "web": {"role": "kept", "gold": 163, "recall": 0.914, "precision": 0.92, "f1": 0.917, "strict": 0.687},
    "all kept": {"role": "the kept parts together", "gold": 1, "place": 0.902, "date": 0.9, "counts": None},
}


def test_what_was_not_measured_is_not_shown(tmp_path: Path) -> None:
    assert read([tmp_path / "accuracy.json"]) is None


def test_figures_are_read_with_their_day(tmp_path: Path) -> None:
    path = tmp_path / "accuracy.json"
    path.write_text('{"measured": "2024-12-01", "sets": {"seeds": {"role": "shipped", "f1": 0.9, "strict": 0.8}}}')
    found = read([tmp_path / "none.json", path])
    assert found is not None
    assert found.measured == "Sun 1 Dec 2024"
    assert found.sets == {"seeds": {"role": "shipped", "f1": 0.9, "strict": 0.8}}


def test_a_set_is_told_in_words_under_what_was_had_of_it() -> None:
    made = table(SETS, WORDS)
    told = re.sub(r"<[^>]+>", "|", made)
    assert re.findall(r"[\w&; ]+(?=\|\d+ articles?,)", told) == ["All &lt;never&gt; seen", "Stories"]
    assert "12 articles, 163 events" in told and "1 article, 1 event|" in told
    assert "|0.91||0.92||0.92||0.69||–|" in told  # not measured is a dash
    assert told.index("Never trained on") < told.index("Stories") < told.index("|Trained on") < told.index("afp")
    assert "chose thresholds" not in told  # no set of that kind


def test_fields_of_a_set() -> None:
    assert fields(SETS) == "place 0.90, date 0.90"
    assert fields({}) == ""


def test_every_measured_set_is_described_with_as_many_articles_as_it_has() -> None:
    words = described(ROOT / "assets/measured_sets.toml")
    measured = json.loads((ROOT / "gold/accuracy.json").read_text(encoding="utf-8"))["sets"]
    assert set(words) == set(measured)
    counts = {name: len(list((ROOT / f"gold/train/{name}/articles").glob("*.txt"))) for name in measured}
    counts |= {"dev": len(list((ROOT / "gold/dev/articles").glob("*.txt")))}
    counts |= {"seeds": len(list((ROOT / "seeds").glob("*.txt")))}
    for role in ("kept", "trained"):
        counts[f"all {role}"] = sum(counts[name] for name, told in measured.items() if told["role"] == role)
    assert {name: told["articles"] for name, told in words.items()} == counts
