"""The articles of a workspace as a table, and where each came from in words."""

from __future__ import annotations

from collections.abc import Mapping

import pandas as pd

from dateline.model import Article
from dateline.store.articles import StoredArticle
from dateline.store.removed import Removed
from dateline.views import wording
from dateline.views.drafts import named

_KINDS = {"pasted": "Pasted", "file": "From the file", "row": "From a row of a table,", "url": "Fetched from"}


def undated(articles: Mapping[str, Article]) -> list[str]:
    """The ids of the articles whose publication day nobody knows."""
    return [key for key, article in articles.items() if article.published is None]


def listed(articles: Mapping[str, Article], reports: pd.DataFrame) -> pd.DataFrame:
    """One row an article, those without a day first, then the newest: id, Day, Title, Publisher, Reports."""
    found = reports["article_id"].value_counts()
    rows = [
        {
            "article_id": key,
            "Day": article.published,
            "Title": article.title or key,
            "Publisher": wording.publisher(article.publisher),
            "Reports": int(found.get(key, 0)),
        }
        for key, article in articles.items()
    ]
    rows.sort(key=lambda row: str(row["article_id"]))
    rows.sort(key=lambda row: str(row["Day"] or "9999-99-99"), reverse=True)
    return pd.DataFrame(rows, columns=["article_id", "Day", "Title", "Publisher", "Reports"])


def provenance(kept: StoredArticle) -> list[str]:
    """Where an article came from and how what is said of it is known, a line each."""
    origin, known = kept.origin, kept.known
    when = f"{wording.day(origin.received_at)}, {origin.received_at:%H:%M} UTC"
    lines = [f"{_KINDS[origin.kind]} {'' if origin.kind == 'pasted' else origin.name}".strip() + f", {when}"]
    if origin.final_url and origin.final_url != origin.name:
        lines.append(f"The address led to {origin.final_url}")
    for what, basis in (
        ("Title", known.title_basis),
        ("Publisher", known.publisher_basis),
        ("Day", known.published_basis),
    ):
        if basis:
            lines.append(f"{what}: {basis}")
    return [*lines, f"SHA-256 of what came: {origin.sha256}"]


def when_taken_out(removed: Removed) -> str:
    """An article that was taken out as it is chosen from a list: what it is, and when that was."""
    at = removed.removed_at
    return f"{named(removed.kept.article)}, taken out {wording.day(at)}, {at:%H:%M} UTC"
