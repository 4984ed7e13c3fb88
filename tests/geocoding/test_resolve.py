from __future__ import annotations

import pytest

from dateline.geocoding.gazetteer import Gazetteer
from dateline.geocoding.resolve import resolve_document
from dateline.mentions.toponyms import find_toponyms
from dateline.model import Span


def resolved(text: str, name: str, gazetteer: Gazetteer) -> tuple[str, str, float] | None:
    """(kind, country, latitude) of the first mention of a name, the whole text considered."""
    start = text.index(name)
    span = Span(start, start + len(name))
    others = [s for s in find_toponyms(text, gazetteer) if s.end <= span.start or s.start >= span.end]
    place = resolve_document(text, [span, *others], gazetteer)[0].place
    return (place.kind, place.country_code, round(place.latitude, 1)) if place else None


@pytest.mark.parametrize(
    ("text", "name", "expected"),
    [
        ("A fire broke out in Paris, Texas, on Monday.", "Paris", ("town", "US", 33.7)),
        ("A fire broke out in Paris, TX, on Monday.", "Paris", ("town", "US", 33.7)),
        ("A fire broke out in Paris on Monday.", "Paris", ("city", "FR", 48.9)),
        ("Fighting in Idlib province went on.", "Idlib", ("province", "SY", 35.8)),
        ("Towns in Aleppo and Idlib provinces were hit.", "Aleppo", ("province", "SY", 36.2)),
        ("Air strikes hit eleven townships of Sagaing in Myanmar.", "Sagaing", ("province", "MM", 24.2)),
        ("The city of Idlib was hit.", "Idlib", ("city", "SY", 35.9)),
        ("Tripoli was shelled, said officials in Libya. Fighters came from Misrata.", "Tripoli", ("city", "LY", 32.9)),
        ("Tripoli was calm, said officials in Lebanon. Roads to Beirut stayed open.", "Tripoli", ("city", "LB", 34.4)),
        ("The U.S. sent ships. Georgia and Russia fought over South Ossetia.", "Georgia", ("country", "GE", 42.0)),
        ("Atlanta and Savannah lie in Georgia, as does Macon.", "Georgia", ("province", "US", 32.7)),
    ],
)
def test_the_article_decides(gazetteer: Gazetteer, text: str, name: str, expected: tuple[str, str, float]) -> None:
    assert resolved(text, name, gazetteer) == expected


@pytest.mark.parametrize(
    ("text", "name", "expected"),
    [
        ("Serb forces shelled towns of Krajina, Croatia said.", "Krajina", ("area", "HR", 44.6)),
        ("Fighting spread through Cyrenaica, officials in Libya said.", "Cyrenaica", ("area", "LY", 31.0)),
        ("Clashes broke out in Arakan State, Myanmar's army said.", "Arakan State", ("province", "MM", 19.7)),
        ("Rebels attacked a barracks in Casamance, Senegal said.", "Casamance", ("area", "SN", 12.8)),
        ("A bus was shot at in North Ossetia, Russia said.", "North Ossetia", ("province", "RU", 43.1)),
        ("Militants fired on a patrol in Salahuddin, Iraqi police said.", "Salahuddin", ("province", "IQ", 34.5)),
        ("Houses burned in Kokang, Myanmar's army said.", "Kokang", ("area", "MM", 23.7)),
    ],
)
def test_regions_by_the_names_of_the_press(
    gazetteer: Gazetteer, text: str, name: str, expected: tuple[str, str, float]
) -> None:
    assert resolved(text, name, gazetteer) == expected


def test_one_name_has_one_meaning(gazetteer: Gazetteer) -> None:
    text = "Police in Paris, Texas, made an arrest. Paris is a quiet town."
    spans = find_toponyms(text, gazetteer)
    places = [m.place for m in resolve_document(text, spans, gazetteer) if text[m.span.start : m.span.end] == "Paris"]
    assert {place.country_code for place in places if place} == {"US"} and len(places) == 2


def test_an_unknown_name_voids_nothing(gazetteer: Gazetteer) -> None:
    text = "Shells fell on Xyqqzort and on Aleppo in Syria."
    mentions = resolve_document(text, [Span(15, 23), Span(31, 37)], gazetteer)
    assert mentions[0].place is None
    assert mentions[1].place is not None and mentions[1].place.name == "Aleppo"


def test_a_lone_namesake_on_another_continent_is_not_taken(gazetteer: Gazetteer) -> None:
    text = "In Baghdad, Mosul, Basra and Kirkuk, Iraqi forces moved. A bomb went off in Piazza. Baghdad was tense."
    start = text.index("Piazza")
    spans = [*find_toponyms(text[: start - 1], gazetteer), Span(start, start + 6)]
    assert resolve_document(text, spans, gazetteer)[-1].place is None


def test_candidates_are_kept(gazetteer: Gazetteer) -> None:
    place = resolve_document("Paris, Texas", [Span(0, 5)], gazetteer)[0].place
    assert place is not None
    assert {"FR", "US"} <= {candidate.country_code for candidate in place.candidates}
    assert place.candidates[0].gazetteer_id == place.gazetteer_id


def test_no_spans_give_no_mentions(gazetteer: Gazetteer) -> None:
    assert resolve_document("Aleppo", [], gazetteer) == []


@pytest.mark.parametrize(
    ("text", "name", "country", "kinds"),
    [
        ("Nor did Ukraine shell the Russian town of Donetsk.", "Donetsk", "RU", ("town", "city")),
        ("Shells from Russia hit the Ukrainian city of Donetsk.", "Donetsk", "UA", ("city",)),
        ("Kyiv, Ukraine, said that Donetsk was calm.", "Donetsk", "UA", ("city",)),
        ("Pupils were seized from a school in Nigeria's Niger state.", "Niger", "NG", ("province",)),
    ],
)
def test_a_name_lies_where_its_owner_is(
    text: str, name: str, country: str, kinds: tuple[str, ...], gazetteer: Gazetteer
) -> None:
    start = text.rindex(name)
    mentions = resolve_document(text, [*find_toponyms(text, gazetteer)], gazetteer)
    found = next(m.place for m in mentions if m.span.start == start)
    assert found is not None
    assert (found.country_code, found.kind in kinds) == (country, True)
