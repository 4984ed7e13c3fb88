"""Decisions laid over rows: what a person said holds, through any rerun, and what has changed beneath it is listed."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pandas as pd
import pytest

from dateline.errors import InputError
from dateline.model import Article, Span
from dateline.store.decisions import Decision
from dateline.store.overlay import Reviewed, overlay
from dateline.store.review import accept, add, correct, finish, merge, reject, split, undo
from dateline.store.review_queue import review_queue
from dateline.table import CHECK_COLUMNS, COLUMNS
from tests.store.samples import ARTICLE, ARTICLES, OTHER, TEXT, row, rows, table

STRIKE = Span(TEXT.index("An air strike"), TEXT.index(" The army"))


class Desk:
    """A table and the decisions about it, stamped in the order in which they are made."""

    def __init__(self, records: list[dict[str, Any]] | None = None) -> None:
        self.records = rows() if records is None else records
        self.articles: dict[str, Article] = dict(ARTICLES)
        self.made: list[Decision] = []

    @property
    def review(self) -> Reviewed:
        return overlay(table(self.records), self.made, self.articles)

    def say(self, decision: Decision) -> str:
        at = len(self.made)
        stamped = replace(decision, decision_id=f"{at:032x}", made_at=f"2024-12-01T00:00:{at:02}.000000+00:00")
        self.made.append(stamped)
        return stamped.decision_id

    def row(self, event_id: str) -> dict[str, Any]:
        rows_ = self.review.rows
        return rows_[rows_["event_id"] == event_id].to_dict("records")[0]  # type: ignore[return-value]

    def ids(self) -> list[str]:
        return self.review.rows["event_id"].tolist()


def test_no_decisions_leave_the_rows_as_they_are() -> None:
    review = overlay(table(), [], ARTICLES)
    pd.testing.assert_frame_equal(review.rows[list(COLUMNS)], table())
    assert review.rows.columns.tolist() == [*COLUMNS, *CHECK_COLUMNS]
    assert (review.rows["checked"] == "").all()
    assert (review.affected, len(review.rejected), review.finished) == ((), 0, frozenset())


def test_accept_correct_reject_and_undo() -> None:
    desk = Desk()
    desk.say(accept(desk.review, "e1", "Nour"))
    desk.say(correct(desk.review, "e3", {"killed_max": None, "place": "Idlib"}, "Sami", "the text says at least"))
    gone = desk.say(reject(desk.review, "e4", "Nour"))
    assert desk.ids() == ["e1", "e2", "e3", "e5"]
    assert desk.review.rejected["event_id"].tolist() == ["e4"]
    assert [desk.row(key)["checked"] for key in desk.ids()] == ["accepted", "", "corrected", ""]
    assert (desk.row("e3")["place"], desk.row("e3")["killed_max"]) == ("Idlib", None)
    assert (desk.row("e3")["checked_by"], desk.row("e3")["checked_at"][:10]) == ("Sami", "2024-12-01")
    desk.say(undo(gone, "Nour"))
    assert desk.ids() == ["e1", "e2", "e3", "e4", "e5"]
    assert desk.row("e4")["checked"] == ""


def test_a_second_correction_keeps_the_first_and_undoing_it_goes_back_to_it() -> None:
    desk = Desk()
    desk.say(correct(desk.review, "e3", {"killed_min": 10, "killed_max": 12}, "Nour"))
    second = desk.say(correct(desk.review, "e3", {"killed_max": 11}, "Sami"))
    assert (desk.row("e3")["killed_min"], desk.row("e3")["killed_max"]) == (10, 11)
    desk.say(accept(desk.review, "e3", "Third"))
    assert (desk.row("e3")["killed_max"], desk.row("e3")["checked"]) == (11, "corrected")
    desk.made.pop()
    desk.say(undo(second, "Sami"))
    assert (desk.row("e3")["killed_min"], desk.row("e3")["killed_max"]) == (10, 12)


def test_rejected_row_that_is_accepted_after_all() -> None:
    desk = Desk()
    desk.say(reject(desk.review, "e4", "Nour"))
    desk.say(accept(desk.review, "e4", "Sami"))
    assert desk.row("e4")["checked"] == "accepted"
    assert len(desk.review.decided["e4"]) == 2


def test_part_of_a_rejected_total_stands_alone() -> None:
    records = rows()
    records[3]["part_of"] = "e3"
    desk = Desk(records)
    assert desk.row("e4")["part_of"] == "e3"
    desk.say(reject(desk.review, "e3", "Nour"))
    assert desk.row("e4")["part_of"] == ""


def test_row_that_the_machine_missed() -> None:
    desk = Desk()
    marked = Span(TEXT.index("killed"), TEXT.index("killed") + 6)
    fields = {"event_type": "civilian_attack", "killed_min": 4, "actors": ["army"], "place_text": "Saraqib"}
    first = desk.say(add(desk.review, "a", marked, fields, "Nour", sentence=STRIKE))
    (event_id,) = set(desk.ids()) - {"e1", "e2", "e3", "e4", "e5"}
    made = desk.row(event_id)
    assert (made["checked"], made["sentence"]) == ("added", "An air strike killed four people in Saraqib.")
    assert TEXT[made["sentence_start"] : made["sentence_end"]] == made["sentence"]
    assert (str(made["date_start"].date()), made["date_precision"]) == ("2024-11-29", "reported")
    assert made["incident_id"] != ""
    desk.say(correct(desk.review, event_id, {"status": "claimed", "attribution": "SOHR"}, "Sami"))
    assert (desk.row(event_id)["attribution"], desk.row(event_id)["checked"]) == ("SOHR", "added")
    desk.say(undo(first, "Nour"))
    assert desk.ids() == ["e1", "e2", "e3", "e4", "e5"]
    assert desk.review.affected == ()


@pytest.mark.parametrize(
    ("marked", "fields", "reason"),
    [
        (Span(0, 10_000), {"event_type": "clash"}, "not stand in the sentence"),
        (Span(5, 5), {"event_type": "clash"}, "not stand in the sentence"),
        (Span(STRIKE.end + 1, STRIKE.end + 4), {"event_type": "clash"}, "not stand in the sentence"),
        (Span(STRIKE.start + 2, STRIKE.start + 3), {"event_type": "clash"}, "are empty"),
        (Span(STRIKE.start, STRIKE.start + 6), {}, "does not fit"),
        (Span(STRIKE.start, STRIKE.start + 6), {"event_type": "party"}, "does not fit"),
        (Span(STRIKE.start, STRIKE.start + 6), {"event_type": "clash", "event_id": "x"}, "can't set event_id"),
        (Span(STRIKE.start, STRIKE.start + 6), {"event_type": "clash", "place_text": "Hama"}, "does not stand"),
        (Span(STRIKE.start, STRIKE.start + 6), {"event_type": "clash", "sentence": "made up"}, "can't set sentence"),
    ],
)
def test_added_row_whose_words_are_not_there(marked: Span, fields: dict[str, Any], reason: str) -> None:
    with pytest.raises(InputError, match=reason):
        add(Desk().review, "a", marked, fields, "Nour", sentence=STRIKE)


def test_span_is_corrected_and_the_sentence_follows() -> None:
    desk = Desk()
    desk.say(correct(desk.review, "e4", {"sentence_start": STRIKE.start}, "Nour"))
    made = desk.row("e4")
    assert made["sentence"] == "An air strike killed four people in Saraqib. The army left."
    with pytest.raises(InputError, match="do not stand in the sentence"):
        correct(desk.review, "e4", {"sentence_end": 3}, "Nour")
    for fields in ({"event_id": "x"}, {"nonsense": 1}, {"incident_id": "i"}):
        with pytest.raises(InputError, match="can't set"):
            correct(desk.review, "e4", fields, "Nour")
    with pytest.raises(InputError, match="no such row"):
        reject(desk.review, "e99", "Nour")


def test_merge_and_split() -> None:
    records = rows()
    desk = Desk([{**record, "incident_id": "i1" if n < 2 else f"i{n}"} for n, record in enumerate(records)])
    together = desk.say(merge(desk.review, ["e1", "e4"], "Nour"))
    incidents = dict(zip(desk.review.rows["event_id"], desk.review.rows["incident_id"], strict=True))
    assert incidents["e1"] == incidents["e2"] == incidents["e4"] != incidents["e3"]
    desk.say(split(desk.review, ["e2"], "Nour"))
    incidents = dict(zip(desk.review.rows["event_id"], desk.review.rows["incident_id"], strict=True))
    assert incidents["e1"] == incidents["e4"] and len({incidents["e1"], incidents["e2"], incidents["e3"]}) == 3
    desk.say(undo(together, "Nour"))
    incidents = dict(zip(desk.review.rows["event_id"], desk.review.rows["incident_id"], strict=True))
    assert len({incidents["e1"], incidents["e2"], incidents["e4"]}) == 3
    with pytest.raises(InputError, match="two rows"):
        merge(desk.review, ["e1", "e1"], "Nour")


def test_finished_article_has_no_open_rows() -> None:
    desk = Desk()
    with pytest.raises(InputError, match="1 of its rows"):
        finish(desk.review, "b", "Nour")
    desk.say(accept(desk.review, "e5", "Nour"))
    desk.say(finish(desk.review, "b", "Nour"))
    assert desk.review.finished == {"b"}


def decided() -> Desk:
    """Accepted e1, corrected e3, rejected e4, one row added, two merged."""
    desk = Desk()
    desk.say(accept(desk.review, "e1", "Nour"))
    desk.say(correct(desk.review, "e3", {"killed_min": 5, "killed_max": 5}, "Nour"))
    desk.say(reject(desk.review, "e4", "Nour"))
    marked = Span(TEXT.index("killed"), TEXT.index("killed") + 6)
    desk.say(add(desk.review, "a", marked, {"event_type": "civilian_attack"}, "Nour", sentence=STRIKE))
    desk.say(merge(desk.review, ["e1", "e3"], "Nour"))
    return desk


def test_rerun_that_says_the_same_lists_nothing() -> None:
    desk = decided()
    before = desk.review.rows
    desk.records = [{**record, "confidence": 0.1, "incident_id": "x"} for record in rows()]
    after = desk.review
    assert after.affected == ()
    columns = [name for name in before.columns if name not in ("confidence", "incident_id")]
    pd.testing.assert_frame_equal(after.rows[columns], before[columns])


def test_rerun_with_other_rows_keeps_every_decision_and_lists_those_affected() -> None:
    desk = decided()
    desk.records = [
        row(ARTICLE, "n1", "entered", "capture", "Aleppo"),  # another type, so another id
        row(ARTICLE, "n2", "entered", "capture", "Idlib"),
        # e3 is not found any more
        row(ARTICLE, "n4", "left", "withdrawal", "Saraqib"),  # now with a place
        rows()[4],
    ]
    review = desk.review
    shown = review.rows.set_index("event_id")
    assert shown["event_type"].to_dict() == {
        "n1": "advance",
        "n2": "capture",
        "e3": "air_strike",
        "e5": "shelling",
        next(key for key in shown.index if key.startswith("a")): "civilian_attack",
    }
    assert (shown["killed_min"]["e3"], shown["checked"]["e3"], shown["checked"]["n1"]) == (5, "corrected", "accepted")
    assert [(item.event_id, item.change, item.changed) for item in review.affected] == [
        ("n1", "row changed", ("event_type",)),
        ("e3", "row gone", ()),  # corrected
        (
            "n4",
            "row changed",
            ("place", "place_text", "place_kind", "latitude", "longitude", "radius_km", "gazetteer_id"),
        ),
    ]
    assert shown["incident_id"]["n1"] == shown["incident_id"]["e3"]
    assert {item.decision.made_by for item in review.affected} == {"Nour"}


def test_saying_so_again_takes_a_decision_off_the_list() -> None:
    desk = decided()
    desk.records[0] = row(ARTICLE, "n1", "entered", "capture", "Aleppo")
    assert [item.event_id for item in desk.review.affected] == ["n1"]
    desk.say(accept(desk.review, "n1", "Sami"))  # the row as it is shown: as Nour accepted it
    assert desk.review.affected == ()
    assert desk.row("n1")["event_type"] == "advance"


def test_one_of_two_places_of_an_event_is_not_taken_for_the_other() -> None:
    desk = Desk()
    desk.say(reject(desk.review, "e2", "Nour"))  # "entered ... Idlib"
    desk.records = [record for record in rows() if record["event_id"] != "e2"]
    assert desk.ids() == ["e1", "e3", "e4", "e5"]
    assert [item.change for item in desk.review.affected] == ["row gone"]


def test_changed_text_is_followed_by_sentence_and_offsets_hold() -> None:
    desk = decided()
    text = "Updated. " + TEXT.replace("The army left.", "The army stayed.")
    article = replace(ARTICLE, text=text)
    desk.articles["a"] = article
    desk.records = [
        row(article, "n1", "entered", "advance", "Aleppo"),
        row(article, "n2", "entered", "advance", "Idlib"),
        rows()[4],
    ]
    review = desk.review
    for made in review.rows.to_dict("records"):
        assert desk.articles[made["article_id"]].text[made["sentence_start"] : made["sentence_end"]] == made["sentence"]
    assert [item.change for item in review.affected] == ["row gone", "sentence gone"]
    assert review.rows["checked"].tolist() == ["accepted", "", "corrected", "added", ""]
    assert review.rows.set_index("event_id")["killed_min"]["e3"] == 5


def test_article_that_is_gone() -> None:
    desk = decided()
    desk.articles = {"b": OTHER}
    desk.records = [rows()[4]]
    review = desk.review
    assert review.rows["event_id"].tolist() == ["e5"]
    assert {item.change for item in review.affected} == {"article gone"}


def test_same_article_under_another_name() -> None:
    desk = decided()
    desk.articles = {"other_name": replace(ARTICLE, article_id="other_name")}
    desk.records = [{**record, "article_id": "other_name"} for record in rows()[:4]]
    assert desk.review.affected == ()
    assert desk.review.rows.set_index("event_id")["checked"]["e1"] == "accepted"


def test_of_two_articles_with_the_same_text_each_keeps_its_own_decisions() -> None:
    desk = Desk([*rows()[:4], *({**made, "event_id": f"c{n}", "article_id": "c"} for n, made in enumerate(rows()[:4]))])
    desk.articles["c"] = replace(ARTICLE, article_id="c")
    desk.say(reject(desk.review, "c3", "Nour"))
    assert desk.ids() == ["e1", "e2", "e3", "e4", "c0", "c1", "c2"]
    marked = Span(TEXT.index("killed"), TEXT.index("killed") + 6)
    desk.say(add(desk.review, "c", marked, {"event_type": "civilian_attack"}, "Nour", sentence=STRIKE))
    assert desk.review.rows.query("checked == 'added'")["article_id"].tolist() == ["c"]
    for event_id in ("c0", "c1", "c2"):
        desk.say(accept(desk.review, event_id, "Nour"))
    desk.say(finish(desk.review, "c", "Nour"))
    assert desk.review.finished == {"c"}
    assert desk.review.rows.query("article_id == 'a'")["checked"].tolist() == [""] * 4
    del desk.articles["c"]  # the same text is still there
    desk.records = rows()[:4]
    assert desk.review.finished == {"a"}


def test_row_added_to_an_article_without_a_day_needs_one() -> None:
    desk = Desk([])
    desk.articles["a"] = replace(ARTICLE, published=None)
    marked = Span(STRIKE.start, STRIKE.start + 6)
    with pytest.raises(InputError, match="give a day"):
        add(desk.review, "a", marked, {"event_type": "clash"}, "Nour", sentence=STRIKE)
    days = {"date_start": "2024-11-28", "date_end": "2024-11-28", "date_precision": "day"}
    desk.say(add(desk.review, "a", marked, {"event_type": "clash", **days}, "Nour", sentence=STRIKE))
    assert desk.review.rows["date_start"].astype(str).tolist() == ["2024-11-28"]


def test_decisions_in_any_order_give_the_same_table() -> None:
    desk = decided()
    one = desk.review.rows
    desk.made.reverse()
    pd.testing.assert_frame_equal(desk.review.rows, one)


def test_forged_sentence_is_not_shown() -> None:
    desk = Desk()
    forged = accept(desk.review, "e1", "Mallory")
    anchor = replace(
        forged.about[0], row={**dict(forged.about[0].row or {}), "sentence": "Nothing happened here at all, sorry"}
    )
    desk.say(replace(forged, about=(anchor,)))
    assert desk.row("e1")["sentence"] == rows()[0]["sentence"]
    assert [item.change for item in desk.review.affected] == ["sentence gone"]


def test_queue_has_the_doubtful_and_the_weighty_first() -> None:
    desk = Desk()
    items = review_queue(desk.review, {"e2": "contested"})
    assert {item.event_id for item in items} == {"e1", "e2", "e3", "e4", "e5"}
    assert items[0].event_id == "e4"  # 40 % sure, no place, territory
    assert items.index(next(i for i in items if i.event_id == "e2")) < items.index(
        next(i for i in items if i.event_id == "e1")
    )
    assert all(item.score > 0 and item.reasons for item in items)
    desk.say(accept(desk.review, "e4", "Nour"))
    assert "e4" not in {item.event_id for item in review_queue(desk.review)}
    desk.records[3] = row(ARTICLE, "e4", "left", "withdrawal", "Saraqib", confidence=0.9)
    assert review_queue(desk.review)[0].event_id == "e4"
    assert "the machine says otherwise now" in review_queue(desk.review)[0].reasons


def test_background_and_sure_rows_come_last() -> None:
    records = rows()
    records[2] |= {"context": True, "killed_min": 10_000, "killed_max": None}
    records[0] |= {"confidence": 1.0, "date_precision": "day"}
    assert [item.event_id for item in review_queue(Desk(records).review)][-1] == "e1"
    assert [item.event_id for item in review_queue(Desk([]).review)] == []
