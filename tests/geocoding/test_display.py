from __future__ import annotations

from pathlib import Path

import pytest

from dateline.errors import LexiconError
from dateline.geocoding.display import english_names, plain, with_display_names
from dateline.geocoding.gazetteer import Gazetteer
from dateline.geocoding.layout import Row


@pytest.mark.parametrize(
    ("name", "code", "expected"),
    [
        ("Ḩamāh", "SY", "Hamah"),
        ("As Safīrah", "SY", "As-Safirah"),
        ("Kafr ad Dawwār", "EG", "Kafr ad-Dawwar"),
        ("Dayr al ‘Aşāfīr", "SY", "Dayr al-Asafir"),
        ("Bol’shoye Soldatskoye", "RU", "Bolshoye Soldatskoye"),
        ("Orël", "RU", "Orel"),
        ("An Giang", "IN", "An Giang"),
        ("Xi’an", "CN", "Xi’an"),
        ("Elbistan", "SY", "Elbistan"),
    ],
)
def test_signs_of_romanisation_go(name: str, code: str, expected: str) -> None:
    assert plain(name, code) == expected


@pytest.mark.parametrize(
    ("code", "name"), [("BA", "Goražde"), ("FR", "Orléans"), ("TR", "Şanlıurfa"), ("BF", "Fada N'Gourma")]
)
def test_a_country_that_writes_latin_keeps_its_letters(code: str, name: str) -> None:
    row = Row("geonames:1", name, "town", "populated", 1.0, 1.0, 1.0, code)
    assert with_display_names([row], {})[0].display == name


@pytest.mark.parametrize(
    ("spelling", "shown"),
    [
        ("Ḩamāh", "Hama"),
        ("حماة", "Hama"),
        ("Tadmur", "Palmyra"),
        ("تدمر", "Palmyra"),
        ("Palmyra", "Palmyra"),
        ("Ţarţūs", "Tartus"),
        ("Donetska oblast", "Donetsk Oblast"),
        ("Dayr az Zawr", "Deir ez-Zor"),
    ],
)
def test_every_spelling_leads_to_the_common_name(gazetteer: Gazetteer, spelling: str, shown: str) -> None:
    assert gazetteer.matches(spelling)[0].entry.name == shown


def test_no_place_of_the_region_has_a_name_that_no_report_writes(gazetteer: Gazetteer) -> None:
    odd = [entry.name for entry in gazetteer if entry.country_code in ("SY", "IQ", "UA") and not entry.name.isascii()]
    towns = [name for name in odd if not any("\u0600" <= char <= "\u06ff" for char in name)]
    assert len(towns) <= 40, towns[:60]


def test_a_line_without_a_name_is_named(tmp_path: Path) -> None:
    path = tmp_path / "names.csv"
    path.write_text("gazetteer_id,name,source\ngeonames:1,,x\n", encoding="utf-8")
    with pytest.raises(LexiconError, match=r"names\.csv:2"):
        english_names(path)
