"""Towns that a text calls by what they govern: "the Somali capital", "the North Kivu provincial capital"."""

from __future__ import annotations

import re
from collections.abc import Iterator

from dateline.geocoding.gazetteer import Gazetteer, place
from dateline.geocoding.gazetteer_file import Entry
from dateline.model import PlaceMention, Span

_UNIT = r"(?:[Pp]rovincial|[Rr]egional|[Ss]tate|[Pp]rovince|[Rr]egion|[Gg]overnorate)"
_CAPITAL = re.compile(
    rf"\b((?:[A-Z][\w’'-]+\s+){{1,3}}?)((?:{_UNIT}\s+)?)capital\b(?!\s+(?:gains|flows|markets?|punishment)\b)"
)


def seats(text: str, gazetteer: Gazetteer) -> Iterator[PlaceMention]:
    """The capitals that the text names by their country or province, in order; the span runs to "capital"."""
    for found in _CAPITAL.finditer(text):
        words = found[1].split()
        for first in range(len(words)):
            entry = _seat(" ".join(words[first:]), bool(found[2]), gazetteer)
            if entry is not None:
                span = Span(found.start(), found.end())
                yield PlaceMention(span, span, place(entry))
                break


def _seat(name: str, province: bool, gazetteer: Gazetteer) -> Entry | None:
    for bare in (name, re.sub(r"[’']s?$", "", name)):
        entries = [match.entry for match in gazetteer.matches(bare) if not match.fuzzy]
        whole = next((e for e in entries if e.feature == ("admin1" if province else "country")), None)
        whole = whole or next((e for e in entries if e.feature in ("country", "admin1")), None)
        if whole is not None:
            if whole.feature == "country":
                return gazetteer.capital(whole.country_code)
            return gazetteer.seat(whole.country_code, whole.admin1)
    return None
