"""What points back: "that town", "the latter"."""

from __future__ import annotations

import pytest

from dateline.geocoding.gazetteer import Gazetteer
from tests.geocoding.test_phrases import located

SYRIA = "Rebels in Syria entered Aleppo on Friday. Aleppo is their largest prize. "


@pytest.mark.parametrize(
    ("text", "phrase", "name"),
    [
        (SYRIA + "Shells hit Hama and Homs. Two died in the latter.", "the latter", "Homs"),
        (SYRIA + "Shells hit Hama and Homs. Two died in the former.", "the former", "Hama"),
        (
            SYRIA + "Shells hit Hama, and later Homs. They hit the hospital of the former.",
            "hospital of the former",
            "Hama",
        ),
        # named nearest, though the article is about another
        (SYRIA + "The army left Hama. Nobody is left in that city.", "that city", "Hama"),
        (SYRIA + "The army left Hama. Jets bombed the same town twice.", "the same town", "Hama"),
        # no two places named together; a word before a noun; nothing near to point to
        (SYRIA + "The army left Hama. Two died in the latter.", "the latter", "Hama"),
        (SYRIA + "It was hot. It was long. All were tired. Nobody is left in that city.", "that city", "Aleppo"),
    ],
)
def test_what_points_back(gazetteer: Gazetteer, text: str, phrase: str, name: str) -> None:
    assert located(text, phrase, gazetteer).name == name


IRAQ = "Fighters in Iraq took Qaraqosh overnight. In Syria, Hama was calm. "


@pytest.mark.parametrize(
    ("text", "phrase", "name"),
    [
        (IRAQ + "They had long wanted Iraq's largest Christian town.", "Iraq's largest Christian town", "Qaraqosh"),
        (IRAQ + "They held it, a town in Iraq.", "a town in Iraq", "Iraq"),
        (IRAQ + "Lebanon's second city heard of it.", "Lebanon's second city", "Lebanon"),
        (IRAQ + "It was Iraq's largest dam.", "Iraq's largest dam", "Iraq"),
    ],
)
def test_one_of_a_countrys_towns(gazetteer: Gazetteer, text: str, phrase: str, name: str) -> None:
    assert located(text, phrase, gazetteer).name == name
