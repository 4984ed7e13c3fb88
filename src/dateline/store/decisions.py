"""What a person decided about a row: who, when, why, and which row of the machine it was about, as it was then.

A decision holds the whole row that it was made on and the hash of the article's text, so that it can be laid over
whatever a later extractor makes of the same sentence (``dateline.store.overlay``).
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Literal
from uuid import uuid4

from dateline.export.records import Plain
from dateline.table import COLUMNS

Action = Literal["accept", "correct", "reject", "add", "merge", "split", "finish", "undo"]
Row = Mapping[str, Plain]

# What a person can't say: names that the extractor gives, and what linking works out.
GIVEN_NAMES = frozenset({"event_id", "article_id", "incident_id", "part_of", "confidence"})
CONTENT = tuple(name for name in COLUMNS if name not in GIVEN_NAMES)


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
