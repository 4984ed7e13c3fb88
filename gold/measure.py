"""Measures accuracy on the gold tables: ``python gold/measure.py [SET...]``.

Without arguments every set is measured, and ``gold/accuracy.json`` (which the Method page reads) and
``gold/README.md`` are written. With arguments the figures of those sets are only printed.
"""

from __future__ import annotations

import json
import sys
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from importlib.metadata import version
from pathlib import Path

from dateline.archive import extract_archive
from dateline.export.records import plain_records
from dateline.ingest.files import read_articles
from dateline.scoring.judge import FIELDS
from dateline.scoring.measure import Result, score
from dateline.scoring.rows import Row, read_gold
from dateline.store.fingerprint import extractor_version

HERE = Path(__file__).parent
FRONT = HERE.parent / "README.md"
FRONT_SETS = ("seeds", "dev", "all kept")  # what the front page shows: nothing that was trained on
FIGURES = ("gold", "predicted", "precision", "recall", "f1", "strict", *FIELDS, "contamination")
ROLES = {
    "shipped": "the articles that the app opens with; the learnt part has seen their annotations",
    "development": "never trained on; its figures chose thresholds",
    "kept": "never trained on",
    "trained": "the learnt part has seen its annotations",
}


@dataclass(frozen=True, slots=True)
class GoldSet:
    """Articles with their gold table, and what a figure on them is worth (a key of ``ROLES``)."""

    name: str
    articles: Path
    gold: Path
    role: str


def gold_sets(here: Path = HERE) -> Iterator[GoldSet]:
    """The sets that ``sets.toml`` names."""
    for name, entry in tomllib.loads((here / "sets.toml").read_text(encoding="utf-8")).items():
        if "parts" not in entry:
            yield GoldSet(name, here / entry["articles"], here / entry["gold"], entry["role"])
            continue
        for part in sorted((here / entry["parts"]).glob("*/gold.jsonl")):
            role = "kept" if part.parent.name in entry["kept"] else "trained"
            yield GoldSet(part.parent.name, part.parent / "articles", part, role)


def measure(gold_set: GoldSet) -> tuple[list[Row], list[Row]]:
    """The extracted rows of a set and its gold rows.

    Raises:
        SystemExit: an article of the set can't be read.
    """
    rows: list[Row] = []
    for chunk in extract_archive(read_articles([gold_set.articles])):
        if chunk.errors:
            raise SystemExit(str(chunk.errors[0]))
        rows.extend(plain_records(chunk.events))
    return rows, read_gold(gold_set.gold)


def as_markdown(results: dict[str, Result], roles: dict[str, str]) -> Iterator[str]:
    """A table with a line a set."""
    columns = FIGURES[2:]
    yield f"| set | rows | {' | '.join(columns)} | |"
    yield f"| --- |{' ---: |' * (len(columns) + 1)} --- |"
    for name, result in results.items():
        cells = ["–" if result[column] is None else f"{result[column]:.3f}" for column in columns]
        yield f"| {name} | {result['gold']} | {' | '.join(cells)} | {ROLES.get(roles[name], roles[name])} |"


def readme(results: dict[str, Result], roles: dict[str, str], day: str) -> str:
    """The text of ``gold/README.md``: the template with today's figures."""
    template = (HERE / "README.template.md").read_text(encoding="utf-8")
    table = "\n".join(as_markdown(results, roles))
    return template.replace("{{measured}}", f"{day}, version {version('dateline')}").replace("{{table}}", table)


def front_page(text: str, results: dict[str, Result], roles: dict[str, str], day: str) -> str:
    """The front page with today's figures between its two marks."""
    start, end = "<!-- accuracy:start -->\n", "<!-- accuracy:end -->"
    lines = [f"On {day}, version {version('dateline')}:", "", "| articles | gold rows | f1 | strict | contamination |"]
    lines.append("| --- | ---: | ---: | ---: | ---: |")
    for name in FRONT_SETS:
        figures = " | ".join(f"{results[name][column]:.2f}" for column in ("f1", "strict", "contamination"))
        role = ROLES.get(roles[name], "parts of the training set that were never trained on")
        lines.append(f"| {name}: {role} | {results[name]['gold']} | {figures} |")
    before, rest = text.split(start)
    return before + start + "\n".join(lines) + "\n" + end + rest.split(end)[1]


def main(names: list[str]) -> None:
    """Measure, print, and (for all sets) write."""
    known = list(gold_sets())
    unknown = set(names) - {gold_set.name for gold_set in known}
    if unknown:
        raise SystemExit(f"no such set: {', '.join(sorted(unknown))}")
    results: dict[str, Result] = {}
    roles: dict[str, str] = {}
    pooled: dict[str, tuple[list[Row], list[Row]]] = {"kept": ([], []), "trained": ([], [])}
    for gold_set in known:
        if names and gold_set.name not in names:
            continue
        rows, golds = measure(gold_set)
        results[gold_set.name], roles[gold_set.name] = score(rows, golds)[0], gold_set.role
        if gold_set.role in pooled:
            pooled[gold_set.role][0].extend(rows)
            pooled[gold_set.role][1].extend(golds)
    for role, (rows, golds) in pooled.items():
        if golds and not names:
            results[f"all {role}"], roles[f"all {role}"] = score(rows, golds)[0], f"the {role} parts together"
    print("\n".join(as_markdown(results, roles)))
    if not names:
        write(results, roles)


def write(results: dict[str, Result], roles: dict[str, str]) -> None:
    """Write ``accuracy.json``, ``README.md`` and the figures on the front page."""
    day = datetime.now(UTC).date().isoformat()
    sets = {
        name: {"role": roles[name]}
        | {key: round(value, 4) if isinstance(value, float) else value for key, value in result.items()}
        for name, result in results.items()
    }
    content = {"measured": day, "version": version("dateline"), "extractor": extractor_version(), "sets": sets}
    (HERE / "accuracy.json").write_text(json.dumps(content, indent=1) + "\n", encoding="utf-8")
    (HERE / "README.md").write_text(readme(results, roles, day), encoding="utf-8")
    front = FRONT.read_text(encoding="utf-8")
    FRONT.write_text(front_page(front, results, roles, day), encoding="utf-8")


if __name__ == "__main__":
    main(sys.argv[1:])
