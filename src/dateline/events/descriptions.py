"""What "the ministry", "the group" or "the army" stands for: an earlier name with that noun, or a body of that kind."""

from __future__ import annotations

import re
from collections.abc import Iterable

from dateline.events.discourse import Discourse
from dateline.events.party import Party
from dateline.model import Span

DEFINITE = re.compile(r"\A(?:the|this|that|these|those)\s+(?:latter\s+|former\s+)?", re.I)


def described(discourse: Discourse, span: Span, phrase: str, near: Iterable[Party]) -> Party | None:
    """An earlier, fuller name of what "the ministry" or "the health ministry" speaks of; ``near``: who is spoken of."""
    bare = DEFINITE.sub("", phrase).lower()
    before = discourse.before(span)
    for party, name in zip(reversed(before), reversed(discourse.names[: len(before)]), strict=True):
        fits = party.named and name != bare and bare in name and _stands_in(bare, name)
        if fits and not _anothers(discourse, party, bare):
            return party
    if " " in bare:
        return None
    for party in reversed(before):
        if party.named and _introduced(discourse, party, bare):
            return party
    kinds = discourse.words.descriptions.get(bare, ())
    return next((p for p in near if p.actor_kind in kinds), None)


def _anothers(discourse: Discourse, party: Party, noun: str) -> bool:
    """Whether a group only has the noun in its name: "the army" of a country is not its "National Liberation Army"."""
    ours = party.actor_kind in ("state forces", "government", "country")
    at_home = noun in discourse.words.of_war and discourse.words.home_of(noun, discourse.country)
    return bool(at_home) and not ours and party.head == noun and noun.title() in discourse.said(party.span)


def _stands_in(words: str, name: str) -> bool:
    """Whether the words stand in a name as whole words, other than as its owner ("the army", "the army's chief")."""
    return re.search(rf"(?:\A|\W){re.escape(words)}(?:\Z|[^\w'’])", name) is not None


def _introduced(discourse: Discourse, party: Party, noun: str) -> bool:
    """Whether the text says what the party is: "the Jenin Brigade, an armed group ..."."""
    after = discourse.text[party.span.end : party.span.end + 60]
    if noun not in after:
        return False
    return bool(re.match(rf"(?: \([^)]*\))?, (?:an?|one of the) (?:[\w-]+ ){{0,3}}{re.escape(noun)}s?\b", after))
