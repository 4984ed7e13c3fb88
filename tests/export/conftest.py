"""Two articles and the rows that they give, hostile text among them."""

from __future__ import annotations

from datetime import date

import pandas as pd
import pytest

from dateline.model import Article, Event, Place, Span
from dateline.table import to_frame

TEXT = '=HYPERLINK("http://x") hit Hama.\n- حلب “quoted”, he said; 40\u2028died, <script>alert(1)</script>.'
ARTICLE = Article("@risk", TEXT, published=date(2024, 11, 29))
HAMA = Place("Hama", "city", -35.13179, 36.75783, 5.0, "geonames:170017", offset_km=7.0)
FIRST = Event(
    "e1",
    "@risk",
    Span(0, 32),
    Span(23, 26),
    "air_strike",
    False,
    "claimed",
    "+SOHR",
    ("Russia", '=cmd|"/c calc"!A0'),
    (),
    date(2024, 11, 27),
    date(2024, 11, 29),
    "range",
    "since Wednesday",
    HAMA,
    "Hama",
    killed_min=20,
    counting="incident",
    confidence=0.5,
)
SECOND = Event(
    "e2",
    "@risk",
    Span(33, 90),
    Span(50, 54),
    "casualties",
    True,
    "reported",
    "",
    (),
    ("Alawites; others", 'with "quotes"'),
    date(2011, 1, 1),
    date(2011, 12, 31),
    "year",
    killed_min=0,
    killed_max=0,
    victims="civilians",
    counting="cumulative",
    part_of="e1",
)


@pytest.fixture
def events() -> pd.DataFrame:
    return to_frame([(FIRST, ARTICLE), (SECOND, ARTICLE)])
