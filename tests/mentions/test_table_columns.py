"""The head of a table's column."""

import time

import pytest

from dateline.mentions.table_columns import column_of

TABLE = (
    "FIGURES\nArea | Displaced | Civilians killed\nRakhine | 21,700 | 163\nSagaing | 6,150 | 12\n\nNationwide, 3 | 4."
)


@pytest.mark.parametrize(
    ("figure", "head"),
    [("163", "Civilians killed"), ("12\n", "Civilians killed"), ("6,150", "Displaced"), ("Area", ""), ("4.", "")],
)
def test_column(figure: str, head: str) -> None:
    assert column_of(TABLE, TABLE.index(figure)) == head


def test_prose_has_no_columns() -> None:
    assert column_of("Twelve people were killed.", 0) == ""


def test_a_long_table_and_a_long_row_take_no_time() -> None:
    rows, row = "Area | Killed\n" + "Homs | 163\n" * 20_000, "163 | " * 50_000
    begun = time.process_time()
    for _ in range(300):
        assert column_of(rows, len(rows) - 3) == "163"
        assert column_of(row, len(row) - 6) == ""
    assert time.process_time() - begun < 2
