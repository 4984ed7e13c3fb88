"""Noun phrases as strings: what is name, what is trimming."""

from __future__ import annotations

import re

LONGEST = 100  # characters of a name in the event table
_SPACE = re.compile(r"\s+")
_DETERMINER = re.compile(r"(?:the|a|an|this|that|these|those)\s+(?=\S)", re.I)
_RELATIVE = re.compile(r",?\s+(?:who|whom|whose|which|(?<!of\s)that|where|whence)\b.*\Z", re.S)
_PARENTHESIS = re.compile(r"\s*[(\[][^)\]]*[)\]]?")
_POSSESSIVE = re.compile(r"['’]s?\Z")
_EDGE = " \t\n,;:.–—-\"“”‘'’«»()[]"


def cleaned(phrase: str) -> str:
    """The phrase on one line, without quotation marks and punctuation at its edges."""
    plain = _SPACE.sub(" ", phrase).strip()
    keeps_dot = re.search(r"(?:\b[A-Z]\.){1,}\Z", plain)
    stripped = plain.lstrip(_EDGE).rstrip(_EDGE.replace(".", "") if keeps_dot else _EDGE)
    return stripped + ")" if stripped.count("(") > stripped.count(")") else stripped


def core(phrase: str) -> str:
    """The phrase without article, possessive ending and trailing relative clause; appositions stay."""
    plain = _POSSESSIVE.sub("", cleaned(phrase))
    plain = _RELATIVE.sub("", plain)
    return cleaned(_DETERMINER.sub("", plain, count=1)) if _DETERMINER.match(plain) else plain


def folded(phrase: str) -> str:
    """The bare name for look-up: straight apostrophes, no parentheses, no article."""
    plain = _PARENTHESIS.sub("", phrase.replace("’", "'").replace("‘", "'")).strip()
    return _DETERMINER.sub("", plain, count=1).strip() if _DETERMINER.match(plain) else plain


def shortened(name: str, longest: int = LONGEST) -> str:
    """The name, cut at a comma or else at a word where it is longer than the table allows."""
    if len(name) <= longest:
        return name
    cut = name[: longest + 1]
    comma = cut.rfind(",")
    return cleaned(cut[:comma] if comma > 20 else cut[: cut.rfind(" ")])
