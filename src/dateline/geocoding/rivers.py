"""Which stretch of a river is meant: where the article stands."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from dateline.geocoding.antecedent_choice import choose
from dateline.geocoding.antecedents import Discourse
from dateline.geocoding.bearings import separation_km
from dateline.geocoding.gazetteer import Gazetteer, place
from dateline.model import Place, PlaceKind, Span

_LONG_KM = 30.0
_REACH_KM = 700.0
_SETTLED: tuple[PlaceKind, ...] = ("city", "town", "village", "district")
_NO_RIVER = re.compile(r"\b(?:sea|gulf|ocean|straits?|bay|channel)\b|Bab ", re.I)


def stretch(
    text: str, at: Span, found: Place, discourse: Discourse, gazetteer: Gazetteer, happened: Sequence[Place]
) -> Place:
    """The place itself; for a long river the town on it that is spoken of, honestly wider."""
    river = _river(text, at, found, gazetteer)
    if river is None or river.radius_km < _LONG_KM:
        return river or found
    town = choose(text, at, discourse, happened, kinds=_SETTLED)
    if town is None:
        return river
    apart = separation_km(river.latitude, river.longitude, town.latitude, town.longitude)
    if apart > min(_REACH_KM, 1.6 * river.radius_km):
        return river
    return replace(town, radius_km=round(max(8.0, town.radius_km), 1), fuzzy=True)


def _river(text: str, at: Span, found: Place, gazetteer: Gazetteer) -> Place | None:
    """The river that the words name; "the Dnipro" is the river, not the city."""
    entry = gazetteer.by_id(found.gazetteer_id) if found.gazetteer_id else None
    if entry is not None and entry.feature == "water":
        return None if _NO_RIVER.search(entry.name) else found
    if found.kind not in ("city", "town", "village") or not text[max(0, at.start - 5) : at.start].endswith(
        (" the ", "The ")
    ):
        return None
    names = gazetteer.matches(text[at.start : at.end] + " River")
    return next((place(m.entry) for m in names if m.entry.feature == "water" and not m.fuzzy), None)
