"""Articles that end anywhere, or whose paragraphs are in another order, extract like any other."""

from __future__ import annotations

import random
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from dateline.ingest.files import read_articles
from dateline.language import sentences
from dateline.model import Article
from dateline.pipeline import extract
from dateline.table import to_frame, validate

DEV = Path(__file__).resolve().parents[2] / "gold" / "dev" / "articles"
ARTICLES = [article for article in read_articles([DEV]) if isinstance(article, Article)]
EVERY = 10  # one cut in so many here; `python -m tests.extraction.test_mutilated` makes them all
SHUFFLES = 1


def cut(article: Article, every: int) -> Iterator[str]:
    """The text up to the ends of its sentences."""
    ends = [sentence.end for sentence in sentences(article.text)]
    yield from (article.text[:end] for end in ends[len(article.article_id) % every :: every])


def shuffled(article: Article, times: int) -> Iterator[str]:
    """The text with its paragraphs in other orders."""
    paragraphs = [paragraph for paragraph in article.text.split("\n") if paragraph.strip()]
    for seed in range(times):
        random.Random(seed).shuffle(paragraphs)
        yield "\n\n".join(paragraphs)


def require_sound(article: Article, text: str) -> None:
    """Extracts and checks that every row's words stand in the text."""
    mutilated = Article(article.article_id, text, article.title, article.publisher, article.published)
    events = extract(mutilated)
    validate(to_frame((event, mutilated) for event in events))
    for event in events:
        assert event.sentence.start <= event.trigger.start < event.trigger.end <= event.sentence.end <= len(text)


@pytest.mark.parametrize("article", ARTICLES, ids=lambda article: article.article_id)
def test_cut_at_a_sentence(article: Article) -> None:
    for text in cut(article, EVERY):
        require_sound(article, text)


@pytest.mark.parametrize("article", ARTICLES, ids=lambda article: article.article_id)
def test_paragraphs_in_another_order(article: Article) -> None:
    for text in shuffled(article, SHUFFLES):
        require_sound(article, text)


def main() -> None:
    made = 0
    for article in ARTICLES:
        for text in (*cut(article, 1), *shuffled(article, 10)):
            require_sound(article, text)
            made += 1
    sys.stdout.write(f"{made} mutilated articles extracted without error\n")


if __name__ == "__main__":
    main()
