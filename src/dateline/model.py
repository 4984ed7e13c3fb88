"""The things that Dateline speaks of, as frozen dataclasses without logic, but for how spans lie to one another.

Offsets are half-open character offsets into the unaltered text of the article:
``article.text[span.start:span.end]``. ``None`` means unknown and is never replaced by a stand-in.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from typing import Literal

EventType = Literal[
    "offensive",
    "advance",
    "capture",
    "withdrawal",
    "clash",
    "air_strike",
    "shelling",
    "bombing",
    "civilian_attack",
    "arrest",
    "deployment",
    "displacement",
    "restriction",
    "agreement",
    "protest",
    "casualties",
]
Status = Literal["reported", "claimed", "verified", "denied", "planned"]
DatePrecision = Literal["time", "day", "month", "year", "range", "reported"]
PlaceKind = Literal[
    "country",
    "province",
    "city",
    "town",
    "village",
    "district",
    "landmark",
    "airport",
    "road",
    "area",
]
Counting = Literal["", "incident", "cumulative"]
CountKind = Literal["killed", "injured", "quantity"]


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """Half-open character offsets into an article's text."""

    start: int
    end: int

    def overlaps(self, other: Span) -> bool:
        """Whether the two have a character in common."""
        return self.start < other.end and other.start < self.end


@dataclass(frozen=True, slots=True)
class Article:
    """One news report. ``text`` is never altered; every offset in Dateline points into it."""

    article_id: str
    text: str
    title: str = ""
    publisher: str = ""  # "" = not stated
    published: date | None = None
    published_basis: str = ""  # how the publication date is known
    url: str = ""


@dataclass(frozen=True, slots=True)
class DateMention:
    """A time expression and the days that it means (both inclusive)."""

    span: Span
    start: date
    end: date
    precision: DatePrecision


@dataclass(frozen=True, slots=True)
class CountMention:
    """A number of people or things. An open bound is ``None`` ("more than 300": 300, None)."""

    span: Span
    minimum: int | None
    maximum: int | None
    noun: str = ""  # the counted noun phrase, lower case, without the number: "people", "air strikes"
    noun_span: Span | None = None


@dataclass(frozen=True, slots=True)
class Candidate:
    """One gazetteer entry that a toponym may mean, with the score it got (higher is better)."""

    gazetteer_id: str
    name: str
    kind: PlaceKind
    latitude: float
    longitude: float
    country_code: str = ""
    admin1: str = ""
    population: int = 0
    score: float = 0.0


@dataclass(frozen=True, slots=True)
class Place:
    """Where: the best single point (WGS84 degrees) and how far off it the event may be.

    ``offset_km`` is set where the text gives a distance from the place: the event is on a ring of that
    radius (or, with ``bearing_deg``, the point has been moved there already).
    """

    name: str
    kind: PlaceKind
    latitude: float
    longitude: float
    radius_km: float
    gazetteer_id: str = ""
    offset_km: float | None = None
    bearing_deg: float | None = None  # direction of a sector or of the offset, clockwise from north
    country_code: str = ""
    admin1: str = ""
    fuzzy: bool = False  # the spelling did not match exactly
    candidates: tuple[Candidate, ...] = ()


@dataclass(frozen=True, slots=True)
class PlaceMention:
    """A toponym in the text (with its modifiers in ``span``) and what it was resolved to."""

    span: Span  # "seven kilometres from Aleppo's medieval citadel"
    name_span: Span  # "Aleppo's medieval citadel"
    place: Place | None  # None: recognised but not resolved


@dataclass(frozen=True, slots=True)
class Reason:
    """Why a field has its value: which rule, lexicon entry or learnt part, on which words."""

    field: str
    rule: str
    span: Span | None = None


@dataclass(frozen=True, slots=True)
class Event:
    """One reported event at one place: a record of a report. Columns as in ``dateline.table``."""

    event_id: str
    article_id: str
    sentence: Span
    trigger: Span
    event_type: EventType
    context: bool
    status: Status
    attribution: str
    actors: tuple[str, ...]
    targets: tuple[str, ...]
    date_start: date
    date_end: date
    date_precision: DatePrecision
    date_text: str = ""
    place: Place | None = None
    place_text: str = ""
    quantity_min: int | None = None
    quantity_max: int | None = None
    quantity_unit: str = ""
    killed_min: int | None = None
    killed_max: int | None = None
    injured_min: int | None = None
    injured_max: int | None = None
    victims: str = ""
    counting: Counting = ""
    part_of: str = ""
    incident_id: str = ""
    confidence: float = 0.0
    reasons: tuple[Reason, ...] = field(default=(), compare=False)
