"""Malformed uploads of every kind: an article, or one line that says why not. The long version is ``bench/fuzz_ingest.py``."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]


@pytest.mark.skipif(sys.platform == "win32", reason="memory can't be measured there")
def test_malformed_uploads() -> None:
    command = [sys.executable, str(ROOT / "bench" / "fuzz_ingest.py"), "150"]
    done = subprocess.run(command, capture_output=True, text=True, timeout=500)
    assert done.returncode == 0, done.stdout + done.stderr
    last = done.stdout.splitlines()[-1]
    assert last.startswith("150 inputs in ") and last.endswith("; 0 faults")
