"""Settings, read from the environment in this one place.

``DATELINE_ASSETS`` moves the data files (default: the repository's ``assets/``), ``DATELINE_SEEDS`` the articles
that the app opens, ``DATELINE_CACHE`` what can be made again, ``DATELINE_MODEL`` names the spaCy model,
``DATELINE_ONLINE=1`` lets ``geocoding.online`` ask services (no page uses it
yet), ``DATELINE_THREADS`` limits the threads of the learnt part.
"""

from __future__ import annotations

import os
from dataclasses import dataclass
from pathlib import Path

from platformdirs import user_cache_path

ROOT = Path(__file__).resolve().parents[2]


@dataclass(frozen=True, slots=True)
class Settings:
    """Where data lies and what is turned on."""

    assets: Path
    seeds: Path
    language_model: str
    online: bool
    cache: Path
    threads: int  # 0 = as many as there are cores


def settings() -> Settings:
    """The settings that the environment asks for now."""
    return Settings(
        assets=Path(os.environ.get("DATELINE_ASSETS", ROOT / "assets")),
        seeds=Path(os.environ.get("DATELINE_SEEDS", ROOT / "seeds")),
        language_model=os.environ.get("DATELINE_MODEL", "en_core_web_sm"),
        online=os.environ.get("DATELINE_ONLINE", "") == "1",
        cache=Path(os.environ.get("DATELINE_CACHE", user_cache_path("dateline"))),
        threads=int(os.environ.get("DATELINE_THREADS", "0")),
    )
