"""What a province is called on the page: one manner, whatever the gazetteer calls it."""

from __future__ import annotations

import re

from dateline.geocoding.areas import area_file

# What reports in English call the first-order divisions of a country; "province" where nothing is said.
_WORDS = dict.fromkeys("AT AU BR DE IN MM MX MY NG SD SS US VE".split(), "state")
_WORDS |= dict.fromkeys("ET GH KZ NA RU TZ UA".split(), "region")
_WORDS |= dict.fromkeys("GB".split(), "")
_UNIT = re.compile(r" (?:Governorate|Province|Oblast|Region|State|Krai|Department)$", re.I)
_OTHER_UNIT = re.compile(
    r"\b(?:Canton|Capital|City|County|District|Division|Emirate|Island|Islands|Okrug|Prefecture|Republic|Strip|Territory)\b"
)


def called(place: str, kind: str, gazetteer_id: str) -> str:
    """ "Aleppo Governorate" and "Idlib" are "Aleppo province" and "Idlib province"; other places keep their name."""
    if kind != "province" or not place or _OTHER_UNIT.search(place):
        return place
    return f"{_UNIT.sub('', place)} {_WORDS.get(area_file(gazetteer_id), 'province')}".rstrip()
