"""What others decided while somebody looked rows over."""

from __future__ import annotations

from collections.abc import Sequence

from dateline.store.decisions import Decision, active
from dateline.store.overlay import Reviewed

_ON_A_ROW = frozenset({"accept", "correct", "reject"})


def still_open(review: Reviewed, event_ids: Sequence[str], decisions: Sequence[Decision]) -> list[str]:
    """Those of the rows on which nobody decided since ``review`` was made; ``decisions`` are all there are by now."""
    known = {decision.decision_id for made in review.decided.values() for decision in made}
    new = [d for d in active(decisions) if d.action in _ON_A_ROW and d.decision_id not in known]
    taken = [anchor for decision in new for anchor in decision.about]
    return [event_id for event_id in event_ids if review.anchors[event_id] not in taken]
