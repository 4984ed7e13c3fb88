"""Files, folders and tables → articles; what can't be read is named and the rest still comes."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path

import pytest

from dateline.errors import InputError
from dateline.ingest.files import read_articles
from dateline.model import Article

TEXT = "Rebels entered Aleppo on Friday.\n\nThe army withdrew.\n"


def read(*paths: Path, published: date | None = None) -> tuple[list[Article], list[InputError]]:
    found = list(read_articles(paths, published))
    return (
        [item for item in found if isinstance(item, Article)],
        [item for item in found if isinstance(item, InputError)],
    )


def folder(path: Path, articles: dict[str, bytes], metadata: str | None = None) -> Path:
    path.mkdir(exist_ok=True)
    for name, raw in articles.items():
        (path / name).write_bytes(raw)
    if metadata is not None:
        (path / "metadata.csv").write_text(metadata, encoding="utf-8")
    return path


@pytest.mark.parametrize(
    "text",
    [
        TEXT,
        "one\r\ntwo\r\n",
        "  leading and trailing  \n\n",
        "old mac\rlines",
        "حلب is Aleppo’s name\u2028next \U0001f4a5",
        "<script>alert(1)</script> ${x} `y` \u202egnirts",
    ],
)
def test_text_is_kept_character_by_character(tmp_path: Path, text: str) -> None:
    path = tmp_path / "a.txt"
    path.write_bytes(text.encode())
    articles, errors = read(path)
    assert [article.text for article in articles] == [text]
    assert errors == []


def test_byte_order_mark_is_no_part_of_the_text(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_bytes(b"\xef\xbb\xbf" + TEXT.encode())
    assert read(path)[0][0].text == TEXT


@pytest.mark.parametrize(
    ("raw", "reason"),
    [
        (b"", "is empty"),
        (b" \n\t ", "is empty"),
        (b"\xef\xbb\xbf\n", "is empty"),
        (b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR", "binary"),
        (b"plain but for\x00one", "binary"),
        ("Überfall bei Köln, größer als je zuvor".encode("latin-1"), "not UTF-8"),
        (TEXT.encode("utf-16"), "UTF-16"),
        (TEXT.encode("utf-16-le"), "binary"),
        ("Boevi v Grozny: Бои в Грозном".encode("cp1251"), "not UTF-8"),
        (b"good start then \xff\xfe", "not UTF-8"),
        (b"x" * 1_000_001, "too long"),
    ],
)
def test_unreadable_file_is_named_with_its_reason_and_the_others_come(tmp_path: Path, raw: bytes, reason: str) -> None:
    folder(tmp_path, {"a.txt": TEXT.encode(), "bad.txt": raw, "c.txt": b"Shelling hit Idlib."})
    articles, errors = read(tmp_path)
    assert [article.article_id for article in articles] == ["a", "c"]
    assert len(errors) == 1
    assert errors[0].source == str(tmp_path / "bad.txt")
    assert reason in errors[0].reason
    assert "\n" not in str(errors[0])


def test_folder_is_read_by_file_name_with_its_metadata(tmp_path: Path) -> None:
    metadata = (
        "article_id,title,publisher,published,url\n"
        'b,"A title, quoted",The Wire,2024-11-29,https://example.org/b\n'
        "a,,,2024-11-30T05:10:00Z,\n"
    )
    folder(tmp_path, {"b.txt": TEXT.encode(), "a.md": TEXT.encode()}, metadata)
    articles, errors = read(tmp_path)
    assert errors == []
    assert articles == [
        Article("a", TEXT, published=date(2024, 11, 30), published_basis="metadata.csv"),
        Article(
            "b",
            TEXT,
            "A title, quoted",
            "The Wire",
            date(2024, 11, 29),
            "metadata.csv",
            "https://example.org/b",
        ),
    ]


def test_files_of_other_kinds_in_a_folder_are_named(tmp_path: Path) -> None:
    made = folder(
        tmp_path / "news",
        {"a.txt": TEXT.encode(), ".hidden": b"x", "c.zip": b"PK", "b.csv": b"text\n"},
        "article_id\na\n",
    )
    articles, errors = read(made)
    assert [article.article_id for article in articles] == ["a"]
    assert [error.source for error in errors] == [str(made)]
    assert "not read" in str(errors[0]) and "b.csv, c.zip" in str(errors[0])
    many = folder(tmp_path / "many", {"a.txt": TEXT.encode()} | {f"{n}.zip": b"PK" for n in range(9)})
    assert "3.zip, 4.zip and 4 more" in str(read(many)[1][0])


def test_single_file_takes_its_row_from_the_metadata_beside_it(tmp_path: Path) -> None:
    metadata = "article_id,published,published_basis\na,2024-11-29,inferred from Friday\nb,2024-13-01,\n"
    folder(tmp_path, {"a.txt": TEXT.encode(), "b.txt": TEXT.encode()}, metadata)
    articles, errors = read(tmp_path / "a.txt")
    assert (articles[0].published, articles[0].published_basis) == (
        date(2024, 11, 29),
        "inferred from Friday",
    )
    assert errors == []
    assert "line 3: published is not a date of the calendar: '2024-13-01'" in str(read(tmp_path / "b.txt")[1][0])


@pytest.mark.parametrize(
    ("metadata", "kept", "error"),
    [
        ("article_id,published\na,2024-11-29\nb,29/11/2024\n", ["a"], "line 3: published is not a date"),
        (
            "article_id,published\na,2024-11-29\nb,2024-02-30\n",
            ["a"],
            "not a date of the calendar: '2024-02-30'",
        ),
        ("article_id,published\na,2024-11-29\nb,9999-12-31\n", ["a"], "not a day of a report: '9999-12-31'"),
        ("article_id,published\na,2024-11-29\nb,0001-01-01\n", ["a"], "not a day of a report: '0001-01-01'"),
        ("article_id,published\na,2024-11-29\nb,yesterday\n", ["a"], "(article 'b' left out)"),
        ("article_id,published\na,2024-11-29\nzz,2024-11-29\n", ["a", "b"], "not in the folder: 'zz'"),
        ("article_id,published\na,2024-11-29\na,2024-11-30\n", ["a", "b"], "'a' a second time"),
        ("article_id,published\n,2024-11-30\n", ["a", "b"], "has no article_id"),
        ("id,published\na,2024-11-30\n", ["a", "b"], "has no column article_id"),
        ("", ["a", "b"], "is empty"),
        ('article_id,published\n"a,2024-11-29\n', ["a", "b"], "is not CSV"),
    ],
)
def test_wrong_metadata_is_named_and_the_good_articles_come(
    tmp_path: Path, metadata: str, kept: list[str], error: str
) -> None:
    folder(tmp_path, {"a.txt": TEXT.encode(), "b.txt": TEXT.encode()}, metadata)
    articles, errors = read(tmp_path)
    assert [article.article_id for article in articles] == kept
    assert len(errors) == 1
    assert str(tmp_path / "metadata.csv") in errors[0].source
    assert error in str(errors[0])


def test_article_with_a_bad_date_does_not_take_the_given_one(tmp_path: Path) -> None:
    folder(tmp_path, {"a.txt": TEXT.encode()}, "article_id,published\na,2024-99-01\n")
    articles, errors = read(tmp_path, published=date(2024, 1, 1))
    assert (articles, len(errors)) == ([], 1)


def test_given_day_is_for_articles_that_have_none(tmp_path: Path) -> None:
    metadata = "article_id,published\na,2024-11-29\n"
    folder(tmp_path, {"a.txt": TEXT.encode(), "b.txt": TEXT.encode()}, metadata)
    articles, _ = read(tmp_path, published=date(2020, 1, 2))
    assert [article.published for article in articles] == [date(2024, 11, 29), date(2020, 1, 2)]
    assert articles[1].published_basis == "given by the user"
    assert read(tmp_path / "b.txt")[0][0].published is None


@pytest.mark.parametrize(
    ("name", "reason"),
    [("missing.txt", "no such file"), ("photo.jpg", "is of no kind"), ("folder", "holds no articles")],
)
def test_path_that_is_no_article(tmp_path: Path, name: str, reason: str) -> None:
    (tmp_path / "photo.jpg").write_bytes(b"\xff\xd8")
    (tmp_path / "folder").mkdir()
    (tmp_path / "folder" / "metadata.csv").write_text("article_id\n")
    articles, errors = read(tmp_path / name)
    assert articles == []
    assert [reason in error.reason for error in errors] == [True]


def test_same_name_twice_is_refused(tmp_path: Path) -> None:
    one = folder(tmp_path / "one", {"a.txt": TEXT.encode()})
    two = folder(tmp_path / "two", {"a.txt": b"Other.", "b.txt": b"Third."})
    articles, errors = read(one, two)
    assert [(article.article_id, article.text) for article in articles] == [("a", TEXT), ("b", "Third.")]
    assert "already taken by" in errors[0].reason and errors[0].source == str(two / "a.txt")


CSV = """article_id,text,published,publisher
w1,"Rebels entered, they said.\r\nThen left.",2024-11-29,The Wire
w2,,2024-11-29,
,No name.,2024-11-29,
w4,Bad day.,2024-11-31,
w5,Good.,,
"""


def test_csv_of_articles(tmp_path: Path) -> None:
    path = tmp_path / "wire.csv"
    path.write_text(CSV, encoding="utf-8", newline="")
    articles, errors = read(path)
    assert [(article.article_id, article.text) for article in articles] == [
        ("w1", "Rebels entered, they said.\r\nThen left."),
        ("w5", "Good."),
    ]
    assert articles[0].publisher == "The Wire"
    assert [error.reason for error in errors] == [
        "article 'w2' is empty",
        "has no article_id",
        "published is not a date of the calendar: '2024-11-31' (article 'w4' left out)",
    ]
    assert [error.source for error in errors] == [f"{path}, line {line}" for line in (4, 5, 6)]


@pytest.mark.parametrize(
    ("raw", "kept", "reason"),
    [
        (b"", [], "holds no articles"),
        (b"article_id,text\n", [], "holds no articles"),
        (b"id,body\n1,x\n", [], "has no column article_id and no column text"),
        (b'article_id,text\n1,ok\n2,"never closed\n', ["1"], "is not CSV"),
        (b"article_id,text\n1,ok\n" + b"2," + b"x" * 9000 + b"\xff\n3,ok\n", ["1", "3"], "'2' is not UTF-8"),
        (b"article_id,text\n1,ok\n2,Rebels entered, they said.\n3,ok\n", ["1", "3"], "1 more cells than the header"),
    ],
)
def test_broken_csv(tmp_path: Path, raw: bytes, kept: list[str], reason: str) -> None:
    path = tmp_path / "wire.csv"
    path.write_bytes(raw)
    articles, errors = read(path)
    assert [article.article_id for article in articles] == kept
    assert len(errors) == 1
    assert reason in str(errors[0])


@pytest.mark.parametrize(
    ("raw", "kept"),
    [
        (b"article_id,text,published\n1,Rebels\rentered.,2024-11-29\n2,ok,\n", [("2", "ok")]),
        (
            b'article_id,text,published\n1,"Rebels\rentered.",2024-11-29\n2,ok,\n',
            [("1", "Rebels\rentered."), ("2", "ok")],
        ),
        (b"article_id,text,published\r1,Rebels entered.,2024-11-29\r2,ok,\r", [("1", "Rebels entered."), ("2", "ok")]),
    ],
)
def test_a_lone_carriage_return_in_csv_never_makes_half_an_article(
    tmp_path: Path, raw: bytes, kept: list[tuple[str, str]]
) -> None:
    path = tmp_path / "wire.csv"
    path.write_bytes(raw)
    articles, errors = read(path)
    assert [(article.article_id, article.text) for article in articles] == kept
    assert [error.reason for error in errors] == ([CUT] * 2 if len(kept) == 1 else [])


CUT = "has 2 cells where the header has 3: a comma or a line break stands outside of quotes"


HEADER = "article_id,text,published,url"
SHORT = "a comma or a line break stands outside of quotes"


@pytest.mark.parametrize(
    ("header", "row", "reason"),
    [
        ("article_id,text,published", "1,Shells fell.,2024-11-29,,", ""),
        ("article_id,text,published", "1,Shells fell.,2024-11-29, ,", ""),
        (HEADER, "1,Shells fell.,2024-11-29", ""),
        (HEADER + ",title", "1,Shells fell.,2024-11-29,", ""),
        (HEADER, "1,Shells fell.", f"has 2 cells where the header has 4: {SHORT}"),
        (HEADER, "1,Shells fell.,", f"has 3 cells where the header has 4: {SHORT}"),
        (HEADER, "1,Shells fell, they said.", f"has 3 cells where the header has 4: {SHORT}"),
        (HEADER, "1,Shells fell.,2024-11-31", f"has 3 cells where the header has 4: {SHORT}"),
        ("article_id,text,title,url", "1,Shells fell, they said.", f"has 3 cells where the header has 4: {SHORT}"),
        ("article_id,published,text,url", "1,2024-11-29,Shells fell", f"has 3 cells where the header has 4: {SHORT}"),
        ("article_id,published,text", "1,2024-11-29", "article '1' has no text"),
        ("article_id,text,published", "1,Shells fell, they said.,2024-11-29,,", f"has 1 more cells than the header: {SHORT}"),
    ],
)  # fmt: skip
def test_empty_cells_at_the_end_may_be_more_or_less(tmp_path: Path, header: str, row: str, reason: str) -> None:
    path = tmp_path / "wire.csv"
    path.write_text(f"{header}\n{row}\n", encoding="utf-8")
    articles, errors = read(path)
    assert [error.reason for error in errors] == ([reason] if reason else [])
    assert [(each.text, each.published) for each in articles] == (
        [] if reason else [("Shells fell.", date(2024, 11, 29))]
    )


def test_json_lines_go_on_after_a_broken_line(tmp_path: Path) -> None:
    path = tmp_path / "wire.jsonl"
    lines = [
        b"\xef\xbb\xbf" + json.dumps({"article_id": 7, "text": TEXT, "published": "2024-11-29"}).encode(),
        b"{broken",
        b"\xff\xfe\xfd",
        b"[1, 2]",
        b"[" * 5000,
        b'{"article_id": "x", "text": null}',
        b'{"article_id": "y", "text": "half \\ud800 character"}',
        b'{"article_id": "z", "text": "\\u0000"}',
        b"",
        b'{"article_id": "last", "text": "Good.", "title": null}',
    ]
    path.write_bytes(b"\n".join(lines))
    articles, errors = read(path)
    assert [article.article_id for article in articles] == ["7", "last"]
    assert articles[0].text == TEXT
    assert [error.reason for error in errors] == [
        "is not JSON",
        "is not UTF-8 text",
        "is not a JSON object",
        "is not JSON",
        "article 'x' has no text",
        "article 'y' holds half a character, which no file can keep",
        "article 'z' is binary, not text (holds zero bytes)",
    ]
    assert [error.source.rsplit(" ", 1)[1] for error in errors] == ["2", "3", "4", "5", "6", "7", "8"]
