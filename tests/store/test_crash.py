"""Writers that are killed lose nothing that was acknowledged. The long version is ``bench/crash.py``."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]


@pytest.mark.skipif(sys.platform == "win32", reason="no fork there")
def test_killed_writers_lose_nothing() -> None:
    command = [sys.executable, str(ROOT / "bench" / "crash.py"), "8"]
    done = subprocess.run(command, capture_output=True, text=True, timeout=300)
    assert done.returncode == 0, done.stdout + done.stderr
    last = done.stdout.splitlines()[-1]
    assert last.startswith("8 rounds, 2 writers killed in each") and last.endswith("; 0 faults")
    assert "acknowledged 0 decisions" not in last
