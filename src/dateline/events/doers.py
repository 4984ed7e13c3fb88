"""Who does what: fighters storm a town, residents flee it, and a monitor does neither."""

from __future__ import annotations

from typing import Literal

from dateline.events.party import Party
from dateline.events.reporting import ReportingLexicon

Doing = Literal["", "force", "flight"]  # what the one referred to does, "" = not known
BY_FORCE = frozenset(
    [
        "advance",
        "air_strike",
        "arrest",
        "bombing",
        "capture",
        "civilian_attack",
        "clash",
        "deployment",
        "offensive",
        "shelling",
        "withdrawal",
    ]
)
_FLIGHT = frozenset(["displacement", "protest"])
_FIGHTING_KINDS = frozenset(["state forces", "rebel group", "militia"])
_WATCHING_KINDS = frozenset(["monitor", "humanitarian", "media"])
_FITS, _DOES_NOT = 1.0, -2.5


def doing_of(event_type: str) -> Doing:
    """What the actors of an event of this type do."""
    return "force" if event_type in BY_FORCE else "flight" if event_type in _FLIGHT else ""


def suits(party: Party, doing: Doing, words: ReportingLexicon) -> float:
    """How much more (or less) a party is to be expected to have done it: 0 where nothing speaks for or against."""
    if not doing:
        return 0.0
    if doing == "force":
        return _FITS * fights(party, words) + _DOES_NOT * watches(party, words)
    return _FITS * (watches(party, words) and party.kind == "plural") + _DOES_NOT * fights(party, words)


def fights(party: Party, words: ReportingLexicon) -> bool:
    """Whether a party bears arms, by its noun or as a known actor."""
    return party.actor_kind in _FIGHTING_KINDS or (party.head in words.armed and not party.actor_kind)


def watches(party: Party, words: ReportingLexicon) -> bool:
    """Whether a party is known to bear none: residents, ministries, monitors."""
    return party.actor_kind in _WATCHING_KINDS or (party.head in words.unarmed and not party.actor_kind)
