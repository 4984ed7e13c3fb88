"""axe-core on every page, light and dark: no serious or critical finding."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Page

from tests.e2e.conftest import Visit

Open = Callable[..., Visit]
# axe-core 4.14.1 (MPL-2.0), unaltered from npm.
AXE = (Path(__file__).parent / "axe/axe.min.js").read_text(encoding="utf-8")
# Inside Streamlit's own widgets, not ours to change: each is named here so that a new finding is not hidden.
STREAMLITS_OWN: set[tuple[str, str]] = set()


def findings(page: Page) -> list[tuple[str, str]]:
    """(rule, element) of each serious or critical finding, the map's frame included."""
    found: list[tuple[str, str]] = []
    for frame in page.frames:
        frame.evaluate(AXE)
        result: dict[str, Any] = frame.evaluate(
            "() => axe.run(document, {iframes: false, runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa']})"
        )
        found += [
            (violation["id"], str(node["target"])[:160])
            for violation in result["violations"]
            if violation["impact"] in ("serious", "critical")
            for node in violation["nodes"]
        ]
    return [finding for finding in found if finding not in STREAMLITS_OWN]


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("path", ["?report=capture", "casualties", "sources", "events", "add", "review", "method"])
def test_no_serious_finding(visit: Open, path: str, scheme: str) -> None:
    seen = visit(scheme=scheme)
    page = seen.open(path, with_map=path.startswith("?"))
    page.locator("h1, h2, .frame h2").first.wait_for()
    seen.settle()
    assert findings(seen.page) == []
