"""Where the houses of a state stand that a text need not place: its parliament, its ministries, an embassy in it."""

from __future__ import annotations

import re
from collections.abc import Sequence

from dateline.geocoding.antecedents import Discourse
from dateline.geocoding.gazetteer import Gazetteer, place
from dateline.model import Place, PlaceMention, Span

_EMBASSY = re.compile(r"\bembass(?:y|ies)\b", re.I)
_OF_STATE = re.compile(
    r"\b(?:parliament|national assembly|presidency|presidential (?:palace|compound|guest house|offices?)|central bank|"
    r"supreme court|state (?:television|tv|radio|broadcaster)|general staff|(?:\w+ )?ministry)\b",
    re.I,
)
# of a part of the country; a street that is named for it
_ELSEWHERE = re.compile(
    r"\b(?:regional|provincial|local)\b|\b(?:street|road|square|roundabout|district|quarter)\b", re.I
)
_TOWNS = ("city", "town", "village")


def house_of_state(
    text: str, span: Span, inside: Sequence[PlaceMention], discourse: Discourse, gazetteer: Gazetteer
) -> Place | None:
    """The capital that a house of state stands in; None where the phrase names none, or says where it is.

    Of a country that the phrase names ("Somalia's education ministry") it is the capital; else that of the country
    which the article is about, where the article names it too: parliaments of parts of countries stand elsewhere.
    """
    phrase = text[span.start : span.end]
    embassy = _EMBASSY.search(phrase) is not None
    if not embassy and not _OF_STATE.search(phrase):
        return None
    if _ELSEWHERE.search(phrase) or any(m.place and m.place.kind != "country" for m in inside):
        return None
    here = discourse.sentence(span.start)
    if any(
        r.sentence == here and r.end <= span.start and r.place.kind in _TOWNS and not r.passing
        for r in discourse.referents
    ):
        return None
    owner = next((m.place.country_code for m in inside if m.place), "")
    code = discourse.country_code(span.start) if embassy or not owner else owner
    capital = gazetteer.capital(code)
    if capital is None or (embassy and owner == code):
        return None
    named = any(r.place.gazetteer_id == capital.gazetteer_id for r in discourse.referents)
    return place(capital) if named or (owner and not embassy) else None
