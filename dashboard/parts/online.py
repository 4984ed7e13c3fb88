"""Places that the gazetteer lacks, looked up online where the user turned that on (``DATELINE_ONLINE=1``)."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from typing import Any

import pandas as pd
import streamlit as st

from dateline.config import settings
from dateline.geocoding.answers import Answer
from dateline.geocoding.gazetteer import Gazetteer
from dateline.views import wording

_SHOWN = 5  # reasons named at once


@st.cache_resource
def _geocoder() -> Any:
    from dateline.geocoding import online  # brings geopy along, and most people never turn this on

    return online.from_settings(settings().cache)


@st.cache_resource
def _world() -> Gazetteer:
    return Gazetteer.open()


def arrived() -> int:
    """How many answers came so far: a table that was made before is to be made again. 0 where the look-up is off."""
    geocoder = _geocoder() if settings().online else None
    return geocoder.arrived if geocoder else 0


def look_up(events: pd.DataFrame) -> tuple[pd.DataFrame, Mapping[str, Answer]]:
    """The table with what is found within two seconds, and the answers by event; later ones count as arrived."""
    if not settings().online:
        return events, {}
    from dateline.geocoding import unresolved

    geocoder, asked = _geocoder(), unresolved.questions(events, _world())
    if not asked:
        return events, {}
    answers = dict(zip(asked, geocoder.answers(list(asked.values())), strict=True))
    return unresolved.located(events, answers), answers


def reasons(listed: pd.DataFrame, answers: Mapping[str, Answer]) -> None:
    """Say why the listed reports are not on the map."""
    from dateline.geocoding import unresolved

    rows = zip(listed["event_id"], listed["place_text"], strict=True)
    counted = Counter(unresolved.reason(str(text), answers.get(str(event)), _world()) for event, text in rows)
    for reason, number in sorted(counted.items(), key=lambda item: (-item[1], item[0]))[:_SHOWN]:
        st.text(f"Not on the map: {reason} ({wording.reports(number)})")
