"""How many of what: every count of people, things or events in a text."""

from __future__ import annotations

import re
from functools import cache, lru_cache

from dateline.mentions.lexicon_file import words_of
from dateline.mentions.numbers import Amount, amount_at, first_words
from dateline.mentions.shares import share_before, share_of
from dateline.mentions.victims import harming_words, singular_victims, victim_nouns
from dateline.model import CountMention, Span

_WORD = re.compile(r"[A-Za-z]+|\d[\d,.]*")
_NOUN_WORD = re.compile(r"[ \t\u00a0\u202f]+[\"“‘]?([A-Za-zÀ-ɏ][\w’'-]*)")
_BLANK = r"[ \t\u00a0]+"
_OF = re.compile(rf"{_BLANK}of{_BLANK}(?:(?:the|his|her|their|its|our|these|those){_BLANK})?", re.IGNORECASE)
_OTHER_ONE = re.compile(
    r"(?:another|a\s+(?:second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth))\b"
    r"(?=\s*(?:[.,;)]|$|(?:in|on|at|near|and|when|as|who)\b))",
    re.IGNORECASE,
)


_AND_KIN = re.compile(r"\s+and\s+(?P<kin>[A-Za-z]+)\b")


@cache
def _kin() -> frozenset[str]:
    """Relatives that pair up without an article ("a father and son")."""
    return frozenset(words_of("victims", "kin", "words"))


@cache
def _stops() -> frozenset[str]:
    return frozenset(words_of("numbers", "noun_phrase", "stops"))


@cache
def _states() -> frozenset[str]:
    return frozenset(words_of("numbers", "noun_phrase", "states"))


def find_counts(text: str, span: Span | None = None) -> list[CountMention]:
    """Every count within ``span`` (default: the whole text), in order.

    "a", "an" and "another" count one before a noun for a victim ("a woman"). The noun phrase is lower case, without
    the number; an open bound is None.
    """
    return list(_counts_between(text, *((span.start, span.end) if span else (0, len(text)))))


@lru_cache(maxsize=64)  # the events of a sentence ask for the same counts
def _counts_between(text: str, start: int, end: int) -> tuple[CountMention, ...]:
    result: list[CountMention] = []
    at = start
    for word in _WORD.finditer(text, start, end):
        if word.start() < at:
            continue
        found = _count_at(text, word, start)
        if found and found.span.end <= end:
            result.append(found)
            at = found.span.end
    return tuple(result)


def _count_at(text: str, word: re.Match[str], floor: int) -> CountMention | None:
    """The count that begins with this word, or None."""
    lower = word[0].lower()
    if lower[0].isdigit() or lower in first_words():
        amount = amount_at(text, word.start())
        if amount:
            return _with_noun(text, amount, floor)
    if lower not in ("a", "an", "another"):
        return None
    return _single(text, word.start(), word.end()) or _one_more(text, word.start())


def _one_more(text: str, start: int) -> CountMention | None:
    """ "wounding another", "injuring a third": one, where no noun follows and a word for harm stands before."""
    more = _OTHER_ONE.match(text, start)
    before = re.search(r"(\w+)\s+$", text[max(0, start - 16) : start]) if more else None
    if more is None or before is None or before[1].lower() not in harming_words():
        return None
    return CountMention(Span(start, more.end()), 1, 1)


def _with_noun(text: str, amount: Amount, floor: int) -> CountMention:
    noun = _noun_after(text, amount.end)
    start, low, high = amount.start, amount.minimum, amount.maximum
    for at in (amount.figure, amount.start):
        if share := share_before(text, at):
            start, (low, high) = at - len(share.group()), share_of(share, low, high)
            break
    return CountMention(
        Span(max(floor, start), amount.end),
        low,
        high,
        text[noun.start : noun.end].lower() if noun else "",
        noun,
    )


def _noun_after(text: str, at: int) -> Span | None:
    """The counted noun phrase after a number: up to the last plural or victim among the next few words."""
    of = _OF.match(text, at)
    begin = at = of.end() - 1 if of else at
    if of and (whole := amount_at(text, of.end())):
        begin = at = whole.end  # "17 of the 20 hostages"
    best: int | None = None
    nouns = victim_nouns()
    for _ in range(6):
        word = _NOUN_WORD.match(text, at)
        if word is None or (word[1].lower() in _stops() and not _describes(text, word)):
            break
        lower, at = word[1].lower(), word.end()
        if lower in _stops():
            continue
        known = lower in nouns or lower.rsplit("-", 1)[-1] in nouns
        if known or (lower.endswith("s") and not lower.endswith(("ss", "'s", "’s", "ous"))) or best is None:
            best = at
        if not re.match(r"[ \t\u00a0\u202f]", text[at : at + 1]):
            break
    if best is None:
        return None
    while begin < best and not text[begin].isalnum():
        begin += 1
    return Span(begin, best)


def _describes(text: str, word: re.Match[str]) -> bool:
    """True for "wounded" in "38 wounded civilians"."""
    following = _NOUN_WORD.match(text, word.end())
    return bool(word[1].lower() in _states() and following and following[1].lower() in victim_nouns())


def _single(text: str, start: int, end: int) -> CountMention | None:
    """ "a young woman", "another shepherd", "a 16-year-old": one; "a father and son", "an elderly couple": two."""
    at = end
    for _ in range(5):
        word = re.compile(r"[ \t\u00a0\u202f]+([\w’'-]+)").match(text, at)
        if word is None or word[1].lower() in _stops():
            return None
        at, lower = word.end(), word[1].lower()
        is_noun = lower in singular_victims() or re.fullmatch(r"\w{1,20}-year-old", lower)
        following = _NOUN_WORD.match(text, at)
        if is_noun and not (following and following[1].lower() in victim_nouns()):
            head, noun = text[end:at].strip().lower(), Span(at - len(text[end:at].lstrip()), at)
            pair = _AND_KIN.match(text, at) if lower in _kin() else None
            if pair and pair["kin"].lower() in _kin():
                return CountMention(Span(start, pair.end()), 2, 2, head, noun)
            people = 2 if lower == "couple" else 1
            return CountMention(Span(start, at), people, people, head, noun)
    return None
