from __future__ import annotations

import time
from datetime import date

import pytest

from dateline.ingest.drafts import Draft, draft_of_paste, drafts_of_upload
from dateline.ingest.metadata import Metadata
from dateline.model import Article
from dateline.views import drafts
from dateline.views.drafts import Shelf, how_known, preview, title_of, told

WORDS = (
    "The army said on Friday that rebels had shelled the market of the town and that twenty people were killed there. "
)
LONG = " ".join(f"{WORDS}Line {number} of the dispatch names witness number {number}." for number in range(12))


def _article(key: str, text: str) -> Article:
    return Article(key, text, "Market shelled", "Harbour Daily", date(2024, 11, 29))


def test_the_very_text_is_recognised() -> None:
    found = Shelf([_article("a", LONG)]).like(LONG)
    assert found is not None
    assert found.kind == "same text"
    assert found.words == "The very text is there already: “Market shelled” (Harbour Daily, Fri 29 Nov 2024)"


def test_a_print_of_the_same_dispatch_is_recognised() -> None:
    found = Shelf([_article("a", LONG)]).like("By our staff. " + LONG[: len(LONG) * 3 // 4])
    assert found is not None
    assert found.kind == "same dispatch"
    assert "count as one source" in found.words


@pytest.mark.parametrize("text", ["Short.", "Quite another report, of another war. " * 20])
def test_what_is_new_repeats_nothing(text: str) -> None:
    assert Shelf([_article("a", LONG)]).like(text) is None


def test_a_draft_put_on_the_shelf_counts_too() -> None:
    shelf = Shelf([])
    assert shelf.like(LONG) is None
    shelf.put(_article("b", LONG))
    assert shelf.like(LONG) is not None


@pytest.mark.parametrize(
    ("value", "basis", "line"),
    [
        ("", "", "Day not found in the text"),
        (None, "", "Day not found in the text"),
        (date(2024, 1, 1), "stated in the page's markup", "Stated in the page's markup"),
        (date(2024, 1, 1), "", "Found in the file"),
    ],
)
def test_how_a_value_is_known(value: object, basis: str, line: str) -> None:
    assert how_known(value, basis, "Day") == line


def test_what_a_person_typed_is_theirs() -> None:
    assert how_known("", "", "Publisher", "The Wire") == "Given by you"
    assert how_known("The Wire", "stated", "Publisher", "The Wire") == "Stated"
    assert how_known("The Wire", "stated", "Publisher", "") == "Stated"


@pytest.mark.parametrize(
    ("text", "title"),
    [("Market shelled\n\nThe army said so.", "Market shelled"), ("One line only.", ""), ("x" * 200 + "\nrest", "")],
)
def test_a_short_first_line_is_offered_as_title(text: str, title: str) -> None:
    assert title_of(draft_of_paste(text, Metadata()))[0] == title


def test_the_marks_of_a_heading_are_no_part_of_a_title() -> None:
    (made,) = drafts_of_upload("r.md", b"## Army retakes Umm Ruwaba ##\n\nIt said so.", Metadata())
    assert isinstance(made, Draft)
    assert title_of(made) == ("Army retakes Umm Ruwaba", "the first line of the text")
    assert title_of(draft_of_paste("# 3 dead\n\nShells fell.", Metadata()))[0] == "# 3 dead"  # no Markdown


@pytest.mark.parametrize(
    ("line", "title"),
    [
        ("# Shells on C#", "Shells on C#"),
        ("Shells ## ", "Shells"),
        ("# a # b", "a # b"),
        ("####### Shells", "####### Shells"),
        ("#Shells", "#Shells"),
        ("## ##", "##"),
    ],
)
def test_what_is_no_mark_of_a_heading_stays(line: str, title: str) -> None:
    (made,) = drafts_of_upload("r.md", f"{line}\n\nIt said so.".encode(), Metadata())
    assert isinstance(made, Draft)
    assert title_of(made)[0] == title


def test_a_first_line_of_blanks_does_not_hold_up_the_server() -> None:
    (made,) = drafts_of_upload("r.md", b"a" + b" " * 50_000 + b"b\nx", Metadata())
    assert isinstance(made, Draft)
    began = time.process_time()
    assert title_of(made) == ("", "")
    assert time.process_time() - began < 1  # with a pattern that is quadratic in the blanks: 9 s


def test_only_what_differs_is_told() -> None:
    draft = draft_of_paste("Market shelled\n\nThe army said so.", Metadata(publisher="Harbour Daily"))
    given = told(draft, "Market shelled", " Harbour Daily ", date(2024, 11, 29))
    assert given == Metadata(title="Market shelled", title_basis=drafts.FIRST_LINE, published=date(2024, 11, 29))
    kept = draft.described(given).known
    assert (kept.publisher, kept.published_basis) == ("Harbour Daily", "given by the user")


def test_a_preview_says_how_much_more_there_is() -> None:
    assert preview("short") == "short"
    assert preview("word " * 1_000).endswith("(3,500 more characters)")
