"""What heads the column of a table that a figure stands in."""

from __future__ import annotations

_BAR = "|"
_CELLS = 50  # cells of a row: more are no table
_ROWS = 40  # rows of a table above a figure in which its head is looked for


def column_of(text: str, at: int) -> str:
    """The words at the head of the column of "Rakhine | 21,700 | 163", "" where the line is no row of a table.

    The head is the first line of those above with as many cells.
    """
    begin = text.rfind("\n", 0, at) + 1
    end = text.find("\n", at)
    cells = text[begin : end if end >= 0 else len(text)].count(_BAR) + 1
    if not 2 <= cells <= _CELLS:
        return ""
    column = text.count(_BAR, begin, at)
    head = ""
    for _ in range(_ROWS):
        end, begin = begin - 1, text.rfind("\n", 0, max(0, begin - 1)) + 1
        if end < 0 or text.count(_BAR, begin, end) + 1 != cells:
            break
        head = text[begin:end]
    return head.split(_BAR)[column].strip() if head else ""
