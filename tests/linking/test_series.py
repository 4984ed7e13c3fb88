from dateline.linking.contest import supersessions
from dateline.linking.incidents import link_frame
from tests.linking.rows import TOWN, row, table

SOHR = {"attribution": "Syrian Observatory for Human Rights", "counting": "cumulative", "victims": "all"}


def total(event_id: str, low: int | None, high: int | None, until: int, **more: object) -> dict[str, object]:
    return row(
        event_id, "casualties", **({"day": 6, "until": until, "killed_min": low, "killed_max": high} | SOHR | more)
    )


def test_running_totals_of_one_claimant_supersede_each_other() -> None:
    frame = link_frame(
        table(
            total("e3", 412, None, 10, article_id="a3"),
            total("e1", 120, 120, 8),
            total("e2", 300, None, 9, article_id="a2"),
        )
    )
    found = supersessions(frame)
    assert found["event_id"].tolist() == ["e1", "e2", "e3"]
    assert found["series_id"].tolist() == ["e1", "e1", "e1"]
    assert found["supersedes"].tolist() == ["", "e1", "e2"]
    assert found["superseded_by"].tolist() == ["e2", "e3", ""]
    assert found["maximum"].isna().tolist() == [False, True, True]
    assert frame["incident_id"].nunique() == 1


def test_other_claimants_victims_and_wars_have_their_own_series() -> None:
    found = supersessions(
        table(
            total("e1", 120, 120, 8),
            total("e2", 90, 90, 9, attribution="health ministry", article_id="a2"),
            total("e3", 20, None, 9, victims="civilians", article_id="a2"),
            total("e4", 500_000, None, 9, context=True, day=1, article_id="a2"),
            total("e5", 7, 7, 8, counting="incident", at=300),
        )
    )
    assert sorted(found["event_id"]) == ["e1", "e2", "e3", "e4"]
    assert found["position"].eq(1).all()


def test_part_of_a_total_is_found_in_its_sentence() -> None:
    frame = link_frame(
        table(
            total("e1", 300, None, 9, text="Over [300] were killed, 20 of them civilians."),
            total("e2", 20, 20, 9, text="Over 300 were killed, [20] of them civilians.", victims="civilians"),
            total("e3", 8, 8, 9, text="The dead soldiers number [8].", victims="soldiers", at=400),
        )
    ).set_index("event_id")
    assert frame["part_of"].to_dict() == {"e1": "", "e2": "e1", "e3": ""}


def test_place_totals_are_not_parts() -> None:
    frame = link_frame(table(total("e1", 30, 30, 9, **TOWN), total("e2", 40, 40, 9, victims="civilians")))
    assert frame["part_of"].eq("").all()
