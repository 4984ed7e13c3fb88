"""Common nouns for places: which kinds "the town" may mean, and which parts a place has."""

from __future__ import annotations

import re

from dateline.model import PlaceKind

ANYWHERE: tuple[PlaceKind, ...] = ("village", "town", "city", "district", "landmark", "airport", "area", "road")
# For each noun the kinds that fit, the best one first.
NOMINAL: dict[str, tuple[PlaceKind, ...]] = {
    "city": ("city", "town"),
    "metropolis": ("city",),
    "town": ("town", "village", "city"),
    "village": ("village", "town", "district"),
    "hamlet": ("village", "town"),
    "settlement": ("village", "town", "city"),
    "kibbutz": ("village", "town"),
    "commune": ("village", "town", "district"),
    "district": ("district", "area", "city"),
    "neighbourhood": ("district", "city"),
    "neighborhood": ("district", "city"),
    "suburb": ("district", "town", "city"),
    "quarter": ("district", "city"),
    "centre": ("city", "town", "district"),
    "center": ("city", "town", "district"),
    "outskirts": ("city", "town"),
    "countryside": ("city", "town", "province"),
    "streets": ("city", "town", "district"),
    "residents": ("city", "town", "village", "district"),
    "province": ("province",),
    "governorate": ("province",),
    "oblast": ("province",),
    "state": ("province",),
    "republic": ("province",),
    "region": ("province", "area"),
    "territory": ("area", "province"),
    "enclave": ("area", "district", "city", "province"),
    "pocket": ("area", "city", "town"),
    "strip": ("area", "province"),
    "valley": ("area",),
    "peninsula": ("area", "province"),
    "heights": ("area",),
    "camp": ("landmark", "district", "village", "town"),
    "base": ("airport", "landmark", "town"),
    "airport": ("airport", "city", "town"),
    "airbase": ("airport", "city", "town"),
    "airfield": ("airport", "city", "town"),
    "runway": ("airport", "city", "town"),
    "port": ("landmark", "city", "town"),
    "dam": ("landmark", "town"),
    "plant": ("landmark", "city", "town"),
    "hospital": ("landmark", "city", "town"),
    "university": ("landmark", "city", "town"),
    "mosque": ("landmark", "city", "town"),
    "prison": ("landmark", "city", "town"),
    "crossing": ("landmark", "town"),
    "border": ("landmark", "area", "town"),
    "road": ("road", "city", "town"),
    "highway": ("road", "city", "town"),
    "building": ("landmark", "airport", "district", "village", "town", "city"),
    "complex": ("landmark", "airport", "district", "village", "town", "city"),
    "facility": ("landmark", "airport", "district", "village", "town", "city"),
    "site": ("landmark", "airport", "district", "village", "town", "city"),
    "compound": ("landmark", "airport", "district", "village", "town", "city"),
    "ward": ("landmark", "airport", "district", "village", "town", "city"),
    "gate": ("landmark", "airport", "district", "village", "town", "city"),
    "grounds": ("landmark", "airport", "district", "village", "town", "city"),
    "monastery": ("landmark", "airport", "district", "village", "town", "city"),
    "cathedral": ("landmark", "airport", "district", "village", "town", "city"),
    "church": ("landmark", "airport", "district", "village", "town", "city"),
    "school": ("landmark", "airport", "district", "village", "town", "city"),
    "factory": ("landmark", "airport", "district", "village", "town", "city"),
    "works": ("landmark", "airport", "district", "village", "town", "city"),
    "reservoir": ("landmark", "airport", "district", "village", "town", "city"),
    "headquarters": ("landmark", "airport", "district", "village", "town", "city"),
    "clinic": ("landmark", "airport", "district", "village", "town", "city"),
    "spot": ("landmark", "airport", "district", "village", "town", "city"),
    "door": ("landmark", "airport", "district", "village", "town", "city"),
    "island": ("area", "village", "town"),
}
# A capital that does not merely open the phrase: a name.
NAMED = re.compile(
    r"(?<![.!?]\s)(?<!^)\b[A-Z][\w’'-]+|^(?!The\b|An?\b|In\b|It|Its\b|There\b|Near\b|That\b|This\b)[A-Z]"
)
_HEAD = re.compile(r"\b(country|nation|capital|" + "|".join(NOMINAL) + r")(?:s|es)?\b", re.I)
PARTS = re.compile(
    r"\b(international airport|airport|air ?base|air ?field|military airport|runway|university|citadel|central prison|"
    r"prison|old city|refugee camp|camp|dam|port|crossing|industrial city|industrial zone|military academy|cathedral|"
    r"countryside|suburbs?)\b",
    re.I,
)
OF_NOMINAL = re.compile(r"\b(?:the|its|that|this)\s+(?:\w+\s+)?(?:city|town|village|capital|camp)(?:[’']s)?\b", re.I)
_FACILITIES = (
    r"quarter|district|neighbou?rhood|hospital|hotel|street|square|roundabout|school|"
    r"mosque|church|embassy|consulate|stadium|bridge|avenue|gate|market|camp|barracks|cemetery|park|circle|junction|"
    r"theatre|palace|clinic|estate|station|compound|library|monastery|cathedral|convent|checkpoint|shrine|tower|museum|"
    r"cinema|motorway"
)
# What may bear a name from afar: "the Brazil quarter", "the Yarmouk and Hamza barracks"; "Gori's camps" are in Gori.
FACILITY = re.compile(
    rf"(?:[’']s)?\s+(?:[a-z-]+\s+)?(?:{_FACILITIES})\b|"
    rf"\s+(?:(?:and|or)\s+(?:[A-Z][\w’'-]+\s+){{1,2}})?(?:[a-z-]+\s+)?(?:{_FACILITIES})s?\b",
    re.I,
)


def head_noun(phrase: str) -> str:
    """The noun that says what kind of place a phrase without a name means; empty where it has none.

    "the city's airport" asks for an airport, "a suburb of the city" for the city.
    """
    heads = [match[1].lower() for match in _HEAD.finditer(phrase)]
    return heads[-1] if heads else ""


_COMPASS = r"(?:north|south)[\s-]?(?:east|west)|north|south|east|west"
# "its eastern quarters", "the northern edge": of a town
_TOWN_SIDE = re.compile(
    rf"\b(?:(?:{_COMPASS})(?:ern)?|inner|outer)\s+(?:quarters|neighbou?rhoods|suburbs?|outskirts|edges?|fringes?|"
    r"approaches|entrances?|rim)\b",
    re.I,
)
# "the north", "the far south-east", "northern areas", "the south of the country": of a country or province
_WIDE_SIDE = re.compile(
    rf"^(?:(?:in|to|from|across|for|of)\s+)?(?:parts\s+of\s+)?(?:(?:the|its|far|deep|extreme)\s+)*(?:{_COMPASS})"
    r"(?:(?:ern)?\s+(?:areas?|regions?|provinces|states|front|axes))?(?:\s+of\s+the\s+(?:country|nation))?$",
    re.I,
)


def is_side_of_town(phrase: str) -> bool:
    """Whether a phrase means the side of a town, and not which one: "its eastern quarters"."""
    return bool(_TOWN_SIDE.search(phrase))


def is_side_of_country(phrase: str) -> bool:
    """Whether a phrase names a side of a country or province, and not which one: "the north-west"."""
    return bool(_WIDE_SIDE.search(phrase))


_SETTLEMENTS = frozenset("city metropolis town village centre center outskirts streets residents".split())
_REGIONS = frozenset("region territory enclave pocket strip valley peninsula heights island".split())
_HERE = re.compile(r"\b(?:there|here|nearby|it|its)\b", re.I)


def family_of(phrase: str) -> str:
    """What a phrase without a name may mean: "settlement", "province", "region", "facility", "here" or "other"."""
    head = head_noun(phrase)
    if head in _SETTLEMENTS or is_side_of_town(phrase):
        return "settlement"
    if head in _REGIONS:
        return "region"
    if head in NOMINAL:
        return "province" if NOMINAL[head] == ("province",) else "facility"
    return "here" if _HERE.search(phrase) and not head else "other"


def part_names(name: str, canonical: str, part: str) -> list[str]:
    """How the gazetteer may call a part of a place: "Aleppo Airport", "University of Aleppo"."""
    forms = [f"{name} {part}", f"{canonical} {part}", f"{part} of {name}", f"{part} of {canonical}"]
    if part in ("airport", "international airport", "runway"):
        forms += [f"{whole} {kind}" for whole in (name, canonical) for kind in ("Airport", "International Airport")]
    elif part.startswith(("air", "military a")):
        forms += [f"{whole} {kind}" for whole in (name, canonical) for kind in ("Air Base", "Airbase", "Airport")]
    return forms
