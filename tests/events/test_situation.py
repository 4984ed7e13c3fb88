"""Which sentences lie beside one another."""

from __future__ import annotations

from datetime import date

import pytest

from dateline.model import Article, Span
from dateline.pipeline import situate

TEXT = "Rebels shelled Homs. Two died. The army fled. It rained."


@pytest.mark.parametrize(
    ("earlier", "later", "expected"),
    [
        ("shelled", "Homs", True),
        ("shelled", "died", True),
        ("shelled", "fled", False),
        ("died", "rained", False),
        ("fled", "rained", True),
        ("fled", "shelled", True),  # nothing lies between them in that order
    ],
)
def test_near_is_the_same_sentence_or_the_next(earlier: str, later: str, expected: bool) -> None:
    situation = situate(Article("a", TEXT, published=date(2015, 6, 1)))
    spans = [Span(TEXT.index(word), TEXT.index(word) + len(word)) for word in (earlier, later)]
    assert situation.near(*spans) is expected
