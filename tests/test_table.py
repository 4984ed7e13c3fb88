"""Whatever stands in a record: a table, or an error that names the column."""

from __future__ import annotations

from typing import Any

import pytest

from dateline.errors import TableError
from dateline.table import from_records
from tests.views import sample


@pytest.mark.parametrize(
    ("column", "value"),
    [
        ("killed_min", 10**30),
        ("killed_max", 2**63),
        ("quantity_min", 1e300),
        ("injured_min", float("inf")),
        ("injured_max", "many"),
        ("sentence_start", 10**30),
        ("latitude", 10**400),
        ("confidence", 10**400),
        ("date_start", 10**30),
        ("date_end", "99999-01-01"),
    ],
)
def test_a_value_that_fits_no_table_is_named(column: str, value: Any) -> None:
    article = next(iter(sample.articles().values()))
    record = sample.record("x", article, article.text[:40], article.text[:3], event_type="clash")
    with pytest.raises(TableError, match=rf"breaks its schema: {column} is not"):
        from_records([record | {column: value}])
