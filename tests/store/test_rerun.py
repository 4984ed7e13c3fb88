"""The real extractor, run again with another lexicon: every decision holds, those affected are listed."""

from __future__ import annotations

import csv
import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from dateline.config import settings
from dateline.model import Span
from dateline.store import ledger, workspace
from dateline.store.corpus import load_workspace
from dateline.store.review import accept, add, correct, reject
from tests.renamed_parties import assets_with

AGAIN = """
import json, sys
from pathlib import Path
from dateline.store import workspace
from dateline.store.corpus import load_workspace
review = load_workspace(workspace.at(Path(sys.argv[1]))).review
rows = review.rows.set_index("event_id")
print(json.dumps({
    "checked": rows["checked"].to_dict(),
    "attribution": rows["attribution"].to_dict(),
    "rejected": review.rejected["event_id"].tolist(),
    "affected": [[a.decision.decision_id, a.event_id, a.change, list(a.changed)] for a in review.affected],
}))
"""


@pytest.fixture
def assets(tmp_path: Path) -> Path:
    """The data files with other canonical names for every actor."""
    return assets_with(lambda name: f"{name} (renamed)", tmp_path)


def test_changed_lexicon_keeps_every_decision(tmp_path: Path, assets: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DATELINE_WORKSPACES", str(tmp_path / "workspaces"))
    own = workspace.start_own("mine")
    review = load_workspace(own).review
    assert review is not None
    rows = review.rows[~review.rows["context"]].reset_index(drop=True)
    named = rows[rows["attribution"] == "Syrian Observatory for Human Rights"]["event_id"].tolist()
    with (settings().assets / "actors.csv").open(encoding="utf-8", newline="") as file:
        known = {row["name"] for row in csv.DictReader(file)}
    parties = rows["actors"].map(list) + rows["targets"].map(list)
    nameless = rows[(rows["attribution"] == "") & parties.map(known.isdisjoint)]
    quiet = nameless["event_id"].tolist()
    assert len(named) >= 2 and len(quiet) >= 1
    article = next(iter(review.articles.values()))
    made = ledger.append(
        own.decisions,
        accept(review, named[0], "Nour"),
        correct(review, named[1], {"status": "denied"}, "Nour"),
        reject(review, quiet[0], "Nour"),
        add(review, article.article_id, Span(0, 5), {"event_type": "clash"}, "Nour"),
    )
    before = load_workspace(own).review
    assert before is not None and before.affected == ()

    environment = os.environ | {"DATELINE_ASSETS": str(assets)}
    run = subprocess.run([sys.executable, "-c", AGAIN, str(own.path)], env=environment, capture_output=True, check=True)
    after = json.loads(run.stdout)
    assert tuple(ledger.read(own.decisions)) == made
    assert (after["checked"][named[0]], after["checked"][named[1]]) == ("accepted", "corrected")
    assert after["attribution"][named[0]] == "Syrian Observatory for Human Rights"  # as Nour accepted it
    assert after["rejected"] == [quiet[0]]
    assert sorted(after["checked"].values()).count("added") == 1
    affected = {decision: (event, change) for decision, event, change, _ in after["affected"]}
    assert affected == {
        made[0].decision_id: (named[0], "row changed"),
        made[1].decision_id: (named[1], "row changed"),
    }
    assert all("attribution" in changed for *_, changed in after["affected"])
    others = [value for key, value in after["attribution"].items() if after["checked"][key] == ""]
    assert any(value.endswith("(renamed)") for value in others)
