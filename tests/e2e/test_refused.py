"""What the server refuses whoever asks: foreign origins, uploads without the page's token, uploads that are too large."""

from __future__ import annotations

import http.client
from collections.abc import Callable

import pytest
from playwright.sync_api import Browser

from tests.e2e.conftest import PATIENCE
from tests.e2e.own_app import file, press, upload

LIMIT = 20 * 2**20  # bytes: server.maxUploadSize
HEAD = b'--x\r\nContent-Disposition: form-data; name="f"; filename="a.txt"\r\n\r\n'
FORM = {"Content-Type": "multipart/form-data; boundary=x"}


def _form(size: int) -> bytes:
    return HEAD + b"x" * size + b"\r\n--x--\r\n"


def _status(url: str, method: str, path: str, headers: dict[str, str], body: bytes = b"") -> int:
    connection = http.client.HTTPConnection(url.removeprefix("http://"), timeout=60)
    connection.request(method, path, body=body, headers=headers)
    return connection.getresponse().status


@pytest.mark.parametrize("origin", ["http://evil.example", "https://127.0.0.1.evil.example", "null"])
def test_no_connection_from_a_foreign_page(server: Callable[[str], str], origin: str) -> None:
    url = server("plain")
    handshake = {
        "Upgrade": "websocket",
        "Connection": "Upgrade",
        "Sec-WebSocket-Version": "13",
        "Sec-WebSocket-Key": "dGhlIHNhbXBsZSBub25jZQ==",
    }
    assert _status(url, "GET", "/_stcore/stream", handshake | {"Origin": origin}) == 403
    assert _status(url, "GET", "/_stcore/stream", handshake | {"Origin": url}) == 101


def test_no_upload_without_the_token_of_the_page(server: Callable[[str], str]) -> None:
    url = server("plain")
    assert _status(url, "PUT", "/_stcore/upload_file/session/file", FORM, _form(10)) == 403


def test_no_upload_beyond_the_limit(browser: Browser, server: Callable[[str], str]) -> None:
    """The page refuses it by itself; so does the server, asked as the page would ask."""
    context = browser.new_context()
    page = context.new_page()
    page.set_default_timeout(PATIENCE)
    page.goto(f"{server('seeds')}/add")
    page.get_by_text("These articles are read-only").wait_for()
    page.get_by_role("textbox", name="Start a workspace of your own").fill("Uploads")
    press(page, "Start empty")
    page.get_by_text("How do they come?").wait_for()
    with page.expect_request("**/_stcore/upload_file/**") as asked:
        upload(page, file("small.exe", b"MZ"))
    page.get_by_text("small.exe: is of no kind").wait_for()
    headers = FORM | {"X-Xsrftoken": asked.value.header_value("x-xsrftoken") or ""}
    as_page = [page.request.put(asked.value.url, headers=headers, data=_form(size)).status for size in (10, LIMIT + 1)]
    assert as_page == [204, 413]
    context.close()
