from __future__ import annotations

from pathlib import Path

import pytest

from dateline.errors import GazetteerError
from dateline.geocoding.gazetteer import Gazetteer


@pytest.mark.parametrize(
    ("name", "country", "kind", "latitude", "longitude"),
    [
        ("Aleppo", "SY", "city", 36.2, 37.16),
        ("حلب", "SY", "city", 36.2, 37.16),
        ("Saraqeb", "SY", "town", 35.86, 36.80),
        ("Syria", "SY", "country", 35.0, 38.0),
        ("Kharkiv", "UA", "city", 49.98, 36.25),
        ("Paris", "FR", "city", 48.85, 2.35),
        ("U.S.", "US", "country", 39.76, -98.5),
        ("Rapides Parish", "US", "area", 31.2, -92.5),
        ("Aleppo airport", "SY", "airport", 36.18, 37.22),
        ("M5", "SY", "road", 35.4, 36.75),
    ],
)
def test_the_likeliest_meaning_comes_first(
    gazetteer: Gazetteer, name: str, country: str, kind: str, latitude: float, longitude: float
) -> None:
    first = gazetteer.lookup(name)[0]
    assert (first.country_code, first.kind) == (country, kind)
    assert first.latitude == pytest.approx(latitude, abs=0.15)
    assert first.longitude == pytest.approx(longitude, abs=0.15)


def test_candidates_come_by_likelihood(gazetteer: Gazetteer) -> None:
    found = gazetteer.lookup("Springfield")
    assert len(found) > 10
    assert {candidate.country_code for candidate in found[:3]} == {"US"}


@pytest.mark.parametrize("name", ["", "Zzyzxqp", "123", "…"])
def test_what_is_no_place_has_no_candidates(gazetteer: Gazetteer, name: str) -> None:
    assert gazetteer.lookup(name, fuzzy=True) == ()


def test_a_demonym_means_its_country_and_says_so(gazetteer: Gazetteer) -> None:
    match = gazetteer.matches("Syrian")[0]
    assert (match.entry.name, match.demonym) == ("Syria", True)
    assert gazetteer.matches("Syrians")[0].demonym


def test_a_fuzzy_match_is_flagged_and_never_beside_an_exact_one(gazetteer: Gazetteer) -> None:
    assert not any(match.fuzzy for match in gazetteer.matches("Kramatorsk", fuzzy=True))
    fuzzy = gazetteer.matches("Kramattorske", fuzzy=True)
    assert fuzzy[0].entry.name == "Kramatorsk" and fuzzy[0].fuzzy
    assert gazetteer.matches("Kramattorske") == ()


def test_congo_is_the_larger_one(gazetteer: Gazetteer) -> None:
    assert [match.entry.country_code for match in gazetteer.matches("Congo")][:2] == ["CD", "CG"]


def test_seats_that_are_not_the_largest_town(gazetteer: Gazetteer) -> None:
    names = []
    for province in ("Rakhine", "Kayah", "Badghis", "Unity", "Amhara", "Homs Governorate"):
        entry = next(m.entry for m in gazetteer.matches(province) if m.entry.feature == "admin1")
        seat = gazetteer.seat(entry.country_code, entry.admin1)
        names.append(seat and seat.name)
    assert names == ["Sittwe", "Loikaw", "Qala i Naw", "Bentiu", "Bahir Dar", "Homs"]


def test_countries_provinces_capitals(gazetteer: Gazetteer) -> None:
    country, province = gazetteer.country("SY"), gazetteer.province("SY", "09")
    capital, seat = gazetteer.capital("SY"), gazetteer.seat("SY", "09")
    assert country and province and capital and seat
    assert (country.name, province.kind, capital.name, seat.name) == ("Syria", "province", "Damascus", "Aleppo")
    assert gazetteer.country("ZZ") is None and gazetteer.province("SY", "") is None


def test_a_file_that_is_no_gazetteer_is_named(tmp_path: Path) -> None:
    wrong = tmp_path / "wrong.gaz"
    wrong.write_bytes(b"x" * 4096)
    with pytest.raises(GazetteerError, match=r"wrong\.gaz"):
        Gazetteer.open(wrong)
    with pytest.raises(GazetteerError, match=r"missing\.gaz"):
        Gazetteer.open(tmp_path / "missing.gaz")
