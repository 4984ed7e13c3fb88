"""Are copies of a dispatch found, and other articles left apart? ``python bench/dispatches.py [--minhash]``.

Copies are made of the gold articles in the ways in which papers change a dispatch; apart must stay the gold articles
themselves, several of which report the same days of the same war. With ``--minhash``, datasketch is measured beside
(it has to be installed: it is no dependency).
"""

from __future__ import annotations

import random
import re
import sys
import time
from collections.abc import Callable, Iterator
from dataclasses import replace
from itertools import combinations
from pathlib import Path

from dateline.ingest.files import read_articles
from dateline.linking.dispatches import dispatches
from dateline.model import Article

ROOT = Path(__file__).parents[1]
LEAD = "Our correspondent reports from the capital, where officials met for a second day of talks on the budget. "
SENTENCE = re.compile(r"[^.!?\n]*[.!?\n]+")


def gold() -> list[Article]:
    """The articles of all gold sets."""
    folders = [ROOT / "seeds", ROOT / "gold/dev/articles", *sorted((ROOT / "gold/train").glob("*/articles"))]
    return [item for item in read_articles(folders) if isinstance(item, Article)]


def cut(share: float) -> Callable[[str, random.Random], str]:
    """Cut from the end."""
    return lambda text, _: text[: int(len(text) * share)]


def without(share: float) -> Callable[[str, random.Random], str]:
    """Leave out sentences."""
    return lambda text, chance: "".join(s for s in SENTENCE.findall(text) if chance.random() > share)


def reworded(share: float) -> Callable[[str, random.Random], str]:
    """Put other words in place of some."""
    return lambda text, chance: re.sub(r"\w+", lambda m: "thing" if chance.random() < share else m[0], text)


def typeset(text: str, _: random.Random) -> str:
    """Other quotes, dashes, case of the headline, line breaks."""
    first, _, rest = text.partition("\n")
    return first.upper() + "\n\n" + rest.replace("’", "'").replace("“", '"').replace(" – ", " - ").replace("\n", "\n\n")


WAYS: dict[str, Callable[[str, random.Random], str]] = {
    "set in type anew": typeset,
    "own lead": lambda text, _: LEAD + text,
    "cut to 3/4": cut(0.75),
    "cut to 1/2": cut(0.5),
    "cut to 1/3": cut(0.34),
    "a quarter of its sentences left out": without(0.25),
    "one word in twenty another": reworded(0.05),
    "one word in ten another": reworded(0.10),
    "cut to 1/2, own lead, one word in twenty another": lambda text, chance: (
        LEAD + reworded(0.05)(cut(0.5)(text, chance), chance)
    ),
}


def same_by_sequences(articles: list[Article]) -> set[tuple[str, str]]:
    """Pairs that print one dispatch, by ``dateline.linking.dispatches``."""
    found = dispatches(articles)
    return {(a, b) for a, b in combinations(sorted(found), 2) if found[a] == found[b]}


def same_by_minhash(articles: list[Article]) -> set[tuple[str, str]]:
    """Pairs that datasketch's MinHashLSH finds at Jaccard 0.35 of four-word sequences, with 128 permutations."""
    from datasketch import MinHash, MinHashLSH

    lsh = MinHashLSH(threshold=0.35, num_perm=128)
    made = {}
    for article in articles:
        words = re.findall(r"\w+", article.text.lower())
        sketch = MinHash(num_perm=128)
        sketch.update_batch([" ".join(words[n : n + 4]).encode() for n in range(len(words) - 3)])
        made[article.article_id] = sketch
        lsh.insert(article.article_id, sketch)
    return {(a, b) for a, sketch in made.items() for b in lsh.query(sketch) if a < b}


def measured(same: Callable[[list[Article]], set[tuple[str, str]]], articles: list[Article]) -> Iterator[str]:
    """Lines of figures."""
    started = time.perf_counter()
    wrong = same(articles)
    yield f"  {len(articles)} gold articles in {time.perf_counter() - started:.2f} s"
    pairs = len(articles) * (len(articles) - 1) // 2
    yield f"  taken for one though they are not: {len(wrong)} of {pairs} pairs {sorted(wrong)}"
    for way, change in WAYS.items():
        made = [
            replace(a, article_id=f"{a.article_id}+", text=change(a.text, random.Random(a.article_id)))
            for a in articles
        ]
        pairs = same([*articles, *made])
        found = sum((a.article_id, f"{a.article_id}+") in pairs for a in articles)
        yield f"  {way}: {found} of {len(articles)} copies found"


def main() -> None:
    """Print the figures."""
    articles = gold()
    ways = {"word sequences": same_by_sequences}
    if "--minhash" in sys.argv:
        ways["datasketch"] = same_by_minhash
    for name, same in ways.items():
        print(name)
        print("\n".join(measured(same, articles)))
    many = [
        replace(article, article_id=f"{article.article_id}-{n}", text=reworded(0.9)(article.text, random.Random(n)))
        for n in range(20)
        for article in articles
    ]
    started = time.perf_counter()
    dispatches(many)
    print(f"{len(many)} articles in {time.perf_counter() - started:.1f} s")


if __name__ == "__main__":
    main()
