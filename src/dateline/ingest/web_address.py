"""Web addresses as people and pages write them, and which of the addresses behind them may be reached."""

from __future__ import annotations

import ipaddress
from urllib.parse import SplitResult, urljoin, urlsplit

from dateline.errors import InputError, ServiceError

Address = ipaddress.IPv4Address | ipaddress.IPv6Address

# All of IPv6 that is given out for the internet; the rest leads, where it leads, to translators and old local networks.
# Source: IANA, "Internet Protocol Version 6 Address Space".
_GIVEN_OUT = ipaddress.ip_network("2000::/3")


def is_public(address: Address) -> bool:
    """Whether an address is on the internet rather than on this machine or in its network."""
    mapped = getattr(address, "ipv4_mapped", None) or getattr(address, "sixtofour", None)
    if mapped is not None:
        return is_public(mapped)
    given_out = address.version == 4 or address in _GIVEN_OUT
    return given_out and address.is_global and not address.is_multicast


def is_public_or_local(address: Address) -> bool:
    """The same, with this machine allowed: for tests that serve pages themselves (``DATELINE_LOCAL_FETCH=1``)."""
    return address.is_loopback or is_public(address)


def split_url(url: str) -> SplitResult:
    """The parts of a web address, its host in the form that the name system knows.

    Raises:
        InputError: it is none, or holds a password.
    """
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


def redirected(url: str, location: str) -> str:
    """The address that a page's ``Location`` leads to.

    Raises:
        ServiceError: it leads to what is no address.
    """
    try:
        return urljoin(url, location)
    except ValueError as error:
        raise ServiceError(f"{url}: redirects to what is no web address") from error
