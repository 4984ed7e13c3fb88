"""Windows: cores tile the text, offsets point into it."""

import pytest

from dateline.config import settings
from dateline.events.windows import AFTER, BEFORE, CORE, load_tokenizer, windows

TOKENIZER = load_tokenizer(str(settings().assets / "reader" / "tokenizer.json"))
LONG = "Shells hit the northern quarter of the town before dawn, residents said. " * 60


@pytest.mark.parametrize("text", ["", "\n\n", "One line.", LONG, "x" * 5000, "café naïve — “quote”\n" * 90])
def test_cores_cover_every_piece_once(text: str) -> None:
    seen: list[tuple[int, int]] = []
    for window in windows(text, TOKENIZER):
        assert len(window.ids) == len(window.offsets) <= CORE + BEFORE + AFTER + 2
        seen += window.offsets[window.core[0] : window.core[1]]
    assert seen == sorted(set(seen))
    pieces = [TOKENIZER.encode(line, add_special_tokens=False).ids for line in text.split("\n")]
    assert len(seen) == sum(map(len, pieces))


def test_offsets_give_the_words() -> None:
    text = "HEADLINE\nThe army shelled Idlib."
    (window,) = windows(text, TOKENIZER)
    words = [text[s:e] for s, e in window.offsets if e]
    assert words[:3] == ["HEADLINE", "The", "army"]
    assert "".join(words[3:]).startswith("shelledIdlib")
