"""Our gazetteer behind geopy's interface, so that whatever takes a geopy geocoder works offline."""

from __future__ import annotations

from typing import Any

from geopy.distance import geodesic
from geopy.geocoders.base import DEFAULT_SENTINEL, Geocoder
from geopy.location import Location
from geopy.point import Point

from dateline.geocoding.gazetteer import Gazetteer
from dateline.geocoding.gazetteer_file import Entry

_DEGREES_PER_KM = 1 / 111.0


class GazetteerGeocoder(Geocoder):  # type: ignore[misc]
    """A geopy geocoder without a network: ``geocode`` and ``reverse`` answer from the compiled gazetteer."""

    def __init__(self, gazetteer: Gazetteer | None = None, **options: Any) -> None:
        super().__init__(**options)
        self.gazetteer = gazetteer or Gazetteer.open()
        self._populated: list[Entry] | None = None

    def geocode(
        self,
        query: str,
        *,
        exactly_one: bool = True,
        timeout: Any = DEFAULT_SENTINEL,
        country_codes: str | list[str] | None = None,
    ) -> Location | list[Location] | None:
        """The likeliest place of a name ("Aleppo", "Aleppo, Syria"), or all of them; None if there is none."""
        name, _, container = query.partition(",")
        wanted = {country_codes} if isinstance(country_codes, str) else set(country_codes or ())
        if container.strip():
            wanted |= {match.entry.country_code for match in self.gazetteer.matches(container.strip())[:1]}
        found = [
            _location(match.entry)
            for match in self.gazetteer.matches(name.strip(), fuzzy=True)
            if not wanted or match.entry.country_code.lower() in {code.lower() for code in wanted}
        ]
        if not found:
            return None
        return found[0] if exactly_one else found

    def reverse(
        self, query: Any, *, exactly_one: bool = True, timeout: Any = DEFAULT_SENTINEL
    ) -> Location | list[Location] | None:
        """The populated place nearest to a point, by geodesic distance; with ``exactly_one=False`` the nearest ten."""
        point = Point(query)
        near = self._near(point.latitude, point.longitude)
        near.sort(key=lambda entry: (geodesic((entry.latitude, entry.longitude), point[:2]).km, entry.number))
        if not near:
            return None
        return _location(near[0]) if exactly_one else [_location(entry) for entry in near[:10]]

    def _near(self, latitude: float, longitude: float) -> list[Entry]:
        """The populated places within a box about the point that is widened until it holds some."""
        if self._populated is None:
            self._populated = [entry for entry in self.gazetteer if entry.feature in ("populated", "capital")]
        for reach_km in (25, 100, 400, 1600):
            reach = reach_km * _DEGREES_PER_KM
            found = [
                entry
                for entry in self._populated
                if abs(entry.latitude - latitude) <= reach
                and abs((entry.longitude - longitude + 180) % 360 - 180) <= 3 * reach
            ]
            if found:
                return found
        return []


def _location(entry: Entry) -> Location:
    address = ", ".join(part for part in (entry.name, entry.country_code) if part)
    raw = {
        name: getattr(entry, name) for name in ("gazetteer_id", "name", "kind", "feature", "radius_km", "population")
    }
    return Location(address, Point(entry.latitude, entry.longitude), raw)
