"""Which addresses are web addresses, and which may be reached."""

from __future__ import annotations

import ipaddress

import pytest

from dateline.errors import InputError, ServiceError
from dateline.ingest.web_address import is_public, is_public_or_local, redirected, split_url


@pytest.mark.parametrize(
    "address",
    [
        "127.0.0.1",
        "10.1.2.3",
        "172.16.0.1",
        "192.168.1.1",
        "169.254.169.254",
        "100.64.0.1",
        "0.0.0.0",
        "224.0.0.1",
        "255.255.255.255",
        "::1",
        "::",
        "fe80::1",
        "fc00::1",
        "ff02::1",
        "::ffff:127.0.0.1",
        "::ffff:10.0.0.1",
        "2002:7f00:1::",
        "64:ff9b::a9fe:a9fe",
        "64:ff9b:1::a9fe:a9fe",
        "fec0::1",
        "::10.0.0.1",
        "::93.184.216.34",
        "::ffff:0:10.0.0.1",
        "2002:a00:1::",
        "2001:0:a00:1::",
        "2001:db8::1",
    ],
)
def test_address_that_is_not_public(address: str) -> None:
    assert not is_public(ipaddress.ip_address(address))


@pytest.mark.parametrize("address", ["93.184.216.34", "2606:2800:220:1::1", "1.1.1.1"])
def test_address_that_is_public(address: str) -> None:
    assert is_public(ipaddress.ip_address(address))


@pytest.mark.parametrize(
    ("address", "expected"), [("127.0.0.1", True), ("::1", True), ("1.1.1.1", True), ("10.1.2.3", False)]
)
def test_address_for_tests_that_serve_pages_themselves(address: str, expected: bool) -> None:
    assert is_public_or_local(ipaddress.ip_address(address)) is expected


@pytest.mark.parametrize(
    "url",
    [
        "",
        "news.example",
        "ftp://news.example/a",
        "file:///etc/passwd",
        "javascript:alert(1)",
        "http://",
        "http://user:word@news.example/",
        "http://news.example:99999/",
        "http://[::1",
        "http://" + "a" * 300 + ".example/",
    ],
)
def test_what_is_no_web_address(url: str) -> None:
    with pytest.raises(InputError):
        split_url(url)


@pytest.mark.parametrize(
    ("url", "host"),
    [
        (" https://News.Example/a ", "news.example"),
        ("http://nachrichten-für.example:8080/", "xn--nachrichten-fr-ssb.example:8080"),
        ("http://[2606:2800::1]/", "[2606:2800::1]"),
    ],
)
def test_host_as_the_name_system_knows_it(url: str, host: str) -> None:
    assert split_url(url).netloc == host


def test_redirect_from_a_page() -> None:
    assert redirected("https://news.example/a/b", "../c?d") == "https://news.example/c?d"
    with pytest.raises(ServiceError, match="redirects to what is no web address"):
        redirected("https://news.example/", "http://[::1")
