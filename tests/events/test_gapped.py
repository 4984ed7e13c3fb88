"""One verb over several places, each with a day or a count of its own."""

from dataclasses import replace

import pytest

from dateline.events.gapped import with_gapped
from dateline.model import Place, PlaceMention
from tests.events.readings import reading, situation, span

NOWHERE_NEAR = Place("A", "town", 1.0, 1.0, 5.0)


def _situation(text: str, names: list[str]):
    places = tuple(PlaceMention(span(text, n), span(text, n), NOWHERE_NEAR) for n in names)
    return replace(situation(text), places=places)


@pytest.mark.parametrize(
    ("text", "trigger", "first", "others", "roles", "want"),
    [
        (
            "The rebels took Hajin on Sunday, Baghuz by noon and Susah on Monday.",
            "took",
            "Hajin",
            ["Baghuz", "Susah"],
            {"date": ["on Sunday"]},
            [("Baghuz", "by noon"), ("Susah", "Monday")],
        ),
        (
            "Gunmen burned houses in Solino on Friday, and on the following night in Nazon.",
            "burned",
            "Solino",
            ["Nazon"],
            {"date": ["on Friday"]},
            [("Nazon", "the following night")],
        ),
        (
            "They shot six people in Dinguiri, two in Mene and one in Ramdola.",
            "shot",
            "Dinguiri",
            ["Mene", "Ramdola"],
            {"killed": ["six people"]},
            [("Mene", "two"), ("Ramdola", "one")],
        ),
        ("The rebels took Hajin and Baghuz.", "took", "Hajin", ["Baghuz"], {}, []),
        ("The rebels took Hajin on Sunday and Baghuz on Monday was calm.", "took", "Hajin", ["Baghuz"], {}, []),
        ("The rebels took Hajin on Sunday, and in Baghuz the army fled.", "took", "Hajin", ["Baghuz"], {}, []),
        (
            "They shot two in Mene and drove on to Ramdola on Monday.",
            "shot",
            "Mene",
            ["Ramdola"],
            {"killed": ["two"]},
            [],
        ),
    ],
)
def test_further_places(text, trigger, first, others, roles, want) -> None:
    told = reading(text, trigger, "capture", place=[first], **roles)
    made = with_gapped(_situation(text, [first, *others]), [told])
    assert made[0] == told
    got = [(r.roles["place"][0].span, (r.roles["killed"] or r.roles["date"])[0].span) for r in made[1:]]
    assert [text[place.start : place.end] for place, _ in got] == [place for place, _ in want]
    assert all(text[: own.end].endswith(words) for (_, own), (_, words) in zip(got, want, strict=True))


def test_a_place_that_another_reading_has_is_left_to_it() -> None:
    text = "The rebels took Hajin on Sunday and Baghuz by noon."
    readings = [
        reading(text, "took", "capture", place=["Hajin"]),
        reading(text, "by noon", "capture", place=["Baghuz"]),
    ]
    assert with_gapped(_situation(text, ["Hajin", "Baghuz"]), readings) == readings
