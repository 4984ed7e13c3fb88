"""One dispatch in many papers is found, other reports of the same days stay apart, and grades count dispatches."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from dateline.ingest.files import read_articles
from dateline.linking.contest import incidents
from dateline.linking.dispatches import dispatches, sequences_of, shared
from dateline.linking.incidents import link_frame
from dateline.model import Article
from dateline.views.support import support
from tests.linking.rows import TOWN, row, table

ROOT = Path(__file__).parents[2]
GOLD = [
    item
    for item in read_articles([ROOT / "seeds", ROOT / "gold/dev/articles", ROOT / "gold/train/wsy/articles"])
    if isinstance(item, Article)
]
WIRE = GOLD[2].text


def article(article_id: str, text: str, day: int = 1) -> Article:
    return Article(article_id, text, published=date(2024, 12, day))


def test_articles_about_the_same_war_stay_apart() -> None:
    assert len(GOLD) == 26
    assert dispatches(GOLD) == {item.article_id: item.article_id for item in GOLD}


@pytest.mark.parametrize(
    "text",
    [
        WIRE,
        WIRE.upper(),
        WIRE.replace("\n", "\r\n\r\n").replace("’", "'"),
        WIRE[: len(WIRE) // 3],
        "Our correspondent reports from the capital on a second day of talks. " + WIRE[: len(WIRE) // 2],
        WIRE.replace(" the ", " that "),
    ],
)
def test_copy_is_found(text: str) -> None:
    made = dispatches([*GOLD, article("copy", text)])
    assert [key for key, value in made.items() if value == made["copy"]] == [GOLD[2].article_id, "copy"]


@pytest.mark.parametrize(
    "text",
    [
        "",
        "Rebels entered Aleppo on Friday.",
        WIRE[:60],
        WIRE[:200] + " ".join(item.text for item in GOLD[10:14]),  # quotes it, and much else
        "".join(WIRE.split()),
    ],
)
def test_what_is_no_copy(text: str) -> None:
    assert dispatches([GOLD[2], article("other", text)])["other"] == "other"


def test_short_texts_and_roundups_are_not_compared() -> None:
    assert shared(sequences_of("a b c d e f"), sequences_of("a b c d e f")) == 0.0
    one, many = sequences_of(WIRE), sequences_of(" ".join(item.text for item in GOLD))
    assert shared(one, many) == 0.0
    assert shared(one, one) == 1.0


def test_the_earliest_article_names_the_dispatch_in_any_order() -> None:
    papers = [article(f"paper{n}", f"Edition {n}. {WIRE}", day=9 - n) for n in range(4)]
    undated = Article("undated", WIRE)
    for order in ([*papers, undated], [undated, *reversed(papers)]):
        assert set(dispatches(order).values()) == {"paper3"}


def printed(count: int) -> list[dict[str, object]]:
    return [row(f"e{n}", "advance", **TOWN, actors=["rebels"], article_id=f"p{n}") for n in range(count)]


def test_a_dispatch_in_ten_papers_is_one_source() -> None:
    frame = link_frame(table(*printed(10)))
    alone = incidents(frame).iloc[0]
    assert (alone["grade"], alone["n_sources"], alone["n_reports"]) == ("fair", 10, 10)
    one = incidents(frame, {f"p{n}": "p0" for n in range(10)}).iloc[0]
    assert (one["grade"], one["n_sources"], one["n_reports"]) == ("weak", 1, 10)
    two = incidents(frame, {f"p{n}": "p0" if n < 9 else "p9" for n in range(10)}).iloc[0]
    assert (two["grade"], two["n_sources"]) == ("fair", 2)


def test_pages_get_grades_that_count_dispatches() -> None:
    frame = link_frame(table(*printed(3)))
    papers = [article(f"p{n}", WIRE) for n in range(3)]
    assert {item.grade for item in support(frame, papers).values()} == {"weak"}
    others = [replace(paper, text=item.text) for paper, item in zip(papers, GOLD, strict=False)]
    assert {item.grade for item in support(frame, others).values()} == {"fair"}
