"""Which name in a phrase says where it is."""

from __future__ import annotations

import pytest

from dateline.geocoding.gazetteer import Gazetteer
from tests.geocoding.test_phrases import located


@pytest.mark.parametrize(
    ("text", "phrase", "latitude", "longitude"),
    [
        # the namesake is on another continent, the phrase says where
        ("Militiamen in Rwanda took boys from St Paul's church in Kigali.", "St Paul's church in Kigali", -1.95, 30.06),
        # a distance behind the name says where that lies, not how far from it something happened
        (
            "Libyan forces retook Gharyan, 80 km south of Tripoli, in Libya.",
            "Gharyan, 80 km south of Tripoli",
            32.17,
            13.02,
        ),
        ("Forces in Libya stood some 80 km south of Tripoli.", "some 80 km south of Tripoli", 32.16, 13.19),
        # a road is between its ends
        ("Gunmen in Nigeria struck on the Kaduna-Abuja road.", "the Kaduna-Abuja road", 9.79, 7.46),
        ("In Gaza, the crossing between Rafah and Egypt was shut.", "between Rafah and Egypt", 31.28, 34.25),
        ("Police held Haiti's main airport.", "Haiti's main airport", 18.58, -72.29),
        # barracks and hospitals bear names from afar, two of them at once too
        (
            "Militias fought in Tripoli, Libya. They took the Madura and Bandung barracks.",
            "the Madura and Bandung barracks",
            32.89,
            13.19,
        ),
        # what is somebody's is there
        ("Gori, Georgia, was calm. Georgians lived in Gori's camps. Tbilisi was calm.", "Gori's camps", 41.98, 44.11),
        # spelt otherwise and on another continent than all else; a capital may be named out of the blue
        (
            "Troops in South Sudan left Bentiu and Bor. Men died at Kali-Ballee mosque in Bentiu.",
            "Kali-Ballee mosque",
            9.26,
            29.8,
        ),
        (
            "Rebels left Goma and Bukavu, in the Democratic Republic of Congo. A truce was signed in Kiev.",
            "Kiev",
            50.45,
            30.52,
        ),
        # a quarter of the city that the phrase names
        ("In Syria, the Baba Amro district of Homs fell.", "the Baba Amro district of Homs", 34.713, 36.69),
    ],
)
def test_the_name_that_says_where(
    gazetteer: Gazetteer, text: str, phrase: str, latitude: float, longitude: float
) -> None:
    place = located(text, phrase, gazetteer)
    assert (place.latitude, place.longitude) == pytest.approx((latitude, longitude), abs=0.06)
