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
from dataclasses import dataclass
from datetime import UTC, datetime
from hashlib import sha256
from urllib.parse import SplitResult, urljoin, urlsplit
from urllib.robotparser import RobotFileParser

import certifi
import urllib3

from dateline.errors import InputError, ServiceError
from dateline.ingest.decoding import decode
from dateline.ingest.metadata import Metadata, Reading

Address = ipaddress.IPv4Address | ipaddress.IPv6Address

AGENT = "Dateline/0.1 (reads single pages at a person's request)"
MAX_BYTES = 5_000_000  # unpacked
MAX_HOPS = 5
MAX_SECONDS = 20.0  # for everything, redirects included
_TIMEOUT = urllib3.Timeout(connect=5.0, read=10.0)
_MOVED = (301, 302, 303, 307, 308)


@dataclass(frozen=True, slots=True)
class Fetched:
    """The bytes that an address gave, and when: what a reader needs to show that the page said so."""

    url: str  # after redirects
    raw: bytes
    media_type: str  # "text/html"
    charset: str  # "" where the server states none
    sha256: str
    fetched_at: datetime  # UTC


def is_public(address: Address) -> bool:
    """Whether an address is on the internet rather than on this machine or in its network."""
    mapped = getattr(address, "ipv4_mapped", None) or getattr(address, "sixtofour", None)
    if mapped is not None:
        return is_public(mapped)
    in_nat64 = address in ipaddress.ip_network("64:ff9b::/96") if address.version == 6 else False
    return address.is_global and not address.is_multicast and not in_nat64


def fetch(url: str, may_reach: Callable[[Address], bool] = is_public) -> Fetched:
    """What the address gives, after at most five redirects, if its robots.txt lets us.

    Raises:
        InputError: it is no web address, leads to a network that is not public, or robots.txt forbids it.
        ServiceError: it can't be reached, answers with an error, or is too slow or too large.
    """
    deadline = time.monotonic() + MAX_SECONDS
    asked: set[tuple[str, str]] = set()
    for _ in range(MAX_HOPS + 1):
        parts = _checked(url)
        if (parts.scheme, parts.netloc) not in asked:
            _ask_robots(parts, may_reach, deadline)
            asked.add((parts.scheme, parts.netloc))
        status, headers, raw = _get(parts, may_reach, deadline)
        if status in _MOVED and headers.get("location"):
            url = urljoin(url, headers["location"])
        elif status == 200:
            media_type, charset = _content_type(headers.get("content-type", ""))
            return Fetched(url, raw, media_type, charset, sha256(raw).hexdigest(), datetime.now(UTC))
        else:
            raise ServiceError(f"{url}: the server answers with status {status}")
    raise ServiceError(f"{url}: more than {MAX_HOPS} redirects")


def read_fetched(fetched: Fetched) -> Reading:
    """The report in the bytes that were fetched.

    Raises:
        InputError: they hold none, or are of a kind that holds none.
    """
    if fetched.media_type in ("text/html", "application/xhtml+xml"):
        from dateline.ingest.html import read_html

        reading = read_html(fetched.raw, fetched.url, fetched.charset)
    elif fetched.media_type == "text/plain":
        reading = Reading(decode(fetched.raw, fetched.url), Metadata())
    elif fetched.media_type == "application/pdf":
        from dateline.ingest.documents import read_pdf

        reading = read_pdf(fetched.raw, fetched.url)
    else:
        raise InputError(fetched.url, f"is no report but {fetched.media_type or 'of an unstated kind'}")
    known = reading.metadata
    return Reading(
        reading.text, Metadata(known.title, known.publisher, known.published, known.published_basis, fetched.url)
    )


def article_id_of(url: str) -> str:
    """A short name for the article at an address: host, last part of the path, and a hash that tells it apart."""
    parts = urlsplit(url)
    words = re.sub(r"[^a-z0-9]+", "_", f"{parts.hostname or ''} {parts.path.rstrip('/').rsplit('/', 1)[-1]}".lower())
    return f"{words.strip('_')[:60]}_{sha256(url.encode()).hexdigest()[:8]}"


def _checked(url: str) -> SplitResult:
    """The parts of a web address, its host in the form that the name system knows."""
    try:
        parts = urlsplit(url.strip())
        port, host = parts.port, (parts.hostname or "").encode("idna").decode("ascii")
    except (ValueError, UnicodeError) as error:
        raise InputError(url, "is no web address") from error
    if parts.scheme not in ("http", "https") or not host or port == 0:
        raise InputError(url, "is no web address (http:// or https://)")
    if parts.username or parts.password:
        raise InputError(url, "holds a user name or password")
    shown = f"[{host}]" if ":" in host else host
    return parts._replace(netloc=f"{shown}:{port}" if port else shown)


def _address(parts: SplitResult, may_reach: Callable[[Address], bool]) -> str:
    """The address to connect to, checked."""
    host = parts.hostname or ""
    try:
        infos = socket.getaddrinfo(host, parts.port or 80, type=socket.SOCK_STREAM)
    except (OSError, UnicodeError) as error:
        raise ServiceError(f"{parts.geturl()}: there is no such host") from error
    addresses = [str(info[4][0]).split("%")[0] for info in infos]
    if not all(may_reach(ipaddress.ip_address(address)) for address in addresses):
        raise InputError(parts.geturl(), "leads into a network that is not public, and is not read")
    return addresses[0]


def _get(
    parts: SplitResult, may_reach: Callable[[Address], bool], deadline: float
) -> tuple[int, dict[str, str], bytes]:
    """Status, headers (names in lower case) and unpacked body of one request, redirects not followed."""
    address, host = _address(parts, may_reach), parts.hostname or ""
    target = (parts.path or "/") + (f"?{parts.query}" if parts.query else "")
    headers = {"Host": parts.netloc, "User-Agent": AGENT, "Accept-Encoding": "gzip, deflate"}
    with _pool(parts.scheme, address, parts.port, host) as pool:
        try:
            response = pool.urlopen("GET", target, headers=headers, redirect=False, preload_content=False)
            return response.status, {k.lower(): v for k, v in response.headers.items()}, _body(response, deadline)
        except urllib3.exceptions.HTTPError as error:
            raise ServiceError(f"{parts.geturl()}: can't be read ({type(error).__name__})") from error
        except TimeoutError as error:
            raise ServiceError(f"{parts.geturl()}: takes longer than {MAX_SECONDS:.0f} seconds") from error
        except OverflowError as error:
            raise ServiceError(f"{parts.geturl()}: is larger than {MAX_BYTES // 1_000_000} MB") from error


def _pool(scheme: str, address: str, port: int | None, host: str) -> urllib3.HTTPConnectionPool:
    if scheme == "http":
        return urllib3.HTTPConnectionPool(address, port or 80, timeout=_TIMEOUT, retries=False)
    return urllib3.HTTPSConnectionPool(
        address,
        port or 443,
        timeout=_TIMEOUT,
        retries=False,
        cert_reqs="CERT_REQUIRED",
        ca_certs=certifi.where(),
        server_hostname=host,
        assert_hostname=host,
    )


def _body(response: urllib3.BaseHTTPResponse, deadline: float) -> bytes:
    made = bytearray()
    try:
        for piece in response.stream(16_384, decode_content=True):
            made += piece
            if len(made) > MAX_BYTES:
                raise OverflowError
            if time.monotonic() > deadline:
                raise TimeoutError
    finally:
        response.close()
    return bytes(made)


def _ask_robots(parts: SplitResult, may_reach: Callable[[Address], bool], deadline: float) -> None:
    """Nothing, if robots.txt lets us read the address. Source: RFC 9309 (2.3.1: no file, no limits; broken, none)."""
    place = parts._replace(path="/robots.txt", query="", fragment="")
    status, _, raw = _get(place, may_reach, deadline)
    if status >= 500:
        raise ServiceError(f"{place.geturl()}: the server answers with status {status}")
    if status != 200:
        return
    rules = RobotFileParser()
    rules.parse(raw.decode("utf-8", "replace").splitlines())
    if not rules.can_fetch(AGENT, parts.geturl()):
        raise InputError(parts.geturl(), "may not be read by programs (robots.txt)")


def _content_type(header: str) -> tuple[str, str]:
    kind, _, rest = header.partition(";")
    charset = re.search(r"charset\s*=\s*[\"']?([\w.:-]+)", rest, re.I)
    return kind.strip().lower(), charset[1].lower() if charset else ""
