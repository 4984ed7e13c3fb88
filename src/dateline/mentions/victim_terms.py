"""Which term a casualty count's victims have: by the counted noun, by "of them", by "the number of civilians"."""

from __future__ import annotations

import re

from dateline.mentions.table_columns import column_of
from dateline.mentions.victims import things, victim_nouns, victim_term
from dateline.mentions.whose_losses import counted_before, own_losses
from dateline.model import CountMention, Span

_OF_THEM = re.compile(
    r"\s*(?:of (?:them|whom|these|those|the dead|the victims|the injured|the wounded|those killed)|were|are|was)"
    r"\s*,?\s+(?:(?:were|are|was|as|identified as|it has identified as)\s+)*(under the age of \w+|(?:[\w’'-]+\s?){1,4})"
)
_THEM = re.compile(r"\s*of (?:them|whom|these|those|the (?:dead|victims))\b")
_OF_WHOM = (
    r"\b(?:number|toll|count|deaths?) of (?:the )?[‘'\"“]?((?:[\w’-]+['’]? ?){1,3})"
    r"|((?:\w+ ){1,2})(?=(?:deaths?|casualties)\b)"
)
_NUMBER_OF_WHOM = re.compile(_OF_WHOM, re.IGNORECASE)
_OR_HEADED = re.compile(  # slow, so that it is asked only of words that end in a colon
    _OF_WHOM + r"|((?:\w+ ?){1,3})(?:killed|wounded|injured|dead)?\b[^.;:]*:\s*$", re.IGNORECASE
)

_POLICE_OR_ARMY = re.compile(
    r"\b(?:(?P<police>polic\w+|constables?)|army|military|soldiers?|troops?|brigade|battalion|navy|marines?)\b",
    re.IGNORECASE,
)
_HARM = ("injuries", "wounds")  # what people suffer, not who they are


def victims_of(text: str, sentence: Span, counts: list[CountMention]) -> str:
    """Who the counted casualties are, each term once: "all" where the text doesn't say, "" without counts."""
    terms: list[str] = []
    for count in counts:
        term = _term(text, count)
        if term and term not in terms:
            terms.append(term)
    if terms == ["men"] and (own := own_losses(text, sentence, counts[0])):
        return own  # "the army lost 13 men"
    if terms in ([], ["all"]) and counts:
        first = counts[0]
        around = counted_before(text, first) or victim_term(column_of(text, first.span.start))
        around = around or _term_around(text, sentence, first)
        terms = [around] if around else terms
    return " and ".join(terms) or ("all" if counts else "")


def _term(text: str, count: CountMention) -> str:
    """The term for the noun that is counted, or for what "of them" is said to be."""
    noun_end = count.noun_span.end if count.noun_span else count.span.end
    after = text[count.span.end : noun_end + 70]
    who = _OF_THEM.match(after)
    if who and (term := victim_term(who[1])):
        return term
    noun = text[count.noun_span.start : count.noun_span.end] if count.noun_span else count.noun
    family = re.match(r"\s+of\s+(?:\w+\s+){0,3}family\b", text[noun_end : noun_end + 40])
    if family and noun.lower().endswith(("member", "members")):
        return "all"
    forces = re.match(
        r"\s+of\s+(?:the\s+)?(?:\w+\s+){0,2}(?:security forces|army|armed forces|military)\b",
        text[noun_end : noun_end + 50],
    )
    if forces:
        return "soldiers"
    term = victim_term(noun)
    if term == "soldiers" and noun.lower().rsplit(" ", 1)[-1] in ("officer", "officers"):
        return _officers(text[max(0, count.span.start - 300) : count.span.start])
    return term or _as_written(noun)


def _officers(before: str) -> str:
    """ "A second officer": of the police where they were named last."""
    named = list(_POLICE_OR_ARMY.finditer(before))
    return "police" if named and named[-1]["police"] else "soldiers"


def _as_written(noun: str) -> str:
    """An unknown noun for victims as the text has it ("Iraqis", "signatories"), "" where it can't be one."""
    words = noun.split()
    last = words[-1] if words and words[-1].endswith("s") else ""
    return "" if last.lower() in things() or last.lower() in _HARM else last


def _term_around(text: str, sentence: Span, count: CountMention) -> str:
    """The term for a bare number: "the number of civilians killed ... 20", "the soldiers ... three of them"."""
    before = text[max(sentence.start, count.span.start - 300) : count.span.start]
    after = text[count.span.end : min(sentence.end, count.span.end + 60)]
    for found in [*reversed(_of_whom(before)), *_of_whom(after)]:
        if term := victim_term(found):
            return term
    if own := own_losses(text, sentence, count):
        return own
    if _THEM.match(text, count.span.end):
        return _last_named(before)
    return ""


def _of_whom(words: str) -> list[str]:
    """The nouns in "the number of NOUN", "NOUN deaths" and, before a colon, "NOUN killed ...:", in order."""
    pattern = _OR_HEADED if words.rstrip().endswith(":") else _NUMBER_OF_WHOM
    return [next(group for group in found.groups() if group) for found in pattern.finditer(words)]


def _last_named(before: str) -> str:
    """The term of the last noun for people before an offset, for which "them" stands."""
    nouns = victim_nouns()
    for word in reversed(re.findall(r"[\w’'-]+", before.lower())):
        if word in nouns:
            return nouns[word] if nouns[word] != "all" else ""  # "31 wounded people, seven of whom"
    return ""
