"""Which numbers count no people, things or events: money, measures, ages, dates, names with numbers."""

from __future__ import annotations

import re
from functools import cache

from dateline.errors import LexiconError
from dateline.mentions.lexicon_file import section, words_of
from dateline.mentions.shares import NO_THINGS, TWO_TO_NINE
from dateline.mentions.time_words import any_of, months
from dateline.mentions.victims import singular_victims, things, victim_nouns

_FOLLOWING = re.compile(r"[\s\u00a0]*-?[\s\u00a0]*([A-Za-z]+(?:\.m)?)")
_PRECEDING = re.compile(r"([A-Za-z.]+)[\s\u00a0]*$")
_OF_EVERY = rf"(?:{TWO_TO_NINE}|ten|twenty|100|10|\d)"
_SHARE = re.compile(rf"\s+(?:in|out of)\s+(?:every\s+{_OF_EVERY}\b|{_OF_EVERY}{NO_THINGS})", re.IGNORECASE)
_OF_SHARE = re.compile(rf"\b(?:one|{TWO_TO_NINE}|\d)\s+(?:in|out of)\s+(?P<every>every\s+)?$", re.IGNORECASE)
_ALONE = re.compile(NO_THINGS, re.IGNORECASE)
_FRACTION = re.compile(
    r"[\s-]+(?:halves|thirds|quarters|fifths|sixths|sevenths|eighths|ninths|tenths)\b", re.IGNORECASE
)
_OLDER = r"(?:under|below|over|above|(?:younger|older)\s+than)\s+(?:the\s+age\s+of\s+)?$"
_YOUNGER = r"(?:under|younger\s+than)\s+(?:the\s+age\s+of\s+)?$"
_BE = r"\s+(?:was|were|are|is|being)\s+(?:all\s+)?"
_NUMBER = r"\d{1,4}|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|[a-z]+teen|[a-z]+ty(?:-[a-z]+)?"
_OLDER_OF_WHOM = re.compile(
    rf"\b(?:(?:them|whom|these|those|all|both|youngest|oldest|eldest|he|she|who|{_NUMBER}){_BE}{_OLDER}"
    rf"|(?:dead|killed|wounded|injured|victims){_BE}{_YOUNGER})",
    re.IGNORECASE,
)
_OLDER_PERSON = re.compile(r"\b(?P<noun>[a-z]+)\s+" + _OLDER, re.IGNORECASE)
_ENDS_THERE = re.compile(r"\s*(?:[.,;:)\]\n—–]|$|(?:and|or|when|were|was|who|in|at|on|from|among|years?)\b)")
_AGES_BEFORE = re.compile(
    rf"\b(?:aged|ages)\s+(?:between\s+)?(?:(?:{_NUMBER}|one|\d)(?:,\s+and\s+|,\s+|\s+(?:and|to|or)\s+)){{0,6}}$",
    re.IGNORECASE,
)
_SOMEBODY = re.compile(r"\b(?:an?|his|her|their|the)\s(?:[a-z-]+\s){0,2}(?P<noun>[a-z]+),\s$")
_AGE_ENDS = re.compile(r"\s*[,.;](?:\s|$)|\s+and\s+(?:an?|his|her|their|the)\s")
_OLDEST = 99
_GLUED_BEFORE = re.compile(r"\w[-–/.,:'’]$")
_PREDICATE = re.compile(
    r",\s+(?:was|were|who|said|says|a|an|the|from|told|had|has|is|of)\b|\)|,\s+[a-z]+ed\b|,$|,\s*\d"
)


@cache
def _words(entry: str) -> frozenset[str]:
    return frozenset(words_of("numbers", "not_counted", entry))


@cache
def _currencies() -> str:
    signs = section("numbers", "not_counted").get("currencies")
    if not isinstance(signs, str) or not signs:
        raise LexiconError("numbers.toml [not_counted] currencies: must be a string of signs")
    return signs


@cache
def _aged() -> re.Pattern[str]:
    """What stands before an age: "boy of ", "Amal Saleh, "."""
    nouns = any_of(words_of("numbers", "not_counted", "aged"))
    return re.compile(rf"(?P<of>\b{nouns}\sof\s(?:about\s|under\s)?)$|(?P<comma>(?:[A-Z][\w’'-]+|\b{nouns}),\s)$")


@cache
def _days_of_month() -> re.Pattern[str]:
    return re.compile(rf"\b{any_of(list(months()))}\.?\s+(?:\d{{1,2}}\s*(?:and|to|or|-|–)\s*)?$", re.IGNORECASE)


def is_no_count(text: str, start: int, end: int, number: str) -> bool:
    """True where the number at these offsets counts no people, things or events."""
    before, after = text[max(0, start - 40) : start], text[end : end + 40]
    following, preceding = _FOLLOWING.match(after), _PRECEDING.search(before)
    word = following[1].lower() if following else ""
    last = preceding[1].rstrip(".").lower() if preceding else ""
    if _FRACTION.match(after) or _is_limit_of_age(text, start, number):
        return True
    share = _OF_SHARE.search(before)
    if _SHARE.match(after) or (share and (share["every"] or _ALONE.match(text, start + len(number)))):
        return True
    if _is_money_or_glued(before, after) or word in _words("units") or _is_age(before, after, number):
        return True
    if number[0].isdigit():
        return word in months() or _is_label(before, word, last, number) or _is_year(number, word, last)
    return _is_name_or_idiom(before, number, word)


def _is_money_or_glued(before: str, after: str) -> bool:
    """True for "$5", "T-72", "2-1", "16-year-old"."""
    money = before[-1:] and before[-1] in _currencies()
    follows = re.match(rf"\s?[{re.escape(_currencies())}]|-[A-Za-z]|\s*-?year", after)
    return bool(money or follows or _GLUED_BEFORE.search(before))


def _is_label(before: str, word: str, last: str, number: str) -> bool:
    """True for "12" in "May 12", "Route 12" and other figures that name something."""
    if len(number) <= 2 and _days_of_month().search(before):
        return True
    return last in _words("name_words") and word not in victim_nouns() and not before.rstrip().endswith((",", "."))


def _is_year(number: str, word: str, last: str) -> bool:
    if not re.fullmatch(r"(?:1[6-9]|20)\d\d", number):
        return False
    return last in _words("year_leads") or not (
        word in victim_nouns() or word in things() or (word.endswith("ns") and word != "tens")
    )


def _is_age(before: str, after: str, number: str) -> bool:
    """True for an age: "a boy of 11", "Amal Saleh, 34, said", "under the age of six"."""
    if _AGES_BEFORE.search(before):
        return True  # "three sisters aged four, six and nine"
    somebody = _SOMEBODY.search(before) if number.isdigit() and len(number) < 3 else None
    if somebody and somebody["noun"] in singular_victims() and _AGE_ENDS.match(after):
        return True  # "the caretaker, 75, and his wife, 70"
    found = _aged().search(before)
    if found is None or len(number) > 9:
        return False
    if found["comma"]:
        return number.isdigit() and len(number) < 3 and bool(_PREDICATE.match(after))
    return not re.match(r"\s+(?:his|her|their|the|them|men|people)\b", after)


def _is_limit_of_age(text: str, start: int, number: str) -> bool:
    """True for "children below twelve", "thirty of them were under 18": an age, not a count."""
    if not _ENDS_THERE.match(text, start + len(number)) or (number.isdigit() and int(number[:4]) > _OLDEST):
        return False
    before = text[max(0, start - 60) : start]
    person = _OLDER_PERSON.search(before)
    return bool(_OLDER_OF_WHOM.search(before)) or bool(person and person["noun"].lower() in victim_nouns())


def _is_name_or_idiom(before: str, number: str, word: str) -> bool:
    """True for "Channel Four", "no doubt", "one another", "both" without a noun for people."""
    lower = number.lower()
    if number[0].isupper() and re.search(r"[a-z,]\s$", before):
        return True
    if lower in ("no", "a few", "not a", "without"):
        return not word or word in _words("after_no")
    if lower == "both":
        return word not in victim_nouns() and word not in ("of", "his", "her", "their", "were", "men", "women")
    return lower == "one" and word in _words("after_one")
