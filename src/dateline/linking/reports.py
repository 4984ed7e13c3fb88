"""One row of the event table as linking sees it; made from events or from the table itself."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cached_property
from math import asin, cos, radians, sin, sqrt
from typing import Any

import pandas as pd

from dateline.linking.sides import Sides, sides_of
from dateline.model import Article, Event
from dateline.table import to_record

_EARTH_KM = 6371.0088
_LAG = timedelta(days=2)  # what is reported today without a date may have happened up to two days ago
_SLACK_KM = 3.0
Bounds = tuple[int | None, int | None]


@dataclass(frozen=True)
class Report:
    """What one row says, with unknown as ``None``."""

    event_id: str
    article_id: str
    sentence: str
    sentence_start: int
    trigger_start: int
    trigger: str
    event_type: str
    context: bool
    status: str
    attribution: str
    actors: tuple[str, ...]
    targets: tuple[str, ...]
    date_start: date
    date_end: date
    date_precision: str
    place: str
    latitude: float | None
    longitude: float | None
    radius_km: float
    killed: Bounds
    injured: Bounds
    quantity: Bounds
    victims: str
    counting: str
    part_of: str
    incident_id: str

    @cached_property
    def actor_sides(self) -> Sides:
        """Sides of those who did it."""
        return sides_of(self.actors)

    @cached_property
    def target_sides(self) -> Sides:
        """Sides of those whom it hit."""
        return sides_of(self.targets)

    @cached_property
    def source_sides(self) -> Sides:
        """Sides that the source speaks for."""
        return sides_of([self.attribution]) if self.attribution else frozenset()

    @property
    def victims_key(self) -> str:
        """Whom a toll counts, with "people" and nothing said as "all"."""
        return "all" if self.victims in ("", "all", "people") else self.victims

    @cached_property
    def earliest(self) -> date:
        """The first day on which it may have happened."""
        return self.date_start - _LAG if self.date_precision == "reported" else self.date_start

    def overlaps(self, other: Report) -> bool:
        """Whether the two may have happened on one day."""
        return self.earliest <= other.date_end and other.earliest <= self.date_end

    def distance_km(self, other: Report) -> float | None:
        """Great-circle distance between the points, None where one is missing."""
        if self.latitude is None or self.longitude is None or other.latitude is None or other.longitude is None:
            return None
        p1, p2 = radians(self.latitude), radians(other.latitude)
        turn = sin((p2 - p1) / 2) ** 2 + cos(p1) * cos(p2) * sin(radians(other.longitude - self.longitude) / 2) ** 2
        return 2 * _EARTH_KM * asin(sqrt(turn))

    def near(self, other: Report) -> bool:
        """Whether the smaller place may lie in the larger one."""
        apart = self.distance_km(other)
        return apart is not None and apart <= max(self.radius_km, other.radius_km) + _SLACK_KM


def reports_of_events(events: Sequence[tuple[Event, Article]]) -> list[Report]:
    """A report for each (event, its article), in the order given."""
    return [_report(to_record(event, article)) for event, article in events]


def reports_of_frame(frame: pd.DataFrame) -> list[Report]:
    """A report for each row of an event table, in its order."""
    return [_report({str(k): v for k, v in record.items()}) for record in frame.to_dict("records")]


def _report(row: dict[str, Any]) -> Report:
    at = int(row["trigger_start"]) - int(row["sentence_start"])
    offset = _number(row["offset_km"]) or 0.0
    return Report(
        event_id=str(row["event_id"]),
        article_id=str(row["article_id"]),
        sentence=str(row["sentence"]),
        sentence_start=int(row["sentence_start"]),
        trigger_start=int(row["trigger_start"]),
        trigger=str(row["sentence"])[max(0, at) : int(row["trigger_end"]) - int(row["sentence_start"])],
        event_type=str(row["event_type"]),
        context=bool(row["context"]),
        status=str(row["status"]),
        attribution=str(row["attribution"]),
        actors=tuple(row["actors"]),
        targets=tuple(row["targets"]),
        date_start=_day(row["date_start"]),
        date_end=_day(row["date_end"]),
        date_precision=str(row["date_precision"]),
        place=str(row["place"]),
        latitude=_number(row["latitude"]),
        longitude=_number(row["longitude"]),
        radius_km=(_number(row["radius_km"]) or 0.0) + offset,
        killed=_bounds(row, "killed"),
        injured=_bounds(row, "injured"),
        quantity=_bounds(row, "quantity"),
        victims=str(row["victims"]),
        counting=str(row["counting"]),
        part_of=str(row["part_of"]),
        incident_id=str(row["incident_id"]),
    )


def _number(value: Any) -> float | None:
    return None if value is None or pd.isna(value) else float(value)


def _bounds(row: dict[str, Any], name: str) -> Bounds:
    low, high = _number(row[f"{name}_min"]), _number(row[f"{name}_max"])
    return None if low is None else int(low), None if high is None else int(high)


def _day(value: Any) -> date:
    if isinstance(value, pd.Timestamp):
        return value.date()
    return value if isinstance(value, date) else pd.Timestamp(value).date()
