"""Words a second of extraction against the bare spaCy pipeline on the same articles, side by side in one run.

    python bench/extraction.py [--articles 500] [--rounds 5]

The articles are those of the gold sets, repeated. spaCy: ``nlp.pipe`` with every component of the configured model.
The two take turns; the median ratio over the rounds counts. Also prints the peak memory of each.
"""

from __future__ import annotations

import argparse
import csv
import resource
import statistics
import subprocess
import sys
import time
from datetime import date
from itertools import cycle, islice
from pathlib import Path

GOLD = Path(__file__).resolve().parents[1] / "gold"


def articles(number: int) -> list[tuple[str, str, date]]:
    """(id, text, publication day) of gold articles, repeated up to a number."""
    found = []
    for meta in sorted(GOLD.glob("**/articles/metadata.csv")):
        with meta.open(encoding="utf-8", newline="") as file:
            for row in csv.DictReader(file):
                text = (meta.parent / f"{row['article_id']}.txt").read_text(encoding="utf-8")
                found.append((row["article_id"], text, date.fromisoformat(row["published"])))
    return [(f"{i}-{name}", text, day) for i, (name, text, day) in enumerate(islice(cycle(found), number))]


def read_by_spacy(number: int) -> float:
    """Seconds for the bare pipeline."""
    from dateline.language import load

    nlp = load()
    texts = [text for _, text, _ in articles(number)]
    list(nlp.pipe(texts[:5]))
    began = time.perf_counter()
    for _ in nlp.pipe(texts):
        pass
    return time.perf_counter() - began


def read_by_dateline(number: int) -> float:
    """Seconds for articles to event rows."""
    from dateline.model import Article
    from dateline.pipeline import extract_many

    given = [Article(name, text, published=day) for name, text, day in articles(number)]
    list(extract_many(given[:5]))
    began = time.perf_counter()
    for _ in extract_many(given):
        pass
    return time.perf_counter() - began


def measured(what: str, number: int) -> tuple[float, float]:
    """(seconds, peak memory in MB) in a process of its own."""
    command = [sys.executable, __file__, "--only", what, "--articles", str(number)]
    seconds, peak = subprocess.run(command, capture_output=True, text=True, check=True).stdout.split()
    return float(seconds), float(peak)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--articles", type=int, default=500)
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--only", choices=("spacy", "dateline"))
    args = parser.parse_args()
    if args.only:
        seconds = (read_by_spacy if args.only == "spacy" else read_by_dateline)(args.articles)
        print(seconds, resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024)
        return
    words = sum(len(text.split()) for _, text, _ in articles(args.articles))
    rounds = []
    for i in range(args.rounds):
        spacy, dateline = measured("spacy", args.articles), measured("dateline", args.articles)
        rounds.append((words / spacy[0], words / dateline[0], spacy[1], dateline[1]))
        print(f"round {i + 1}: spaCy {rounds[-1][0]:.0f} words/s, Dateline {rounds[-1][1]:.0f} words/s", flush=True)
    ratio = statistics.median(r[1] / r[0] for r in rounds)
    print(f"{args.articles} articles, {words} words: median ratio {ratio:.2f}")
    print(f"peak memory, median: spaCy {statistics.median(r[2] for r in rounds):.0f} MB, ", end="")
    print(f"Dateline {statistics.median(r[3] for r in rounds):.0f} MB")


if __name__ == "__main__":
    main()
