"""Values handed to scripts so that nothing in them can run or be rewritten."""

from __future__ import annotations

import json
import string
from collections.abc import Mapping
from typing import Any

_PLAIN = frozenset(string.ascii_letters + string.digits + " ,:.-[]")
_ESCAPED: dict[int, str] = {code: f"\\u{code:04x}" for code in range(128) if chr(code) not in _PLAIN}

_OPEN, _CLOSE = "{".translate(_ESCAPED), "}".translate(_ESCAPED)


def script_json(value: Any) -> str:
    """A JavaScript expression that yields ``value``: ``JSON.parse("...")``.

    Everything but letters, digits and a few signs is written as ``\\uXXXX``: no quote, ``<``, backtick or
    ``${`` can end the literal, and neither jinja's braces nor the ``_name`` patterns that streamlit-folium
    rewrites in scripts can match.
    """
    return parsed(script_text(value))


def script_text(value: Any) -> str:
    """The value as JSON, written so that it can stand between the quotes of a script; pieces may be joined."""
    return json.dumps(value, ensure_ascii=True, separators=(",", ":"), allow_nan=False).translate(_ESCAPED)


def script_object(pieces: Mapping[str, str]) -> str:
    """A JavaScript expression that yields an object of what ``script_text`` made of each value."""
    return parsed(f"{_OPEN}{','.join(f'{script_text(name)}:{text}' for name, text in pieces.items())}{_CLOSE}")


def parsed(text: str) -> str:
    """The expression that reads such a text."""
    return f'JSON.parse("{text}")'
