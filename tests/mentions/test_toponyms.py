from __future__ import annotations

from types import SimpleNamespace

import pytest

from dateline.geocoding.compile import compile_gazetteer
from dateline.geocoding.gazetteer import Gazetteer
from dateline.mentions.toponyms import find_toponyms


@pytest.fixture(scope="module")
def gazetteer() -> Gazetteer:
    compile_gazetteer()
    return Gazetteer.open()


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Rebels entered Aleppo and Idlib.", ["Aleppo", "Idlib"]),
        ("Fighting near al-Bab and Deir ez-Zor went on.", ["al-Bab", "Deir ez-Zor"]),
        ("Aleppo's airport fell.", ["Aleppo's airport"]),
        ("A raid on Khan Sheikhoun in southern Israel", ["Khan Sheikhoun", "southern Israel"]),
        ("They held the Tishrin dam.", ["Tishrin dam"]),
        ("Lina Sinjab in Beirut and Paul Brown in London.", ["Beirut", "London"]),
        ("He spoke at Tel Aviv.", ["Tel Aviv"]),
        ("They had fled to Bhamo. The army said so.", ["Bhamo"]),
        ("Its troops are in Iraq. An evacuation began.", ["Iraq"]),
        ("They crossed into Chad. At Adre they were fed.", ["Chad", "Adre"]),
        ("Myanmar's Rakhine state was quiet.", ["Myanmar", "Rakhine"]),
        ("قصف على حلب", ["حلب"]),
        ("SARAJEVO, April 6 (Drina Press) - The Drina rose.", ["SARAJEVO", "Drina"]),  # an agency, then the river
        ("The press in Moscow wrote of Moscow times.", ["Moscow", "Moscow"]),
    ],
)
def test_places_are_found(gazetteer: Gazetteer, text: str, names: list[str]) -> None:
    assert [text[span.start : span.end] for span in find_toponyms(text, gazetteer)] == names


@pytest.mark.parametrize(
    "text",
    [
        "President Bashar al-Assad spoke on Friday.",
        "Mr Khan said so.",
        "Of the dead, most were men. Tell no one.",
        "The army said that it had not.",
        "Hassan Nasrallah died.",
        "The camp burned.",
        "Q. And then? A. Then they left.",
        "State news agency SANA said so.",
        "Anti-Balaka fighters came.",
        "",
    ],
)
def test_words_and_persons_are_no_places(gazetteer: Gazetteer, text: str) -> None:
    assert find_toponyms(text, gazetteer) == []


def test_a_recogniser_refutes_and_adds(gazetteer: Gazetteer) -> None:
    text = "Jackson left. Qwertyville burned."
    entities = [
        SimpleNamespace(start_char=0, end_char=7, label_="PERSON"),
        SimpleNamespace(start_char=14, end_char=25, label_="GPE"),
    ]
    spans = find_toponyms(text, gazetteer, SimpleNamespace(ents=entities))
    assert [text[span.start : span.end] for span in spans] == ["Qwertyville"]
