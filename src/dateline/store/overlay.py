"""Decisions laid over the machine's rows: a pure function, so that nothing a person decided is ever written over.

The table is made anew from rows and decisions each time. A decision whose sentence or machine row has changed since
still stands (the row is shown as the person left it), and is listed.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace

import pandas as pd

from dateline.export.records import plain_records
from dateline.model import Article
from dateline.store.anchoring import Present, siblings
from dateline.store.articles import text_hash
from dateline.store.decisions import Anchor, Decision, active
from dateline.store.regrouping import linked_anew, regrouped
from dateline.store.shown import Affected, Shown, add_rows, by_article, lay_decisions
from dateline.table import CHECK_COLUMNS, COLUMNS, from_records


@dataclass(frozen=True, eq=False)
class Reviewed:
    """The table as people left it, and what is needed to decide about its rows.

    ``rows`` has the columns of ``dateline.table`` and ``CHECK_COLUMNS``; so has ``rejected``, the rows that a person
    threw out. ``anchors`` has what a decision about each of them hangs on, ``decided`` the decisions that stand about
    each, oldest first. ``finished`` are articles of which a person said that nothing is missing.
    """

    rows: pd.DataFrame
    rejected: pd.DataFrame
    affected: tuple[Affected, ...]
    anchors: Mapping[str, Anchor] = field(repr=False)
    decided: Mapping[str, tuple[Decision, ...]] = field(repr=False)
    finished: frozenset[str]
    articles: Mapping[str, Article] = field(repr=False)


def overlay(rows: pd.DataFrame, decisions: Iterable[Decision], articles: Mapping[str, Article]) -> Reviewed:
    """The machine's rows (columns of ``dateline.table``) with the decisions laid over them.

    Rows are linked into incidents anew once a person has changed any, then merged and split as decided.
    """
    standing = active(decisions)
    machine = [dict(record) for record in plain_records(rows[list(COLUMNS)])]
    hashes = {article_id: text_hash(article.text) for article_id, article in articles.items()}
    by_hash = {digest: article_id for article_id, digest in reversed(hashes.items())}
    shown = {str(row["event_id"]): Shown(row) for row in machine}
    present = Present(articles, hashes, by_hash)
    lost = add_rows(standing, shown, present)
    lost += lay_decisions(standing, shown, replace(present, rows=by_article(shown)))
    anchors = _anchors(shown, hashes)
    left = [made for made in shown.values() if not made.rejected]
    frame = _frame(left, articles)
    if any(made.may_move for made in shown.values()):
        frame = linked_anew(frame)
    present = replace(present, rows=by_article(shown))  # with the rows that only people vouch for
    frame, apart = regrouped(frame, standing, shown, present)
    return Reviewed(
        rows=frame,
        rejected=_frame([made for made in shown.values() if made.rejected], articles),
        affected=tuple(sorted([*_affected(shown), *lost, *apart], key=lambda item: item.decision.order)),
        anchors=anchors,
        decided={key: made.decided for key, made in shown.items() if made.added or made.decisions},
        finished=_finished(standing, present),
        articles=articles,
    )


def _finished(standing: Sequence[Decision], present: Present) -> frozenset[str]:
    """The articles of which a person said that nothing is missing, as long as their text is what it was."""
    about = (anchor for decision in standing if decision.action == "finish" for anchor in decision.about)
    return frozenset(present.article_of(anchor) for anchor in about if anchor.article_sha256 in present.by_hash)


def _anchors(shown: Mapping[str, Shown], hashes: Mapping[str, str]) -> dict[str, Anchor]:
    rows = by_article(shown)
    made = {}
    for event_id, item in shown.items():
        article_id = str(item.row["article_id"])
        count = siblings(item.row, rows[article_id])
        made[event_id] = Anchor(article_id, hashes[article_id], dict(item.row), count)
    return made


def _frame(shown: Sequence[Shown], articles: Mapping[str, Article]) -> pd.DataFrame:
    """The rows in the order of articles and text, with who checked them."""
    rows = [(made.judged(articles), made.state) for made in shown]
    known = {str(row["event_id"]) for row, _ in rows}
    for row, _ in rows:
        if row["part_of"] not in known:
            row["part_of"] = ""
    frame = from_records(row for row, _ in rows)
    for at, name in enumerate(CHECK_COLUMNS):
        frame[name] = pd.array([state[at] for _, state in rows], dtype="string")
    by = ["article_id", "sentence_start", "trigger_start"]
    return frame.sort_values(by, kind="stable").reset_index(drop=True)


def _affected(shown: Mapping[str, Shown]) -> Iterable[Affected]:
    """The last decision about each row, where the row is not what it was made on any more."""
    for event_id, made in shown.items():
        if made.decisions:
            decision, found = made.decisions[-1]
            if found.change != "same":
                yield Affected(decision, found.change, event_id, found.changed)
