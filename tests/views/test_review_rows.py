from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from dateline.store import review
from dateline.store.decisions import Decision, active
from dateline.store.overlay import Reviewed, overlay
from dateline.store.review_queue import review_queue
from dateline.store.shown import Affected
from dateline.views import added, event_table, incidents, report_list, review_rows, source_text
from dateline.views.checked import by_whom, checked
from dateline.views.reports import prepare
from tests.store import samples


def _stamped(*decisions: Decision) -> list[Decision]:
    return [
        replace(decision, decision_id=f"{at:032x}", made_at=f"2026-11-22T10:{at:02d}:00.000000+00:00")
        for at, decision in enumerate(decisions)
    ]


def _reviewed(*decisions: Decision) -> Reviewed:
    return overlay(samples.table(), decisions, samples.ARTICLES)


def _one(reviewed: Reviewed, event_id: str) -> Any:
    table = prepare(reviewed.rows, samples.ARTICLES)
    return next(table[table["event_id"] == event_id].itertuples(index=False))


def test_who_checked_a_row_is_said_wherever_it_is_shown() -> None:
    plain = _reviewed()
    decided = _reviewed(*_stamped(review.correct(plain, "e4", {"status": "claimed"}, "Ana")))
    row = _one(decided, "e4")
    assert checked(row) == "Corrected by Ana, Sun 22 Nov 2026"
    assert by_whom(_one(decided, "e1")) == checked(_one(decided, "e1")) == ""
    table = prepare(decided.rows, samples.ARTICLES)
    assert source_text.card(row)["checked"] == "Corrected by Ana, Sun 22 Nov 2026"
    assert {item["id"]: item["checked"] for item in report_list.rows(table)}["e4"] == "Corrected by Ana"
    assert "Corrected by Ana, Sun 22 Nov 2026" in set(event_table.readable(table)["Checked"])
    assert "Checked" not in event_table.readable(prepare(samples.table(), samples.ARTICLES))


def test_the_queue_orders_the_table_and_gives_reasons() -> None:
    plain = _reviewed()
    items = review_queue(plain)
    table = prepare(plain.rows, samples.ARTICLES)
    ordered = review_rows.queue_order(items, table)
    assert list(ordered["event_id"]) == [item.event_id for item in items]
    assert "no place" in review_rows.reasons(items, ())["e4"]


def test_decisions_are_listed_newest_first_with_what_holds() -> None:
    plain = _reviewed()
    first = review.correct(plain, "e1", {"place": "Idlib", "actors": ["Rebels"]}, "Ana", "read it twice")
    second = review.reject(plain, "e4", "Ben")
    made = _stamped(first, second)
    made = [*made, *_stamped(first, second, review.undo(made[0].decision_id, "Ana"))[2:]]
    table = review_rows.decision_table(made, samples.ARTICLES, review_rows.holding(made))
    assert list(table["What"]) == ["Taken back", "Thrown out", "Corrected: who, place"]
    assert list(table["Holds"]) == [False, True, False]
    assert table["Why"].iloc[2] == "read it twice"
    (last,), (redo,) = review_rows.undoable(made, ""), review_rows.redoable(made, "")
    assert last.action == "reject"
    assert redo.undoes == made[0].decision_id


def test_redo_goes_back_over_every_undo_and_ends_there() -> None:
    plain = _reviewed()
    made = list(_stamped(review.accept(plain, "e1", "Ana"), review.reject(plain, "e4", "Ana")))

    def press(decisions: list[Decision]) -> None:
        (decision,) = decisions
        made[:] = _stamped(*made, review.undo(decision.decision_id, "Ana"))

    def redo() -> list[Decision]:
        return review_rows.redoable(made, "")

    assert redo() == []
    press(review_rows.undoable(made, ""))
    press(review_rows.undoable(made, ""))
    assert review_rows.undoable(made, "") == []
    press(redo())
    assert [each.action for each in active(made)] == ["accept"]
    press(redo())
    assert [each.action for each in active(made)] == ["accept", "reject"]
    assert redo() == []
    press(review_rows.undoable(made, ""))
    assert len(redo()) == 1
    made[:] = _stamped(*made, review.accept(plain, "e4", "Ana"))
    assert redo() == []  # something else was decided since


def test_what_one_press_decided_is_undone_and_redone_as_one_or_singly() -> None:
    plain = _reviewed()
    batch = [replace(review.accept(plain, key, "Ana"), batch="b" * 32) for key in ("e1", "e3", "e4")]
    made = _stamped(review.reject(plain, "e2", "Ana"), *batch)
    first, one, *others = made

    def press(decisions: list[Decision], batch: str) -> None:
        made[:] = _stamped(*made, *(replace(review.undo(d.decision_id, "Ana"), batch=batch) for d in decisions))

    def standing() -> list[Decision]:
        return active(made)

    assert review_rows.undoable(made, "") == [one, *others]
    press([one], "")
    assert review_rows.undoable(made, "") == others  # the rest of the press
    press(review_rows.undoable(made, ""), "c" * 32)
    assert standing() == [first]
    press(review_rows.redoable(made, ""), "d" * 32)
    assert standing() == [first, *others]
    press(review_rows.redoable(made, ""), "")
    assert standing() == [first, one, *others]
    assert review_rows.undoable(made, "") == [one, *others]
    told = review_rows.decision_table(made, samples.ARTICLES, review_rows.holding(made))
    assert list(told["What"].iloc[-4:]) == [*["Accepted, with 2 more"] * 3, "Thrown out"]
    passed_on = review_rows.decision_table([one], samples.ARTICLES, frozenset())  # the others stayed where they were
    assert list(passed_on["What"]) == ["Accepted"]


def test_nothing_decided_means_nothing_to_undo() -> None:
    assert review_rows.undoable([], "") == []
    assert review_rows.redoable([], "") == []
    assert review_rows.decision_table([], {}, frozenset()).empty


@pytest.mark.parametrize(
    ("names", "words"),
    [
        (("latitude", "longitude", "place"), "place"),
        (("latitude", "longitude"), "latitude, longitude"),
        (("killed_min", "killed_max"), "killed at least, killed at most"),
        (("trigger_start", "trigger_end"), "marked words"),
        ((), ""),
    ],
)
def test_columns_are_named_for_people(names: tuple[str, ...], words: str) -> None:
    assert review_rows.columns_in_words(names) == words


def test_what_a_rerun_changed_is_said() -> None:
    decision = Decision("accept", (), "Ana")
    assert review_rows.what_changed(Affected(decision, "row changed", "e1", ("status",))).endswith("now: status")
    assert review_rows.what_changed(Affected(decision, "article gone", "", ())).startswith("the article is not")


def test_progress_counts_rows_of_one_article_or_of_all() -> None:
    plain = _reviewed()
    decided = _reviewed(*_stamped(review.accept(plain, "e1", "Ana")))
    assert review_rows.progress(decided) == (1, 5)
    assert review_rows.progress(decided, "a") == (1, 4)
    assert review_rows.progress(decided, "b") == (0, 1)


def test_the_map_opens_on_a_report_with_a_place() -> None:
    table = prepare(samples.table(), samples.ARTICLES)
    assert added.first_report(table, ["a"]) == "e1"
    assert added.first_report(table, ["gone"]) == ""
    assert added.middle(table, ["b"]) == (35.13, 36.75)
    assert added.middle(table, ["gone"]) is None
    assert added.summary(table, ["a"]) == "1 article added: 4 reports, 3 on the map"
    assert added.summary(table, ["x", "y"]) == "2 articles added: no events found"


def test_reports_of_one_happening_and_those_near_it() -> None:
    plain = _reviewed()
    joined = _reviewed(*_stamped(review.merge(plain, ["e3", "e5"], "Ana")))
    table = prepare(joined.rows, samples.ARTICLES)
    row = _one(joined, "e3")
    assert list(incidents.of_one(table, row)["event_id"]) == ["e5"]
    assert "e5" not in set(incidents.near(table, row)["event_id"])
    whole = list(incidents.near(table, row, "")["event_id"])
    assert [
        list(incidents.near(table, row, words)["event_id"]) for words in ("ALEPPO entered", "idlib", "no such words")
    ] == [
        [key for key in whole if key in ("e1", "e2")],
        [key for key in whole if key in ("e1", "e2")],
        [],
    ]
    assert incidents.spoken(row).startswith("Fri 29 Nov 2024, Air strike, Saraqib: An air strike killed")


def test_undo_takes_back_what_one_decided_oneself() -> None:
    plain = _reviewed()
    made = _stamped(review.accept(plain, "e1", "Ana"), review.reject(plain, "e4", "Ben"))
    assert [each.made_by for each in review_rows.undoable(made, "Ana")] == ["Ana"]
    assert review_rows.undoable(made, "Cleo") == []
    made = _stamped(*made, review.undo(made[1].decision_id, "Ben"))
    assert review_rows.redoable(made, "Ana") == []
    assert [each.undoes for each in review_rows.redoable(made, "Ben")] == [made[1].decision_id]
