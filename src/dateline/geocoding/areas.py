"""Which places have an area of their own that the map can draw: countries and first-order divisions.

The outlines lie beside the base map, one file a country, and only the map reads them
(``static/basemap/areas``, cut by ``docs/basemap/cut_areas.py``); here is just the index of what there is.
"""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path

from dateline.config import settings
from dateline.errors import LexiconError
from dateline.geocoding.sources import read_table


@lru_cache(maxsize=4)
def _index(path: Path) -> dict[str, str]:
    found: dict[str, str] = {}
    for number, line in enumerate(read_table(path), start=2):
        identifier, code = line.get("gazetteer_id"), line.get("country_code")
        if not identifier or not code or not (len(code) == 2 and code.isascii() and code.isupper()):
            raise LexiconError(f"{path}:{number}: an area needs a gazetteer_id and a country_code")
        found[identifier] = code
    return found


def area_file(gazetteer_id: str) -> str:
    """The country code that names the file with a place's area; "" where there is none.

    Raises:
        LexiconError: the index is missing or a line of it is wrong.
    """
    return _index(settings().assets / "gazetteer" / "areas.csv").get(gazetteer_id, "")
