"""A noun phrase that can act or speak."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from dateline.model import Span

PartyKind = Literal["person", "body", "plural"]
Role = Literal["subject", "clause", "possessor", "object", "oblique"]


@dataclass(frozen=True, slots=True)
class Party:
    """A noun phrase that can act or speak. ``role`` "clause" is the subject of a subordinate clause."""

    span: Span
    sentence: int
    kind: PartyKind
    role: Role
    head: str  # lower case; the last name of a person
    named: bool  # it holds a proper name
    first: bool = False  # it opens its sentence
    feminine: bool = False
    masculine: bool = False
    actor_kind: str = ""  # kind of the known actor in it, "country" for a country or its seat
    source: bool = False  # it is the source of a report
    behind: Party | None = None  # the body that a person speaks for ("the army" of "a spokesman for the army")
