"""Optional look-up of names that the gazetteer lacks: Nominatim and Photon through geopy. Off by default.

Only the name leaves this machine, never article text. Answers are cached on disk, requests are spaced, and a caller
never waits longer than ``PATIENCE_S``: an outage degrades to "not on the map", with the reason.
"""

from __future__ import annotations

import json
import sqlite3
import threading
import time
from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor
from concurrent.futures import TimeoutError as FutureTimeout
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Protocol

from geopy.adapters import URLLibAdapter
from geopy.distance import geodesic
from geopy.exc import GeocoderRateLimited, GeocoderServiceError, GeopyError
from geopy.extra.rate_limiter import RateLimiter
from geopy.geocoders import Nominatim, Photon

from dateline.config import settings
from dateline.model import Place

USER_AGENT = "dateline-event-map/0.1 (offline-first news map; optional look-up)"
PATIENCE_S = 2.0  # the longest that a page waits
TIMEOUT_S = 1.5  # of one request
SPACING_S = 1.0  # Nominatim's usage policy: at most one request a second
BACKOFF_S = 60.0  # how long a service that says 429 is left alone when it gives no time itself
MEMORY_DAYS = 30.0
_NEAR_KM = 500.0


class Service(Protocol):
    """What is used of a geopy geocoder."""

    def geocode(self, query: str, **options: Any) -> Any:
        """A location, or None."""


@dataclass(frozen=True, slots=True)
class Answer:
    """What an online look-up gave: a place, or the reason why there is none, fit to be shown."""

    place: Place | None
    reason: str = ""
    cached: bool = False


class Cache:
    """Answers of the services on disk (one SQLite file), so that no name is asked for twice."""

    def __init__(self, path: Path) -> None:
        self._path = path
        path.parent.mkdir(parents=True, exist_ok=True)
        with closing(self._connect()) as database, database:
            database.execute("CREATE TABLE IF NOT EXISTS answer (query TEXT PRIMARY KEY, at REAL, body TEXT)")

    def _connect(self) -> sqlite3.Connection:
        return sqlite3.connect(self._path, timeout=1.0)

    def get(self, query: str) -> tuple[float, float, str] | bool | None:
        """(latitude, longitude, address) of a query, None if it is known to have no answer, False if unknown."""
        with closing(self._connect()) as database:
            row = database.execute("SELECT at, body FROM answer WHERE query = ?", (query,)).fetchone()
        if row is None or time.time() - row[0] > MEMORY_DAYS * 86_400:
            return False
        body = json.loads(row[1])
        return None if body is None else (float(body[0]), float(body[1]), str(body[2]))

    def put(self, query: str, body: tuple[float, float, str] | None) -> None:
        """Remember an answer; None where the service knows no such place."""
        with closing(self._connect()) as database, database:
            database.execute("INSERT OR REPLACE INTO answer VALUES (?, ?, ?)", (query, time.time(), json.dumps(body)))


class OnlineGeocoder:
    """Looks names up with the services given, in order; every failure is an ``Answer`` with a reason."""

    def __init__(self, services: dict[str, Service], cache: Cache, spacing_s: float = SPACING_S) -> None:
        self._cache = cache
        self._pool = ThreadPoolExecutor(max_workers=2, thread_name_prefix="online-geocoder")
        self._resting: dict[str, float] = {}
        self._lock = threading.Lock()
        self._ask: dict[str, Callable[..., Any]] = {
            name: RateLimiter(
                _once_more(service.geocode),
                min_delay_seconds=spacing_s,
                max_retries=0,
                error_wait_seconds=spacing_s,
                swallow_exceptions=False,
            )
            for name, service in services.items()
        }
        self._running: dict[str, Future[Answer]] = {}

    def lookup(self, name: str, country_code: str = "", near: tuple[float, float] | None = None) -> Answer:
        """The place of a name, after at most ``PATIENCE_S`` seconds; a late answer is there the next time.

        Args:
            name: The toponym, nothing else of the article.
            country_code: Where the article plays, to ask for that country only.
            near: (latitude, longitude) that the answer must be within 500 km of, else it is another place.
        """
        query = f"{name}|{country_code.upper()}"
        known = self._cache.get(query)
        if known is not False:
            return _judged(name, country_code, near, known if isinstance(known, tuple) else None, cached=True)
        with self._lock:
            future = self._running.get(query)
            if future is None or future.done():
                future = self._running[query] = self._pool.submit(self._fetch, query, name, country_code)
        try:
            answer = future.result(timeout=PATIENCE_S)
        except FutureTimeout:
            return Answer(None, f"the online gazetteers have not answered for {name!r} yet")
        if answer.place is None:
            return answer
        found = answer.place
        return _judged(name, country_code, near, (found.latitude, found.longitude, found.name))

    def close(self) -> None:
        """Stop asking; what is under way is abandoned."""
        self._pool.shutdown(wait=False, cancel_futures=True)

    def _fetch(self, query: str, name: str, country_code: str) -> Answer:
        reasons = []
        for service, ask in self._ask.items():
            if time.monotonic() < self._resting.get(service, 0.0):
                reasons.append(f"{service} asked to be left alone for a while")
                continue
            try:
                location = ask(name, **_options(service, country_code))
                if location is None:
                    reasons.append(f"{service} knows no {name!r}")
                    continue
                body = (float(location.latitude), float(location.longitude), str(location.address)[:200])
            except GeocoderRateLimited as error:
                self._resting[service] = time.monotonic() + float(error.retry_after or BACKOFF_S)
                reasons.append(f"{service} asked to be left alone for a while")
            except (GeopyError, ValueError, TypeError, KeyError, AttributeError) as error:
                reasons.append(f"{service} failed ({type(error).__name__})")
            else:
                self._cache.put(query, body)
                return Answer(_place(name, country_code, body))
        if all(" knows no " in reason for reason in reasons):
            self._cache.put(query, None)
        return Answer(None, "; ".join(reasons))


def _once_more(ask: Callable[..., Any]) -> Callable[..., Any]:
    """The same call, tried a second time after a passing fault; never after a 429, which asks for the opposite."""

    def retried(query: str, **options: Any) -> Any:
        try:
            return ask(query, **options)
        except GeocoderRateLimited:
            raise
        except GeocoderServiceError:
            return ask(query, **options)

    return retried


def _options(service: str, country_code: str) -> dict[str, Any]:
    return {"country_codes": country_code.lower()} if country_code and service.startswith("Nominatim") else {}


def _judged(
    name: str,
    country_code: str,
    near: tuple[float, float] | None,
    body: tuple[float, float, str] | None,
    cached: bool = False,
) -> Answer:
    """The answer, or the reason why it can't be this place."""
    if body is None:
        return Answer(None, f"the online gazetteers know no {name!r}", cached)
    if not (-90 <= body[0] <= 90 and -180 <= body[1] <= 180):
        return Answer(None, f"the answer for {name!r} is no place on earth", cached)
    if near is not None and geodesic(near, body[:2]).km > _NEAR_KM:
        return Answer(None, f"the only {name!r} found lies far from where the article plays", cached)
    return Answer(_place(name, country_code, body), "", cached)


def _place(name: str, country_code: str, body: tuple[float, float, str]) -> Place:
    return Place(name, "area", body[0], body[1], 5.0, f"online:{body[2][:60]}", country_code=country_code, fuzzy=True)


def from_settings(cache_folder: Path) -> OnlineGeocoder | None:
    """The online geocoder where ``DATELINE_ONLINE=1``, else None. Asks nothing by itself."""
    if not settings().online:
        return None
    services: dict[str, Service] = {
        "Nominatim": Nominatim(user_agent=USER_AGENT, timeout=TIMEOUT_S, adapter_factory=URLLibAdapter),
        "Photon": Photon(user_agent=USER_AGENT, timeout=TIMEOUT_S, adapter_factory=URLLibAdapter),
    }
    return OnlineGeocoder(services, Cache(cache_folder / "online-geocoder.sqlite"))
