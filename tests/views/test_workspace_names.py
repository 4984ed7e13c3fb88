from __future__ import annotations

from pathlib import Path

import pytest

from dateline.config import ROOT
from dateline.store.workspace import SEEDS, Workspace
from dateline.views import wording
from dateline.views.workspace_names import file_name, fresh_name, label_of


@pytest.mark.parametrize(
    ("shown", "label"),
    [
        (Workspace(SEEDS, ROOT / "seeds", own=False), "Seed articles"),
        (Workspace(SEEDS, Path("/somewhere/my_articles"), own=False), "my_articles"),
        (Workspace("Idlib 2024", Path("/somewhere/Idlib 2024"), own=True), "Idlib 2024"),
    ],
)
def test_labels(shown: Workspace, label: str) -> None:
    assert label_of(shown) == label


@pytest.mark.parametrize(
    ("name", "file"),
    [
        ("Idlib 2024", "Idlib-2024-events.csv"),
        ('../"x"; rm', "x-rm-events.csv"),
        ("حلب", "حلب-events.csv"),
        ("CON", "CON-events.csv"),
        ("...", "dateline-events.csv"),
        ("a" * 200, "a" * 60 + "-events.csv"),
    ],
)
def test_a_file_is_called_after_its_workspace_in_letters_alone(name: str, file: str) -> None:
    assert file_name(Workspace(name, Path("/somewhere"), own=True), "events", ".csv") == file


def test_a_fresh_name_is_nobody_elses() -> None:
    assert fresh_name([]) == "My articles"
    assert fresh_name(["my articles", "My articles 2"]) == "My articles 3"


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("plain words", "plain words"),
        ("[x](http://evil.example)", r"\[x\]\(http\://evil\.example\)"),
        ("![x](y)", r"\!\[x\]\(y\)"),
        (":red[x] $a$ <b>", r"\:red\[x\] \$a\$ \<b\>"),
        ("two\nlines", "two lines"),
    ],
)
def test_markdown_has_no_effect_once_escaped(text: str, shown: str) -> None:
    assert wording.escaped(text) == shown
