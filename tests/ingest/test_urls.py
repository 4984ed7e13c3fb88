"""One page from a server on this machine; what leads into a private network, is too large or too slow is refused."""

from __future__ import annotations

import gzip
import socket
import time
from collections.abc import Callable, Iterator
from hashlib import sha256
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Event, Thread
from typing import Any

import pytest

from dateline.errors import InputError, ServiceError
from dateline.ingest import urls
from dateline.ingest.fetched import article_id_of, read_fetched
from dateline.ingest.urls import fetch
from dateline.ingest.web_address import Address

PAGE = """<html><head><title>Army leaves</title><meta charset="utf-8">
<meta property="article:published_time" content="2023-04-18"></head><body><article>
<p>Government soldiers withdrew from the border crossing near Kasra on Tuesday, the café owner said.</p>
<p>Residents described three hours of shelling before the last lorries left the town behind.</p></article></body></html>"""
Answer = tuple[int, dict[str, str], bytes]


class Server:
    """A web server whose answers a test sets; it keeps what it was asked."""

    def __init__(self) -> None:
        self.answers: dict[str, Answer | Callable[[BaseHTTPRequestHandler], None]] = {}
        self.asked: list[str] = []
        outer = self

        class Handler(BaseHTTPRequestHandler):
            def do_GET(self) -> None:
                outer.asked.append(self.path)
                answer = outer.answers.get(self.path, (404, {}, b""))
                if callable(answer):
                    answer(self)
                    return
                status, headers, body = answer
                self.send_response(status)
                for name, value in headers.items():
                    self.send_header(name, value)
                self.end_headers()
                self.wfile.write(body)

            def log_message(self, *_: Any) -> None:
                pass

        self._server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self._server.daemon_threads = True
        Thread(target=self._server.serve_forever, args=(0.01,), daemon=True).start()
        self.url = f"http://127.0.0.1:{self._server.server_port}"

    def stop(self) -> None:
        self._server.shutdown()
        self._server.server_close()


@pytest.fixture
def server() -> Iterator[Server]:
    running = Server()
    yield running
    running.stop()


def anywhere(_: Address) -> bool:
    return True


def html(body: str = PAGE, kind: str = "text/html; charset=utf-8") -> Answer:
    return 200, {"Content-Type": kind}, body.encode()


def test_page_with_its_bytes_and_their_hash(server: Server) -> None:
    server.answers["/report"] = html()
    fetched = fetch(f"{server.url}/report#part", anywhere)
    assert fetched.raw == PAGE.encode()
    assert fetched.sha256 == sha256(PAGE.encode()).hexdigest()
    assert (fetched.media_type, fetched.charset) == ("text/html", "utf-8")
    assert fetched.fetched_at.tzinfo is not None
    reading = read_fetched(fetched)
    assert "the café owner said" in reading.text
    assert (reading.metadata.title, str(reading.metadata.published)) == ("Army leaves", "2023-04-18")
    assert server.asked == ["/robots.txt", "/report"]


def test_redirects_are_followed_and_the_last_address_is_kept(server: Server) -> None:
    server.answers["/old"] = (301, {"Location": "/new?x=1"}, b"")
    server.answers["/new?x=1"] = html()
    assert fetch(f"{server.url}/old", anywhere).url == f"{server.url}/new?x=1"


def test_endless_redirects_end(server: Server) -> None:
    server.answers["/a"] = (302, {"Location": "/a"}, b"")
    with pytest.raises(ServiceError, match="more than 5 redirects"):
        fetch(f"{server.url}/a", anywhere)
    assert len(server.asked) == 7


@pytest.mark.parametrize("charset", ["iso-8859-1", "windows-1252"])
def test_encoding_is_what_the_server_says(server: Server, charset: str) -> None:
    body = PAGE.replace('<meta charset="utf-8">', "").encode(charset)
    server.answers["/r"] = (200, {"Content-Type": f"text/html; charset={charset}"}, body)
    assert "café owner" in read_fetched(fetch(f"{server.url}/r", anywhere)).text


def test_plain_text_and_unknown_kinds(server: Server) -> None:
    server.answers["/t"] = html("Shells fell on Kasra.", "text/plain")
    server.answers["/i"] = html("GIF89a", "image/gif")
    assert read_fetched(fetch(f"{server.url}/t", anywhere)).text == "Shells fell on Kasra."
    with pytest.raises(InputError, match="is no report but image/gif"):
        read_fetched(fetch(f"{server.url}/i", anywhere))


def test_robots_txt_is_heeded(server: Server) -> None:
    server.answers["/robots.txt"] = (200, {}, b"User-agent: *\nDisallow: /private/\n")
    server.answers["/private/a"] = html()
    server.answers["/open"] = html()
    with pytest.raises(InputError, match=r"robots\.txt"):
        fetch(f"{server.url}/private/a", anywhere)
    assert fetch(f"{server.url}/open", anywhere).raw
    assert "/private/a" not in server.asked


@pytest.mark.parametrize("rule", ["Disallow: //[", "Crawl-delay: ²", "Request-rate: ²/³"])
def test_robots_txt_that_cannot_be_understood(server: Server, rule: str) -> None:
    server.answers["/robots.txt"] = (200, {}, f"User-agent: *\n{rule}\n".encode())
    server.answers["/open"] = html()
    with pytest.raises(ServiceError, match=r"robots\.txt: can't be understood"):
        fetch(f"{server.url}/open", anywhere)
    assert server.asked == ["/robots.txt"]


def test_address_that_the_rules_cannot_be_asked_about(server: Server, monkeypatch: pytest.MonkeyPatch) -> None:
    real = socket.getaddrinfo
    monkeypatch.setattr(urls.socket, "getaddrinfo", lambda _, *more, **named: real("127.0.0.1", *more, **named))
    server.answers["/robots.txt"] = (200, {}, b"User-agent: *\nDisallow: /private/\n")
    with pytest.raises(InputError, match="is no web address"):
        fetch(f"{server.url.replace('127.0.0.1', 'h%5B')}/open", anywhere)


@pytest.mark.parametrize("status", [401, 404, 410, 429, 500, 503])
def test_error_of_the_server_is_told(server: Server, status: int) -> None:
    server.answers["/r"] = (status, {}, b"")
    with pytest.raises(ServiceError, match=f"status {status}"):
        fetch(f"{server.url}/r", anywhere)


def test_too_large_plain_and_packed(server: Server, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(urls, "MAX_BYTES", 100_000)
    packed = gzip.compress(b"0" * 50_000_000)
    assert len(packed) < 100_000
    server.answers["/plain"] = (200, {"Content-Type": "text/html"}, b"0" * 200_000)
    server.answers["/packed"] = (200, {"Content-Type": "text/html", "Content-Encoding": "gzip"}, packed)
    for path in ("/plain", "/packed"):
        with pytest.raises(ServiceError, match="is larger than"):
            fetch(server.url + path, anywhere)


def test_server_that_trickles_is_left(server: Server, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(urls, "MAX_SECONDS", 0.6)
    stopped = Event()

    def trickle(handler: BaseHTTPRequestHandler) -> None:
        handler.send_response(200)
        handler.end_headers()
        for _ in range(200):
            if stopped.wait(0.02):
                return
            try:
                handler.wfile.write(b"x" * 20_000)
            except OSError:
                return

    server.answers["/slow"] = trickle
    with pytest.raises(ServiceError, match=r"takes longer|larger"):
        fetch(f"{server.url}/slow", anywhere)
    stopped.set()


@pytest.mark.parametrize(
    "url",
    [
        "http://127.0.0.1:PORT/secret",
        "http://localhost:PORT/secret",
        "http://0.0.0.0:PORT/secret",
        "http://[::ffff:127.0.0.1]:PORT/secret",
        "http://2130706433:PORT/secret",
        "http://0x7f.1:PORT/secret",
    ],
)
def test_this_machine_is_not_read(server: Server, url: str) -> None:
    with pytest.raises((InputError, ServiceError)):
        fetch(url.replace("PORT", server.url.rsplit(":", 1)[1]))
    assert server.asked == []


def test_redirect_into_a_private_network_is_refused(server: Server) -> None:
    server.answers["/out"] = (302, {"Location": "http://169.254.169.254/latest/meta-data"}, b"")
    with pytest.raises(InputError, match="not public"):
        fetch(f"{server.url}/out", lambda address: str(address) == "127.0.0.1")


def test_one_private_address_of_several_is_enough(monkeypatch: pytest.MonkeyPatch) -> None:
    both = [(socket.AF_INET, socket.SOCK_STREAM, 6, "", (host, 80)) for host in ("93.184.216.34", "10.0.0.1")]
    monkeypatch.setattr(urls.socket, "getaddrinfo", lambda *_, **__: both)
    with pytest.raises(InputError, match="not public"):
        fetch("http://two-faced.example/")


def test_name_is_resolved_once_and_that_address_is_used(server: Server, monkeypatch: pytest.MonkeyPatch) -> None:
    lookups: list[str] = []
    real = socket.getaddrinfo

    def resolve(host: str, *arguments: Any, **options: Any) -> Any:
        if host == "news.example":
            lookups.append(host)
            host = "127.0.0.1" if len(lookups) == 1 else "10.0.0.1"
        return real(host, *arguments, **options)

    monkeypatch.setattr(urls.socket, "getaddrinfo", resolve)
    server.answers["/r"] = html()
    assert fetch(server.url.replace("127.0.0.1", "news.example") + "/r", anywhere).raw
    assert lookups == ["news.example"]  # robots.txt and the page are asked for at what was checked


def test_article_id_is_a_safe_name_that_tells_addresses_apart() -> None:
    one, two = (
        article_id_of("https://news.example/2024/Army Leaves!?a=1"),
        article_id_of("https://news.example/2024/x/../.."),
    )
    assert one.startswith("news_example_army_leaves_")
    for name in (one, two, article_id_of("http://x/" + "a" * 500)):
        assert name.replace("_", "").isalnum() and len(name) < 80
    assert article_id_of("https://a.example/x?1") != article_id_of("https://a.example/x?2")


def trickler(pause: float, stopped: Event, head: bytes) -> Callable[[BaseHTTPRequestHandler], None]:
    """Answers a byte at a time, each within every time-out of a socket."""

    def answer(handler: BaseHTTPRequestHandler) -> None:
        handler.wfile.write(head)
        for _ in range(2000):
            if stopped.wait(pause):
                return
            try:
                handler.wfile.write(b"x")
            except OSError:
                return

    return answer


@pytest.mark.parametrize(
    "head",
    [b"", b"HTTP/1.0 200 OK\r\nX-Slow: ", b"HTTP/1.0 200 OK\r\n\r\n", b"HTTP/1.0 200 OK\r\nContent-Encoding: gzip\r\n\r\n"],
    ids=["status", "header", "body", "packed body"],
)  # fmt: skip
def test_single_bytes_do_not_stretch_the_time(server: Server, monkeypatch: pytest.MonkeyPatch, head: bytes) -> None:
    monkeypatch.setattr(urls, "MAX_SECONDS", 0.7)
    stopped = Event()
    server.answers["/slow"] = trickler(0.05, stopped, head)
    started = time.monotonic()
    with pytest.raises(ServiceError, match="takes longer"):
        fetch(f"{server.url}/slow", anywhere)
    stopped.set()
    assert time.monotonic() - started < 1.5


def test_time_is_for_all_redirects_together(server: Server, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(urls, "MAX_SECONDS", 0.7)

    def slow_move(handler: BaseHTTPRequestHandler) -> None:
        time.sleep(0.3)
        handler.send_response(302)
        handler.send_header("Location", f"{handler.path}x")
        handler.end_headers()

    server.answers.update({"/m" + "x" * n: slow_move for n in range(9)})
    started = time.monotonic()
    with pytest.raises(ServiceError, match="takes longer"):
        fetch(f"{server.url}/m", anywhere)
    assert time.monotonic() - started < 1.5


def test_silence_at_the_end_of_the_time_is_told_as_such(server: Server, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(urls, "MAX_SECONDS", 0.4)
    monkeypatch.setattr(urls.Watch, "_shut", lambda _: None)  # the socket's own time-out comes first
    stopped = Event()
    server.answers["/silent"] = lambda _: stopped.wait(5)
    with pytest.raises(ServiceError, match="takes longer"):
        fetch(f"{server.url}/silent", anywhere)
    stopped.set()


def test_name_that_is_looked_up_for_ever(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(urls, "MAX_SECONDS", 0.3)
    stopped = Event()
    monkeypatch.setattr(urls.socket, "getaddrinfo", lambda *_, **__: stopped.wait(5) and [])
    started = time.monotonic()
    with pytest.raises(ServiceError, match="takes longer"):
        fetch("http://never.example/", anywhere)
    stopped.set()
    assert time.monotonic() - started < 1.0


def test_server_that_takes_no_tls_handshake_further(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(urls, "MAX_SECONDS", 0.5)
    with socket.create_server(("127.0.0.1", 0)) as silent:
        started = time.monotonic()
        with pytest.raises(ServiceError, match="takes longer"):
            fetch(f"https://127.0.0.1:{silent.getsockname()[1]}/", anywhere)
        assert time.monotonic() - started < 1.5


@pytest.mark.parametrize("location", ["http://[bad", "http://[::1", "//[", "http://x:port/"])
def test_redirect_to_what_is_no_address(server: Server, location: str) -> None:
    server.answers["/r"] = (302, {"Location": location}, b"")
    with pytest.raises((ServiceError, InputError)):
        fetch(f"{server.url}/r", anywhere)


@pytest.mark.parametrize("location", ["file:///etc/passwd", "ftp://x/", "gopher://127.0.0.1/", "javascript:alert(1)"])
def test_redirect_to_another_scheme_is_refused(server: Server, location: str) -> None:
    server.answers["/r"] = (302, {"Location": location}, b"")
    with pytest.raises(InputError, match="no web address"):
        fetch(f"{server.url}/r", anywhere)


def test_robots_txt_that_has_moved_and_that_leads_inside(server: Server) -> None:
    server.answers["/robots.txt"] = (301, {"Location": "/rules.txt"}, b"")
    server.answers["/rules.txt"] = (200, {}, b"\xef\xbb\xbfUser-agent: *\nDisallow: /private/\n")
    with pytest.raises(InputError, match=r"robots\.txt"):
        fetch(f"{server.url}/private/a", anywhere)
    server.answers["/robots.txt"] = (301, {"Location": "http://10.0.0.1/"}, b"")
    with pytest.raises(InputError, match="not public"):
        fetch(f"{server.url}/open", lambda address: str(address) == "127.0.0.1")


def test_long_robots_txt_is_read_in_part(server: Server) -> None:
    rules = b"User-agent: *\nDisallow: /private/\n" + b"# filler\n" * 1_000_000
    server.answers["/robots.txt"] = (200, {}, rules)
    server.answers["/open"] = html()
    assert fetch(f"{server.url}/open", anywhere).raw == PAGE.encode()
    with pytest.raises(InputError, match=r"robots\.txt"):
        fetch(f"{server.url}/private/a", anywhere)


def test_address_with_letters_that_no_request_may_hold(server: Server) -> None:
    server.answers["/caf%C3%A9?a=%22b%20c%22"] = html()
    assert fetch(f'{server.url}/café?a="b c"', anywhere).raw == PAGE.encode()


def test_plain_text_in_the_encoding_that_the_server_says(server: Server) -> None:
    server.answers["/t"] = (200, {"Content-Type": "text/plain; charset=windows-1252"}, "café".encode("cp1252"))
    assert read_fetched(fetch(f"{server.url}/t", anywhere)).text == "café"
    server.answers["/wrong"] = (200, {"Content-Type": "text/plain; charset=none-such"}, "café".encode())
    assert read_fetched(fetch(f"{server.url}/wrong", anywhere)).text == "café"
