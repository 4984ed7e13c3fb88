"""What a person decided about a row: who, when, why, and which row of the machine it was about, as it was then.

A decision holds the whole row that it was made on and the hash of the article's text, so that it can be laid over
whatever a later extractor makes of the same sentence (``dateline.store.overlay``).
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any, Literal, get_args
from uuid import uuid4

from dateline.errors import InputError, TableError
from dateline.export.records import Plain
from dateline.table import COLUMNS, LIST_COLUMNS, OFFSET_COLUMNS, TEXT_COLUMNS, from_records

Action = Literal["accept", "correct", "reject", "add", "merge", "split", "finish", "undo"]
Row = Mapping[str, Plain]

# What a person can't say: names that the extractor gives, and what linking works out.
GIVEN_NAMES = frozenset({"event_id", "article_id", "incident_id", "part_of", "confidence"})
CONTENT = tuple(name for name in COLUMNS if name not in GIVEN_NAMES)
_ID = re.compile(r"[0-9a-f]{32}")
_HASH = re.compile(r"[0-9a-f]{64}")
_LONGEST = 200_000  # characters of a decision as JSON, for each row that it is about
_MOST_ROWS = 1_000
_NEEDS: Mapping[str, tuple[int, int]] = {  # how many rows or articles an action is about
    "accept": (1, 1),
    "correct": (1, 1),
    "reject": (1, 1),
    "add": (1, 1),
    "finish": (1, 1),
    "merge": (2, _MOST_ROWS),
    "split": (1, _MOST_ROWS),
    "undo": (0, 0),
}


@dataclass(frozen=True, slots=True)
class Anchor:
    """What a decision is about: an article by its text, and a row of it as the machine gave it (``None``: no row).

    ``siblings`` is how many rows the machine gave for the same words then, the row itself included.
    """

    article_id: str
    article_sha256: str
    row: Row | None = None
    siblings: int = 1


@dataclass(frozen=True, slots=True)
class Decision:
    """One decision. ``fields``: the columns that it sets; ``undoes``: the id of the decision that it takes back.

    ``batch`` is the same for all that were made with one press, "" for one that was made by itself.
    """

    action: Action
    about: tuple[Anchor, ...]
    made_by: str
    why: str = ""
    fields: Row | None = None
    undoes: str = ""
    decision_id: str = ""
    made_at: str = ""  # UTC, ISO 8601 with microseconds; "" until it is in the ledger
    batch: str = ""

    @property
    def order(self) -> tuple[str, str]:
        """What decisions are sorted by, the same in every copy of a ledger."""
        return self.made_at, self.decision_id


def new_id() -> str:
    """An id for a decision that no other will have."""
    return uuid4().hex


def moment(when: datetime) -> str:
    """A moment as decisions are stamped with it."""
    return when.astimezone(UTC).isoformat(timespec="microseconds")


def to_line(decision: Decision) -> str:
    """The decision as one line of JSON, the same for the same decision."""
    about = [
        {
            "article_id": anchor.article_id,
            "article_sha256": anchor.article_sha256,
            "row": dict(anchor.row) if anchor.row is not None else None,
            "siblings": anchor.siblings,
        }
        for anchor in decision.about
    ]
    value = {
        "decision_id": decision.decision_id,
        "made_at": decision.made_at,
        "made_by": decision.made_by,
        "action": decision.action,
        "why": decision.why,
        "undoes": decision.undoes,
        "fields": dict(decision.fields) if decision.fields is not None else None,
        "about": about,
    }
    if decision.batch:  # those that were made by themselves are written as they always were
        value["batch"] = decision.batch
    return json.dumps(value, allow_nan=False)  # ASCII: no reader takes it for two lines


def from_line(line: str, source: str) -> Decision:
    """The decision that a line of JSON holds, checked but for its rows (``check_rows``).

    Raises:
        InputError: it holds none, or one that can't be.
    """
    try:
        if len(line) > _LONGEST * 100:  # before it is taken apart
            raise ValueError("is too long for a decision")
        value = json.loads(line)
        if len(line) > _LONGEST * max(1, len(value["about"])):
            raise ValueError("is too long for a decision")
        decision = Decision(
            action=value["action"],
            about=tuple(_anchor(item) for item in value["about"]),
            made_by=_text(value["made_by"]),
            why=_text(value["why"]),
            fields=None if value["fields"] is None else dict(value["fields"]),
            undoes=_text(value["undoes"]),
            decision_id=_text(value["decision_id"]),
            made_at=_text(value["made_at"]),
            batch=_text(value.get("batch", "")),
        )
        check(decision)
        if not _ID.fullmatch(decision.decision_id):
            raise ValueError("has no decision_id")
        if decision.batch and not _ID.fullmatch(decision.batch):
            raise ValueError("its batch is none")
        if moment(datetime.fromisoformat(decision.made_at)) != decision.made_at:
            raise ValueError("made_at is not UTC with microseconds")
        line.encode("utf-8")
    except InputError as error:
        raise InputError(source, error.reason) from error
    except KeyError as error:
        raise InputError(source, f"is no decision (it has no {error})") from error
    except (ValueError, TypeError, AttributeError, RecursionError, OverflowError) as error:
        raise InputError(source, f"is no decision ({error})") from error
    return decision


def check(decision: Decision) -> None:
    """Nothing, if the decision can be; its rows are not looked into (``check_rows``).

    Raises:
        InputError: it can't; says why.
    """
    if decision.action not in get_args(Action):
        raise InputError("decision", f"there is no action {decision.action!r}")
    low, high = _NEEDS[decision.action]
    if not low <= len(decision.about) <= high:
        raise InputError("decision", f"{decision.action} is about {low} to {high} rows, not {len(decision.about)}")
    if not decision.made_by.strip():
        raise InputError("decision", "somebody must have made it")
    if (decision.action == "undo") != bool(decision.undoes):
        raise InputError("decision", "what it takes back is not said")
    if (decision.fields is not None) != (decision.action in ("correct", "add")):
        raise InputError("decision", f"{decision.action} and fields don't go together")
    with_row = decision.action not in ("add", "finish")
    for anchor in decision.about:
        if not _HASH.fullmatch(anchor.article_sha256):
            raise InputError("decision", "the article's hash is none")
        if (anchor.row is not None) != with_row:
            raise InputError("decision", f"{decision.action} is {'' if with_row else 'not '}about rows")
    if decision.action == "correct" and decision.fields is not None and set(decision.fields) - set(CONTENT):
        raise InputError("decision", f"can't set {', '.join(sorted(set(decision.fields) - set(CONTENT)))}")


def check_rows(decisions: Iterable[Decision]) -> None:
    """Nothing, if every row that the decisions speak of fits the event table.

    Raises:
        InputError: one doesn't.
    """
    rows = [row for decision in decisions for row in _rows(decision)]
    for row in rows:
        _check_kinds(row)
    try:  # all at once: a table takes milliseconds to check, whatever its length
        from_records({**row, "event_id": f"{at}"} for at, row in enumerate(rows))
    except (TableError, ValueError, TypeError, OverflowError) as error:
        raise InputError("decision", f"a row of it does not fit: {_short(error)}") from error


def _check_kinds(row: Row) -> None:
    """Nothing, if names, offsets and texts are such as they are: a table would take 0.0 and "1" for numbers."""
    if set(row) != set(COLUMNS):
        raise InputError("decision", "a row of it has not the columns of the event table")
    for name in LIST_COLUMNS:
        value = row[name]
        if not isinstance(value, list) or not all(isinstance(item, str) for item in value):
            raise InputError("decision", f"{name} is no list of names")
    for name in OFFSET_COLUMNS:
        if type(row[name]) is not int:
            raise InputError("decision", f"{name} does not fit: {row[name]!r} is no whole number")
    for name in TEXT_COLUMNS:
        if not isinstance(row[name], str):
            raise InputError("decision", f"{name} does not fit: {row[name]!r:.50} is no text")


def _rows(decision: Decision) -> Iterator[Row]:
    for anchor in decision.about:
        if anchor.row is not None:
            yield anchor.row
            if decision.fields is not None:
                yield {**anchor.row, **decision.fields}
        elif decision.fields is not None:
            yield decision.fields


def _short(error: Exception) -> str:
    return str(error).replace("\n", " ")[:300]


def _anchor(item: Any) -> Anchor:
    row = item["row"]
    return Anchor(
        _text(item["article_id"]),
        _text(item["article_sha256"]),
        None if row is None else dict(row),
        _count(item["siblings"]),
    )


def _count(value: Any) -> int:
    if type(value) is not int or value < 1:
        raise TypeError(f"{value!r:.50} rows can't be of the same words")
    return value


def _text(value: Any) -> str:
    if not isinstance(value, str):
        raise TypeError(f"{value!r} is no text")
    return value


def active(decisions: Iterable[Decision]) -> list[Decision]:
    """The decisions that stand, oldest first: neither taken back nor takings-back; an undo can be undone."""
    ordered = sorted(decisions, key=lambda decision: decision.order)
    undos: dict[str, list[Decision]] = {}
    for decision in ordered:
        if decision.action == "undo":
            undos.setdefault(decision.undoes, []).append(decision)
    return [d for d in ordered if d.action != "undo" and _stands(d, undos)]


def _stands(decision: Decision, undos: Mapping[str, Sequence[Decision]]) -> bool:
    """Whether no undo that itself stands takes the decision back.

    An undo takes back one decision, so that those that lead to this one make a tree. A loop, since somebody can undo
    and redo a thousand times.
    """
    keys = [decision.decision_id]
    seen = set(keys)
    for key in keys:  # grows on the way: what takes back comes after what it takes back
        new = [undo.decision_id for undo in undos.get(key, ()) if undo.decision_id not in seen]
        seen.update(new)
        keys += new
    stands: dict[str, bool] = {}
    for key in reversed(keys):
        stands[key] = not any(stands.get(undo.decision_id, False) for undo in undos.get(key, ()))
    return stands[decision.decision_id]
