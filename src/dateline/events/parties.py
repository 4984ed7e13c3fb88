"""The parties of a text: who may stand behind "it", "he" or "the group"."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from dateline.events.chunking import Chunker
from dateline.events.party import Party
from dateline.events.reporting import ReportingLexicon
from dateline.events.voices import with_bodies
from dateline.geocoding.nominals import NOMINAL
from dateline.mentions.actors import ActorLexicon
from dateline.model import Span


def parties_of(text: str, sentences: Sequence[Span], actors: ActorLexicon, words: ReportingLexicon) -> list[Party]:
    """The parties of a text in the order of the text, a name with its apposition as one."""
    chunker = Chunker(text, actors, words)
    made: list[Party] = []
    for index, sentence in enumerate(sentences):
        for party in chunker.read(index, sentence):
            joined = _apposed(text, made[-1], party) if made else None
            if joined:
                made[-1] = joined
            else:
                made.append(party)
    return with_bodies(text, made, actors, words)


def _apposed(text: str, first: Party, second: Party) -> Party | None:
    """Both as one where the second describes or names the first ("the mayor, Imad Meshaal")."""
    gap = text[first.span.end : second.span.start]
    if first.sentence != second.sentence or gap not in (", ", " - ", " – "):
        return None
    place = first.role == "oblique" and first.head in NOMINAL  # "In Kachin state, the army ..."
    bodies = first.kind == second.kind == "body" and bool(second.actor_kind) and not first.actor_kind and not place
    people = first.kind == second.kind == "person" and first.named != second.named
    if not ((bodies and second.actor_kind != "country") or people):
        return None
    name = first if first.named else second
    return replace(
        first,
        span=Span(first.span.start, second.span.end),
        head=name.head,
        named=True,
        actor_kind=second.actor_kind,
        feminine=first.feminine or second.feminine,
        masculine=first.masculine or second.masculine,
    )
