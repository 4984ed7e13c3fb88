"""Which articles print the same dispatch: a wire report in ten papers is one source, not ten.

Two articles are one dispatch where most of the shorter one's word sequences stand in the longer one as well: papers cut
from the end, write their own headline, and change words here and there.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from zlib import crc32

from dateline.model import Article

_WORD = re.compile(r"\w+")
_SEQUENCE = 4  # words: what two writers seldom put in the same order
SHARED = 0.4  # of the shorter article's sequences
_SIZES = 0.2  # the shorter one's share of the longer one: a roundup is no copy of all that it quotes
_LEAST = 20  # sequences: of less than a few lines nothing can be said
_SAMPLE = 4  # one sequence in so many is looked up: the same ones in every article
_COMMON = 200  # articles: a sequence in more than that is a paper's own furniture


def dispatches(articles: Iterable[Article]) -> dict[str, str]:
    """Article id → id of the dispatch that it prints: the id of the earliest of the articles that print it.

    An article that nobody else prints is its own dispatch. The same for any order of the articles.
    """
    ordered = sorted(articles, key=lambda a: (a.published is None, str(a.published), a.article_id))
    sequences = [sequences_of(article.text) for article in ordered]
    leader = list(range(len(ordered)))

    def first(at: int) -> int:
        while leader[at] != at:
            leader[at] = leader[leader[at]]
            at = leader[at]
        return at

    for one, other in _candidates(sequences):
        a, b = first(one), first(other)
        if a != b and shared(sequences[one], sequences[other]) >= SHARED:
            leader[max(a, b)] = min(a, b)
    return {article.article_id: ordered[first(at)].article_id for at, article in enumerate(ordered)}


def shared(one: frozenset[int], other: frozenset[int]) -> float:
    """The share of the shorter text's word sequences that the longer has too; 0 where they can't be compared."""
    short, long = sorted((one, other), key=len)
    if len(short) < _LEAST or len(short) < _SIZES * len(long):
        return 0.0
    return len(short & long) / len(short)


def sequences_of(text: str) -> frozenset[int]:
    """Hashes of the runs of four words in a text, case and punctuation aside."""
    words = [word.encode() for word in _WORD.findall(text.lower())]
    return frozenset(crc32(b" ".join(words[at : at + _SEQUENCE])) for at in range(len(words) - _SEQUENCE + 1))


def _candidates(sequences: Sequence[frozenset[int]]) -> list[tuple[int, int]]:
    """Pairs of articles that share enough of the sample to be looked at, in order."""
    holders: dict[int, list[int]] = defaultdict(list)
    for at, found in enumerate(sequences):
        for sequence in found:
            if sequence % _SAMPLE == 0:
                holders[sequence].append(at)
    pairs: Counter[tuple[int, int]] = Counter()
    for articles in holders.values():
        if 1 < len(articles) <= _COMMON:
            pairs.update((a, b) for n, a in enumerate(articles) for b in articles[n + 1 :])
    return sorted(pair for pair, count in pairs.items() if count >= 2)


def dispatch_of(article_id: str, known: Mapping[str, str] | None) -> str:
    """The dispatch that an article prints, as far as that is known; else the article itself."""
    return known.get(article_id, article_id) if known else article_id
