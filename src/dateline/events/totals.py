"""Tolls and the rows they belong to: parts of a total, and tolls that say that nobody was harmed."""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence
from dataclasses import replace

from dateline.model import Event, Span

_COUNTS = tuple(f"{kind}_{bound}" for kind in ("killed", "injured", "quantity") for bound in ("min", "max"))
_HARM = ("killed_min", "killed_max", "injured_min", "injured_max")
_HARMFUL = ("air_strike", "bombing", "civilian_attack", "clash", "offensive", "protest", "shelling")
_NEAR = 600  # characters between a total and its part


def harmless(event: Event) -> bool:
    """Does the row say that nobody was killed or injured, and count nobody?"""
    values = [getattr(event, name) for name in _HARM]
    return 0 in values and not any(values)


def tolls_of_nobody_merged(events: Sequence[Event], follows: Callable[[Span, Span], bool]) -> list[Event]:
    """The events without tolls of nobody: "no casualties were reported" is said of the attack before it.

    ``follows``: do two triggers stand in the same sentence or in neighbouring ones? Of 29 zeros in the training parts
    27 are counted on the attack's row.
    """
    kept = list(events)
    for toll in events:
        if toll.event_type != "casualties" or not harmless(toll) or toll.context:
            continue
        attacks = [i for i, e in enumerate(kept) if _may_own(e, toll) and follows(e.trigger, toll.trigger)]
        if not attacks:
            continue
        near = kept[attacks[-1]].trigger
        for i in attacks:
            if kept[i].trigger == near:
                kept[i] = replace(kept[i], **{name: getattr(toll, name) for name in _HARM}, counting="incident")
        kept.remove(toll)
    return kept


def _may_own(event: Event, toll: Event) -> bool:
    if event.event_type not in _HARMFUL or event.trigger.start > toll.trigger.start:
        return False
    return harmless(event) or all(getattr(event, name) is None for name in _HARM)


def with_totals(events: Sequence[Event], parts: Collection[Span]) -> list[Event]:
    """The events with ``part_of`` set on sub-totals: the total of the same sentence, else the last one before.

    ``parts``: the triggers of the sub-totals.
    """
    linked = []
    for i, event in enumerate(events):
        total = _total(events, i, parts) if event.trigger in parts else None
        linked.append(_part_of(event, total) if total else event)
    return linked


def _part_of(event: Event, total: Event) -> Event:
    """The sub-total linked to its total, whose date it has where its own words give none."""
    linked = replace(event, part_of=total.event_id)
    if event.date_precision != "reported" or total.date_precision == "reported":
        return linked
    days = ("date_start", "date_end", "date_precision", "date_text", "context")
    whys = {why.field: why for why in total.reasons if why.field in ("date", "context")}
    reasons = tuple(whys.get(why.field, why) for why in event.reasons)
    return replace(linked, **{name: getattr(total, name) for name in days}, reasons=reasons)


def _total(events: Sequence[Event], i: int, parts: Collection[Span]) -> Event | None:
    def counted(j: int) -> bool:
        e = events[j]
        return e.trigger not in parts and any(getattr(e, name) is not None for name in _COUNTS)

    same = [j for j in range(len(events)) if j != i and events[j].sentence == events[i].sentence and counted(j)]
    same = [j for j in same if _kinds(events[j]) & _kinds(events[i])] or same  # children killed, of civilians killed
    if same:
        return events[min(same, key=lambda j: (abs(j - i), j))]
    earlier = [j for j in range(i) if counted(j) and events[i].trigger.start - events[j].trigger.end < _NEAR]
    return events[earlier[-1]] if earlier else None


def _kinds(event: Event) -> set[str]:
    """What the event counts: killed, injured, quantity."""
    return {name.partition("_")[0] for name in _COUNTS if getattr(event, name) is not None}
