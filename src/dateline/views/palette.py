"""Colours and shapes: one restrained palette that holds on light and dark and for colour-blind readers."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple


class Family(NamedTuple):
    """Event types that share a colour on the map."""

    key: str
    label: str
    colour: str
    event_types: tuple[str, ...]


# Hues from Okabe & Ito's and Tol's colour-blind-safe sets, darkened or lightened until each reaches 3:1
# against both backgrounds (tests/views/test_palette.py measures it).
FAMILIES = (
    Family("ground", "Fighting and advances", "#b7791f", ("offensive", "advance", "clash", "deployment")),
    Family("control", "Control gained or given up", "#2f78c4", ("capture", "withdrawal")),
    Family("explosions", "Air strikes, shelling, bombs", "#d1493f", ("air_strike", "shelling", "bombing")),
    Family("civilians", "Attacks on civilians, arrests", "#9a58b5", ("civilian_attack", "arrest")),
    Family("flight", "People displaced", "#17897c", ("displacement",)),
    Family("order", "Restrictions, deals, protests", "#6f7f3f", ("restriction", "agreement", "protest")),
    Family("tolls", "Casualty counts", "#7a7f88", ("casualties",)),
)
FAMILY_OF = {event_type: family.key for family in FAMILIES for event_type in family.event_types}
COLOUR_OF = {event_type: family.colour for family in FAMILIES for event_type in family.event_types}

CLAIMANT_COLOURS = ("#d1493f", "#2f78c4", "#b7791f", "#17897c", "#9a58b5", "#6f7f3f")
OTHER_CLAIMANT = "#7a7f88"

VICTIM_SHAPES = {
    "all": "circle",
    "civilians": "diamond",
    "children": "triangle-up",
    "women": "triangle-right",
    "soldiers": "square",
    "fighters": "triangle-down",
}
OTHER_VICTIMS = "cross"
GLYPHS = {
    "circle": "●",
    "diamond": "◆",
    "triangle-up": "▲",
    "triangle-right": "▶",
    "square": "■",
    "triangle-down": "▼",
    "cross": "✚",
}
"""The shapes as characters, for words that stand beside a mark."""


def claimant_colours(claimants: Iterable[str]) -> dict[str, str]:
    """A colour for each claimant in the order given; those beyond the palette share a grey."""
    distinct = list(dict.fromkeys(claimants))
    return {
        name: CLAIMANT_COLOURS[index] if index < len(CLAIMANT_COLOURS) and name != "others" else OTHER_CLAIMANT
        for index, name in enumerate(distinct)
    }


def victim_shapes(victims: Iterable[str]) -> dict[str, str]:
    """A vega shape for each group of victims, in the order given."""
    return {name: VICTIM_SHAPES.get(name, OTHER_VICTIMS) for name in dict.fromkeys(victims)}
