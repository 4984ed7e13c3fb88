"""Text in cells of CSV files that a spreadsheet would run as a formula: made harmless, and read back as it was."""

from __future__ import annotations

# What makes Excel, LibreOffice or Google Sheets take a cell for a formula, full-width forms included.
# Source: OWASP, "CSV Injection".
_FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")


def defuse(text: str) -> str:
    """The text, with an apostrophe in front if a spreadsheet would run it."""
    return "'" + text if text.startswith(_FORMULA_STARTS) else text


def restore(cell: str) -> str:
    """The text that ``defuse`` made the cell from."""
    return cell[1:] if cell.startswith("'") and cell[1:].startswith(_FORMULA_STARTS) else cell
