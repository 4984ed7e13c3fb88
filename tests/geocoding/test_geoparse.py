from __future__ import annotations

import io
import json

import pytest

from dateline.geocoding import geoparse


def served(*lines: str) -> tuple[int, list[list[list[float | None]]]]:
    out = io.StringIO()
    status = geoparse.serve(io.StringIO("".join(line + "\n" for line in lines)), out)
    return status, [json.loads(line) for line in out.getvalue().splitlines()]


def test_with_spans_just_those_are_resolved_in_their_order() -> None:
    text = "Rebels left Idlib for Aleppo in Syria."
    status, answers = served(json.dumps({"id": 1, "text": text, "spans": [[22, 28], [12, 17]]}))
    assert status == 0
    assert [answer[:2] for answer in answers[0]] == [[22, 28], [12, 17]]
    assert answers[0][0][2] == pytest.approx(36.2, abs=0.1)


def test_without_spans_toponyms_are_found() -> None:
    text = "Rebels left Idlib for Aleppo in Syria."
    _, answers = served(json.dumps({"id": 1, "text": text}))
    assert [text[int(a[0] or 0) : int(a[1] or 0)] for a in answers[0]] == ["Idlib", "Aleppo", "Syria"]


def test_every_request_has_one_answer_and_faults_are_named(capsys: pytest.CaptureFixture[str]) -> None:
    status, answers = served("{", json.dumps({"id": 2}), json.dumps({"id": 3, "text": ""}))
    assert (status, answers) == (1, [[], [], []])
    assert "line 1" in capsys.readouterr().err
