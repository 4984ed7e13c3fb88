"""What a phrase without a name means: "the city", "there", "the country's capital", "its airport", "the province"."""

from __future__ import annotations

import re
from collections.abc import Sequence

from dateline.geocoding.antecedent_choice import choose
from dateline.geocoding.antecedents import Discourse
from dateline.geocoding.gazetteer import Gazetteer, place
from dateline.geocoding.nominals import ANYWHERE, family_of, head_noun
from dateline.geocoding.parts import part_of
from dateline.model import Place, Span


def unnamed(
    text: str,
    span: Span,
    phrase: str,
    discourse: Discourse,
    gazetteer: Gazetteer,
    happened: Sequence[Place] = (),
) -> Place | None:
    """What a phrase without a name means: "the city", "there", "the country's capital", "its airport"."""
    head = head_noun(phrase)
    code = discourse.country_code(span.start)
    if head in ("country", "nation") and (country := gazetteer.country(code)):
        return place(country)
    if head == "capital":
        return _capital(span, phrase, discourse, gazetteer, code)
    if family_of(phrase) == "province":
        return _province(span, discourse, gazetteer)
    found = choose(text, span, discourse, happened)
    return found and (part_of(phrase, found.name, found, gazetteer) or found)


def _capital(span: Span, phrase: str, discourse: Discourse, gazetteer: Gazetteer, code: str) -> Place | None:
    if re.search(r"\b(?:provincial|regional|state|governorate|district)\b", phrase, re.I):
        province = _province(span, discourse, gazetteer)
        if province is not None and (seat := gazetteer.seat(province.country_code, province.admin1)):
            return place(seat)
    entry = gazetteer.capital(code)
    return place(entry) if entry else discourse.latest(span.start, ("city",))


def _province(span: Span, discourse: Discourse, gazetteer: Gazetteer) -> Place | None:
    """The province spoken of: the latest one named, or the one that the latest town lies in."""
    named = discourse.latest(span.start, ("province",))
    latest = discourse.latest(span.start, ANYWHERE, ("province",), recent=1.0)
    if latest is not None and latest.kind != "province" and latest.admin1:
        if named is not None and (named.country_code, named.admin1) == (latest.country_code, latest.admin1):
            return named
        if entry := gazetteer.province(latest.country_code, latest.admin1):
            return named if named is not None and named.country_code == entry.country_code else place(entry)
    return named or latest
