"""Articles one by one and many at once: the same events, in the articles' order, without holding all of them."""

from __future__ import annotations

import csv
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from itertools import islice
from pathlib import Path

import pytest

from dateline.errors import InputError
from dateline.model import Article
from dateline.pipeline import extract, extract_many
from tests.margin import broken

DEV = Path(__file__).parents[1] / "gold" / "dev" / "articles"


def articles() -> Iterator[Article]:
    """The development set, with a text that has nothing to read between two of them."""
    with (DEV / "metadata.csv").open(encoding="utf-8", newline="") as file:
        for n, row in enumerate(csv.DictReader(file)):
            if n == 1:
                yield Article("empty", "\n", published=date(2024, 1, 1))
            text = (DEV / f"{row['article_id']}.txt").read_text(encoding="utf-8")
            yield Article(row["article_id"], text, published=date.fromisoformat(row["published"]))


def test_many_give_what_each_gives_alone() -> None:
    given = list(islice(articles(), 5))
    alone = [(article, extract(article)) for article in given]
    assert list(extract_many(given)) == alone
    assert [bool(events) for _, events in alone] == [True, False, True, True, True]


def test_only_a_few_articles_are_read_ahead() -> None:
    read: list[str] = []

    def reading() -> Iterator[Article]:
        for article in articles():
            read.append(article.article_id)
            yield article

    (first, _) = next(extract_many(reading()))
    assert read[0] == first.article_id
    assert 1 < len(read) <= 4


def test_an_article_without_a_day_is_named() -> None:
    good, undated = next(articles()), Article("undated", "The army shelled Idlib.")
    found = extract_many([good, undated])
    assert next(found)[0] is good
    with pytest.raises(InputError, match="undated"):
        next(found)


def test_no_articles_give_nothing() -> None:
    assert list(extract_many([])) == []


@pytest.mark.parametrize(
    "endless",
    [
        "Guards shot into the crowd, killing 19 (the hospital says 22 ",
        "They shelled Homs and it left, the army said and ",
    ],
)
def test_a_row_lies_in_its_sentence_however_long_the_text_runs_on(endless: str) -> None:
    article = Article("endless", endless * 150, published=date(2024, 11, 30))
    rows = extract(article)
    assert len(rows) > 50
    for row in rows:
        assert row.sentence.start <= row.trigger.start < row.trigger.end <= row.sentence.end
        assert row.sentence.end - row.sentence.start <= 2_000


@pytest.mark.parametrize("width", [60, 76])
def test_a_margin_and_odd_spaces_change_nothing_but_where_lines_end(width: int) -> None:
    for article in islice(articles(), 2, 5):
        text = broken(article.text, width).replace("killed ", "killed\u00a0")
        found, expected = set(extract(replace(article, text=text))), set(extract(article))
        assert len(found & expected) >= 0.85 * len(expected) > 5  # a line as long as the margin is joined to the next
        assert not any("\n" in e.place_text + e.date_text + e.attribution for e in found)
