"""The optional online look-up, against a local fake of Nominatim."""

from __future__ import annotations

import contextlib
import json
import sqlite3
import threading
import time
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from urllib.parse import parse_qs, urlparse

import pytest
from geopy.adapters import URLLibAdapter
from geopy.geocoders import Nominatim

from dateline.geocoding import online
from dateline.geocoding.answers import Cache
from dateline.geocoding.online import OnlineGeocoder, Question

KAFR = [{"lat": "36.2", "lon": "37.0", "display_name": "Kafr Dael, Aleppo, Syria"}]


class FakeNominatim(ThreadingHTTPServer):
    """Answers as its ``behaviour`` says and remembers what it was asked."""

    daemon_threads = True

    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), _Handler)
        self.behaviour = "good"
        self.asked: list[str] = []
        self.agents: list[str] = []


class _Handler(BaseHTTPRequestHandler):
    server: FakeNominatim

    def do_GET(self) -> None:
        query = parse_qs(urlparse(self.path).query)
        self.server.asked.append(query.get("q", [""])[0])
        self.server.agents.append(self.headers.get("User-Agent", ""))
        status, kind, body = 200, "application/json", json.dumps(KAFR)
        headers: dict[str, str] = {}
        match self.server.behaviour:
            case "slow":
                time.sleep(3)
            case "limited":
                status, body, headers = 429, "{}", {"Retry-After": "120"}
            case "broken":
                status, body = 500, "{}"
            case "html":
                kind, body = "text/html", "<html><body>captive portal</body></html>"
            case "nothing":
                body = "[]"
            case "odd":
                body = json.dumps([{"lat": "north", "lon": "east", "display_name": "?"}])
        self.send_response(status)
        self.send_header("Content-Type", kind)
        for name, value in headers.items():
            self.send_header(name, value)
        self.end_headers()
        with contextlib.suppress(BrokenPipeError, ConnectionResetError):  # the slow case: the client gave up
            self.wfile.write(body.encode())

    def log_message(self, format: str, *args: object) -> None:
        pass


def nominatim(server: FakeNominatim) -> Nominatim:
    return Nominatim(
        user_agent=online.USER_AGENT,
        scheme="http",
        domain=f"127.0.0.1:{server.server_port}",
        timeout=1.0,
        adapter_factory=URLLibAdapter,
    )


@pytest.fixture
def server() -> Iterator[FakeNominatim]:
    fake = FakeNominatim()
    thread = threading.Thread(target=fake.serve_forever, daemon=True)
    thread.start()
    yield fake
    fake.shutdown()
    fake.server_close()


@pytest.fixture
def geocoder(server: FakeNominatim, tmp_path: Path) -> Iterator[OnlineGeocoder]:
    service = nominatim(server)
    made = OnlineGeocoder({"Nominatim": service}, Cache(tmp_path / "cache.sqlite"), spacing_s=0.05, retry_s=0.0)
    yield made
    made.close()


def test_an_answer_becomes_a_place_that_says_it_is_not_from_the_gazetteer(geocoder: OnlineGeocoder) -> None:
    place = geocoder.lookup("Kafr Dael", "SY").place
    assert place is not None
    assert (place.latitude, place.longitude, place.fuzzy) == (36.2, 37.0, True)
    assert place.gazetteer_id.startswith("online:")


def test_a_name_is_asked_for_once_and_under_our_name(server: FakeNominatim, geocoder: OnlineGeocoder) -> None:
    answers = [geocoder.lookup("Kafr Dael", "SY") for _ in range(3)]
    assert [answer.cached for answer in answers] == [False, True, True]
    assert server.asked == ["Kafr Dael"]
    assert server.agents == [online.USER_AGENT]


def test_a_name_that_nobody_knows_is_remembered_too(server: FakeNominatim, geocoder: OnlineGeocoder) -> None:
    server.behaviour = "nothing"
    first, second = geocoder.lookup("Nowhere"), geocoder.lookup("Nowhere")
    assert first.place is None and second.place is None
    assert second.cached and len(server.asked) == 1


@pytest.mark.parametrize(
    ("behaviour", "reason"),
    [
        ("slow", "not answered"),
        ("limited", "left alone"),
        ("broken", "failed"),
        ("html", "failed"),
        ("odd", "failed"),
        ("nothing", "knows no"),
    ],
)
def test_an_outage_gives_a_reason_within_two_seconds(
    server: FakeNominatim, geocoder: OnlineGeocoder, behaviour: str, reason: str
) -> None:
    server.behaviour = behaviour
    start = time.monotonic()
    answer = geocoder.lookup("Kafr Dael")
    assert time.monotonic() - start <= online.PATIENCE_S + 0.5
    assert answer.place is None
    assert reason in answer.reason or (behaviour == "slow" and "failed" in answer.reason)


def test_a_service_that_says_429_is_left_alone(server: FakeNominatim, geocoder: OnlineGeocoder) -> None:
    server.behaviour = "limited"
    geocoder.lookup("Kafr Dael")
    asked = len(server.asked)
    server.behaviour = "good"
    assert "left alone" in geocoder.lookup("Bashqatin").reason
    assert len(server.asked) == asked


def test_an_outage_is_not_remembered(server: FakeNominatim, geocoder: OnlineGeocoder) -> None:
    server.behaviour = "broken"
    assert geocoder.lookup("Kafr Dael").place is None
    server.behaviour = "good"
    assert geocoder.lookup("Kafr Dael").place is not None


def test_a_namesake_far_from_the_article_is_refused(geocoder: OnlineGeocoder) -> None:
    answer = geocoder.lookup("Kafr Dael", near=(50.45, 30.52))
    assert answer.place is None
    assert "far from" in answer.reason


def test_requests_are_spaced(server: FakeNominatim, tmp_path: Path) -> None:
    service = nominatim(server)
    spaced = OnlineGeocoder({"Nominatim": service}, Cache(tmp_path / "cache.sqlite"), spacing_s=0.3)
    start = time.monotonic()
    for name in ("one", "two", "three"):
        spaced.lookup(name)
    spaced.close()
    assert time.monotonic() - start >= 0.6


def test_many_names_together_take_no_longer_than_one(server: FakeNominatim, geocoder: OnlineGeocoder) -> None:
    server.behaviour = "slow"
    start = time.monotonic()
    answers = geocoder.answers([Question(name) for name in ("one", "two", "three", "four")])
    assert time.monotonic() - start <= online.PATIENCE_S + 0.5
    assert [answer.place for answer in answers] == [None] * 4
    assert all(answer.reason for answer in answers)


def test_a_late_answer_is_there_the_next_time(server: FakeNominatim, geocoder: OnlineGeocoder) -> None:
    first = geocoder.answers([Question("Kafr Dael")], patience_s=0.0)[0]
    assert first.place is None and "not answered" in first.reason
    deadline = time.monotonic() + 5
    while not geocoder.arrived and time.monotonic() < deadline:
        time.sleep(0.02)
    assert geocoder.arrived == 1
    assert geocoder.answers([Question("Kafr Dael")], patience_s=0.0)[0].place is not None


def test_a_name_that_failed_is_not_asked_for_at_every_turn(server: FakeNominatim, tmp_path: Path) -> None:
    server.behaviour = "broken"
    patient = OnlineGeocoder({"Nominatim": nominatim(server)}, Cache(tmp_path / "cache.sqlite"), spacing_s=0.05)
    patient.lookup("Kafr Dael")
    asked = len(server.asked)
    assert "failed" in patient.lookup("Kafr Dael").reason
    assert len(server.asked) == asked
    patient.close()


def test_it_is_off_unless_asked_for(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("DATELINE_ONLINE", raising=False)
    assert online.from_settings(tmp_path) is None
    assert list(tmp_path.iterdir()) == []


class Tripping:
    """A service that fails as no service should, then answers."""

    def __init__(self) -> None:
        self.asked: list[str] = []

    def geocode(self, query: str, **_: object) -> None:
        self.asked.append(query)
        if query == "bad":
            raise RecursionError("a library's fault")


def test_a_library_that_trips_over_one_name_answers_for_the_next(tmp_path: Path) -> None:
    service = Tripping()
    tripped = OnlineGeocoder({"Service": service}, Cache(tmp_path / "cache.sqlite"), spacing_s=0.0)
    first, second = tripped.lookup("bad"), tripped.lookup("good")
    tripped.close()
    assert first.place is None and "failed (RecursionError)" in first.reason
    assert "knows no 'good'" in second.reason
    assert tripped.arrived == 2


def test_a_damaged_cache_costs_a_question_more(server: FakeNominatim, tmp_path: Path) -> None:
    path = tmp_path / "cache.sqlite"
    path.write_text("not a database, but somebody's file")
    damaged = OnlineGeocoder({"Nominatim": nominatim(server)}, Cache(path), spacing_s=0.05, retry_s=0.0)
    assert [damaged.lookup("Kafr Dael").place is None for _ in range(2)] == [False, False]
    damaged.close()
    assert server.asked == ["Kafr Dael"] * 2


@pytest.mark.parametrize("body", ["{", "[1]", '["north", 1, "x"]', "7"])
def test_an_answer_on_disk_that_is_none_is_asked_for_again(tmp_path: Path, body: str) -> None:
    cache = Cache(tmp_path / "cache.sqlite")
    cache.put("Kafr Dael|", (36.2, 37.0, "Kafr Dael"))
    assert cache.get("Kafr Dael|") == (36.2, 37.0, "Kafr Dael")
    with sqlite3.connect(tmp_path / "cache.sqlite") as file:
        file.execute("UPDATE answer SET body = ?", (body,))
    assert cache.get("Kafr Dael|") is False


def test_a_cache_that_is_locked_is_done_without(tmp_path: Path) -> None:
    path = tmp_path / "cache.sqlite"
    Cache(path).put("Kafr Dael|", None)
    with sqlite3.connect(path, isolation_level=None) as file:
        file.execute("BEGIN EXCLUSIVE")
        cache = Cache(path)
        assert cache.get("Kafr Dael|") is False
        cache.put("Kafr Dael|", (36.2, 37.0, "Kafr Dael"))
        file.execute("ROLLBACK")
    assert cache.get("Kafr Dael|") is None
