"""Does any file bring ingest down? ``python bench/fuzz_ingest.py [INPUTS]`` (10,000), ``... --replay SEED NUMBER``.

Hypothesis makes malformed uploads of every kind: cut short, of mixed encodings, with zero bytes, with lines of a
megabyte, nested, packed many times over, with scripts, and names that are paths. Each is read as the Add page reads
it. What counts: no exception, no more than 10 seconds (unless the machine is busy otherwise), less than 1 GB of memory
in this process and in the one that reads documents, and every refused input named with its reason. Exit status 1 if
not. A fault is printed when it happens, with the seed and number of the input that make it again; ``--replay`` reads
that one alone and writes it beside the working folder's files as ``fuzz_SEED_NUMBER``.
"""

from __future__ import annotations

import argparse
import os
import resource
import sys
import time
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, field
from math import ceil
from pathlib import Path

from hypothesis import HealthCheck, Phase, given, seed, settings
from malformed_uploads import PAGE, uploads

from dateline.errors import InputError
from dateline.ingest.drafts import Draft, draft_of_paste, drafts_of_upload
from dateline.ingest.metadata import Metadata
from dateline.ingest.names import safe_id

PART = 250  # inputs of one seed
MOST_SECONDS = 10.0
BUSY = 1.5  # processes that want to run, a core
MOST_MEMORY = 1_000_000_000  # bytes


@dataclass
class Tally:
    """What came of all inputs."""

    inputs: int = 0
    articles: int = 0
    refused: int = 0
    slowest: float = 0.0
    faults: int = 0
    slow: int = 0
    reasons: Counter[str] = field(default_factory=Counter)

    def fault(self, which: str, what: str) -> None:
        """Count a fault and print it at once: a run that is broken off has still told of it."""
        self.faults += 1
        print(f"FAULT {which}: {what}"[:600], flush=True)


def one_input(which: str, name: str, raw: bytes, tally: Tally) -> None:
    """Read one upload and see to it that all is as it must be."""
    which = f"{which} ({name[-24:]!r}, {len(raw):,} bytes beginning with {raw[:24]!r})"
    started = time.monotonic()
    tally.inputs += 1
    try:
        found = list(drafts_of_upload(name, raw, Metadata()))
        if tally.inputs % 10 == 0:
            found += _pasted(raw)
        for item in found:
            _look_at(item, tally)
        if not found:
            tally.fault(which, "nothing came of it, and no reason")
    except BaseException as error:
        tally.fault(which, f"{type(error).__name__}: {error}")
        if isinstance(error, KeyboardInterrupt):
            raise
    seconds = time.monotonic() - started
    tally.slowest = max(tally.slowest, seconds)
    if seconds > MOST_SECONDS:
        _slow(which, seconds, tally)


def _slow(which: str, seconds: float, tally: Tally) -> None:
    """A fault of the readers, unless the machine is busy with other things, which makes everybody wait."""
    load, cores = os.getloadavg()[0], os.cpu_count() or 1
    if load <= BUSY * cores:
        tally.fault(which, f"took {seconds:.1f} s (load {load:.1f} on {cores} cores)")
        return
    tally.slow += 1
    print(f"slow on a busy machine, {which}: took {seconds:.1f} s (load {load:.1f} on {cores} cores)", flush=True)


def _pasted(raw: bytes) -> list[Draft | InputError]:
    try:
        return [draft_of_paste(raw.decode("utf-8", "surrogateescape"), Metadata())]
    except InputError as error:
        return [error]


def _look_at(item: Draft | InputError, tally: Tally) -> None:
    if isinstance(item, InputError):
        tally.refused += 1
        assert item.reason and isinstance(item.source, str), "refused without a name or reason"
        tally.reasons[" ".join(item.reason.split()[:4])] += 1
        return
    tally.articles += 1
    assert item.text.strip() and "\x00" not in item.text
    item.text.encode("utf-8")
    assert item.article_id == safe_id(item.article_id) and len(item.article_id.encode()) <= 80
    assert item.known.published is None or item.known.published_basis
    assert isinstance(item.warning, str)


def memory() -> tuple[int, int]:
    """Most bytes that this process and any that it started have had at a time."""
    own, theirs = (resource.getrusage(who).ru_maxrss for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN))
    unit = 1 if sys.platform == "darwin" else 1024
    status = Path("/proc/self/status")
    if status.exists():  # there ru_maxrss starts from the peak of the process that started this one
        own = next(int(line.split()[1]) for line in status.read_text().splitlines() if line.startswith("VmHWM:"))
    return own * unit, theirs * unit


def inputs_of(part: int, take: Callable[[int, str, bytes], None]) -> None:
    """Hand over the ``PART`` uploads of a seed, numbered: the same ones each time."""
    number = 0

    @seed(part)
    @settings(
        max_examples=PART,
        deadline=None,
        database=None,
        phases=[Phase.generate],
        suppress_health_check=list(HealthCheck),
    )
    @given(upload=uploads())
    def each(upload: tuple[str, bytes]) -> None:
        nonlocal number
        take(number, *upload)
        number += 1

    each()


def run(wanted: int, tally: Tally) -> None:
    """Count what comes of that many inputs."""
    started = time.monotonic()

    for part in range(ceil(wanted / PART)):

        def take(number: int, name: str, raw: bytes, part: int = part) -> None:
            if tally.inputs < wanted:
                one_input(f"seed {part} number {number}", name, raw, tally)

        inputs_of(part, take)
        seconds = time.monotonic() - started
        print(f"  {tally.inputs} inputs, {seconds:.0f} s, {tally.faults} faults, {tally.slow} slow", flush=True)


def replay(part: int, wanted: int) -> int:
    """Exit status after reading one input again, which is kept for a closer look."""
    tally = Tally()

    def take(number: int, name: str, raw: bytes) -> None:
        if number == wanted:
            kept = Path(f"fuzz_{part}_{number}")
            kept.write_bytes(raw)
            print(f"{name!r} is kept as {kept}")
            one_input(f"seed {part} number {number}", name, raw, tally)

    inputs_of(part, take)
    for reason in tally.reasons:
        print(f"  {reason} ...")
    print(f"{tally.articles} articles, {tally.refused} refused, {tally.slowest:.1f} s, {tally.faults} faults")
    return 1 if tally.faults else 0


def main() -> int:
    """Exit status after that many inputs."""
    from dateline.ingest import isolated

    asked = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    asked.add_argument("inputs", type=int, nargs="?", default=10_000)
    asked.add_argument("--replay", type=int, nargs=2, metavar=("SEED", "NUMBER"))
    options = asked.parse_args()
    if options.replay:
        return replay(*options.replay)
    started = time.monotonic()
    list(drafts_of_upload("first.html", PAGE.encode(), Metadata()))  # starts the process that reads documents
    print(f"the reading process starts in {time.monotonic() - started:.1f} s", flush=True)
    tally = Tally()
    run(options.inputs, tally)
    isolated._end()  # so that its memory is counted
    own, theirs = memory()
    for which, size in (("this process", own), ("the readers", theirs)):
        if size >= MOST_MEMORY:
            tally.fault(which, f"{size:,} bytes of memory")
    for reason, times in tally.reasons.most_common(25):
        print(f"  {times:6} {reason}")
    print(
        f"{tally.inputs} inputs in {time.monotonic() - started:.0f} s: {tally.articles} articles, {tally.refused} "
        f"refused with a reason; slowest {tally.slowest:.1f} s ({tally.slow} over {MOST_SECONDS:.0f} s on a busy "
        f"machine); memory {own / 1e6:.0f} MB, readers {theirs / 1e6:.0f} MB; {tally.faults} faults"
    )
    return 1 if tally.faults else 0


if __name__ == "__main__":
    sys.exit(main())
