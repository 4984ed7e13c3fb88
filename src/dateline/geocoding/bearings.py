"""Distances and directions in words: "20km south of", "seven kilometres (4.3 miles) from", "north-western"."""

from __future__ import annotations

import math
import re
from dataclasses import dataclass

KM_PER_MILE = 1.609344
_NUMBERS = {
    word: float(value)
    for value, words in enumerate(
        (
            "zero|no",
            "a|an|one",
            "two|a couple of",
            "three|a few|several",
            "four",
            "five|half a dozen",
            "six",
            "seven",
            "eight",
            "nine",
            "ten",
            "eleven",
            "twelve|a dozen|dozen",
            "thirteen",
            "fourteen",
            "fifteen",
            "sixteen",
            "seventeen",
            "eighteen",
            "nineteen",
            "twenty",
        )
    )
    for word in words.split("|")
} | {"half a": 0.5, "thirty": 30.0, "forty": 40.0, "fifty": 50.0, "sixty": 60.0, "seventy": 70.0, "eighty": 80.0}
_NUMBERS |= {"ninety": 90.0, "a hundred": 100.0, "one hundred": 100.0, "twenty-five": 25.0, "thirty-five": 35.0}
_WORDS = "|".join(sorted((re.escape(word) for word in _NUMBERS), key=len, reverse=True))
_UNIT = r"(?P<unit>nautical miles?|km|kms|kilomet(?:er|re)s?|miles?|mi|m|met(?:er|re)s?|yards?)"
DISTANCE = re.compile(
    rf"(?:(?P<digits>\d+(?:[.,]\d+)?)|\b(?P<word>{_WORDS}))[\s\u00a0-]*{_UNIT}\b\.?(?:\s*\([^)]{{1,20}}\))?", re.I
)
_COMPASS = {
    "north": 0.0,
    "northeast": 45.0,
    "east": 90.0,
    "southeast": 135.0,
    "south": 180.0,
    "southwest": 225.0,
    "west": 270.0,
    "northwest": 315.0,
}
_DIRECTION_WORD = re.compile(
    r"\b(?P<way>(?:north|south)[\s-]?(?:east|west)|north|south|east|west)(?:ern(?:most)?|wards?)?\b", re.I
)


@dataclass(frozen=True, slots=True)
class Direction:
    """A compass direction in the text, and where it stands in the phrase."""

    bearing_deg: float
    start: int
    end: int


def distance_km(phrase: str) -> tuple[float, int, int] | None:
    """The first distance in a phrase in kilometres, with its start and end; None where there is none."""
    match = DISTANCE.search(phrase)
    if match is None:
        return None
    if match["digits"]:
        digits = match["digits"]
        value = float(digits.replace(",", "") if re.search(r",\d{3}$", digits) else digits.replace(",", "."))
    else:
        value = _NUMBERS[match["word"].lower()]
    unit = match["unit"].lower()
    if unit.startswith("naut"):
        value *= 1.852
    elif unit.startswith("mi"):
        value *= KM_PER_MILE
    elif unit.startswith(("m", "y")):
        value /= 1000
    return round(value, 3), match.start(), match.end()


def direction(phrase: str, start: int = 0) -> Direction | None:
    """The first compass direction at or after ``start``; None where there is none."""
    match = _DIRECTION_WORD.search(phrase, start)
    if match is None:
        return None
    return Direction(_COMPASS[re.sub(r"[\s-]", "", match["way"].lower())], match.start(), match.end())


def moved(latitude: float, longitude: float, distance: float, bearing_deg: float) -> tuple[float, float]:
    """The point (latitude, longitude) that lies ``distance`` kilometres off in a direction, on a sphere."""
    angle, way = distance / 6371.0088, math.radians(bearing_deg)
    lat, lon = math.radians(latitude), math.radians(longitude)
    north = math.asin(math.sin(lat) * math.cos(angle) + math.cos(lat) * math.sin(angle) * math.cos(way))
    east = lon + math.atan2(
        math.sin(way) * math.sin(angle) * math.cos(lat), math.cos(angle) - math.sin(lat) * math.sin(north)
    )
    return round(math.degrees(north), 5), round((math.degrees(east) + 540) % 360 - 180, 5)


def separation_km(lat1: float, lon1: float, lat2: float, lon2: float) -> float:
    """The distance of two points on a sphere; half a percent off geodesic and many times faster."""
    half_lat, half_lon = math.radians(lat2 - lat1) / 2, math.radians(lon2 - lon1) / 2
    chord = (
        math.sin(half_lat) ** 2 + math.cos(math.radians(lat1)) * math.cos(math.radians(lat2)) * math.sin(half_lon) ** 2
    )
    return 2 * 6371.0088 * math.asin(math.sqrt(min(1.0, chord)))
