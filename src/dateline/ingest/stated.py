"""Where a web page's markup states a title, a publisher or a day: what a reader can look up in its source."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

from lxml.html import HtmlElement

Statement = tuple[str, str]  # where, and the words there
IN_MARKUP = "stated in the page's markup"
_SPACE = re.compile(r"\s+")
_MOST = 2_000  # statements of one page: real ones have dozens
_JSON_PAIR = re.compile(r'"(headline|name|datePublished|dateCreated)"\s*:\s*"((?:[^"\\]|\\.){1,300})"')


def statements(tree: HtmlElement) -> list[Statement]:
    """What the markup states, in the order in which readers are used to trust it."""
    found: list[Statement] = []
    for statement in (*_meta(tree), *_json_ld(tree), *_elements(tree)):
        found.append(statement)
        if len(found) == _MOST:
            break
    return found


def _meta(tree: HtmlElement) -> Iterator[Statement]:
    for element in tree.iter("meta"):
        name = element.get("property") or element.get("name") or element.get("itemprop") or ""
        if name and element.get("content"):
            yield f"meta {name}", element.get("content", "")


def _json_ld(tree: HtmlElement) -> Iterator[Statement]:
    for element in tree.iter("script"):
        if element.get("type", "").lower() == "application/ld+json":
            for match in _JSON_PAIR.finditer(element.text or ""):
                yield f"JSON-LD {match[1]}", match[2]


def _elements(tree: HtmlElement) -> Iterator[Statement]:
    for name in ("title", "h1"):
        for element in tree.iter(name):
            yield f"<{name}>", element.text_content()[:1000]
    for element in tree.iter("time"):
        yield "<time>", element.get("datetime") or element.text_content()[:100]
    for element in tree.iter("link"):
        if element.get("rel") == "canonical":
            yield "address of the page", element.get("href", "")


def where_stated(value: str, found: list[Statement]) -> str:
    """How a value is known, in words; "" for no value."""
    plain = _plain(value)
    if not plain:
        return ""
    said = [(where, _plain(words)) for where, words in found]
    exact = (where for where, words in said if words == plain)
    within = (where for where, words in said if plain in words)
    return _in_words(next(exact, "") or next(within, ""))


def where_day_stated(day: date, found: list[Statement]) -> str:
    """How a day is known, in words."""
    forms = (day.isoformat(), day.strftime("%Y/%m/%d"), day.strftime("%Y%m%d"))
    return _in_words(next((where for where, words in found if any(form in words for form in forms)), ""))


def _in_words(where: str) -> str:
    return f"{IN_MARKUP} ({where})" if where else IN_MARKUP


def _plain(words: str) -> str:
    return _SPACE.sub(" ", words).strip().casefold()
