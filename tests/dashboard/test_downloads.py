"""Downloads."""

from __future__ import annotations

import ast

from dateline.config import ROOT


def test_no_download_runs_the_page_again() -> None:
    """A rerun gives each file made at the click another address, and forgets the one that the browser asks for."""
    found = []
    for folder in (ROOT / "dashboard", ROOT / "pages"):
        for path in folder.rglob("*.py"):
            for node in ast.walk(ast.parse(path.read_text("utf-8"))):
                if isinstance(node, ast.Call) and ast.unparse(node.func).endswith("download_button"):
                    found.append({each.arg: ast.unparse(each.value) for each in node.keywords}.get("on_click"))
    assert found and set(found) == {"'ignore'"}
