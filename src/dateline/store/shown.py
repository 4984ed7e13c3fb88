"""Rows on their way to the table: each with what people decided about it."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from hashlib import blake2s

from dateline.export.records import Plain
from dateline.model import Article
from dateline.store.anchoring import Match, Present, match, moved, stands_in
from dateline.store.decisions import CONTENT, Anchor, Decision, Row

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


@dataclass(slots=True)
class Shown:
    """The machine's (or a person's) row, and the decisions about it, oldest first."""

    row: Row
    added: Decision | None = None
    decisions: list[tuple[Decision, Match]] = field(default_factory=list)

    @property
    def rejected(self) -> bool:
        """Whether a person threw the row out."""
        return bool(self.decisions) and self.decisions[-1][0].action == "reject"

    @property
    def may_move(self) -> bool:
        """Whether what was decided can put rows into other incidents; plain acceptance can't."""
        return self.added is not None or any(d.action != "accept" or m.change != "same" for d, m in self.decisions)

    @property
    def decided(self) -> tuple[Decision, ...]:
        """The decisions, that which added the row among them."""
        return tuple(([self.added] if self.added else []) + [decision for decision, _ in self.decisions])

    @property
    def state(self) -> tuple[str, str, str]:
        """``checked``, by whom and when."""
        last = self.decisions[-1][0] if self.decisions else self.added
        if last is None:
            return "", "", ""
        actions = {decision.action for decision, _ in self.decisions}
        state = "added" if self.added else "corrected" if "correct" in actions else _STATES.get(last.action, "")
        return state, last.made_by, last.made_at

    def judged(self, articles: Mapping[str, Article]) -> dict[str, Plain]:
        """The row as the last person who accepted or corrected it saw it: all of it was in front of them."""
        row = dict(self.row)
        last = next(((d, m) for d, m in reversed(self.decisions) if d.action != "reject"), None)
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


def added_id(decision: Decision) -> str:
    """The event id of a row that a person added."""
    return f"a{blake2s(decision.decision_id.encode(), digest_size=8).hexdigest()}"


def by_article(shown: Mapping[str, Shown]) -> dict[str, list[Row]]:
    """Article id -> its rows, in the order in which they came to be shown."""
    rows: dict[str, list[Row]] = defaultdict(list)
    for made in shown.values():
        rows[str(made.row["article_id"])].append(made.row)
    return rows


def add_rows(standing: Sequence[Decision], shown: dict[str, Shown], present: Present) -> list[Affected]:
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
            shown[event_id] = Shown({**row, "event_id": event_id, "article_id": article_id}, added=decision)
    return lost


def lay_decisions(standing: Sequence[Decision], shown: dict[str, Shown], present: Present) -> list[Affected]:
    """Have each decision by the row that it is about; the ones whose row is gone are returned."""
    lost = []
    for decision in standing:
        if decision.action not in ("accept", "correct", "reject"):
            continue
        anchor = decision.about[0]
        if _is_of_an_undone_addition(anchor, shown):
            continue
        found = found_row(anchor, shown, present)
        row = found.row or found.text_row
        if row is None:
            lost.append(Affected(decision, found.change, "", ()))
            continue
        event_id = str(row["event_id"])
        if found.row is None and event_id not in shown:
            if decision.action == "reject":  # what the machine has left out by itself needs no throwing out
                lost.append(Affected(decision, found.change, "", ()))
                continue
            shown[event_id] = Shown({**row, "part_of": "", "incident_id": ""})
        shown[event_id].decisions.append((decision, found))
    return lost


def _is_of_an_undone_addition(anchor: Anchor, shown: Mapping[str, Shown]) -> bool:
    event_id = str(anchor.row["event_id"]) if anchor.row is not None else ""
    return _ADDED.fullmatch(event_id) is not None and event_id not in shown


def found_row(anchor: Anchor, shown: Mapping[str, Shown], present: Present) -> Match:
    """What has become of the row that a decision is about, the rows that people added among them."""
    assert anchor.row is not None
    own = shown.get(str(anchor.row["event_id"]))
    if own is not None and own.added is not None:  # a person's row does not change by itself
        return Match("same", own.row, own.row)
    return match(anchor, present)
