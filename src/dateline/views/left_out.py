"""How many reports are shown, and in words why the others are not."""

from __future__ import annotations

import pandas as pd

from dateline.views import wording


def left_out(table: pd.DataFrame, shown: pd.DataFrame, background: bool) -> str:
    """Why rows of a prepared table are not shown: "16 are background, 3 filtered out"; "" where none is left out.

    ``background``: whether background was asked for; if so, what of it is missing was filtered out like other rows.
    """
    aside = 0 if background else int(table["context"].sum())
    filtered = len(table) - len(shown) - aside
    parts = [f"{wording.number(aside)} {'is' if aside == 1 else 'are'} background"] if aside else []
    parts += [f"{wording.number(filtered)} filtered out"] if filtered else []
    return ", ".join(parts)


def counted(table: pd.DataFrame, shown: pd.DataFrame, background: bool) -> str:
    """ "**34** of 50 reports: 16 are background", in Markdown."""
    why = left_out(table, shown, background)
    told = f"**{wording.number(len(shown))}** of {wording.reports(len(table))}"
    return f"{told}: :small[{why}]" if why else told
