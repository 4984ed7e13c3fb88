"""Where a border is: "near its border with Syria", "the Thai frontier", "up to the frontier".

The gazetteer has no borders. Two countries' inhabited places that lie near each other show where theirs runs; of the
whole the stretch is meant that is nearest to the places that the article tells of.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

import numpy as np
import numpy.typing as npt

from dateline.geocoding.antecedent_choice import choose
from dateline.geocoding.antecedents import Discourse
from dateline.geocoding.gazetteer import Gazetteer
from dateline.model import Place, PlaceKind, PlaceMention, Span

_BORDER = re.compile(
    r"\b(?:borders?|frontiers?)\b(?!\s+(?:guards?|police|forces?|troops|post|village|town|city|crossing|province|region|"
    r"areas?|districts?|wall|berm|at|of the|near|in)\b)",
    re.I,
)
_BEYOND = re.compile(r"\b(?:over|across|beyond)\s+(?:the|its|their)\s+(?:borders?|frontiers?)\b", re.I)
_LOCAL: tuple[PlaceKind, ...] = ("city", "town", "village", "district", "landmark", "airport", "province")
_APART_KM = 60.0  # from a place on the one side to the nearest on the other
_REACH_KM = 250.0  # a stretch that is further from what the article tells of is not the one meant
_STRETCH_KM = 40.0  # half the length of the stretch that is meant
_KM_A_DEGREE = 111.2
Points = npt.NDArray[np.float64]  # latitude, longitude


@dataclass(frozen=True, slots=True)
class Border:
    """The points (latitude, longitude) on the border of two countries."""

    points: tuple[tuple[float, float], ...]


def on_border(
    text: str,
    span: Span,
    inside: Sequence[PlaceMention],
    discourse: Discourse,
    gazetteer: Gazetteer,
    happened: Sequence[Place] = (),
) -> Place | None:
    """The stretch of border that a phrase means; None where it means none, or the countries share none."""
    phrase = text[span.start : span.end]
    if not _BORDER.search(phrase) or _BEYOND.search(phrase):
        return None
    named = list(dict.fromkeys(m.place.country_code for m in inside if m.place))
    if len(named) > 2 or any(m.place and m.place.kind != "country" for m in inside):
        return None
    local = choose(text, span, discourse, happened, _LOCAL)
    for one, other in _pairs(named, local, span, discourse):
        line = border(gazetteer, *sorted((one, other)))
        if line.points:
            return _stretch(line, one, other, local, gazetteer)
    return None


def _pairs(named: Sequence[str], local: Place | None, span: Span, discourse: Discourse) -> list[tuple[str, str]]:
    """The pairs of countries whose border may be meant, the likeliest first."""
    if len(named) == 2:
        return [(named[0], named[1])]
    here = discourse.sentence(span.start)
    near = sorted(discourse.referents, key=lambda r: (r.end > span.start, abs(r.sentence - here), -r.end))
    codes = [local.country_code] if local else []
    codes = [code for code in dict.fromkeys([*codes, *(r.place.country_code for r in near)]) if code]
    if named:
        return [(named[0], code) for code in codes if code != named[0]]
    return [(codes[0], code) for code in codes[1:]]


def _stretch(line: Border, one: str, other: str, local: Place | None, gazetteer: Gazetteer) -> Place:
    """The stretch nearest to the place told of, else the whole: its middle and half its length."""
    names = [entry.name for code in (one, other) if (entry := gazetteer.country(code))]
    name = f"border of {' and '.join(sorted(names))}"
    points = np.array(line.points)
    middle = points[np.argmin(_apart(points, points.mean(axis=0)))]
    radius = float(_apart(points, middle).max())
    if local is not None:
        apart = _apart(points, np.array([local.latitude, local.longitude]))
        if apart.min() <= _REACH_KM:
            middle, radius = points[apart.argmin()], min(radius, _STRETCH_KM)
    return Place(name, "area", round(float(middle[0]), 4), round(float(middle[1]), 4), round(max(radius, 5.0), 1))


@lru_cache(maxsize=64)
def border(gazetteer: Gazetteer, one: str, other: str) -> Border:
    """The points between the places of two countries that lie near each other; none where the countries lie apart."""
    ours, theirs = (_inhabited(gazetteer).get(code) for code in (one, other))
    if ours is None or theirs is None:
        return Border(())
    reach = _APART_KM / _KM_A_DEGREE
    low, high = theirs.min(axis=0) - 2 * reach, theirs.max(axis=0) + 2 * reach
    ours = ours[((ours >= low) & (ours <= high)).all(axis=1)]
    found = []
    for point in ours:
        apart = _apart(theirs, point)
        nearest = int(apart.argmin())
        if apart[nearest] <= _APART_KM:
            found.append(tuple(float(value) for value in (point + theirs[nearest]) / 2))
    return Border(tuple((lat, lon) for lat, lon in found))


@lru_cache(maxsize=1)
def _inhabited(gazetteer: Gazetteer) -> dict[str, Points]:
    return gazetteer.points(("populated", "capital"))


def _apart(points: Points, point: Points) -> Points:
    """The distances in kilometres, flat; good enough for what is near."""
    offset = points - point
    east = offset[:, 1] * np.cos(np.radians(point[0]))
    return np.asarray(_KM_A_DEGREE * np.hypot(offset[:, 0], east))
