"""Rewrites known_failures.txt from the current extractor: ``python -m tests.extraction.refresh``."""

from __future__ import annotations

import sys
from collections import Counter

from tests.extraction.run import CASES, complaints_of
from tests.extraction.table import KNOWN_FAILURES

HEAD = "# Cases that the current extractor fails, written by python -m tests.extraction.refresh; never by hand."


def main() -> None:
    """Writes the ids and prints why each case fails and the share that passes, file by file."""
    failed = [case for case in CASES.values() if complaints_of(case.case_id)]
    KNOWN_FAILURES.write_text("\n".join([HEAD, *(case.case_id for case in failed), ""]), encoding="utf-8")
    for case in failed:
        sys.stdout.write(f"{case.group} {case.case_id}: {case.text!r}\n")
        sys.stdout.writelines(f"    {line}\n" for line in complaints_of(case.case_id))
    groups = Counter(case.group for case in CASES.values())
    wrong = Counter(case.group for case in failed)
    for group, count in groups.items():
        sys.stdout.write(f"{group}: {count - wrong[group]} of {count} pass\n")
    sys.stdout.write(f"all: {len(CASES) - len(failed)} of {len(CASES)} pass\n")


if __name__ == "__main__":
    main()
