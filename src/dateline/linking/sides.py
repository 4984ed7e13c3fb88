"""Which side of a conflict a name speaks or acts for, as far as the name itself says so."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache

from dateline.events.reporting import reporting
from dateline.mentions.actors import actor_lexicon
from dateline.mentions.lexicon_file import words_of
from dateline.mentions.noun_phrases import folded

Sides = frozenset[str]
_WORD = re.compile(r"(?:[A-Z]\.){2,}|[\w'’-]+")
_VOICE = re.compile(r"-(?:affiliated|aligned|run|linked|appointed|allied)\Z")  # speaks for whom it belongs to
_PARTIES = {"state forces": "state", "government": "state", "rebel group": "group", "militia": "group"}


def sides_of(names: Iterable[str]) -> Sides:
    """The sides that names belong to: "state:SY", "group:Hamas", "armed" (rebels unnamed), "state:" (whose, unsaid)."""
    return frozenset(side for name in names for side in _sides(name))


def same_side(first: Sides, second: Sides) -> bool:
    """Whether two sets of sides may be one side; an unnamed one goes with any of its sort."""
    if first & second:
        return True
    for a, b in ((first, second), (second, first)):
        if "armed" in a and any(side.startswith("group:") for side in b):
            return True
        if "state:" in a and any(side.startswith("state:") for side in b):
            return True
    return False


def is_party(sides: Sides) -> bool:
    """Whether any of the sides fights: a state, a named group or unnamed rebels."""
    return any(side == "armed" or side.startswith(("state:", "group:")) for side in sides)


@lru_cache(maxsize=4096)
def _sides(name: str) -> tuple[str, ...]:
    plain = folded(name)
    name = reporting().seats.get(plain, name)
    known = actor_lexicon().find(name)
    if known:
        sort = _PARTIES.get(known.kind, "neutral")
        return (f"state:{known.country}",) if sort == "state" else (f"{sort}:{known.name}",)
    words = [_VOICE.sub("", w.removesuffix("'s").removesuffix("’s")) for w in _WORD.findall(name)]
    within = _named_within(words)
    if within:
        return within
    lowered = {w.lower() for w in words}
    if lowered & set(words_of("contest", "words", "armed")):
        return ("armed",)
    country = _country(words)
    if country:
        return (f"state:{country}",)
    phrase = f" {' '.join(words).lower()} "
    return ("state:",) if any(f" {noun} " in phrase for noun in words_of("contest", "words", "state")) else ()


def _named_within(words: list[str]) -> tuple[str, ...]:
    """The side of a known group or army named inside a longer name ("HTS fighters")."""
    for size in (4, 3, 2, 1):
        for at in range(len(words) - size + 1):
            run = words[at : at + size]
            known = actor_lexicon().find(" ".join(run)) if run[0][:1].isupper() or "-" in run[0] else None
            sort = _PARTIES.get(known.kind) if known else None
            if known and sort:
                return (f"state:{known.country}",) if sort == "state" else (f"group:{known.name}",)
    return ()


def _country(words: list[str]) -> str:
    lexicon = reporting()
    for size in (2, 1):
        for at in range(len(words) - size + 1):
            run = " ".join(words[at : at + size])
            country = lexicon.adjectives.get(run) or lexicon.country_names.get(run)
            if country:
                return country.code
            if run in lexicon.seats:
                return next(
                    (c.code for c in lexicon.countries.values() if run in c.seats or f"the {run}" in c.seats), ""
                )
    return ""
