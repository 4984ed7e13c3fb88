from __future__ import annotations

from pathlib import Path

from dateline.views.accuracy import read


def test_what_was_not_measured_is_not_shown(tmp_path: Path) -> None:
    assert read([tmp_path / "accuracy.json"]) is None


def test_figures_are_shown_with_their_day(tmp_path: Path) -> None:
    path = tmp_path / "accuracy.json"
    path.write_text('{"measured": "2024-12-01", "sets": {"seeds": {"role": "shipped", "f1": 0.9, "strict": 0.8}}}')
    found = read([tmp_path / "none.json", path])
    assert found is not None
    assert found.measured == "Sun 1 Dec 2024"
    assert found.table.to_dict("records")[0] | {"contamination": None} == {
        "Set": "seeds",
        "Learnt part": "learnt from",
        "f1": 0.9,
        "strict": 0.8,
        "contamination": None,
    }
