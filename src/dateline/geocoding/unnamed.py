"""What a phrase without a name means: "the city", "there", "the country's capital", "its airport", "the province"."""

from __future__ import annotations

import re
from collections.abc import Sequence

from dateline.geocoding.antecedent_choice import choose
from dateline.geocoding.antecedents import Discourse
from dateline.geocoding.bearings import direction
from dateline.geocoding.gazetteer import Gazetteer, place
from dateline.geocoding.nominals import ANYWHERE, family_of, head_noun, is_side_of_country, is_side_of_town
from dateline.geocoding.parts import part_of
from dateline.model import Place, PlaceKind, Span

_WIDE: tuple[PlaceKind, ...] = ("country", "province")
_OF = re.compile(r"(?:\s+of)?(?:\s+the)?\s+")  # "eastern Aleppo", "the east of the city of" not
_WORDS_BEFORE = 22
_SETTLED: tuple[PlaceKind, ...] = ("city", "town", "village")


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
    if is_side_of_country(phrase) and (whole := _whole(text, span, discourse, gazetteer, happened, code)):
        return whole
    kinds = _SETTLED if is_side_of_town(phrase) else ()
    found = (kinds and choose(text, span, discourse, happened, kinds)) or choose(text, span, discourse, happened)
    return found and (part_of(phrase, found.name, found, gazetteer) or found)


def _whole(
    text: str, span: Span, discourse: Discourse, gazetteer: Gazetteer, happened: Sequence[Place], code: str
) -> Place | None:
    """What has the side: a place whose same side was spoken of, else a province or the country that all is about."""
    if (same := _same_side(text, span, discourse)) is not None:
        return same
    found = choose(text, span, discourse, happened, _WIDE)
    here = discourse.sentence(span.start)
    if found is None or (found.kind == "country" and not _in_sentence(found, here, discourse)):
        entry = gazetteer.country(code)
        return place(entry) if entry else found
    return found


def _same_side(text: str, span: Span, discourse: Discourse) -> Place | None:
    """The place that the text spoke of last with the same direction: "eastern Aleppo ... the east"."""
    way = direction(text[span.start : span.end])
    if way is None:
        return None
    for referent in reversed(discourse.referents):
        before = text[max(0, referent.start - _WORDS_BEFORE) : referent.start]
        said = direction(before)
        if (
            referent.end <= span.start
            and said
            and said.bearing_deg == way.bearing_deg
            and _OF.fullmatch(before[said.end :])
        ):
            return referent.place
    return None


def _in_sentence(place_: Place, sentence: int, discourse: Discourse) -> bool:
    return any(r.place == place_ and r.sentence == sentence for r in discourse.referents)


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
