"""What heads the column of a table that a figure stands in."""

from __future__ import annotations

_BAR = "|"
_ROWS = 40  # rows of a table above a figure in which its head is looked for


def column_of(text: str, at: int) -> str:
    """The words at the head of the column of "Rakhine | 21,700 | 163", "" where the line is no row of a table.

    The head is the first line of those above with as many cells.
    """
    begin = text.rfind("\n", 0, at) + 1
    end = text.find("\n", at)
    cells = text[begin : end if end >= 0 else len(text)].count(_BAR) + 1
    if cells < 2:
        return ""
    head = ""
    for line in reversed(text[:begin].splitlines()[-_ROWS:]):
        if line.count(_BAR) + 1 != cells:
            break
        head = line
    return head.split(_BAR)[text.count(_BAR, begin, at)].strip() if head else ""
