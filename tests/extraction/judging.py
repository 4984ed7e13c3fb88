"""Whether what was extracted from a case is what the case asks for."""

from __future__ import annotations

import math
import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Any

from tests.extraction.table import Case

Row = Mapping[str, Any]
EARTH_RADIUS_KM = 6371.0


def complaints(case: Case, found: Sequence[Row]) -> list[str]:
    """What is wrong, a line each; empty when the case is right. ``found``: records as in ``dateline.table``."""
    if case.nothing:
        return [f"must not be found: {_brief(row)}" for row in found]
    wrong = [
        f"forbidden {clause}: {_brief(row)}"
        for clause in case.forbidden
        for row in found
        if not failing(clause, row, case) and _part_holds(clause, row, ())
    ]
    if case.rows and next(_assignments(case, found, ()), None) is None:
        wrong += [_nearest(wanted, found, case) for wanted in case.rows]
    return wrong


def failing(wanted: Row, row: Row, case: Case) -> list[str]:
    """The fields of ``wanted`` that ``row`` does not fulfil (``part_of`` is judged over the whole case)."""
    return [name for name in wanted if name in _JUDGES and not _JUDGES[name](wanted[name], row, case, wanted)]


def _assignments(case: Case, found: Sequence[Row], taken: tuple[int, ...]) -> Iterator[tuple[int, ...]]:
    """Ways to give each wanted row another found row, as indices into ``found``."""
    if len(taken) == len(case.rows):
        chosen = tuple(found[index] for index in taken)
        if all(_part_holds(wanted, row, chosen) for wanted, row in zip(case.rows, chosen, strict=True)):
            yield taken
        return
    for index, row in enumerate(found):
        if index not in taken and not failing(case.rows[len(taken)], row, case):
            yield from _assignments(case, found, (*taken, index))


def _part_holds(wanted: Row, row: Row, chosen: tuple[Row, ...]) -> bool:
    if "part_of" not in wanted:
        return True
    total = "" if wanted["part_of"] < 0 else str(chosen[wanted["part_of"]]["event_id"])
    return bool(row["part_of"] == total)


def _nearest(wanted: Row, found: Sequence[Row], case: Case) -> str:
    ranked = sorted((len(bad), number) for number, bad in enumerate(failing(wanted, row, case) for row in found))
    if not ranked:
        return f"wanted {dict(wanted)}: no row found"
    row = found[ranked[0][1]]
    return f"wanted {dict(wanted)}: {failing(wanted, row, case) or 'each other'} wrong in {_brief(row)}"


def _brief(row: Row) -> str:
    shown = {name: value for name, value in row.items() if name in _SHOWN and value not in ("", None, [])}
    return ", ".join(f"{name}={value}" for name, value in shown.items())


_SHOWN = (
    *("trigger", "event_type", "context", "status", "attribution", "actors", "targets", "date_start", "date_end"),
    *("date_precision", "place", "latitude", "longitude", "quantity_min", "quantity_max", "quantity_unit"),
    *("killed_min", "killed_max", "injured_min", "injured_max", "victims", "counting", "part_of"),
)


def _type(wanted: Any, row: Row, case: Case, clause: Row) -> bool:
    types = [wanted] if isinstance(wanted, str) else list(wanted)
    return row["event_type"] in [*types, *clause.get("also", ())]


def _trigger(wanted: Any, row: Row, case: Case, clause: Row) -> bool:
    matches = re.finditer(wanted, case.text)
    return any(match.start() < row["trigger_end"] and row["trigger_start"] < match.end() for match in matches)


def _exact(column: str) -> Callable[[Any, Row, Case, Row], bool]:
    return lambda wanted, row, case, clause: bool(row[column] == wanted)


def _matches(pattern: str, *values: str) -> bool:
    if not pattern:
        return not any(values)
    return any(re.search(pattern, value, re.IGNORECASE) for value in values)


def _words(*columns: str) -> Callable[[Any, Row, Case, Row], bool]:
    return lambda wanted, row, case, clause: _matches(wanted, *(str(row[column] or "") for column in columns))


def _list(column: str) -> Callable[[Any, Row, Case, Row], bool]:
    def judge(wanted: Any, row: Row, case: Case, clause: Row) -> bool:
        patterns = [wanted] if isinstance(wanted, str) else list(wanted)
        return all(_matches(pattern, *row[column]) for pattern in patterns)

    return judge


def _day(*columns: str) -> Callable[[Any, Row, Case, Row], bool]:
    return lambda wanted, row, case, clause: all(row[column].isoformat() == wanted for column in columns)


def _count(name: str) -> Callable[[Any, Row, Case, Row], bool]:
    def judge(wanted: Any, row: Row, case: Case, clause: Row) -> bool:
        bounds = (row[f"{name}_min"], row[f"{name}_max"])
        return any(bounds == _bounds(option) for option in wanted.split("|"))

    return judge


def _bounds(text: str) -> tuple[int | None, int | None]:
    if text == "none":
        return None, None
    low, dots, high = text.partition("..")
    return (int(low) if low else None), (int(high) if high else None) if dots else int(low)


def _at(wanted: Any, row: Row, case: Case, clause: Row) -> bool:
    if row["latitude"] is None:
        return False
    return _distance_km(wanted[0], wanted[1], row["latitude"], row["longitude"]) <= float(wanted[2])


def _distance_km(lat1: float, lon1: float, lat2: float, lon2: float) -> float:
    """Great-circle distance. Source: haversine formula."""
    p1, p2, dl = math.radians(lat1), math.radians(lat2), math.radians(lon2 - lon1)
    h = math.sin((p2 - p1) / 2) ** 2 + math.cos(p1) * math.cos(p2) * math.sin(dl / 2) ** 2
    return 2 * EARTH_RADIUS_KM * math.asin(math.sqrt(h))


_JUDGES: dict[str, Callable[[Any, Row, Case, Row], bool]] = {
    "type": _type,
    "trigger": _trigger,
    "status": _exact("status"),
    "precision": _exact("date_precision"),
    "counting": _exact("counting"),
    "kind": _exact("place_kind"),
    "context": _exact("context"),
    "offset_km": _exact("offset_km"),
    "attribution": _words("attribution"),
    "place": _words("place", "place_text"),
    "victims": _words("victims"),
    "unit": _words("quantity_unit"),
    "actors": _list("actors"),
    "targets": _list("targets"),
    "date": _day("date_start", "date_end"),
    "start": _day("date_start"),
    "end": _day("date_end"),
    "at": _at,
    "killed": _count("killed"),
    "injured": _count("injured"),
    "quantity": _count("quantity"),
}
