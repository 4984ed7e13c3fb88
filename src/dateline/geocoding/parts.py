"""Parts of a place that the gazetteer knows: its airport, university, citadel."""

from __future__ import annotations

import re

from dateline.geocoding.bearings import separation_km
from dateline.geocoding.gazetteer import Gazetteer, place
from dateline.geocoding.gazetteer_file import Entry
from dateline.geocoding.nominals import PARTS, part_names
from dateline.model import Place

_MAIN_AIRPORT = re.compile(r"\b(?:main|international)\s+(?:\w+\s+)?airport\b", re.I)
_AIRPORT_REACH_KM = 40.0


def part_of(phrase: str, name: str, whole: Place, gazetteer: Gazetteer) -> Place | None:
    """A part of a place that the gazetteer knows: its airport, university, citadel."""
    for part in PARTS.finditer(phrase):
        for form in part_names(name, whole.name, part.group().lower()):
            for match in gazetteer.matches(form):
                if match.entry.country_code == whole.country_code and not match.fuzzy and _within(match.entry, whole):
                    return place(match.entry)
        if whole.kind == "country" and _MAIN_AIRPORT.search(phrase):
            capital = gazetteer.capital(whole.country_code)
            return _nearest_airport(place(capital), gazetteer) if capital else None
        if re.search(r"air", part.group(), re.I) and whole.kind != "country":
            return _nearest_airport(whole, gazetteer)
    return None


def _within(entry: Entry, whole: Place) -> bool:
    apart = separation_km(entry.latitude, entry.longitude, whole.latitude, whole.longitude)
    return apart <= max(60.0, 1.5 * whole.radius_km)


def _nearest_airport(whole: Place, gazetteer: Gazetteer) -> Place | None:
    if whole.kind == "airport":
        return whole

    def apart(entry: Entry) -> float:
        return separation_km(entry.latitude, entry.longitude, whole.latitude, whole.longitude)

    found = min(gazetteer.airports(whole.country_code), key=apart, default=None)
    return place(found) if found is not None and apart(found) <= _AIRPORT_REACH_KM else None
