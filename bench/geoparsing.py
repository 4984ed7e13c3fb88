"""Articles a second of geoparsing, side by side with the bare spaCy pipeline over the same articles.

    python bench/geoparsing.py CORPUS.xml [--articles 200] [--runs 5]

CORPUS.xml is in the format of LGL (``<article><text>``). Every run of either is a process of its own, the two in turn;
medians are printed as one JSON object. Ours is what ``dateline geoparse`` does with a text (recogniser, gazetteer,
resolution), one article at a time; bare spaCy is ``nlp.pipe`` with all components of the same model.
"""

from __future__ import annotations

import argparse
import json
import statistics
import subprocess
import sys
import time
import xml.etree.ElementTree as ElementTree
from pathlib import Path


def texts(corpus: Path, number: int) -> list[str]:
    """The first texts of a corpus."""
    found = [article.findtext("text") or "" for article in ElementTree.parse(corpus).iter("article")]
    return [text for text in found if text.strip()][:number]


def ours(articles: list[str]) -> dict[str, float]:
    """Articles a second, after the model and the gazetteer are open, and how long that took."""
    from dateline.geocoding.geoparse import parse

    start = time.perf_counter()
    parse("Troops left Aleppo.")
    opened = time.perf_counter() - start
    start = time.perf_counter()
    found = sum(len(parse(text)) for text in articles)
    took = time.perf_counter() - start
    return {"open_s": opened, "articles_s": len(articles) / took, "toponyms": found}


def bare(articles: list[str]) -> dict[str, float]:
    """The same of the whole spaCy pipeline."""
    from dateline.geocoding.geoparse import recogniser
    from dateline.language import load

    start = time.perf_counter()
    nlp = load(recogniser().meta["lang"] + "_" + recogniser().meta["name"])
    opened = time.perf_counter() - start
    start = time.perf_counter()
    found = sum(len(doc.ents) for doc in nlp.pipe(articles))
    took = time.perf_counter() - start
    return {"open_s": opened, "articles_s": len(articles) / took, "entities": found}


def main() -> int:
    """Print the medians."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("corpus", type=Path)
    parser.add_argument("--articles", type=int, default=200)
    parser.add_argument("--runs", type=int, default=5)
    parser.add_argument("--one", choices=("ours", "bare"), help=argparse.SUPPRESS)
    args = parser.parse_args()
    if args.one:
        articles = texts(args.corpus, args.articles)
        print(json.dumps(ours(articles) if args.one == "ours" else bare(articles)))
        return 0
    runs: dict[str, list[dict[str, float]]] = {"ours": [], "bare": []}
    for _ in range(args.runs):
        for which, kept in runs.items():
            command = [sys.executable, __file__, str(args.corpus), "--articles", str(args.articles), "--one", which]
            kept.append(json.loads(subprocess.run(command, capture_output=True, text=True, check=True).stdout))
    medians = {
        which: {key: round(statistics.median(run[key] for run in kept), 3) for key in kept[0]}
        for which, kept in runs.items()
    }
    ratio = medians["ours"]["articles_s"] / medians["bare"]["articles_s"]
    print(json.dumps(medians | {"ratio": round(ratio, 2)}, indent=1))
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
