from __future__ import annotations

from dateline.views.event_table import quoted, readable
from tests.views.sample import SOHR, prepared


def test_the_readable_table_never_says_nan() -> None:
    cells = readable(prepared()).astype(str).to_numpy().ravel().tolist()
    assert not {"nan", "None", "<NA>", "NaT"} & set(cells)


def test_provinces_are_called_as_on_the_map() -> None:
    table = prepared()
    table.loc[0, ["place", "place_kind", "gazetteer_id"]] = ["Aleppo Governorate", "province", "geonames:170062"]
    assert readable(table)["Place"].tolist() == ["Aleppo province", *table["place"].tolist()[1:]]


def test_rows_keep_their_order_so_that_a_row_leads_to_its_sentence() -> None:
    table = prepared()
    assert readable(table)["Sentence"].tolist() == table["sentence"].tolist()


def test_who_is_quoted_how_often() -> None:
    frame = quoted(prepared()).set_index("According to")
    assert frame.loc[SOHR, "Reports"] == 4
    assert frame.loc["BBC Verify", "Verified"] == 1
    assert quoted(prepared().head(0)).empty
