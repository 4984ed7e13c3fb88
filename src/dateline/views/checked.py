"""Who checked a row, in words."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from dateline.views import wording

CHECKED_LABELS = {"accepted": "Accepted", "corrected": "Corrected", "added": "Added"}


def by_whom(row: Any) -> str:
    """ "Corrected by Ana"; "" where nobody has checked the row, or nobody can."""
    state = str(getattr(row, "checked", "") or "")
    return f"{CHECKED_LABELS.get(state, state)} by {row.checked_by}" if state else ""


def checked(row: Any) -> str:
    """ "Corrected by Ana, Sun 22 Nov 2026"; "" where nobody has checked the row."""
    who = by_whom(row)
    return f"{who}, {wording.day(_moment(str(row.checked_at)))}" if who else ""


def _moment(text: str) -> datetime | None:
    try:
        return datetime.fromisoformat(text)
    except ValueError:
        return None
