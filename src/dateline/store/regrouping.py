"""Incidents after people have had their say: linked anew, then merged and split as decided."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from hashlib import blake2s

import pandas as pd

from dateline.linking.incidents import link_frame
from dateline.store.anchoring import Present
from dateline.store.decisions import Decision
from dateline.store.shown import Affected, Shown, found_row
from dateline.table import CHECK_COLUMNS, COLUMNS


def linked_anew(frame: pd.DataFrame) -> pd.DataFrame:
    """The frame with its rows linked into incidents as if for the first time."""
    linked = link_frame(frame[list(COLUMNS)])
    return pd.concat([linked, frame[list(CHECK_COLUMNS)]], axis=1)


def regrouped(
    frame: pd.DataFrame, standing: Sequence[Decision], shown: Mapping[str, Shown], present: Present
) -> tuple[pd.DataFrame, list[Affected]]:
    """The frame with incidents merged and split as decided, in that order; decisions of which a row is gone."""
    apart = []
    incident = dict(zip(frame["event_id"], frame["incident_id"], strict=True))
    for decision in standing:
        if decision.action not in ("merge", "split"):
            continue
        found = [found_row(anchor, shown, present) for anchor in decision.about]
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
