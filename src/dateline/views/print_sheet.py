"""What goes on paper beneath the map: what was asked for, the reports with their sentences, and their sources.

Everything that comes from an article is escaped as HTML; the page cleans the HTML once more.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from html import escape

import pandas as pd

from dateline.model import Article
from dateline.views import reports, wording
from dateline.views.filtering import Query
from dateline.views.province_names import called
from dateline.views.source_text import counts

MOST = 100  # reports on paper; who needs more takes the table
_HEAD = ("Date", "What", "Where", "According to", "Sentence", "Source")


def in_words(query: Query) -> str:
    """What a query asks for, for a reader: "Fri 29 Nov 2024; types: Capture; words: airport"."""
    asked = [wording.days(query.first, query.last)] if query.first else []
    for label, values, names in (
        ("types", query.event_types, wording.EVENT_LABELS),
        ("who", query.actors, {}),
        ("according to", query.claimants, {}),
        ("status", query.statuses, wording.STATUS_LABELS),
    ):
        if values:
            asked.append(f"{label}: {', '.join(names.get(value, value) for value in values)}")
    if query.words:
        asked.append(f"words: {query.words}")
    asked.append("background included" if query.background else "without background")
    return "; ".join(asked)


def stamp(printed: datetime) -> str:
    """The HTML that says when it was printed."""
    return f'<p class="sheet">Printed {wording.day(printed)}, {printed:%H:%M %Z}.</p>'


def sheet(table: pd.DataFrame, articles: Mapping[str, Article], query: Query, total: int) -> str:
    """The HTML of the sheet. ``table`` as the query left it, of ``total`` reports."""
    shown = table.head(MOST)
    numbers = {key: number for number, key in enumerate(dict.fromkeys(shown["article_id"]), start=1)}
    more = f", the first {MOST} below" if len(table) > MOST else ""
    return "".join(
        (
            '<section class="sheet"><p><b>Dateline</b>: reports, not established facts. ',
            f"{wording.reports(len(table))}, of {wording.number(total)} in all{more}. {escape(in_words(query))}.</p>",
            "<table><thead><tr>",
            *(f"<th>{name}</th>" for name in _HEAD),
            "</tr></thead><tbody>",
            *(_row(row, numbers[row.article_id]) for row in reports.rows(shown)),
            "</tbody></table><h3>Sources</h3><ol>",
            *(_source(articles[key]) for key in numbers),
            "</ol></section>",
        )
    )


def _row(row: object, number: int) -> str:
    what = "; ".join([wording.EVENT_LABELS[row.event_type], *counts(row)])  # type: ignore[attr-defined]
    cells = (
        wording.days(row.date_start, row.date_end, row.date_precision),  # type: ignore[attr-defined]
        f"{what} ({wording.STATUS_LABELS[row.status].lower()})",  # type: ignore[attr-defined]
        called(str(row.place), str(row.place_kind), str(row.gazetteer_id)) or "not stated",  # type: ignore[attr-defined]
        str(row.claimant),  # type: ignore[attr-defined]
        str(row.sentence),  # type: ignore[attr-defined]
        str(number),
    )
    return f"<tr>{''.join(f'<td>{escape(cell)}</td>' for cell in cells)}</tr>"


def _source(article: Article) -> str:
    published = wording.day(article.published) if article.published else "publication day not stated"
    parts = [article.title or article.article_id, wording.publisher(article.publisher), published, article.url]
    return f"<li>{escape(', '.join(part for part in parts if part))}</li>"
