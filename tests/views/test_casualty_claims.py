from __future__ import annotations

from dateline.views.casualty_claims import claims, in_words
from tests.views.sample import prepared


def _by_id(column: str) -> dict[str, object]:
    frame = claims(prepared())
    return dict(zip(frame["event_id"], frame[column], strict=True))


def test_background_totals_are_never_claims_of_the_episode() -> None:
    assert set(_by_id("low")) == {"toll255", "toll300", "toll20"}


def test_claims_keep_their_open_bounds_and_are_not_added() -> None:
    frame = claims(prepared())
    assert frame["low"].tolist() == [255, 300, 20]
    assert frame["high"].isna().tolist() == [False, True, True]
    assert frame["label"].tolist() == ["255", "more than 300", "at least 20"]


def test_a_later_running_total_replaces_the_claimants_earlier_one() -> None:
    assert _by_id("superseded_by") == {"toll255": "toll300", "toll300": "", "toll20": ""}
    assert _by_id("supersedes") == {"toll255": "", "toll300": "toll255", "toll20": ""}


def test_a_total_of_someone_else_replaces_nothing() -> None:
    table = prepared()
    table.loc[table["event_id"] == "toll300", ["claimant", "attribution"]] = "Syrian army"
    frame = claims(table)
    assert (frame["superseded_by"] == "").all()


def test_the_table_says_parts_and_replacements_in_words() -> None:
    words = in_words(claims(prepared()))
    assert dict(zip(words["Killed"], words["With others"], strict=True)) == {
        "255": "replaced by more than 300",
        "more than 300": "replaces 255",
        "at least 20 civilians": "part of more than 300",
    }
