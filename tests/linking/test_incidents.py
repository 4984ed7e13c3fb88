from itertools import permutations

import pytest

from dateline.linking.incidents import incident_ids, link_frame
from dateline.linking.reports import reports_of_frame
from tests.linking.rows import CITY, COUNTRY, MILL, TOWN, row, table

REBELS = {"actors": ["rebels"]}
ARMY = {"actors": ["Syrian army"]}


@pytest.mark.parametrize(
    ("first", "second", "together"),
    [
        # one happening, told twice
        (row("e1", "advance", **TOWN, **REBELS), row("e2", "advance", **TOWN, **REBELS, article_id="a2"), True),
        (
            row("e1", "advance", **TOWN, **REBELS),
            row("e2", "capture", **TOWN, actors=["Hayat Tahrir al-Sham"], article_id="a2"),
            True,
        ),
        (row("e1", "air_strike", **TOWN), row("e2", "shelling", **TOWN, article_id="a2"), True),
        (
            row("e1", "advance", **TOWN, **REBELS),
            row("e2", "advance", **TOWN, **REBELS, status="denied", at=300, attribution="army"),
            True,
        ),
        (
            row("e1", "bombing", **TOWN, killed_min=4, killed_max=4),
            row("e2", "bombing", **TOWN, killed_min=9, killed_max=9, article_id="a2"),
            True,
        ),
        (
            row("e1", "shelling", **TOWN, day=10),
            row("e2", "shelling", **TOWN, day=11, date_precision="reported", article_id="a2"),
            True,
        ),
        (row("e1", "shelling", **TOWN), row("e2", "shelling", **MILL, article_id="a2"), True),
        (row("e1", "advance", **TOWN, **REBELS), row("e2", "advance", **MILL, **REBELS, at=300), True),
        (
            row("e1", "advance", **TOWN, **REBELS),
            row("e2", "advance", **(MILL | {"place": "Tal Zeit"}), **REBELS, at=300),
            False,
        ),
        # two happenings
        (row("e1", "shelling", **TOWN, day=10), row("e2", "shelling", **TOWN, day=12, article_id="a2"), False),
        (row("e1", "shelling", **TOWN), row("e2", "shelling", **CITY, article_id="a2"), False),
        (row("e1", "shelling", **TOWN), row("e2", "shelling", **COUNTRY, article_id="a2"), False),
        (row("e1", "shelling", **TOWN), row("e2", "arrest", **TOWN, article_id="a2"), False),
        (row("e1", "capture", **TOWN, **REBELS), row("e2", "capture", **TOWN, **ARMY, article_id="a2"), False),
        (row("e1", "capture", **TOWN, **REBELS), row("e2", "capture", **MILL, **REBELS, article_id="a2"), False),
        (
            row("e1", "capture", **TOWN, **REBELS, context=True),
            row("e2", "capture", **TOWN, **REBELS, article_id="a2"),
            False,
        ),
        (
            row("e1", "offensive", **TOWN, **ARMY),
            row("e2", "offensive", **TOWN, **ARMY, status="planned", at=300),
            False,
        ),
        (
            row("e1", "bombing", **TOWN, killed_min=4, killed_max=4),
            row("e2", "bombing", **TOWN, killed_min=9, killed_max=9, at=300),
            False,
        ),
        (row("e1", "clash"), row("e2", "clash", article_id="a2"), False),
    ],
)
def test_same_happening(first: dict[str, object], second: dict[str, object], together: bool) -> None:
    linked = link_frame(table(first, second))
    assert (linked["incident_id"].nunique() == 1) is together
    assert linked["incident_id"].str.fullmatch(r"i[0-9a-f]{16}").all()


def test_incidents_do_not_depend_on_the_order_of_rows() -> None:
    rows = [
        row("e1", "advance", **TOWN, **REBELS),
        row("e2", "advance", **TOWN, **REBELS, article_id="a2"),
        row("e3", "shelling", **TOWN, article_id="a2", at=200),
        row("e4", "capture", **CITY, **ARMY, article_id="a3"),
    ]
    results = {tuple(sorted(incident_ids(reports_of_frame(table(*order))).items())) for order in permutations(rows)}
    assert len(results) == 1
    ids = dict(results.pop())
    assert ids["e1"] == ids["e2"] and len(set(ids.values())) == 3


def test_empty_table() -> None:
    assert link_frame(table()).empty
