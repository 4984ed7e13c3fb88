"""One web page at a person's request → the bytes that were fetched. Nothing inside this network is reached.

Every hop (redirects too) is resolved once, refused if any address of it is not public, and connected to at the very
address that was checked, so that a name that changes its address in between gains nothing.
"""

from __future__ import annotations

import ipaddress
import re
import socket
import time
from collections.abc import Callable
from contextlib import suppress
from datetime import UTC, datetime
from hashlib import sha256
from queue import Empty, Queue
from threading import Thread, Timer
from typing import Any
from urllib.parse import SplitResult, quote

import certifi
import urllib3

from dateline.errors import InputError, ServiceError
from dateline.ingest.fetched import Fetched
from dateline.ingest.robots import require_allowed
from dateline.ingest.web_address import Address, is_public, redirected, split_url

AGENT = "Dateline/0.1 (reads single pages at a person's request)"
MAX_BYTES = 5_000_000  # unpacked
MAX_HOPS = 5
MAX_SECONDS = 20.0  # for everything, redirects included
_ROBOTS_BYTES = 512_000  # Source: RFC 9309, 2.5
_CONNECT_SECONDS, _SILENCE_SECONDS = 5.0, 10.0
_IN_TARGET = "/?&=%#:;,@!$'()*+~[]"  # what a request may hold as it is; anything else is written in percent
_MOVED = (301, 302, 303, 307, 308)


def fetch(url: str, may_reach: Callable[[Address], bool] = is_public) -> Fetched:
    """What the address gives, after at most five redirects, if its robots.txt lets us.

    Raises:
        InputError: it is no web address, leads to a network that is not public, or robots.txt forbids it.
        ServiceError: it can't be reached, answers with an error, or is too slow or too large.
    """
    visit = Visit(may_reach, time.monotonic() + MAX_SECONDS)
    asked: set[tuple[str, str]] = set()
    for _ in range(MAX_HOPS + 1):
        parts = split_url(url)
        if (parts.scheme, parts.netloc) not in asked:
            visit.address(parts)  # refused by its own name, not by that of its robots.txt
            _ask_robots(parts, visit)
            asked.add((parts.scheme, parts.netloc))
        status, headers, raw = visit.get(parts)
        if status in _MOVED and headers.get("location"):
            url = redirected(url, headers["location"])
        elif status == 200:
            media_type, charset = _content_type(headers.get("content-type", ""))
            return Fetched(url, raw, media_type, charset, sha256(raw).hexdigest(), datetime.now(UTC))
        else:
            raise ServiceError(f"{url}: the server answers with status {status}")
    raise ServiceError(f"{url}: more than {MAX_HOPS} redirects")


def _ask_robots(parts: SplitResult, visit: Visit) -> None:
    """Nothing, if robots.txt lets us read the address.

    Source: RFC 9309, 2.3.1 (no file: no limits; a broken server: not to be read; five redirects are followed).
    """
    place = parts._replace(path="/robots.txt", query="", fragment="")
    for _ in range(MAX_HOPS + 1):
        status, headers, raw = visit.get(place, _ROBOTS_BYTES)
        if status not in _MOVED or not headers.get("location"):
            break
        place = split_url(redirected(place.geturl(), headers["location"]))
    if status >= 500:
        raise ServiceError(f"{place.geturl()}: the server answers with status {status}")
    if status != 200:
        return
    require_allowed(AGENT, parts.geturl(), raw, place.geturl())


class Visit:
    """Requests that have one time limit together, each at an address that was checked before it is connected to."""

    def __init__(self, may_reach: Callable[[Address], bool], deadline: float) -> None:
        self._may_reach = may_reach
        self._deadline = deadline
        self._addresses: dict[str, str] = {}  # by host and port: looked up and checked once

    def get(self, parts: SplitResult, at_most: int = 0) -> tuple[int, dict[str, str], bytes]:
        """Status, headers (names in lower case) and unpacked body of one request, redirects not followed.

        With ``at_most`` the body is cut there; without, a larger one than ``MAX_BYTES`` is an error.
        """
        address = self.address(parts)
        target = (parts.path or "/") + (f"?{parts.query}" if parts.query else "")
        headers = {"Host": parts.netloc, "User-Agent": AGENT, "Accept-Encoding": "gzip, deflate"}
        with Watch(self._left(parts)) as watch, watch.pool(parts, address) as pool:
            try:
                response = pool.urlopen(
                    "GET", quote(target, safe=_IN_TARGET), headers=headers, redirect=False, preload_content=False
                )
                known = {name.lower(): value for name, value in response.headers.items()}
                return response.status, known, _body(response, at_most)
            except (urllib3.exceptions.HTTPError, OSError, ValueError) as error:
                if watch.late or time.monotonic() >= self._deadline:
                    raise self._too_slow(parts) from error
                raise ServiceError(f"{parts.geturl()}: can't be read ({type(error).__name__})") from error
            except OverflowError as error:
                raise ServiceError(f"{parts.geturl()}: is larger than {MAX_BYTES // 1_000_000} MB") from error
            finally:
                if watch.late:
                    raise self._too_slow(parts)

    def _left(self, parts: SplitResult) -> float:
        left = self._deadline - time.monotonic()
        if left <= 0:
            raise self._too_slow(parts)
        return left

    def _too_slow(self, parts: SplitResult) -> ServiceError:
        return ServiceError(f"{parts.geturl()}: takes longer than {MAX_SECONDS:.0f} seconds")

    def address(self, parts: SplitResult) -> str:
        """The address to connect to, checked.

        Raises:
            InputError: one of the host's addresses must not be reached.
            ServiceError: there is no such host.
        """
        if parts.netloc not in self._addresses:
            self._addresses[parts.netloc] = self._checked_address(parts)
        return self._addresses[parts.netloc]

    def _checked_address(self, parts: SplitResult) -> str:
        found = self._looked_up(parts)
        if not all(self._may_reach(ipaddress.ip_address(address)) for address in found):
            raise InputError(parts.geturl(), "leads into a network that is not public, and is not read")
        return found[0]

    def _looked_up(self, parts: SplitResult) -> list[str]:
        """All addresses of the host. In a thread that is left behind if it takes too long: look-ups know no limit."""
        answer: Queue[list[str] | OSError | UnicodeError] = Queue()

        def look_up() -> None:
            try:
                infos = socket.getaddrinfo(parts.hostname or "", parts.port or 80, type=socket.SOCK_STREAM)
                answer.put([str(info[4][0]).split("%")[0] for info in infos])
            except (OSError, UnicodeError) as error:
                answer.put(error)

        Thread(target=look_up, daemon=True).start()
        try:
            found = answer.get(timeout=self._left(parts))
        except Empty as error:
            raise self._too_slow(parts) from error
        if not isinstance(found, list) or not found:
            raise ServiceError(f"{parts.geturl()}: there is no such host")
        return found


class Watch:
    """Shuts the connections that are opened under it when the time is up.

    Time-outs of sockets start anew with every byte, so that a server that trickles would never meet one. The second
    handle on each connection is for shutting it from outside, in the TLS handshake too.
    """

    def __init__(self, seconds: float) -> None:
        self._handles: list[socket.socket] = []
        self._seconds = seconds
        self._timer = Timer(seconds, self._shut)
        self._timer.daemon = True
        self.late = False

    def __enter__(self) -> Watch:
        self._timer.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._timer.cancel()
        for handle in self._handles:
            handle.close()

    def _shut(self) -> None:
        self.late = True
        for handle in self._handles:
            with suppress(OSError):
                handle.shutdown(socket.SHUT_RDWR)

    def pool(self, parts: SplitResult, address: str) -> urllib3.HTTPConnectionPool:
        """Connections to exactly that address; over TLS the certificate must be that of the host's name."""
        host = parts.hostname or ""
        timeout = urllib3.Timeout(
            connect=min(_CONNECT_SECONDS, self._seconds), read=min(_SILENCE_SECONDS, self._seconds)
        )
        if parts.scheme == "http":
            pool = urllib3.HTTPConnectionPool(address, parts.port or 80, timeout=timeout, retries=False)
            pool.ConnectionCls = self._watched(pool.ConnectionCls)
            return pool
        secure = urllib3.HTTPSConnectionPool(
            address,
            parts.port or 443,
            timeout=timeout,
            retries=False,
            cert_reqs="CERT_REQUIRED",
            ca_certs=certifi.where(),
            server_hostname=host,
            assert_hostname=host,
        )
        secure.ConnectionCls = self._watched(secure.ConnectionCls)
        return secure

    def _watched(self, kind: Any) -> Any:
        watch = self

        class Watched(kind):  # type: ignore[misc]
            def _new_conn(self) -> socket.socket:
                made: socket.socket = super()._new_conn()
                watch._handles.append(made.dup())
                if watch.late:
                    watch._shut()
                return made

        return Watched


def _body(response: urllib3.BaseHTTPResponse, at_most: int) -> bytes:
    made = bytearray()
    try:
        for piece in response.stream(16_384, decode_content=True):
            made += piece
            if at_most and len(made) >= at_most:
                return bytes(made[:at_most])
            if len(made) > MAX_BYTES:
                raise OverflowError
    finally:
        response.close()
    return bytes(made)


def _content_type(header: str) -> tuple[str, str]:
    kind, _, rest = header.partition(";")
    charset = re.search(r"charset\s*=\s*[\"']?([\w.:-]+)", rest, re.I)
    return kind.strip().lower(), charset[1].lower() if charset else ""
