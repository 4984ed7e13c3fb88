"""Words pointed to as a source that say nothing."""

from __future__ import annotations

import pytest

from dateline.events.no_source import says_nothing
from tests.events.readings import reading, situation, span


@pytest.mark.parametrize(
    ("text", "trigger", "words", "expected"),
    [
        ("On Sunday this reporter counted nine impacts.", "impacts", "this reporter", True),
        ("By our list nine were killed.", "killed", "our list", True),
        ("We saw nine impacts.", "impacts", "We", True),
        ("At least 497 were detained, 326 by the authorities.", "detained", "the authorities", True),
        ("Nine were detained by the army.", "were detained", "the army", True),
        ("Guards shot into the crowd, killing 19 (the hospital says 22).", "killing", "the hospital", True),
        ("The electricians were promised a lull.", "lull", "The electricians", True),
        ("Ninety wounded were shipped under the red cross.", "shipped", "the red cross", True),
        ("HOSPITALS\\nNine shells fell on one of them.", "shells", "HOSPITALS", True),
        ("[SOT: a driver]\\nThey killed nine.", "killed", "SOT", True),
        ("Five are dead by the latest count.", "dead", "the latest", True),
        ("It has displaced 240,000 by our reckoning.", "displaced", "our", True),
        ("There were, I'd say, nine bodies.", "bodies", "I'd", True),
        ("Our correspondent said that gunboats shelled it.", "shelled", "Our correspondent", True),
        ("Kyiv's claim that its units took the hill is untrue.", "took", "Kyiv's", True),
        ("Reports by the rebels that the hill fell are false.", "fell", "the rebels", True),
        # somebody says it
        ("The army said Kyiv's claim that the hill fell is untrue.", "fell", "The army", False),
        ("Kyiv's claim that its units took the hill is new.", "took", "Kyiv's", False),
        ("Five strikes hit it, an official said.", "strikes", "an official", False),
        ("“We killed nine of them,” the captain said.", "killed", "We", False),
        ("The army said 326 were detained by the police.", "detained", "The army", False),
        ("Nine were killed, a toll confirmed by the army.", "killed", "the army", False),
        ("Nine were detained, by the army's count.", "detained", "the army", False),
        ("Nine were killed (health ministry).", "killed", "health ministry", False),
        ("Nine died (the army said that two were shot).", "were shot", "the army", False),
        ("The electricians promised a lull.", "lull", "The electricians", False),
        ("UN\\nNine shells fell, it said.", "fell", "UN", False),
    ],
)
def test_says_nothing(text: str, trigger: str, words: str, expected: bool) -> None:
    text = text.replace("\\n", "\n")
    assert bool(says_nothing(situation(text), reading(text, trigger), span(text, words))) is expected
