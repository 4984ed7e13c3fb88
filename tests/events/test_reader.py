"""The reader: encoding ahead and decoding later give what reading at once gives; distances weigh as in training."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from dateline.events.reader import _FARTHEST, Reader, _bucket, reader

TEXT = "Government forces captured the town of Saraqib on Monday, a war monitor said. Two civilians were killed. " * 12


@pytest.mark.parametrize("text", ["", "\n", "No news.", TEXT])
def test_encoding_ahead_changes_nothing(text: str) -> None:
    encoded = reader().encode(text)
    assert reader().decode(text, encoded, 0.1) == reader().read(text, 0.1)
    assert bool(reader().read(text)) == (text == TEXT)


def test_of_a_long_text_only_the_first_windows_are_made_ahead(monkeypatch: pytest.MonkeyPatch) -> None:
    made: list[int] = []
    one = Reader._encoded
    monkeypatch.setattr(Reader, "_encoded", lambda self, window: made.append(1) or one(self, window))
    monkeypatch.setattr("dateline.events.reader._KEPT", 1)
    encoded = reader().encode(TEXT)
    assert len(made) == 1
    assert reader().decode(TEXT, encoded) == reader().read(TEXT)
    assert len(made) > 2


def test_each_window_is_decoded_by_itself() -> None:
    encoded = list(reader().encode(TEXT))
    assert len(encoded) > 1
    assert [r for one in encoded for r in reader().decode(TEXT, [one])] == reader().read(TEXT)


def test_nearness_covers_every_distance_within_a_window() -> None:
    encoded = list(reader().encode(TEXT))
    assert max(len(e.key) for e in encoded) <= _FARTHEST
    delta = np.array([[-_FARTHEST, -255, -1, 0, 1, 7, 255, _FARTHEST]])
    weights = reader()._heads["distance.weight"]
    assert np.array_equal(reader()._nearness[delta + _FARTHEST], weights[_bucket(delta)])


@pytest.mark.parametrize(("piece", "expected"), [("captured", ["captured"]), (",", []), (".", [])])
def test_stops_alone_are_no_trigger(piece: str, expected: list[str]) -> None:
    text = "Rebels captured Saraqib, then Hama."
    (encoded,) = reader().encode(text)
    tag = np.full_like(encoded.tag, -9.0)
    tag[:, 0] = 9.0
    at = encoded.window.offsets.index((text.index(piece), text.index(piece) + len(piece)))
    tag[at] = (-9.0, 9.0, -9.0)
    found = reader().decode(text, [replace(encoded, tag=tag)])
    assert [text[r.trigger.start : r.trigger.end] for r in found] == expected


def test_roles_that_nothing_leans_to_are_empty() -> None:
    (first, *_) = reader().read(TEXT)
    assert first.roles["injured"] == ()
    (place,) = first.roles["place"]
    assert TEXT[place.span.start : place.span.end].endswith("Saraqib")
