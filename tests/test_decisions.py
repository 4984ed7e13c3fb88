"""Every decision record stands in the list, under its own title."""

from __future__ import annotations

from pathlib import Path

FOLDER = Path(__file__).parents[1] / "docs" / "decisions"


def test_every_record_is_listed() -> None:
    titles = {path.name: path.read_text("utf-8").splitlines()[0] for path in sorted(FOLDER.glob("0*.md"))}
    numbers = {name: title.removeprefix("# ").partition(". ") for name, title in titles.items()}
    expected = [f"- [{number}]({name}) {title}" for name, (number, _, title) in numbers.items()]
    listed = [line for line in (FOLDER / "README.md").read_text("utf-8").splitlines() if line.startswith("- [")]
    assert listed == expected
    assert all(name.startswith(f"{number}-") for name, (number, _, _) in numbers.items())
