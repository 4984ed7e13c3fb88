"""What the server refuses whoever asks: foreign origins, uploads without its token, uploads that are too large."""

from __future__ import annotations

import http.client
import os
from collections.abc import Callable

import pytest

LIMIT = 20_000_000  # bytes: server.maxUploadSize is 20 (megabytes of 2 ** 20)


def _ask(url: str, method: str, path: str, headers: dict[str, str], body: bytes = b"") -> http.client.HTTPResponse:
    connection = http.client.HTTPConnection(url.removeprefix("http://"), timeout=60)
    connection.request(method, path, body=body, headers=headers)
    return connection.getresponse()


@pytest.mark.parametrize("origin", ["http://evil.example", "https://127.0.0.1.evil.example", "null"])
def test_no_connection_from_a_foreign_page(server: Callable[[str], str], origin: str) -> None:
    url = server("plain")
    handshake = {
        "Upgrade": "websocket",
        "Connection": "Upgrade",
        "Sec-WebSocket-Version": "13",
        "Sec-WebSocket-Key": "dGhlIHNhbXBsZSBub25jZQ==",
        "Origin": origin,
    }
    assert _ask(url, "GET", "/_stcore/stream", handshake).status == 403
    own = handshake | {"Origin": url}
    assert _ask(url, "GET", "/_stcore/stream", own).status == 101


def test_no_upload_without_the_token_of_the_page(server: Callable[[str], str]) -> None:
    url = server("plain")
    part = b'--x\r\nContent-Disposition: form-data; name="f"; filename="a.txt"\r\n\r\nhello\r\n--x--\r\n'
    headers = {"Content-Type": "multipart/form-data; boundary=x", "Origin": "http://evil.example"}
    answer = _ask(url, "PUT", "/_stcore/upload_file/session/file", headers, part)
    assert answer.status in (400, 403)


def test_no_upload_beyond_the_limit(server: Callable[[str], str]) -> None:
    url = server("plain")
    head = b'--x\r\nContent-Disposition: form-data; name="f"; filename="a.txt"\r\n\r\n'
    body = head + os.urandom(1) * (LIMIT + 2_000_000) + b"\r\n--x--\r\n"
    try:
        answer = _ask(
            url,
            "PUT",
            "/_stcore/upload_file/session/file",
            {"Content-Type": "multipart/form-data; boundary=x", "Origin": url},
            body,
        )
    except (BrokenPipeError, ConnectionResetError):  # hung up before all of it was sent
        return
    assert answer.status in (400, 403, 413)
