"""Decisions as lines of JSON, one each: how they are kept and passed on."""

from __future__ import annotations

import json
import re
from datetime import datetime
from typing import Any

from dateline.errors import InputError
from dateline.store.decision_checks import check
from dateline.store.decisions import Anchor, Decision, moment

_ID = re.compile(r"[0-9a-f]{32}")
_LONGEST = 200_000  # characters of a decision as JSON, for each row that it is about


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
        decision = _decision(value)
        check(decision)
        _check_stamps(decision)
        line.encode("utf-8")
    except InputError as error:
        raise InputError(source, error.reason) from error
    except KeyError as error:
        raise InputError(source, f"is no decision (it has no {error})") from error
    except (ValueError, TypeError, AttributeError, RecursionError, OverflowError) as error:
        raise InputError(source, f"is no decision ({error})") from error
    return decision


def _check_stamps(decision: Decision) -> None:
    """Nothing, if the ids and the moment are as ``new_id`` and ``moment`` give them; else a ``ValueError``."""
    if not _ID.fullmatch(decision.decision_id):
        raise ValueError("has no decision_id")
    if decision.batch and not _ID.fullmatch(decision.batch):
        raise ValueError("its batch is none")
    if moment(datetime.fromisoformat(decision.made_at)) != decision.made_at:
        raise ValueError("made_at is not UTC with microseconds")


def _decision(value: Any) -> Decision:
    return Decision(
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
