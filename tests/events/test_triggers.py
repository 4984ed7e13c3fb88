"""The trigger lexicon: what it settles and what it refuses."""

from pathlib import Path

import pytest

from dateline.errors import LexiconError
from dateline.events.reader import Reading
from dateline.events.triggers import TriggerLexicon, lexicon, reconsider
from dateline.model import Span


def reading(text: str, words: str, score: float, **types: float) -> Reading:
    start = text.index(words)
    every = dict.fromkeys(("air_strike", "clash", "offensive", "restriction", "protest", "capture"), 0.0) | types
    return Reading(Span(start, start + len(words)), score, every, {"reported": 1.0}, 0.0, 0.0, 0.0, {})


@pytest.mark.parametrize(
    ("text", "words", "score", "kept"),
    [
        ("Jets carried out air strikes.", "air strikes", 0.2, True),  # certain words need less
        ("They walked to the market.", "walked", 0.2, False),
        ("They stormed the base.", "stormed", 0.9, True),
        ("Doctors began a hunger strike.", "strike", 0.9, False),
        ("He called it a war of words.", "war", 0.9, False),
        ("It spoke of complete encirclement.", "encirclement", 0.2, True),
        ("It renewed the arms embargo.", "embargo", 0.9, False),
        ("They fell to hostile fire.", "hostile fire", 0.9, False),
        ("A strike killed two.", "strike", 0.9, True),
    ],
)
def test_what_stands(text: str, words: str, score: float, kept: bool) -> None:
    assert bool(reconsider(text, [reading(text, words, score, clash=1.0)], lexicon())) is kept


def test_a_certain_type_overrules_the_reader_only_where_it_is_sure_of_another() -> None:
    text = "A curfew was imposed."
    (sure,) = reconsider(text, [reading(text, "curfew", 0.9, protest=0.99, restriction=0.01)], lexicon())
    assert max(sure.types, key=lambda t: sure.types[t]) == "restriction"
    (close,) = reconsider(text, [reading(text, "curfew", 0.9, protest=0.6, restriction=0.4)], lexicon())
    assert max(close.types, key=lambda t: close.types[t]) == "protest"


@pytest.mark.parametrize(
    ("toml", "message"),
    [
        ("[air_strike\n", "lexicon.toml"),
        ("[earthquake]\ncertain = ['quake']\n", "earthquake"),
        ("[clash]\ncertain = ['raid']\n[offensive]\ncertain = ['Raid']\n", "Raid"),
    ],
)
def test_a_faulty_lexicon_is_named(tmp_path: Path, toml: str, message: str) -> None:
    path = tmp_path / "lexicon.toml"
    path.write_text(toml)
    with pytest.raises(LexiconError, match=message):
        TriggerLexicon.load(path)
