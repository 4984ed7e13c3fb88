"""What a sentence only supposes or asks: it reports no event."""

from __future__ import annotations

import re

from dateline.events.reader import Reading
from dateline.events.situation import Situation

_INVERTED = re.compile(
    r"\W*(?:Should|Were|Had)\s+(?:the|an?|it|he|she|they|we|any|this|[A-Z]\w+)\b.*\b(?:would|could|might|may)\b", re.S
)
_ASKED = re.compile(
    r"\W*(?:Is|Are|Was|Were|Has|Have|Had|Do|Does|Did|Will|Would|Can|Could|Should)\b[^.!?]*\?[\s”’\"')]*\Z"
)


def supposed(situation: Situation, reading: Reading) -> bool:
    """Is the event supposed ("Should the army return, the deal would be dead") or asked for ("Is there a truce?")?

    Of seven rows in such sentences of 504 articles that the reader was not trained on and of the training parts
    none was an event.
    """
    sentence = situation.said(situation.sentence_of(reading.trigger))
    return bool(_INVERTED.match(sentence) or _ASKED.match(sentence))
