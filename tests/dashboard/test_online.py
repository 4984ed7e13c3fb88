"""The optional look-up as the dashboard uses it, without a network."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import pandas as pd
import pytest

from dashboard.parts import online
from dateline.geocoding.answers import Answer
from dateline.model import Place
from tests.views import sample


class Service:
    """Knows one place."""

    arrived = 3

    def __init__(self) -> None:
        self.asked: list[str] = []

    def answers(self, questions: Sequence[Any]) -> list[Answer]:
        self.asked += [question.name for question in questions]
        place = Place("Qurbatayah", "area", 35.9, 36.9, 5.0, "online:x", fuzzy=True)
        return [Answer(place) if question.name == "Qurbatayah" else Answer(None, "unknown") for question in questions]


@pytest.fixture
def service(monkeypatch: pytest.MonkeyPatch) -> Service:
    made = Service()
    monkeypatch.setattr(online, "_geocoder", lambda: made)
    return made


def events() -> pd.DataFrame:
    table = sample.events()
    table.loc[table["event_id"] == "toll255", "place_text"] = "the village of Qurbatayah"
    return table


def test_nobody_is_asked_unless_it_is_turned_on(service: Service, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("DATELINE_ONLINE", raising=False)
    table = events()
    assert online.look_up(table) == (table, {}) and service.asked == []
    assert online.arrived() == 0


def test_an_answer_puts_the_report_on_the_map(service: Service, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DATELINE_ONLINE", "1")
    table, answers = online.look_up(events())
    assert service.asked == ["Qurbatayah"]
    row = table[table["event_id"] == "toll255"].iloc[0]
    assert (row["place"], row["latitude"], row["longitude"]) == ("Qurbatayah", 35.9, 36.9)
    assert set(answers) == {"toll255"}
    assert online.arrived() == 3
