"""The head of a table's column."""

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
