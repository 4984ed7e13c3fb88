"""Values handed to scripts so that nothing in them can run or be rewritten."""

from __future__ import annotations

import json
import string
from typing import Any

_PLAIN = frozenset(string.ascii_letters + string.digits + " ,:.-[]")


def script_json(value: Any) -> str:
    """A JavaScript expression that yields ``value``: ``JSON.parse("...")``.

    Everything but letters, digits and a few signs is written as ``\\uXXXX``: no quote, ``<``, backtick or
    ``${`` can end the literal, and neither jinja's braces nor the ``_name`` patterns that streamlit-folium
    rewrites in scripts can match.
    """
    text = json.dumps(value, ensure_ascii=True, separators=(",", ":"), allow_nan=False)
    escaped = "".join(sign if sign in _PLAIN else f"\\u{ord(sign):04x}" for sign in text)
    return f'JSON.parse("{escaped}")'
