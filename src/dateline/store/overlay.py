"""Decisions laid over the machine's rows: a pure function, so that nothing a person decided is ever written over.

The table is made anew from rows and decisions each time. A decision whose sentence or machine row has changed since
still stands (the row is shown as the person left it), and is listed.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from hashlib import blake2s

import pandas as pd

from dateline.export.records import Plain, plain_records
from dateline.linking.incidents import link_frame
from dateline.model import Article
from dateline.store.anchoring import Match, Present, match, moved, siblings, stands_in
from dateline.store.articles import text_hash
from dateline.store.decisions import CONTENT, Anchor, Decision, Row, active
from dateline.table import CHECK_COLUMNS, COLUMNS, from_records

_STATES = {"accept": "accepted", "correct": "corrected", "add": "added"}
_ADDED = re.compile(r"a[0-9a-f]{16}")  # what ``added_id`` gives; the machine's begin with another letter
_OFFSETS = ("sentence_start", "sentence_end", "sentence", "trigger_start", "trigger_end")


@dataclass(frozen=True, slots=True)
class Affected:
    """A decision that stands, though what it was made on has changed: what, and which columns say otherwise now."""

    decision: Decision
    change: str  # "row changed", "row gone", "sentence gone", "article gone"
    event_id: str  # the row as it is shown; "" where it is not
    changed: tuple[str, ...]

    @property
    def sentence(self) -> str:
        """The sentence that the decision is about."""
        row = self.decision.about[0].row or self.decision.fields or {}
        return str(row.get("sentence", ""))


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


@dataclass(slots=True)
class _Shown:
    """A row on its way: the machine's (or a person's) row, and what was decided about it."""

    row: Row
    added: Decision | None = None
    decisions: list[tuple[Decision, Match]] = field(default_factory=list)


def overlay(rows: pd.DataFrame, decisions: Iterable[Decision], articles: Mapping[str, Article]) -> Reviewed:
    """The machine's rows (columns of ``dateline.table``) with the decisions laid over them.

    Rows are linked into incidents anew once a person has changed any, then merged and split as decided.
    """
    standing = active(decisions)
    machine = [dict(record) for record in plain_records(rows[list(COLUMNS)])]
    hashes = {article_id: text_hash(article.text) for article_id, article in articles.items()}
    by_hash = {digest: article_id for article_id, digest in reversed(hashes.items())}
    shown = {str(row["event_id"]): _Shown(row) for row in machine}
    present = Present(articles, hashes, by_hash)
    lost = _add(standing, shown, present)
    lost += _lay(standing, shown, replace(present, rows=_by_article(shown)))
    anchors = _anchors(shown, hashes)
    left = [made for made in shown.values() if not _is_rejected(made)]
    frame = _frame(left, articles)
    if any(_may_move(made) for made in shown.values()):
        frame = _linked(frame)
    present = replace(present, rows=_by_article(shown))  # with the rows that only people vouch for
    frame, apart = _regrouped(frame, standing, shown, present)
    return Reviewed(
        rows=frame,
        rejected=_frame([made for made in shown.values() if _is_rejected(made)], articles),
        affected=tuple(sorted([*_affected(shown), *lost, *apart], key=lambda item: item.decision.order)),
        anchors=anchors,
        decided={key: _decided(made) for key, made in shown.items() if made.added or made.decisions},
        finished=frozenset(
            present.article_of(a)
            for d in standing
            if d.action == "finish"
            for a in d.about
            if a.article_sha256 in by_hash
        ),
        articles=articles,
    )


def added_id(decision: Decision) -> str:
    """The event id of a row that a person added."""
    return f"a{blake2s(decision.decision_id.encode(), digest_size=8).hexdigest()}"


def _by_article(shown: Mapping[str, _Shown]) -> dict[str, list[Row]]:
    rows: dict[str, list[Row]] = defaultdict(list)
    for made in shown.values():
        rows[str(made.row["article_id"])].append(made.row)
    return rows


def _add(standing: Sequence[Decision], shown: dict[str, _Shown], present: Present) -> list[Affected]:
    """Have the rows that people added among those shown; the ones whose article is gone or changed are returned."""
    lost = []
    for decision in standing:
        if decision.action == "add" and decision.fields is not None:
            anchor, fields = decision.about[0], decision.fields
            article_id = present.article_of(anchor)
            if article_id not in present.articles:
                lost.append(Affected(decision, "article gone", "", ()))
                continue
            text = present.articles[article_id].text
            row = fields if anchor.article_sha256 in present.by_hash else moved(fields, text)
            if row is None or not stands_in(row, text):
                lost.append(Affected(decision, "sentence gone", "", ()))
                continue
            event_id = added_id(decision)
            shown[event_id] = _Shown({**row, "event_id": event_id, "article_id": article_id}, added=decision)
    return lost


def _lay(standing: Sequence[Decision], shown: dict[str, _Shown], present: Present) -> list[Affected]:
    lost = []
    for decision in standing:
        if decision.action not in ("accept", "correct", "reject"):
            continue
        anchor = decision.about[0]
        if _is_of_an_undone_addition(anchor, shown):
            continue
        found = _found(anchor, shown, present)
        row = found.row or found.text_row
        if row is None:
            lost.append(Affected(decision, found.change, "", ()))
            continue
        event_id = str(row["event_id"])
        if found.row is None and event_id not in shown:
            if decision.action == "reject":  # what the machine has left out by itself needs no throwing out
                lost.append(Affected(decision, found.change, "", ()))
                continue
            shown[event_id] = _Shown({**row, "part_of": "", "incident_id": ""})
        shown[event_id].decisions.append((decision, found))
    return lost


def _is_of_an_undone_addition(anchor: Anchor, shown: Mapping[str, _Shown]) -> bool:
    event_id = str(anchor.row["event_id"]) if anchor.row is not None else ""
    return _ADDED.fullmatch(event_id) is not None and event_id not in shown


def _found(anchor: Anchor, shown: Mapping[str, _Shown], present: Present) -> Match:
    assert anchor.row is not None
    own = shown.get(str(anchor.row["event_id"]))
    if own is not None and own.added is not None:  # a person's row does not change by itself
        return Match("same", own.row, own.row)
    return match(anchor, present)


def _is_rejected(made: _Shown) -> bool:
    return bool(made.decisions) and made.decisions[-1][0].action == "reject"


def _judged(made: _Shown, articles: Mapping[str, Article]) -> dict[str, Plain]:
    """The row as the last person who accepted or corrected it saw it: all of it was in front of them."""
    row = dict(made.row)
    last = next(((d, m) for d, m in reversed(made.decisions) if d.action != "reject"), None)
    if last is None:
        return row
    decision, found = last
    seen = found.text_row or {}
    kept = row | {name: seen[name] for name in CONTENT if name in seen}
    told = dict(decision.fields or {})
    if not found.same_text:
        told = {name: value for name, value in told.items() if name not in _OFFSETS}
    whole = kept | told
    if stands_in(whole, articles[str(row["article_id"])].text):
        return whole
    return kept | {name: value for name, value in told.items() if name not in _OFFSETS}


def _state(made: _Shown) -> tuple[str, str, str]:
    """``checked``, by whom and when."""
    last = made.decisions[-1][0] if made.decisions else made.added
    if last is None:
        return "", "", ""
    actions = {decision.action for decision, _ in made.decisions}
    state = "added" if made.added else "corrected" if "correct" in actions else _STATES.get(last.action, "")
    return state, last.made_by, last.made_at


def _decided(made: _Shown) -> tuple[Decision, ...]:
    return tuple(([made.added] if made.added else []) + [decision for decision, _ in made.decisions])


def _anchors(shown: Mapping[str, _Shown], hashes: Mapping[str, str]) -> dict[str, Anchor]:
    by_article = _by_article(shown)
    made = {}
    for event_id, item in shown.items():
        article_id = str(item.row["article_id"])
        count = siblings(item.row, by_article[article_id])
        made[event_id] = Anchor(article_id, hashes[article_id], dict(item.row), count)
    return made


def _frame(shown: Sequence[_Shown], articles: Mapping[str, Article]) -> pd.DataFrame:
    """The rows in the order of articles and text, with who checked them."""
    rows = [(_judged(made, articles), _state(made)) for made in shown]
    known = {str(row["event_id"]) for row, _ in rows}
    for row, _ in rows:
        if row["part_of"] not in known:
            row["part_of"] = ""
    frame = from_records(row for row, _ in rows)
    for at, name in enumerate(CHECK_COLUMNS):
        frame[name] = pd.array([state[at] for _, state in rows], dtype="string")
    by = ["article_id", "sentence_start", "trigger_start"]
    return frame.sort_values(by, kind="stable").reset_index(drop=True)


def _may_move(made: _Shown) -> bool:
    """Whether what was decided can put rows into other incidents; plain acceptance can't."""
    return made.added is not None or any(d.action != "accept" or m.change != "same" for d, m in made.decisions)


def _linked(frame: pd.DataFrame) -> pd.DataFrame:
    linked = link_frame(frame[list(COLUMNS)])
    return pd.concat([linked, frame[list(CHECK_COLUMNS)]], axis=1)


def _regrouped(
    frame: pd.DataFrame, standing: Sequence[Decision], shown: Mapping[str, _Shown], present: Present
) -> tuple[pd.DataFrame, list[Affected]]:
    """The frame with incidents merged and split as decided, in that order; decisions of which a row is gone."""
    apart = []
    incident = dict(zip(frame["event_id"], frame["incident_id"], strict=True))
    for decision in standing:
        if decision.action not in ("merge", "split"):
            continue
        found = [_found(anchor, shown, present) for anchor in decision.about]
        rows = [item.row or item.text_row for item in found]
        ids = [str(row["event_id"]) for row in rows if row is not None and row["event_id"] in incident]
        new = f"i{blake2s(decision.decision_id.encode(), digest_size=8).hexdigest()}"
        if decision.action == "merge" and ids:
            together = {incident[event_id] for event_id in ids}
            incident = {key: new if value in together else value for key, value in incident.items()}
        elif decision.action == "split":
            incident |= dict.fromkeys(ids, new)
        gone = next((item.change for item in found if item.row is None), "")
        if gone:
            apart.append(Affected(decision, gone, ids[0] if ids else "", ()))
    frame["incident_id"] = pd.array([incident[key] for key in frame["event_id"]], dtype="string")
    return frame, apart


def _affected(shown: Mapping[str, _Shown]) -> Iterable[Affected]:
    """The last decision about each row, where the row is not what it was made on any more."""
    for event_id, made in shown.items():
        if made.decisions:
            decision, found = made.decisions[-1]
            if found.change != "same":
                yield Affected(decision, found.change, event_id, found.changed)
