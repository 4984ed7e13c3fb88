"""A note's own publisher is no source that it quotes."""

from __future__ import annotations

import pytest

from dateline.events.discourse import read_discourse
from dateline.events.letterhead import publishes
from dateline.language import sentences
from tests.events.test_attribution import marked

NOTE = "HILL RIGHTS COMMISSION: preliminary notice on Qasr, 14 November 2020\n\n"


@pytest.mark.parametrize(
    ("text", "publisher", "expected"),
    [
        (NOTE + "[[The Commission]] counts nine injured.", "", True),
        (NOTE + "[[The commission's provisional]] figures are nine injured.", "", True),
        ("QASR (Hill Press) - Nine died.\n\nA driver told [[Hill Press]] so.", "", True),
        ("QASR (SOHR) - Nine died.\n\n[[The Syrian Observatory for Human Rights]] counts a tenth.", "", True),
        ("Nine died.\n\n[[SOHR]] counts a tenth.", "Syrian Observatory for Human Rights", True),
        (NOTE + "[[The army]] counts nine injured.", "", False),
        (NOTE + "[[Doctors]] count nine injured.", "", False),
        # a headline tells what somebody did, a letterhead names a document
        ("Commission says nine injured in daily report\n\n[[The Commission]] gave no names.", "", False),
        ("Rights commission in Qasr\n\n[[The Commission]] counts nine injured.", "", False),
        ("[[The Commission]] counts nine injured.", "", False),
    ],
)
def test_publishes(text: str, publisher: str, expected: bool) -> None:
    plain, span = marked(text)
    assert publishes(read_discourse(plain, sentences(plain)), publisher, span) is expected
