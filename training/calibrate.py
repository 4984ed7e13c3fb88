"""Fit a row's confidence on gold the reader was not trained on: calibrate.py FOLDER... (with articles/, gold.jsonl)

Prints how well it is calibrated by leaving one folder out at a time, then writes assets/reader/confidence.json.
"""

from __future__ import annotations

import json
import sys
from datetime import date
from pathlib import Path

import numpy as np
import pandas as pd
from sklearn.linear_model import LogisticRegression

from dateline import pipeline
from dateline.config import settings
from dateline.events.assemble import assemble
from dateline.events.confidence import FEATURES, features, score
from dateline.model import Article
from dateline.scoring import measure
from dateline.table import to_record


def rows(folder: Path) -> tuple[list[tuple[float, ...]], list[bool]]:
    """Features of each predicted row and whether gold (required or optional) has it."""
    values: list[tuple[float, ...]] = []
    records = []
    meta = pd.read_csv(folder / "articles" / "metadata.csv", dtype=str, keep_default_na=False)
    for row in meta.itertuples():
        text = (folder / "articles" / f"{row.article_id}.txt").read_text(encoding="utf-8")
        article = Article(row.article_id, text, published=date.fromisoformat(row.published))
        situation = pipeline.situate(article)
        readings = pipeline.read(situation)
        by_trigger = {reading.trigger: reading for reading in readings}
        for event in assemble(situation, readings, pipeline.world()):
            values.append(features(by_trigger[event.trigger]))
            records.append(to_record(event, article))
    golds = [json.loads(line) for line in (folder / "gold.jsonl").read_text(encoding="utf-8").splitlines()]
    taken, _ = measure.match(records, golds)
    return values, [i in taken for i in range(len(records))]


def fit(values: list[tuple[float, ...]], right: list[bool]) -> tuple[float, ...]:
    model = LogisticRegression(C=1.0).fit(np.array(values), np.array(right))
    return (float(model.intercept_[0]), *map(float, model.coef_[0]))


def main() -> None:
    sets = [rows(Path(folder)) for folder in sys.argv[1:]]
    predicted, actual = [], []
    for i, (values, right) in enumerate(sets):
        others = [s for j, s in enumerate(sets) if j != i]
        weights = fit([v for s in others for v in s[0]], [r for s in others for r in s[1]])
        predicted += [score(v, weights) for v in values]
        actual += right
    p, y = np.array(predicted), np.array(actual, dtype=float)
    for low in np.arange(0, 1, 0.2):
        inside = (p >= low) & (p < low + 0.2 + 1e-9)
        if inside.any():
            said, was = p[inside].mean(), y[inside].mean()
            print(f"{low:.1f}-{low + 0.2:.1f}: {inside.sum():4d} rows, said {said:.3f}, right {was:.3f}")
    print(f"Brier {np.mean((p - y) ** 2):.3f}, of always saying the mean {np.mean((y.mean() - y) ** 2):.3f}")
    final = fit([v for s in sets for v in s[0]], [r for s in sets for r in s[1]])
    data = {
        "intercept": round(final[0], 6),
        "weights": {n: round(w, 6) for n, w in zip(FEATURES, final[1:], strict=True)},
    }
    path = settings().assets / "reader" / "confidence.json"
    path.write_text(json.dumps(data, indent=1) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
