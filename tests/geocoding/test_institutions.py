"""The houses of a state lie in its capital; names out of the blue are themselves; a village lies in its district."""

from __future__ import annotations

import pytest

from dateline.geocoding.bearings import separation_km
from dateline.geocoding.gazetteer import Gazetteer
from dateline.geocoding.phrases import locate
from dateline.geocoding.resolve import resolve_document
from dateline.mentions.toponyms import find_toponyms
from dateline.model import Span

SUDAN = "Drones flew over Khartoum and Nyala, Sudan, on Monday. Shelling went on in Nyala. "
GAZA = "Shells fell on Rafah, Jabalia and Khan Younis in Gaza. Rafah was empty. "


@pytest.mark.parametrize(
    ("text", "phrase", "latitude", "longitude"),
    [
        (SUDAN + "Soldiers held the presidential palace.", "the presidential palace", 15.55, 32.53),
        (SUDAN + "A crowd stood before Norway's embassy.", "Norway's embassy", 15.55, 32.53),
        ("Two cars blew up outside Somalia's education ministry.", "outside Somalia's education ministry", 2.04, 45.34),
        # not where a town is named in the sentence, nor for what is not the state's
        (SUDAN + "In Nyala men burned the central bank.", "the central bank", 12.05, 24.88),
        (SUDAN + "Men burned the regional parliament.", "the regional parliament", 12.05, 24.88),
        (SUDAN + "Men burned the bakery.", "the bakery", 12.05, 24.88),
        # a name far from all else that is just this town's
        (GAZA + "Vuhledar is lost, an officer said.", "Vuhledar", 47.78, 37.25),
        # a village is in its district, wherever the district's town lies
        ("Men on motorbikes came to Kantharalak, in Sisaket, Thailand.", "Kantharalak, in Sisaket", 14.64, 104.65),
    ],
)
def test_where_it_is(text: str, phrase: str, latitude: float, longitude: float, gazetteer: Gazetteer) -> None:
    start = text.rindex(phrase)
    mentions = resolve_document(text, find_toponyms(text, gazetteer), gazetteer)
    place = locate(text, Span(start, start + len(phrase)), mentions, gazetteer)
    assert place is not None
    assert separation_km(place.latitude, place.longitude, latitude, longitude) <= 12
