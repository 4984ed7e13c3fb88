"""Who the counted are where their own words don't say: those counted before, and those who fight for a party."""

from __future__ import annotations

import re

from dateline.mentions.actors import actor_lexicon
from dateline.mentions.count_mentions import find_counts
from dateline.mentions.tallies import is_part
from dateline.mentions.victims import victim_nouns, victim_term
from dateline.model import CountMention, Span

_OWN_LOSSES = re.compile(
    r"\b(?:(?:its|their|his|own)\s+(?:own\s+)?(?:losses|dead|casualties|killed|wounded|side)|(?:its|their|his)\s+own"
    r"|(?:losses|loss|lost|admit(?:s|ted|ting)?|concede[sd]?|acknowledge[sd]?|buried|mourned|mourns))"
    r"\b(?P<rest>[^.;]{0,60})$",
    re.IGNORECASE,
)
_OF_ITS_OWN = re.compile(r"[^.;(\d]{0,15}?\b(?:of\s+(?:its|their|his|our)\s+own|own\s+(?:dead|killed|losses))\b", re.I)
_KILLS = re.compile(
    r"\b(?:kill(?:s|ed|ing)|shot|shooting|wound(?:ed|ing)|injur(?:ed|ing)|massacr\w+|execut\w+)\b", re.IGNORECASE
)
_PARTY = re.compile(
    r"\b(?:(?P<army>army|armies|military|navy|air force|defen[cs]e ministry|ministry of defen[cs]e|regiment"
    r"|battalion|brigade|troops|general staff|armed forces)"
    r"|rebels?|militias?|insurgents|guerrillas?|front|movement|faction|factions)\b",
    re.IGNORECASE,
)
_NAME = re.compile(r"\b[A-Z][\w’'-]*(?:\s+(?:[a-z]{2,3}\s+)?[A-Z][\w’'-]*){0,3}")
_BELONGED = re.compile(r"\s+(?:(?:had\s+)?belonged\s+)?to\s+(?:the\s+)?(?P<party>[^,.;]{2,40}?)(?=,|\.|;|\s+and\b|$)")
_ARMED = {"state forces": "soldiers", "government": "soldiers", "rebel group": "fighters", "militia": "fighters"}
_ELIDED = re.compile(
    r"\s*(?:(?:of\s+(?:them|whom|these|those|the\s+former|the\s+latter))|others?|more)\b", re.IGNORECASE
)
_NTH = re.compile(
    r"(?:an?\s+|the\s+)?(?:other|another|second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth)\b", re.I
)
_SAID_OF_ONE = ("attackers", "gunmen", "men", "women")  # "a bomber ... six others", "a man of 49 ... another nine"
_BACK = 320  # characters before a count in which those it counts were named


def own_losses(text: str, sentence: Span, count: CountMention) -> str:
    """Those who fight for a party of whose losses the words speak ("the army admits 47", "61 to the Syrian army")."""
    before = text[max(sentence.start, count.span.start - 300) : count.span.start]
    after = text[count.span.end : min(sentence.end, count.span.end + 60)]
    if belonged := _BELONGED.match(after):
        return _fighters_for(belonged["party"])
    own = _OWN_LOSSES.search(before)
    if _OF_ITS_OWN.match(after) or (own and not _KILLS.search(own["rest"])):
        return _fighters_for(before[: own.end("rest") if own else len(before)])
    return ""


def _fighters_for(words: str) -> str:
    """The term for those who fight for the party that is named last."""
    found = [(m.start(), "soldiers" if m["army"] else "fighters") for m in _PARTY.finditer(words)]
    for name in _NAME.finditer(words):
        actor = actor_lexicon().find(name.group())
        if actor and actor.kind in _ARMED:
            found.append((name.start(), _ARMED[actor.kind]))
    return max(found)[1] if found else ""


def counted_before(text: str, count: CountMention) -> str:
    """The term of those counted last before, for "four others", "two of them", "a sixth"; "" where not told."""
    words = text[count.span.start : count.span.end]
    if not (_ELIDED.match(text, count.span.end) or _NTH.match(words)) or _names_people(count):
        return ""
    begin = max(0, count.span.start - _BACK, text.rfind("\n", 0, count.span.start) + 1)
    for other in reversed(find_counts(text, Span(begin, count.span.start))):
        if is_part(text, Span(begin, len(text)), other):
            continue
        term = victim_term(other.noun)
        if term in _SAID_OF_ONE and other.maximum == 1:
            continue
        if term:
            return "" if term == "all" else term
    return ""


def _names_people(count: CountMention) -> bool:
    """True for "men", "villagers"; False for "others" and for a number alone."""
    nouns = victim_nouns()
    return any(nouns.get(word, "all") != "all" or word in ("people", "persons") for word in count.noun.split())
