"""Is anything lost when writers are killed? ``python bench/crash.py [ROUNDS]`` (500).

In each round two processes add articles, decide, import decisions and write tables in one workspace, and say each
time a call has come back. Both are killed (SIGKILL) at moments drawn by chance. Then every decision and article that
was acknowledged must be there, every article whole, the file of decisions sound, and every derived table readable.
Exit status 1 if not. Not for Windows, which knows no fork.
"""

from __future__ import annotations

import os
import random
import signal
import sqlite3
import sys
import time
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory

import pandas as pd
import pyarrow.parquet  # noqa: F401 - loaded here, so that writers need not

import dateline.export.parquet  # noqa: F401 - likewise
from dateline.errors import InputError
from dateline.ingest.drafts import Draft, drafts_of_upload
from dateline.ingest.metadata import Metadata
from dateline.model import Article
from dateline.store import articles, corpus, ledger, workspace
from dateline.store.decision_lines import to_line
from dateline.store.decisions import Anchor, Decision
from dateline.store.imports import Intake
from dateline.store.overlay import Reviewed, overlay
from dateline.store.review import accept
from dateline.table import COLUMNS, from_records

ROUNDS_A_WORKSPACE = 25
LONGEST = 0.1  # seconds from the last acknowledgement that is waited for to the first kill, and to the second
MOST_SAID = 40  # acknowledgements
TEXT = "Rebels entered Aleppo on Friday."
ARTICLE = Article("one", TEXT, published=date(2024, 11, 29))


def rows() -> pd.DataFrame:
    """A table with one row."""
    made = dict.fromkeys(COLUMNS) | {"event_id": "e1", "article_id": "one", "event_type": "advance"}
    made |= {"sentence_start": 0, "sentence_end": len(TEXT), "sentence": TEXT, "trigger_start": 7, "trigger_end": 14}
    made |= {"context": False, "status": "reported", "date_precision": "reported", "confidence": 0.5}
    made |= {"actors": [], "targets": [], "date_start": "2024-11-29", "date_end": "2024-11-29"}
    return from_records([made])


EVENTS = rows()
REVIEW: Reviewed = overlay(EVENTS, [], {"one": ARTICLE})


class Writer:
    """What a writing process does until it is killed; ``say`` passes on what has come back."""

    def __init__(self, place: workspace.Workspace, chance: random.Random, say: Callable[[str], None]) -> None:
        self._place, self._chance, self._say = place, chance, say
        self._events, self._review = EVENTS, REVIEW
        self._intake = Intake(place)

    def work(self) -> None:
        """Write without end."""
        for at in range(10**9):
            self._chance.choice((self._decide, self._decide, self._add, self._add, self._take_in, self._derive))(at)

    def _decide(self, at: int) -> None:
        (made,) = ledger.append(self._place.decisions, accept(self._review, "e1", f"writer {os.getpid()}", str(at)))
        self._say(f"decision {made.decision_id}")

    def _add(self, at: int) -> None:
        # names are shared by the two, and every other text has an original of another kind
        raw = f"Report {os.getpid()} {at}. {'Shells fell. ' * self._chance.randrange(3000)}".encode()
        (draft,) = drafts_of_upload(f"report_{at % 7}.txt", raw, Metadata())
        assert isinstance(draft, Draft)
        if at % 2:
            draft = replace(draft, origin=replace(draft.origin, sha256=f"{os.getpid():032x}{at:032x}", suffix=".pdf"))
        outcome = self._intake.keep(draft)
        self._say(f"article {outcome.article_id} {articles.text_hash(draft.text)}")
        if at % 5 == 0:
            articles.describe(self._place.path, outcome.article_id, Metadata(title=f"Title {at}"))
            self._say(f"article {outcome.article_id} {articles.text_hash(draft.text)}")

    def _take_in(self, at: int) -> None:
        anchor: Anchor = self._review.anchors["e1"]
        moment = f"2024-12-01T00:00:00.{at:06}+00:00"
        made = [
            Decision("reject", (anchor,), "imported", decision_id=os.urandom(16).hex(), made_at=moment)
            for _ in range(5)
        ]
        ledger.import_lines(self._place.decisions, map(to_line, made), "file")
        for decision in made:
            self._say(f"decision {decision.decision_id}")

    def _derive(self, at: int) -> None:
        article = replace(ARTICLE, article_id=f"{os.getpid()}-{at}")
        corpus._keep_rows(self._place, article, self._events)
        corpus._keep(self._events, self._place.derived / "tables" / f"{at % 3}.parquet")
        self._say("table")


def said_until_killed(place: workspace.Workspace, chance: random.Random) -> list[str]:
    """What two writers said before they were killed."""
    reader, writer = os.pipe()
    started = []
    for _ in range(2):
        seed = chance.random()
        pid = os.fork()
        if pid == 0:
            os.close(reader)
            try:
                Writer(place, random.Random(seed), lambda line: os.write(writer, f"{line}\n".encode()) and None).work()
            except BaseException as error:
                os.write(writer, f"failed {type(error).__name__}: {error}\n".replace("\n", " ").encode() + b"\n")
            os._exit(1)
        started.append(pid)
    os.close(writer)
    with os.fdopen(reader, "rb") as pipe:
        # now and then while they start; mostly after so many acknowledgements, and a moment more
        lines = [pipe.readline() for _ in range(chance.randrange(MOST_SAID))]
        for pid in started:
            time.sleep(chance.random() * LONGEST)
            os.kill(pid, signal.SIGKILL)
        lines += pipe.readlines()
    for pid in started:
        os.waitpid(pid, 0)
    return [line.decode().rstrip("\n") for line in lines]


def faults(place: workspace.Workspace, said: list[str]) -> Iterator[str]:
    """What is wrong with the workspace after all that was said."""
    yield from (line for line in said if line.startswith("failed"))
    try:
        there = {decision.decision_id for decision in ledger.read(place.decisions)}
    except InputError as error:
        yield str(error)
        return
    if place.decisions.exists():
        with sqlite3.connect(place.decisions) as file:
            if (state := file.execute("PRAGMA integrity_check").fetchone()[0]) != "ok":
                yield f"decisions: {state}"
    found = list(articles.read_all(place.path))
    yield from (str(item) for item in found if isinstance(item, InputError))
    texts = {item.article.article_id: item.text_sha256 for item in found if not isinstance(item, InputError)}
    for item in found:
        if not isinstance(item, InputError):
            try:
                articles.original_bytes(place.path, item)
            except OSError as error:
                yield f"{item.article.article_id}: the original is not there ({error})"
    for line in said:
        kind, _, rest = line.partition(" ")
        if kind == "decision" and rest not in there:
            yield f"lost decision {rest}"
        if kind == "article" and texts.get(rest.partition(" ")[0]) != rest.partition(" ")[2]:
            yield f"lost article {rest}"
    for path in (place.derived / "tables").glob("*.parquet"):
        if corpus.read_table(path) is None:
            yield f"{path.name} can't be read"
    for path in (place.derived / "rows").rglob("*.jsonl"):
        if not path.read_text(encoding="utf-8").endswith("\nend\n"):
            yield f"{path.name} is half written"


def checked_apart(place: workspace.Workspace, said: list[str]) -> list[str]:
    """The faults, found in a process of its own: threads that libraries start would get in the way of forking."""
    reader, writer = os.pipe()
    pid = os.fork()
    if pid == 0:
        os.close(reader)
        try:
            told = "\n".join(faults(workspace.at(place.path), said)) or "sound"
        except BaseException as error:
            told = f"the check failed ({type(error).__name__}: {error})"
        with os.fdopen(writer, "wb") as pipe:
            pipe.write(told.encode())
        os._exit(0)
    os.close(writer)
    with os.fdopen(reader, "rb") as pipe:
        told = pipe.read().decode()
    os.waitpid(pid, 0)
    return [] if told == "sound" else (told or "the check itself was broken off").splitlines()


def main() -> int:
    """Exit status after that many rounds."""
    rounds = int(sys.argv[1]) if len(sys.argv) > 1 else 500
    chance = random.Random(6)
    kinds: Counter[str] = Counter()
    wrong: list[str] = []
    started = time.monotonic()
    with TemporaryDirectory() as folder:
        for at in range(rounds):
            if at % ROUNDS_A_WORKSPACE == 0:
                place = workspace.create_at(Path(folder, f"workspace {at}"))
                said: list[str] = []
            lines = said_until_killed(place, chance)
            said += lines
            kinds.update(line.partition(" ")[0] for line in lines)
            for fault in checked_apart(place, said):
                wrong.append(f"round {at}: {fault}")
                print(wrong[-1], flush=True)  # at once: a run that is broken off has still told of it
            if (at + 1) % ROUNDS_A_WORKSPACE == 0:
                print(
                    f"  {at + 1} rounds, {time.monotonic() - started:.0f} s, {dict(sorted(kinds.items()))}", flush=True
                )
    seconds = time.monotonic() - started
    print(
        f"{rounds} rounds, 2 writers killed in each, {seconds:.0f} s: acknowledged {kinds['decision']} decisions, "
        f"{kinds['article']} articles, {kinds['table']} tables; {len(wrong)} faults"
    )
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())
