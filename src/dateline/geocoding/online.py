"""Optional look-up of names that the gazetteer lacks: Nominatim and Photon through geopy. Off by default.

Only the name leaves this machine. Answers are cached on disk, requests are spaced, and a caller never waits longer
than ``PATIENCE_S``: an outage degrades to "not on the map", with the reason.
"""

from __future__ import annotations

import threading
import time
from collections.abc import Callable, Sequence
from concurrent.futures import Future, wait
from dataclasses import dataclass
from pathlib import Path
from queue import SimpleQueue
from typing import Any, Protocol

from geopy.adapters import URLLibAdapter
from geopy.distance import geodesic
from geopy.exc import GeocoderRateLimited, GeocoderServiceError, GeopyError
from geopy.extra.rate_limiter import RateLimiter
from geopy.geocoders import Nominatim, Photon

from dateline.config import settings
from dateline.geocoding.answers import Answer, Cache
from dateline.model import Place

USER_AGENT = "dateline-event-map/0.1 (offline-first news map; optional look-up)"
PATIENCE_S = 2.0  # the longest that a page waits
TIMEOUT_S = 1.5  # of one request
SPACING_S = 1.0  # Nominatim's usage policy: at most one request a second
BACKOFF_S = 60.0  # how long a service that says 429 or fails is left alone when it gives no time itself
_NEAR_KM = 500.0
_RADIUS_KM = 5.0  # the services say little about how large a place is


class Service(Protocol):
    """What is used of a geopy geocoder."""

    def geocode(self, query: str, **options: Any) -> Any:
        """A location, or None."""


@dataclass(frozen=True, slots=True)
class Question:
    """A name to look up.

    Args:
        name: The toponym, nothing else of the article.
        country_code: Where the article plays, to ask for that country only.
        near: (latitude, longitude) that the answer must be within ``near_km`` of, else it is another place.
    """

    name: str
    country_code: str = ""
    near: tuple[float, float] | None = None
    near_km: float = _NEAR_KM

    @property
    def key(self) -> str:
        """What the answer is kept under."""
        return f"{self.name}|{self.country_code.upper()}"


class OnlineGeocoder:
    """Looks names up with the services given, in order; every failure is an ``Answer`` with a reason.

    ``arrived`` counts the answers that came so far: when it changes, asking again gives more.
    """

    def __init__(
        self, services: dict[str, Service], cache: Cache, spacing_s: float = SPACING_S, retry_s: float = BACKOFF_S
    ) -> None:
        self._cache, self._retry_s = cache, retry_s
        self._queue: SimpleQueue[tuple[Question, Future[Answer]] | None] = SimpleQueue()
        self.arrived = 0
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
        self._running: dict[str, tuple[Future[Answer], float]] = {}
        # a daemon, so that names still waiting never hold up the end of the app
        threading.Thread(target=self._work, name="online-geocoder", daemon=True).start()

    def lookup(self, name: str, country_code: str = "", near: tuple[float, float] | None = None) -> Answer:
        """The place of a name, after at most ``PATIENCE_S`` seconds; a late answer is there the next time."""
        return self.answers([Question(name, country_code, near)])[0]

    def answers(self, questions: Sequence[Question], patience_s: float = PATIENCE_S) -> list[Answer]:
        """The answers that are there after at most ``patience_s`` seconds for all of them together."""
        known = [self._cache.get(question.key) for question in questions]
        futures = {q.key: self._ask_for(q) for q, body in zip(questions, known, strict=True) if body is False}
        wait(futures.values(), timeout=patience_s)
        return [
            self._told(question, futures[question.key])
            if body is False
            else _judged(question, body if isinstance(body, tuple) else None, cached=True)
            for question, body in zip(questions, known, strict=True)
        ]

    def close(self) -> None:
        """Stop asking once what is under way is done."""
        self._queue.put(None)

    def _ask_for(self, question: Question) -> Future[Answer]:
        with self._lock:
            future, asked = self._running.get(question.key, (None, 0.0))
            if future is None or (future.done() and time.monotonic() - asked >= self._retry_s):
                future = Future()
                self._running[question.key] = future, time.monotonic()
                self._queue.put((question, future))
        return future

    def _told(self, question: Question, future: Future[Answer]) -> Answer:
        if not future.done():
            return Answer(None, f"the online gazetteers have not answered for {question.name!r} yet")
        place = future.result().place
        if place is None:
            return future.result()
        return _judged(question, (place.latitude, place.longitude, place.name))

    def _work(self) -> None:
        while (asked := self._queue.get()) is not None:
            question, future = asked
            try:
                answer = self._fetch(question)
            except Exception as error:  # the only worker: a library's fault costs one name, not the rest
                answer = Answer(None, f"the look-up of {question.name!r} failed ({type(error).__name__})")
            future.set_result(answer)
            self.arrived += 1

    def _fetch(self, question: Question) -> Answer:
        reasons, name = [], question.name
        for service, ask in self._ask.items():
            if time.monotonic() < self._resting.get(service, 0.0):
                reasons.append(f"{service} asked to be left alone for a while")
                continue
            try:
                location = ask(name, **_options(service, question.country_code))
                if location is None:
                    reasons.append(f"{service} knows no {name!r}")
                    continue
                body = (float(location.latitude), float(location.longitude), str(location.address)[:200])
            except GeocoderRateLimited as error:
                self._resting[service] = time.monotonic() + float(error.retry_after or BACKOFF_S)
                reasons.append(f"{service} asked to be left alone for a while")
            except (GeopyError, ValueError, TypeError, KeyError, AttributeError, OSError) as error:
                reasons.append(f"{service} failed ({type(error).__name__})")
            else:
                self._cache.put(question.key, body)
                return Answer(_place(question, body))
        if all(" knows no " in reason for reason in reasons):
            self._cache.put(question.key, None)
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


def _judged(question: Question, body: tuple[float, float, str] | None, cached: bool = False) -> Answer:
    """The answer, or the reason why it can't be this place."""
    name, near = question.name, question.near
    if body is None:
        return Answer(None, f"the online gazetteers know no {name!r}", cached)
    if not (-90 <= body[0] <= 90 and -180 <= body[1] <= 180):
        return Answer(None, f"the answer for {name!r} is no place on earth", cached)
    if near is not None and geodesic(near, body[:2]).km > question.near_km:
        return Answer(None, f"the only {name!r} found lies far from where the article plays", cached)
    return Answer(_place(question, body), "", cached)


def _place(question: Question, body: tuple[float, float, str]) -> Place:
    latitude, longitude, address = body
    code = question.country_code
    found = f"online:{address[:60]}"
    return Place(question.name, "area", latitude, longitude, _RADIUS_KM, found, country_code=code, fuzzy=True)


def from_settings(cache_folder: Path) -> OnlineGeocoder | None:
    """The online geocoder where ``DATELINE_ONLINE=1``, else None. Asks nothing by itself."""
    if not settings().online:
        return None
    services: dict[str, Service] = {
        "Nominatim": Nominatim(user_agent=USER_AGENT, timeout=TIMEOUT_S, adapter_factory=URLLibAdapter),
        "Photon": Photon(user_agent=USER_AGENT, timeout=TIMEOUT_S, adapter_factory=URLLibAdapter),
    }
    return OnlineGeocoder(services, Cache(cache_folder / "online-geocoder.sqlite"))
