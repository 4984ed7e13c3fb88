"""How many of what: every count of people, things or events in a text."""

from __future__ import annotations

import re

from dateline.mentions.numbers import Amount, amount_at, first_words
from dateline.mentions.victims import harming_words, singular_victims, victim_nouns
from dateline.model import CountMention, Span

_WORD = re.compile(r"[A-Za-z]+|\d[\d,.]*")
_NOUN_WORD = re.compile(r"[ \t\u00a0\u202f]+[\"“‘]?([A-Za-zÀ-ɏ][\w’'-]*)")
_OF = re.compile(
    r"[ \t\u00a0]+of[ \t\u00a0]+(?:the[ \t\u00a0]+|his[ \t\u00a0]+|her[ \t\u00a0]+|their[ \t\u00a0]+|its[ \t\u00a0]+|our[ \t\u00a0]+|these[ \t\u00a0]+|those[ \t\u00a0]+)?",
    re.IGNORECASE,
)
_STOPS = frozenset(
    [
        "of",
        "in",
        "on",
        "at",
        "by",
        "to",
        "for",
        "from",
        "with",
        "without",
        "into",
        "onto",
        "near",
        "over",
        "under",
        "after",
        "before",
        "during",
        "since",
        "until",
        "as",
        "than",
        "that",
        "which",
        "who",
        "whom",
        "whose",
        "and",
        "or",
        "but",
        "nor",
        "while",
        "when",
        "where",
        "if",
        "because",
        "is",
        "are",
        "was",
        "were",
        "be",
        "been",
        "being",
        "has",
        "have",
        "had",
        "do",
        "does",
        "did",
        "will",
        "would",
        "could",
        "may",
        "might",
        "can",
        "shall",
        "should",
        "must",
        "not",
        "also",
        "said",
        "say",
        "says",
        "the",
        "a",
        "an",
        "this",
        "these",
        "those",
        "there",
        "it",
        "its",
        "he",
        "she",
        "they",
        "them",
        "his",
        "her",
        "their",
        "our",
        "your",
        "we",
        "i",
        "you",
        "so",
        "reportedly",
        "killed",
        "wounded",
        "injured",
        "hurt",
        "dead",
        "died",
        "missing",
        "captured",
        "arrested",
        "detained",
        "shot",
        "hit",
        "struck",
        "left",
        "fled",
        "lost",
        "entered",
        "crossed",
        "took",
        "seized",
        "destroyed",
        "damaged",
        "displaced",
        "among",
        "including",
        "across",
        "around",
        "against",
        "between",
        "through",
        "inside",
        "outside",
        "behind",
        "along",
        "off",
        "out",
        "up",
        "down",
        "all",
        "both",
        "each",
        "every",
        "some",
        "any",
        "no",
        "only",
        "just",
        "still",
        "already",
        "yet",
        "now",
        "then",
        "too",
        "alone",
        "apart",
        "ago",
        "per",
        "about",
    ]
)

_STATES = frozenset("dead wounded injured captured displaced missing detained arrested slain surrendered".split())

_OTHER_ONE = re.compile(
    r"(?:another|a\s+(?:second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth))\b(?=\s*(?:[.,;)]|$|(?:in|on|at|near|and|when|as|who)\b))",
    re.IGNORECASE,
)


def find_counts(text: str, span: Span | None = None) -> list[CountMention]:
    """Every count within ``span`` (default: the whole text), in order.

    "a", "an" and "another" count one before a noun for a victim ("a woman"). The noun phrase is lower case, without
    the number; an open bound is None.
    """
    start, end = (span.start, span.end) if span else (0, len(text))
    result: list[CountMention] = []
    at = start
    for word in _WORD.finditer(text, start, end):
        if word.start() < at:
            continue
        lower = word[0].lower()
        found: CountMention | None = None
        if lower[0].isdigit() or lower in first_words():
            amount = amount_at(text, word.start())
            if amount and amount.end <= end:
                found = _with_noun(text, amount, start)
        if found is None and lower in ("a", "an", "another"):
            found = _single(text, word.start(), word.end())
        if found is None and lower in ("a", "another") and _OTHER_ONE.match(text, word.start()):
            before = re.search(r"(\w+)\s+$", text[max(0, word.start() - 16) : word.start()])
            if before and before[1].lower() in harming_words():
                ends = _OTHER_ONE.match(text, word.start())
                found = CountMention(Span(word.start(), ends.end() if ends else word.end()), 1, 1)
        if found and found.span.end <= end:
            result.append(found)
            at = found.span.end
    return result


def _with_noun(text: str, amount: Amount, floor: int) -> CountMention:
    noun = _noun_after(text, amount.end)
    start = max(floor, amount.start)
    return CountMention(
        Span(start, amount.end),
        amount.minimum,
        amount.maximum,
        text[noun.start : noun.end].lower() if noun else "",
        noun,
    )


def _noun_after(text: str, at: int) -> Span | None:
    """The counted noun phrase after a number: up to the last plural or victim among the next few words."""
    of = _OF.match(text, at)
    begin = at = of.end() - 1 if of else at
    best: int | None = None
    nouns = victim_nouns()
    for _ in range(6):
        word = _NOUN_WORD.match(text, at)
        if word is None or (word[1].lower() in _STOPS and not _describes(text, word)):
            break
        lower, at = word[1].lower(), word.end()
        if lower in _STOPS:
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
    return bool(word[1].lower() in _STATES and following and following[1].lower() in victim_nouns())


def _single(text: str, start: int, end: int) -> CountMention | None:
    """ "a young woman", "another shepherd", "a 16-year-old": one."""
    at = end
    for _ in range(5):
        word = re.compile(r"[ \t\u00a0\u202f]+([\w’'-]+)").match(text, at)
        if word is None or word[1].lower() in _STOPS:
            return None
        at, lower = word.end(), word[1].lower()
        is_noun = lower in singular_victims() or re.fullmatch(r"(?:\d+|\w+)-year-old", lower)
        following = _NOUN_WORD.match(text, at)
        if is_noun and not (following and following[1].lower() in victim_nouns()):
            head = text[end:at].strip().lower()
            return CountMention(Span(start, at), 1, 1, head, Span(at - len(text[end:at].lstrip()), at))
    return None
