"""How a place stands in its sentence: as where something is, in passing, or at the head of a paragraph."""

from __future__ import annotations

import re

from dateline.geocoding.gazetteer import Gazetteer
from dateline.geocoding.lexicon import lexicon
from dateline.model import PlaceMention, Span

_SPEAKS = re.compile(
    r"^\s+(?:also\s+|again\s+|has\s+|had\s+|itself\s+)?(?:say|said|insist|den(?:y|ie)|maintain|admit|accus|want|blam|claim|"
    r"call|announc|vow|warn|deplor|condemn|welcom|reject|confirm|acknowledg|hop|fear|regard|see|ask|urg|demand|"
    r"threaten|promis|brok|propos|disput|dismiss|declin|refus)\w*\b"
)
_SAYS = re.compile(
    r"^\s+(?:also\s+|has\s+|had\s+)?(?:says?|said|insist\w*|den(?:y|ies|ied)|warn\w*|claims|claimed|vow\w*)\b"
)
_QUALIFIES = re.compile(
    r"^(?:-|‑|–)(?:based|backed|led|born|allied|aligned|linked|brokered|made|supplied|trained)\b", re.I
)
_SPOKEN_AT = re.compile(
    r"\b(?:told|tells|speaking|said|says|reporters|reporting|spoke|talks|meeting|conference|summit|officials|embassy|"
    r"statement|based|diplomats|minister|government|authorities)\s+(?:\w+\s+){0,2}(?:in|from|at)\s+(?:the\s+)?$",
    re.I,
)
_LOCATIVE = re.compile(
    r"\b(?:in|inside|into|on|at|near|outside|around|from|to|towards?|across|over|through|of|reach\w*|enter\w*|le(?:ft|ave)|"
    r"bomb\w*|hit|struck|strike|shell\w*|attack\w*|captur\w*|seiz\w*|took|taken?|surround\w*|besieg\w*|fled|flee\w*)\s+"
    r"(?:the\s+)?(?:\w+\s+)?(?:(?:city|capital|town|port)\s+(?:of\s+)?)?$",
    re.I,
)
_DATELINE = re.compile(r"^(?:,\s+\w+)?\s*(?:\([^)]{2,25}\)\s*)?[-–—]\s|^\s*\((?:AFP|AP|Reuters|\w+ \w+)\)")
_UNLABELLED = re.compile(r"[a-z]|[.!?]\s+[A-Z]")
_LABEL_ENDS = re.compile(r"\s*(?:[.:;|–—(\n]|-\s|$)")
_HEADING = 40  # characters of a line that is a heading
_BEFORE = 50  # characters before a mention that say how it stands there


def in_passing(text: str, mention: PlaceMention, gazetteer: Gazetteer) -> bool:
    """Whether a place is only mentioned: it speaks, somebody speaks there, or it qualifies somebody."""
    assert mention.place is not None
    after = text[mention.span.end : mention.span.end + 40]
    before = text[max(0, mention.span.start - _BEFORE) : mention.span.start]
    if _QUALIFIES.match(after) or _DATELINE.match(after):
        return True
    capital = gazetteer.capital(mention.place.country_code)
    governs = mention.place.kind == "country" or (capital and capital.gazetteer_id == mention.place.gazetteer_id)
    if _SAYS.match(after) or (governs and (_SPEAKS.match(after) or not _LOCATIVE.search(before))):
        return True
    return hosts_a_speaker(text, mention)


def heads_paragraph(text: str, span: Span) -> bool:
    """Whether a place stands at the head of its paragraph, before what it is the place of."""
    start = text.rfind("\n", 0, span.start) + 1
    if span.start - start > _HEADING or _UNLABELLED.search(text, start, span.start):
        return False
    return bool(_LABEL_ENDS.match(text, span.end)) or text[span.start : span.end].isupper()


def hosts_a_speaker(text: str, mention: PlaceMention) -> bool:
    """Whether somebody speaks at a place ("told reporters in Geneva"), or it is one that speaks for a government."""
    if mention.place is not None and mention.place.name.lower() in lexicon().seats_of_power:
        return True
    return bool(_SPOKEN_AT.search(text[max(0, mention.span.start - _BEFORE) : mention.span.start]))
