"""Fit the weights of the antecedent ranker: train_antecedents.py PART... [--hold PART...] [--write]

Reads gold parts (a folder with ``gold.jsonl`` and ``articles/``) and passages whose rows have a point (``*.jsonl`` of
training/data with ``at``), takes the places of events that are told without a name ("the city", "there") or by one
that the gazetteer lacks, and fits a softmax over the places that the article names so that those within the gold
tolerance win. Prints how often they do, by cross-validation over the parts, and on the parts held out.
"""

from __future__ import annotations

import argparse
import json
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import numpy.typing as npt

from dateline.config import settings
from dateline.geocoding.antecedent_choice import features
from dateline.geocoding.antecedents import Discourse
from dateline.geocoding.bearings import separation_km
from dateline.geocoding.geoparse import world
from dateline.geocoding.named import merely_named_after, named
from dateline.geocoding.nominals import NAMED, OF_NOMINAL, family_of, head_noun
from dateline.geocoding.parts import part_of
from dateline.geocoding.phrases import locate
from dateline.geocoding.resolve import resolve_document
from dateline.geocoding.unknown import guarded
from dateline.mentions.toponyms import find_toponyms
from dateline.model import Place, PlaceMention, Span

Floats = npt.NDArray[np.float64]
AROUND_KM = 25.0  # how near the place has to be that stands in for one that the gazetteer lacks
PENALTY, STEPS, STEP = 0.0005, 400, 0.05  # of the squared weights; of Adam


@dataclass
class Case:
    """A phrase: the features of each place that it may mean, and whether that place is right."""

    given: list[dict[str, float]]
    right: list[bool]


def nearest(text: str, words: str, start: int, end: int) -> int | None:
    """Where the words stand nearest to a quote."""
    at, best = text.find(words), None
    while at >= 0:
        apart = 0 if start <= at < end else min(abs(at - start), abs(at - end))
        if best is None or apart < best[0]:
            best = apart, at
        at = text.find(words, at + 1)
    return best[1] if best else None


def cases(part: Path) -> list[Case]:
    """The phrases of a part."""
    return of_passages(part) if part.is_file() else of_gold(part)


def of_passages(path: Path) -> list[Case]:
    """The phrases of annotated passages; rows without a point tell where something happened, no more."""
    found = []
    for line in path.read_text(encoding="utf-8").splitlines():
        passage = json.loads(line)
        rows = [row for entry in passage["rows"] if (row := as_gold(passage["text"], entry)) is not None]
        found += of_article(passage["text"], sorted(rows, key=lambda row: row["start"]))
    return found


def as_gold(text: str, entry: dict) -> dict | None:
    """A passage's row with the keys of a gold row; None where it names no place."""
    start = text.find(entry["q"])
    if start < 0 or not entry.get("place"):
        return None
    name, *point = entry.get("at") or [""]
    place = {"name": name, **dict(zip(("latitude", "longitude", "tolerance_km"), point, strict=False))}
    words = {"start": start, "end": start + len(entry["q"]), "place_text": entry["place"]}
    return {**words, "place": place if len(point) == 3 else {}, "place_optional": len(point) != 3}


def of_gold(part: Path) -> list[Case]:
    """The phrases of a gold part."""
    by_article = defaultdict(list)
    for line in (part / "gold.jsonl").read_text(encoding="utf-8").splitlines():
        row = json.loads(line)
        by_article[row["article"]].append(row)
    found = []
    for article, rows in by_article.items():
        text = (part / "articles" / f"{article}.txt").read_text(encoding="utf-8")
        found += of_article(text, sorted(rows, key=lambda row: row["start"]))
    return found


def of_article(text: str, rows: list[dict]) -> list[Case]:
    gazetteer = world()
    mentions = resolve_document(text, find_toponyms(text, gazetteer), gazetteer)
    discourse = Discourse(text, mentions, gazetteer)
    happened: list[tuple[int, Place]] = []
    found, seen = [], set()
    for row in rows:
        words, gold = row.get("place_text"), row["place"]
        at = nearest(text, words, row["start"], row["end"]) if words and gold is not None else None
        if at is None:
            continue
        span = Span(at, at + len(words))
        before = [p for start, p in happened if start < max(at, row["start"])]
        known = NAMED.search(words) is not None
        asked = at not in seen and not row.get("place_optional")
        if asked and (lacking(text, span, mentions, discourse) if known else ranked(words)):
            seen.add(at)
            meant = {**gold, "tolerance_km": max(AROUND_KM, gold["tolerance_km"])} if known else gold
            right = [near(r.place, words, meant) for r in discourse.referents]
            found.append(Case(features(text, span, discourse, before), right))
        if (place := locate(text, span, mentions, gazetteer, before)) is not None:
            happened.append((row["start"], place))
    return found


def lacking(text: str, span: Span, mentions: Sequence[PlaceMention], discourse: Discourse) -> bool:
    """Whether a phrase's name is one that the gazetteer lacks, so that what is spoken of around it stands in."""
    if any(not merely_named_after(text, m, discourse) for m in named(text, span, mentions, world())):
        return False
    words = text[span.start : span.end]
    if any(span.start < m.span.end <= span.end for m in discourse.seats) or OF_NOMINAL.search(words):
        return False
    return guarded(words, discourse, world()) is None


def ranked(words: str) -> bool:
    return head_noun(words) not in ("capital", "country", "nation") and family_of(words) != "province"


def near(place: Place, words: str, gold: dict) -> bool:
    meant = (place, part_of(words, place.name, place, world()))
    return any(
        p is not None
        and separation_km(p.latitude, p.longitude, gold["latitude"], gold["longitude"]) <= gold["tolerance_km"]
        for p in meant
    )


def tables(given: list[Case], names: list[str]) -> list[tuple[Floats, npt.NDArray[np.bool_]]]:
    made = []
    for case in given:
        matrix = np.array([[row.get(name, 0.0) for name in names] for row in case.given]).reshape(-1, len(names))
        made.append((matrix, np.array(case.right, dtype=bool)))
    return made


def fitted(given: list[Case], names: list[str]) -> Floats:
    """Weights by gradient descent (Adam) on the log-likelihood of a right place."""
    data = [(m, y) for m, y in tables(given, names) if y.any() and not y.all()]
    features_, wanted = np.concatenate([m for m, _ in data]), np.concatenate([y for _, y in data]).astype(float)
    cuts = np.cumsum([0, *(len(y) for _, y in data)])[:-1]
    owner = np.repeat(np.arange(len(data)), [len(y) for _, y in data])
    w, first, second = (np.zeros(len(names)) for _ in range(3))
    for step in range(1, STEPS + 1):
        share = _shares(features_ @ w, cuts, owner)
        meant = share * wanted
        meant /= np.maximum(np.add.reduceat(meant, cuts)[owner], 1e-12)
        slope = PENALTY * w + features_.T @ (share - meant) / len(data)
        first, second = 0.9 * first + 0.1 * slope, 0.99 * second + 0.01 * slope**2
        w = w - STEP * (first / (1 - 0.9**step)) / (np.sqrt(second / (1 - 0.99**step)) + 1e-8)
    return w


def _shares(score: Floats, cuts: npt.NDArray[np.int64], owner: npt.NDArray[np.int64]) -> Floats:
    """The softmax of the scores within each case."""
    power = np.exp(score - np.maximum.reduceat(score, cuts)[owner])
    return np.asarray(power / np.add.reduceat(power, cuts)[owner])


def right(given: list[Case], names: list[str], w: Floats) -> int:
    return sum(bool(y[np.argmax(m @ w)]) for m, y in tables(given, names) if len(y))


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("parts", type=Path, nargs="+")
    parser.add_argument("--hold", type=Path, nargs="*", default=[])
    parser.add_argument("--write", action="store_true", help="write assets/gazetteer/antecedents.toml")
    args = parser.parse_args()
    parts = {part.name: cases(part) for part in args.parts}
    held = [case for part in args.hold for case in cases(part)]
    everything = [case for part in parts.values() for case in part]
    names = sorted({name for case in everything for row in case.given for name in row})
    crossed = 0
    for name, part in parts.items():
        others = [case for other, found in parts.items() if other != name for case in found]
        crossed += right(part, names, fitted(others, names))
    w = fitted(everything, names)
    print(f"cross-validated {crossed} of {len(everything)}; held out {right(held, names, w)} of {len(held)}")
    if args.write:
        lines = [f'"{name}" = {value:.3f}' for name, value in zip(names, w, strict=True) if abs(value) >= 0.005]
        header = "# What speaks for the place that a phrase without a name means: by training/train_antecedents.py\n"
        target = settings().assets / "gazetteer" / "antecedents.toml"
        target.write_text(header + "\n[weights]\n" + "\n".join(lines) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
