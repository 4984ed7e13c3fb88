"""Which of a recogniser's entities are places, with entities written by hand."""

from __future__ import annotations

from types import SimpleNamespace

import pytest

from dateline.geocoding.gazetteer import Gazetteer
from dateline.geocoding.recognised import merge_entities
from dateline.mentions.toponyms import find_toponyms


def places(gazetteer: Gazetteer, text: str, *entities: tuple[str, str]) -> list[str]:
    """The places of a text of which a recogniser said so; an entity is every occurrence of its words."""
    found = []
    for words, label in entities:
        start = text.find(words)
        while start >= 0:
            found.append(SimpleNamespace(start_char=start, end_char=start + len(words), label_=label))
            start = text.find(words, start + 1)
    merged = merge_entities(text, find_toponyms(text, gazetteer), sorted(found, key=lambda e: e.start_char), gazetteer)
    return [text[span.start : span.end] for span in merged]


@pytest.mark.parametrize(
    ("text", "entities", "expected"),
    [
        ("The EU met in Brussels.", [("EU", "ORG"), ("Brussels", "GPE")], ["EU", "Brussels"]),
        ("Shell met in Brussels.", [("Shell", "ORG"), ("Brussels", "GPE")], ["Brussels"]),
        ("Ann Zbrdlin spoke. Later Zbrdlin left Paris.", [("Ann Zbrdlin", "PERSON"), ("Paris", "GPE")], ["Paris"]),
        ("President Zbrdlin was in Paris.", [("Zbrdlin", "GPE"), ("Paris", "GPE")], ["Paris"]),
        ("Quiet.\nBAMBARI – A truce was signed.", [], ["BAMBARI"]),  # the dateline of a paragraph
        ("A truce: BAMBARI was quiet. Bambari – so they said.", [], []),
        ("They walked to Zbrdlin from Paris.", [("Zbrdlin", "GPE"), ("Paris", "GPE")], ["Zbrdlin", "Paris"]),
    ],
)
def test_entities_confirm_refute_and_add(
    gazetteer: Gazetteer, text: str, entities: list[tuple[str, str]], expected: list[str]
) -> None:
    assert places(gazetteer, text, *entities) == expected


def test_a_name_is_what_it_is_called_more_often(gazetteer: Gazetteer) -> None:
    text = "Ann Derby spoke. Derby said so. Derby left. The people of Derby agreed."
    full, last = text.index("Ann Derby"), text.rindex("Derby")
    entities = [
        SimpleNamespace(start_char=full, end_char=full + 9, label_="PERSON"),
        SimpleNamespace(start_char=17, end_char=22, label_="PERSON"),
        SimpleNamespace(start_char=last, end_char=last + 5, label_="GPE"),
    ]
    assert merge_entities(text, find_toponyms(text, gazetteer), entities, gazetteer) == []
