"""The review's list, its decisions and its counts, in words."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence

import pandas as pd

from dateline.model import Article
from dateline.store.decisions import Decision, active
from dateline.store.overlay import Reviewed
from dateline.store.review_queue import QueueItem
from dateline.store.shown import Affected
from dateline.views import wording
from dateline.views.drafts import named

ACTION_LABELS = {
    "accept": "Accepted",
    "correct": "Corrected",
    "reject": "Thrown out",
    "add": "Added",
    "merge": "One incident",
    "split": "Split off",
    "finish": "Nothing missing",
    "undo": "Taken back",
}
CHANGE_LABELS = {
    "row changed": "the machine's row says something else now",
    "row gone": "the machine does not give this row any more",
    "sentence gone": "the sentence is not in the text any more",
    "article gone": "the article is not in this workspace any more",
}
COLUMN_LABELS = {
    "event_type": "type",
    "context": "background",
    "status": "status",
    "attribution": "according to",
    "actors": "who",
    "targets": "to whom",
    "date_start": "from",
    "date_end": "to",
    "date_precision": "exactness of the day",
    "date_text": "words for the day",
    "place": "place",
    "place_text": "words for the place",
    "place_kind": "kind of place",
    "latitude": "latitude",
    "longitude": "longitude",
    "radius_km": "radius",
    "offset_km": "distance",
    "gazetteer_id": "entry of the gazetteer",
    "victims": "victims",
    "counting": "counting",
    "quantity_unit": "what is counted",
    "sentence": "sentence",
} | {
    f"{name}_{bound}": f"{label} {word}"
    for name, label in (("killed", "killed"), ("injured", "injured"), ("quantity", "number"))
    for bound, word in (("min", "at least"), ("max", "at most"))
}
_SILENT = frozenset("sentence_start sentence_end trigger_start trigger_end latitude longitude radius_km".split())


def columns_in_words(names: Iterable[str]) -> str:
    """Which columns differ, in words; offsets and coordinates go without saying where their words are named too."""
    listed = list(names)
    loud = [name for name in listed if name not in _SILENT] or listed
    labels = dict.fromkeys(COLUMN_LABELS.get(name, "marked words") for name in loud)
    return ", ".join(labels)


def queue_order(items: Sequence[QueueItem], table: pd.DataFrame) -> pd.DataFrame:
    """The rows of a prepared table that the queue names, most urgent first."""
    place = {item.event_id: at for at, item in enumerate(items)}
    waiting = table[table["event_id"].isin(list(place))]
    return waiting.loc[waiting["event_id"].map(place).sort_values(kind="stable").index]


def reasons(items: Iterable[QueueItem], affected: Iterable[Affected]) -> dict[str, str]:
    """Event id → why the row is where it is in the queue."""
    told = {item.event_id: " · ".join(item.reasons) for item in items}
    return told | {item.event_id: what_changed(item) for item in affected if item.event_id}


def what_changed(item: Affected) -> str:
    """What has become of the row that a decision was made on."""
    words = CHANGE_LABELS.get(item.change, item.change)
    return f"{words}: {columns_in_words(item.changed)}" if item.changed else words


def decision_table(
    decisions: Sequence[Decision], articles: Mapping[str, Article], standing: frozenset[str]
) -> pd.DataFrame:
    """All decisions, newest first: ``decision_id``, When (UTC), Who, What, About, Why, Holds."""
    batches = Counter(decision.batch for decision in decisions)
    rows = [
        {
            "decision_id": decision.decision_id,
            "When (UTC)": decision.made_at[:16].replace("T", " "),
            "Who": decision.made_by,
            "What": _what(decision) + _with_more(batches[decision.batch] - 1 if decision.batch else 0),
            "About": _about(decision, articles),
            "Why": decision.why,
            "Holds": decision.decision_id in standing,
        }
        for decision in sorted(decisions, key=lambda decision: decision.order, reverse=True)
    ]
    return pd.DataFrame(rows, columns=["decision_id", "When (UTC)", "Who", "What", "About", "Why", "Holds"])


def _with_more(others: int) -> str:
    """Others of the same press; of a batch passed on in part there may be none."""
    return f", with {others} more" if others else ""


def holding(decisions: Sequence[Decision]) -> frozenset[str]:
    """The ids of the decisions that stand."""
    return frozenset(decision.decision_id for decision in active(decisions))


def undoable(decisions: Sequence[Decision], by: str) -> list[Decision]:
    """What "Undo" takes back: the last decision of a person ("": of anybody) that stands, and those of its press."""
    return _with_its_batch(_made(active(decisions), by))


def redoable(decisions: Sequence[Decision], by: str) -> list[Decision]:
    """The takings-back that "Redo" takes back: a person's last that holds and its press, if nothing is new since."""
    taken_back: list[Decision] = []
    for decision in sorted(decisions, key=lambda decision: decision.order):
        if decision.action != "undo":
            taken_back.clear()
        elif any(before.decision_id == decision.undoes for before in taken_back):  # a redo
            taken_back = [before for before in taken_back if before.decision_id != decision.undoes]
        else:
            taken_back.append(decision)
    return _with_its_batch(_made(taken_back, by))


def _made(decisions: Sequence[Decision], by: str) -> list[Decision]:
    return [decision for decision in decisions if by in ("", decision.made_by)]


def _with_its_batch(decisions: Sequence[Decision]) -> list[Decision]:
    """The last of the decisions, and those among them that were made with the same press."""
    last = decisions[-1:]
    return [each for each in decisions if each in last or (each.batch and each.batch == decisions[-1].batch)]


def _what(decision: Decision) -> str:
    label = ACTION_LABELS[decision.action]
    if decision.action == "correct" and decision.fields:
        return f"{label}: {columns_in_words(decision.fields)}"
    if decision.action in ("merge", "split"):
        return f"{label}: {wording.reports(len(decision.about))}"
    return label


def _about(decision: Decision, articles: Mapping[str, Article]) -> str:
    if decision.action == "undo":
        return f"decision {decision.undoes[:8]}"
    if decision.action == "finish":
        article = articles.get(decision.about[0].article_id)
        return named(article) if article else decision.about[0].article_id
    row = decision.about[0].row or decision.fields or {}
    return str(row.get("sentence") or "")


def progress(review: Reviewed, article_id: str = "") -> tuple[int, int]:
    """How many rows a person has checked, and how many there are: of one article, or of all."""
    rows = review.rows if not article_id else review.rows[review.rows["article_id"] == article_id]
    return int((rows["checked"] != "").sum()), len(rows)
