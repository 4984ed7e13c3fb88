"""Where people mean when they say "northern Syria" or "the north-west" of a country: not always what a compass says.

The table ``assets/gazetteer/sides.csv`` has the sides of countries and provinces that reports of wars speak of: their
middle and half their width. A side that it lacks is taken by the compass (``sectors.sector``).
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache
from pathlib import Path

from dateline.config import settings
from dateline.errors import LexiconError
from dateline.geocoding.bearings import direction
from dateline.geocoding.sources import read_table

Side = tuple[float, float, float]  # latitude, longitude, radius_km


def side_of(gazetteer_id: str, bearing_deg: float) -> Side | None:
    """The latitude, longitude and radius in km of a side of a place; None where the table has none.

    Raises:
        LexiconError: the table is missing or a line of it is wrong.
    """
    return _sides(settings().assets / "gazetteer" / "sides.csv").get((gazetteer_id, bearing_deg))


@lru_cache(maxsize=4)
def _sides(path: Path) -> Mapping[tuple[str, float], Side]:
    found: dict[tuple[str, float], Side] = {}
    for number, line in enumerate(read_table(path), start=2):
        try:
            way = direction(line["side"])
            side = float(line["latitude"]), float(line["longitude"]), float(line["radius_km"])
            valid = abs(side[0]) <= 90 and abs(side[1]) <= 180 and side[2] > 0
            if not line["gazetteer_id"] or way is None or not valid:
                raise ValueError("a side needs a gazetteer_id, a direction, a point on the globe and a radius")
            found[line["gazetteer_id"], way.bearing_deg] = side
        except (KeyError, ValueError) as error:
            raise LexiconError(f"{path}:{number}: {error}") from error
    return found
