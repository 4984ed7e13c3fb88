"""What people checked → a gold table, so that they can measure accuracy on their own articles.

The format is that of ``gold/``: one row a line, patterns for names, and the articles beside it.
"""

from __future__ import annotations

import io
import re
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from dateline.csv_lines import csv_writer
from dateline.errors import InputError
from dateline.export.json_lines import one_line
from dateline.export.records import Plain, plain_records
from dateline.formulas import defuse
from dateline.model import Article
from dateline.store.durable import new_folder
from dateline.store.overlay import Reviewed
from dateline.table import COLUMNS

GOLD, ARTICLES, METADATA = "gold.jsonl", "articles", "metadata.csv"
_LEAST_KM, _MOST_KM = 5.0, 250.0  # as far off as the hand-made gold lets a place be
_MEASURES = ("killed", "injured", "quantity")


@dataclass(frozen=True, slots=True)
class Written:
    """What a gold folder holds: articles and rows.

    ``unfinished``: articles of which every row is checked, but nobody said that none is missing; ``left_out``: others.
    """

    articles: tuple[str, ...]
    rows: int
    unfinished: tuple[str, ...]
    left_out: tuple[str, ...]


def checked_articles(review: Reviewed) -> list[str]:
    """Ids of the articles of which a person has checked every row, or said that nothing is missing."""
    open_rows = set(review.rows.loc[review.rows["checked"] == "", "article_id"])
    looked_at = set(review.rows.loc[review.rows["checked"] != "", "article_id"]) | set(review.rejected["article_id"])
    return [key for key in review.articles if key in review.finished or key in looked_at - open_rows]


def write_gold(review: Reviewed, folder: Path) -> Written:
    """What was written: ``gold.jsonl`` and the articles that it speaks of, in a folder that is not there yet.

    Raises:
        InputError: no article is checked, or the folder is there already.
        OSError: it can't be written; it is not there then.
    """
    chosen = checked_articles(review)
    if not chosen:
        raise InputError(str(folder), "no article has all its rows checked yet")
    rows = review.rows[review.rows["article_id"].isin(chosen) & (review.rows["checked"] != "")]
    golds = [gold_row(record) for record in plain_records(rows[list(COLUMNS)])]
    path = folder.absolute()
    with new_folder(path) as (made, put):
        (made / GOLD).write_text("".join(f"{one_line(gold)}\n" for gold in golds), encoding="utf-8", newline="")
        (made / ARTICLES).mkdir()
        for key in chosen:
            (made / ARTICLES / f"{key}.txt").write_bytes(review.articles[key].text.encode())
        (made / ARTICLES / METADATA).write_bytes(_metadata([review.articles[key] for key in chosen]))
        if not put():
            raise InputError(str(folder), "is there already")
    unfinished = tuple(key for key in chosen if key not in review.finished)
    return Written(tuple(chosen), len(golds), unfinished, tuple(key for key in review.articles if key not in chosen))


def gold_row(row: Mapping[str, Plain]) -> dict[str, Any]:
    """A checked row as a row of gold: names as patterns, a tolerance for the place, counts as pairs."""
    start, end = row["trigger_start"], row["trigger_end"]
    at = row["sentence_start"]
    assert isinstance(start, int) and isinstance(end, int) and isinstance(at, int)
    gold: dict[str, Any] = {
        "article": row["article_id"],
        "quote": row["sentence"],
        "start": at,
        "end": row["sentence_end"],
        "type": row["event_type"],
        "also": [],
        "context": row["context"],
        "status": row["status"],
        "attribution": _pattern(row["attribution"]),
        "actors": _patterns(row["actors"]),
        "targets": _patterns(row["targets"]),
        "date_start": row["date_start"],
        "date_end": row["date_end"],
        "date_precision": row["date_precision"],
        "place": _place(row),
        "optional": False,
        "trigger": str(row["sentence"])[start - at : end - at],
        "place_text": row["place_text"],
        "date_text": row["date_text"],
    }
    if row["offset_km"] is not None:
        gold["offset_km"] = row["offset_km"]
    return gold | _counts(row)


def _place(row: Mapping[str, Plain]) -> dict[str, Any] | None:
    if row["latitude"] is None:
        return None
    radius = row["radius_km"]
    tolerance = min(_MOST_KM, max(_LEAST_KM, radius if isinstance(radius, int | float) else 0.0))
    return {
        "name": row["place"],
        "latitude": row["latitude"],
        "longitude": row["longitude"],
        "tolerance_km": round(tolerance, 1),
    }


def _counts(row: Mapping[str, Plain]) -> dict[str, Any]:
    made: dict[str, Any] = {}
    for name in _MEASURES:
        bounds = [row[f"{name}_min"], row[f"{name}_max"]]
        if bounds != [None, None]:
            made[name] = bounds
    if "quantity" in made:
        made["quantity_unit"] = row["quantity_unit"]
    if "killed" in made or "injured" in made:
        made["victims"] = _pattern(row["victims"])
        if row["counting"]:
            made["counting"] = row["counting"]
    if row["part_of"]:
        made["part_of_total"] = True
    return made


def _pattern(name: Plain) -> str:
    """A pattern that the name meets, whatever its letters mean in patterns."""
    return re.escape(str(name or ""))


def _patterns(names: Plain) -> list[str]:
    return [_pattern(name) for name in names] if isinstance(names, list) else []


def _metadata(articles: list[Article]) -> bytes:
    file = io.StringIO(newline="")
    rows = csv_writer(file)
    rows.writerow(["article_id", "title", "publisher", "published", "published_basis", "url"])
    for article in articles:
        day = article.published.isoformat() if article.published else ""
        told = (article.title, article.publisher, day, article.published_basis, article.url)
        rows.writerow([article.article_id, *map(defuse, told)])
    return file.getvalue().encode()
