from __future__ import annotations

from geopy.location import Location

from dateline.geocoding.gazetteer import Gazetteer
from dateline.geocoding.geocoder import GazetteerGeocoder


def test_geocode_and_reverse(gazetteer: Gazetteer) -> None:
    geocoder = GazetteerGeocoder(gazetteer)
    found = geocoder.geocode("Saraqeb, Syria")
    assert isinstance(found, Location)
    assert found.raw["name"] == "Saraqib" and abs(found.latitude - 35.86) < 0.05
    back = geocoder.reverse((found.latitude, found.longitude))
    assert isinstance(back, Location) and back.raw["gazetteer_id"] == found.raw["gazetteer_id"]


def test_all_meanings_and_one_country(gazetteer: Gazetteer) -> None:
    geocoder = GazetteerGeocoder(gazetteer)
    every = geocoder.geocode("Paris", exactly_one=False)
    assert isinstance(every, list) and len(every) > 5
    texan = geocoder.geocode("Paris", country_codes="us")
    assert isinstance(texan, Location) and texan.address.endswith("US")
    assert geocoder.geocode("Xyqqzort") is None
