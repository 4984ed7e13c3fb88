"""Counts with their bounds, and what they say of an event."""

from __future__ import annotations

import time
from pathlib import Path

import pytest

from dateline.errors import LexiconError
from dateline.mentions.counts import casualty_counts, counting_of, find_counts
from dateline.mentions.lexicon_file import lexicon, numbers_of, texts_of
from dateline.mentions.victims import victim_nouns
from dateline.model import DatePrecision, Span

BOUNDS = [
    ("255 people fled.", 255, 255, "people"),
    ("More than 300 people fled.", 300, None, "people"),
    ("At least 20 soldiers fled.", 20, None, "soldiers"),
    ("Up to 40 soldiers fled.", None, 40, "soldiers"),
    ("Nearly 40 soldiers fled.", None, 40, "soldiers"),
    ("Between 40 and 50 soldiers fled.", 40, 50, "soldiers"),
    ("40 to 50 soldiers fled.", 40, 50, "soldiers"),
    ("Several soldiers fled.", 3, None, "soldiers"),
    ("Dozens of soldiers fled.", 24, None, "soldiers"),
    ("Scores of soldiers fled.", 40, None, "soldiers"),
    ("Hundreds of families fled.", 200, None, "families"),
    ("Several hundred families fled.", 300, None, "families"),
    ("Tens of thousands of people fled.", 20000, None, "people"),
    ("Half a million people fled.", 500000, 500000, "people"),
    ("1.2 million people fled.", 1200000, 1200000, "people"),
    ("Some 4,000 families fled.", 4000, 4000, "families"),
    ("Around two hundred and fifty families fled.", 250, 250, "families"),
    ("A woman fled.", 1, 1, "woman"),
    ("They flew 23 air strikes.", 23, 23, "air strikes"),
    ("No one fled.", 0, 0, ""),
    ("A number of soldiers fled.", 2, None, "soldiers"),
]


@pytest.mark.parametrize(("text", "minimum", "maximum", "noun"), BOUNDS)
def test_find_counts(text: str, minimum: int | None, maximum: int | None, noun: str) -> None:
    assert [(c.minimum, c.maximum, c.noun) for c in find_counts(text)] == [(minimum, maximum, noun)]


@pytest.mark.parametrize(
    "text",
    [
        "Prices rose by 20 percent and by 3% in March.",
        "It cost $300 million, or €40.",
        "They drove 20 km on Route 4 in a T-72.",
        "An F-16 dropped a 250kg bomb; a 122mm shell fell.",
        "The war of 2014 ended after 26 days.",
        "It fell at 14:25 on 12 March 2011.",
        "Two-thirds of the town was lost.",
        "The third column came in the second week.",
        "A truck and a bridge burned.",
    ],
)
def test_not_a_count_of_people_or_things(text: str) -> None:
    assert find_counts(text) == []


TOLLS = [
    ("An air strike killed four people in the town.", "strike", (4, 4), (None, None), "all"),
    ("The blast killed two and wounded five.", "blast", (2, 2), (5, 5), "all"),
    (
        "Shells fell on the market, killing two shepherds and injuring a third.",
        "Shells",
        (2, 2),
        (1, 1),
        "civilians",
    ),
    ("More than 100 dead and 1,000 wounded were carried out.", "dead", (100, None), (1000, None), "all"),
    ("Six policemen were killed and 20 wounded in the attack.", "attack", (6, 6), (20, 20), "police"),
    ("The death toll rose to 41, up from 38.", "death toll", (41, 41), (None, None), "all"),
    ("A rocket hit the depot; no casualties were reported.", "rocket", (0, 0), (0, 0), ""),
    ("A rocket hit the depot but no one was killed.", "rocket", (0, 0), (None, None), ""),
    ("Three soldiers lost their lives in the ambush.", "ambush", (3, 3), (None, None), "soldiers"),
    ("A man and his two sons were killed by a mine.", "mine", (3, 3), (None, None), "men and children"),
]


@pytest.mark.parametrize(("text", "trigger", "killed", "injured", "victims"), TOLLS)
def test_casualty_counts(
    text: str, trigger: str, killed: tuple[int | None, ...], injured: tuple[int | None, ...], victims: str
) -> None:
    at = text.index(trigger)
    found = casualty_counts(text, Span(0, len(text)), Span(at, at + len(trigger)))
    assert (found.killed_min, found.killed_max) == killed
    assert (found.injured_min, found.injured_max) == injured
    assert found.victims == victims


def test_part_of_a_total_stands_apart() -> None:
    text = "The raid killed more than 300 people, including at least 20 civilians."
    at = text.index("raid")
    found = casualty_counts(text, Span(0, len(text)), Span(at, at + 4))
    assert (found.killed_min, found.killed_max) == (300, None)
    assert [(p.kind, p.minimum, p.maximum, p.victims) for p in found.parts] == [("killed", 20, None, "civilians")]


def test_what_is_not_harm_is_a_quantity() -> None:
    text = "Jets flew 23 air strikes on the province."
    found = casualty_counts(text, Span(0, len(text)), Span(text.index("air"), text.index(" on the")))
    assert (found.quantity_min, found.quantity_max, found.quantity_unit) == (23, 23, "air strikes")
    assert (found.killed_min, found.injured_min, found.victims, found.counting) == (None, None, "", "")


@pytest.mark.parametrize(
    ("text", "span", "killed", "quantity"),
    [
        ("The blast killed a baker and his son.", "a baker and his son", (2, 2), (None, None)),
        ("Gunmen shot Amal Saleh dead.", "Amal Saleh", (1, 1), (None, None)),
        (
            "They freed nineteen of the city's 96 districts.",
            "nineteen of the city's 96 districts",
            (None, None),
            (19, 19),
        ),
        ("They took 188 square kilometres.", "188 square kilometres", (None, None), (188, 188)),
        ("Two missiles fell and nobody was hurt.", "Two missiles", (None, None), (2, 2)),
        ("Six died, including a girl of 16.", "a girl of 16", (1, 1), (None, None)),
    ],
)
def test_marked_counts(text: str, span: str, killed: tuple[int | None, ...], quantity: tuple[int | None, ...]) -> None:
    at = text.index(span)
    found = casualty_counts(text, Span(0, len(text)), Span(0, 1), [Span(at, at + len(span))])
    assert ((found.killed_min, found.killed_max), (found.quantity_min, found.quantity_max)) == (killed, quantity)


@pytest.mark.parametrize(
    ("text", "victims"),
    [
        ("Shelling raised the number of civilians killed there to 12.", "civilians"),
        ("A monitor counted 40 civilian deaths.", "civilians"),
        ("Soldiers killed on the eastern front: 7.", "soldiers"),
        ("Killed on the front: 7.", "all"),
        ("The blast killed six Iraqis.", "Iraqis"),
        ("A raid killed nine members of one family.", "all"),
        ("Two bombers killed at least 72 people.", "all"),
    ],
)
def test_victims(text: str, victims: str) -> None:
    assert casualty_counts(text, Span(0, len(text)), Span(0, 1)).victims == victims


def test_running_total_takes_the_place_of_the_first_figure() -> None:
    text = "Debris wounded three people; by evening the number of wounded had risen to five."
    spans = [Span(text.index("three"), text.index(" people")), Span(text.index("five"), text.index("."))]
    found = casualty_counts(text, Span(0, len(text)), Span(0, 6), spans)
    assert (found.injured_min, found.injured_max) == (5, 5)


@pytest.mark.parametrize(
    ("event_type", "precision", "counting"),
    [("casualties", "range", "cumulative"), ("casualties", "day", "incident"), ("air_strike", "range", "incident")],
)
def test_counting(event_type: str, precision: DatePrecision, counting: str) -> None:
    assert counting_of(event_type, precision) == counting


def test_a_wrong_lexicon_is_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "lexicon").mkdir()
    (tmp_path / "lexicon" / "numbers.toml").write_text('[cardinals]\nsix = "many"\n', encoding="utf-8")
    monkeypatch.setenv("DATELINE_ASSETS", str(tmp_path))
    lexicon.cache_clear()
    texts_of.cache_clear()
    try:
        with pytest.raises(LexiconError, match=r"numbers.toml \[cardinals\] six"):
            numbers_of("numbers", "cardinals")
        (tmp_path / "lexicon" / "victims.toml").write_text("[irregular]\nman = 2\n", encoding="utf-8")
        with pytest.raises(LexiconError, match=r"victims.toml \[irregular\] man: 2 is no text"):
            texts_of("victims", "irregular")
        with pytest.raises(LexiconError, match=r"time.toml"):
            numbers_of("time", "weekdays")
    finally:
        monkeypatch.undo()
        lexicon.cache_clear()
        texts_of.cache_clear()


def test_a_figure_beyond_all_counts_is_none() -> None:
    assert find_counts("1" * 400 + " people fled.") == []


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Civilians were killed in an air strike on Idlib.", "Civilians"),
        ("Shells killed an unknown number of civilians.", "an unknown number of civilians"),
        ("The group executed residents of the camp.", "residents"),
        ("Police were wounded.", "Police"),
        ("The strike killed people.", "people"),
    ],
)
def test_words_that_tell_no_number_count_nobody(text: str, words: str) -> None:
    start = text.index(words)
    counts = casualty_counts(text, Span(0, len(text)), Span(0, 1), [Span(start, start + len(words))], "casualties")
    assert (counts.killed_min, counts.killed_max, counts.injured_min, counts.injured_max) == (None,) * 4


def test_a_range_told_backwards_is_a_range() -> None:
    text = "Between 50 and 20 people were killed."
    (count,) = find_counts(text)
    assert (count.minimum, count.maximum) == (20, 50)


def test_a_marked_span_without_end_takes_no_time() -> None:
    text = "Shells killed " + "two nurses, " * 7000
    begun = time.process_time()
    counts = casualty_counts(text, Span(0, len(text)), Span(7, 13), [Span(14, len(text))], "shelling")
    assert time.process_time() - begun < 5
    assert counts.killed_min


def test_number_words_without_end_are_no_number() -> None:
    begun = time.process_time()
    find_counts("two thousand " * 3000)
    find_counts("thousand two " * 3000)
    assert time.process_time() - begun < 5


@pytest.mark.parametrize(
    ("text", "event_type", "killed"),
    [
        ("Two missiles fell on the base, hurting nobody.", "shelling", (0, 0)),
        ("Two missiles fell on the base. Nobody knows why.", "shelling", (None, None)),
        ("Two tanks entered the town; nobody was hurt.", "advance", (None, None)),
        ("Two missiles fell on the base and killed a cook; nobody else was hurt.", "shelling", (None, None)),
    ],
)
def test_an_attack_that_hurt_nobody(text: str, event_type: str, killed: tuple[int | None, int | None]) -> None:
    words = Span(0, text.index(" ", 4))
    counts = casualty_counts(text, Span(0, len(text)), words, [words], event_type)
    assert (counts.killed_min, counts.killed_max) == killed


def test_a_year_before_killed_is_no_number_of_dead() -> None:
    text = "A raid on 11 April 2023 killed at least 155 people."
    start = text.index("at least")
    counts = casualty_counts(text, Span(0, len(text)), Span(2, 6), [Span(start, len(text) - 1)], "air_strike")
    assert (counts.killed_min, counts.killed_max) == (155, None)


@pytest.mark.parametrize(
    ("text", "counted"),
    [
        ("Among them were 67 children below twelve.", ["67"]),
        ("They buried 320 children under eighteen and 227 women.", ["320", "227"]),
        ("Thirty-eight of them were under fifteen.", ["Thirty-eight"]),
        ("The youngest was under 5.", []),
        ("Under 40 people were killed.", ["Under 40"]),
        ("It put the number of the dead at over 60.", ["over 60"]),
        ("Losses were under 100.", ["under 100"]),
        ("Troops killed over 30 and lost two tanks.", ["over 30", "two"]),
        ("Two thirds of the houses burned.", []),
        ("Of those killed 14 were under 18.", ["14"]),
        ("The injured were over 50, the ministry said.", ["over 50"]),
        ("It killed eight in two drone strikes.", ["eight", "two"]),
        ("It wounded two out of four policemen.", ["two", "four"]),
        ("One in four was hurt.", []),
        ("One in every three houses burned.", []),
    ],
)
def test_an_age_limit_and_a_fraction_are_no_counts(text: str, counted: list[str]) -> None:
    assert [text[c.span.start : c.span.end] for c in find_counts(text)] == counted


def test_long_runs_of_letters_and_figures_are_read_at_once() -> None:
    began = time.process_time()
    for words in ("A" * 1400, "Ab" * 700 + ", 23", "1" * 5000 + "-year-old", "more than" + " " * 9000 + "5"):
        text = f"Rebels killed a {words} in Hama, a nurse."
        casualty_counts(text, Span(0, len(text)), Span(7, 13), [Span(16, 16 + len(words))], "casualties")
    assert time.process_time() - began < 10


@pytest.mark.parametrize(
    ("noun", "term"),
    [
        ("midwives", "medics"),
        ("housewives", "women"),
        ("policemen", "police"),
        ("babies", "children"),
        ("nurses", "medics"),
    ],
)
def test_plurals_are_known(noun: str, term: str) -> None:
    assert victim_nouns()[noun] == term


@pytest.mark.parametrize(
    ("text", "killed", "quantity"),
    [
        ("Twelve of the 40 hostages were killed.", (12, 12), None),
        ("Three of its nine crew were killed.", (3, 3), None),
        ("Twelve hostages and 40 soldiers were killed.", (52, 52), None),
        ("The toll grew by 40, to 673.", (673, 673), None),
        ("The toll rose by six to 31.", (31, 31), None),
        ("The toll rose by six in Minbu.", (6, 6), None),
        ("Three sisters aged four, six and nine were killed.", (3, 3), None),
        ("Three middle-aged men and four women were killed.", (7, 7), None),
        ("Besides a teacher, 61 pupils were killed.", (62, 62), None),
        ("A grenade killed a husband and wife.", (2, 2), None),
        ("They killed a teacher and staff of his.", (1, 1), None),
        ("The army lost five Humvees.", None, (5, 5)),
        ("The army lost five men.", (5, 5), None),
        ("No fewer than 16 worshippers were killed.", (16, None), None),
    ],
)
def test_wholes_rises_ages_and_pairs(
    text: str, killed: tuple[int, int | None] | None, quantity: tuple[int, int] | None
) -> None:
    found = casualty_counts(text, Span(0, len(text)), Span(0, len(text)), None, "casualties")
    assert (found.killed_min, found.killed_max) == (killed or (None, None))
    assert (found.quantity_min, found.quantity_max) == (quantity or (None, None))
