"""Settings, read from the environment in this one place.

``DATELINE_ASSETS`` moves the data files (default: the repository's ``assets/``), ``DATELINE_SEEDS`` the articles
that the app opens, ``DATELINE_WORKSPACES`` people's own articles and decisions, ``DATELINE_CACHE`` what can be made
again, ``DATELINE_MODEL`` names the spaCy model, ``DATELINE_ONLINE=1`` has the app
ask online gazetteers for places that its own lacks, ``DATELINE_THREADS`` limits the threads of the learnt part,
``DATELINE_LOCAL_FETCH=1`` lets pages of this machine be fetched (for tests: else they are refused).
"""

from __future__ import annotations

import os
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from platformdirs import user_cache_path, user_data_path

from dateline.errors import DatelineError

ROOT = Path(__file__).resolve().parents[2]


@dataclass(frozen=True, slots=True)
class Settings:
    """Where data lies and what is turned on."""

    assets: Path
    seeds: Path
    language_model: str
    online: bool
    cache: Path
    workspaces: Path  # folders of articles and decisions
    threads: int  # 0 = as many as there are cores
    local_fetch: bool  # pages of this machine may be fetched


def settings() -> Settings:
    """The settings that the environment asks for now.

    Raises:
        DatelineError: ``DATELINE_THREADS`` is no whole number.
    """
    return _settings(tuple(os.environ.get(name, "") for name in _NAMES))


_NAMES = tuple(
    f"DATELINE_{name}"
    for name in ("ASSETS", "SEEDS", "MODEL", "ONLINE", "CACHE", "WORKSPACES", "THREADS", "LOCAL_FETCH")
)


@lru_cache(maxsize=8)  # asked for at every word list's use
def _settings(values: tuple[str, ...]) -> Settings:
    assets, seeds, model, online, cache, workspaces, threads, local_fetch = values
    if threads and not threads.isdecimal():
        raise DatelineError(f"DATELINE_THREADS must be a whole number, not {threads!r}")
    return Settings(
        assets=Path(assets or ROOT / "assets"),
        seeds=Path(seeds or ROOT / "seeds"),
        language_model=model or "en_core_web_sm",
        online=online == "1",
        cache=Path(cache) if cache else user_cache_path("dateline"),
        workspaces=Path(workspaces) if workspaces else user_data_path("dateline") / "workspaces",
        threads=int(threads or "0"),
        local_fetch=local_fetch == "1",
    )
