"""How reports say who says so: reporting verbs, phrases and the nouns that refer back to a source."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property, lru_cache
from itertools import chain
from typing import Literal

from dateline.errors import LexiconError
from dateline.mentions.lexicon_file import section, words_of

Stance = Literal["said", "denied", "conceded", "verified", "planned"]
STANCES: tuple[Stance, ...] = ("said", "denied", "conceded", "verified", "planned")
_FILE = "reporting"
_SIDES = ("armed", "unarmed", "either")


@dataclass(frozen=True, slots=True)
class Country:
    """A country as a speaker: what it is called, its adjectives (the first names its bodies), its seats."""

    code: str
    name: str
    also: tuple[str, ...]
    adjectives: tuple[str, ...]
    seats: tuple[str, ...]
    occupier: str = ""  # adjective of the army that is "the army" there


class ReportingLexicon:
    """What ``assets/lexicon/reporting.toml`` and ``metonyms.toml`` say, in the shapes that look-up needs."""

    def __init__(self) -> None:
        self.verbs = _verbs()
        self.weak = _forms_of(words_of(_FILE, "weak", "verbs")) & self.verbs.keys()
        self.physical = _forms_of(words_of(_FILE, "weak", "physical")) & self.verbs.keys()
        self.person = _heads("person")
        self.feminine = _heads("feminine")
        self.masculine = _heads("masculine")
        self.things = _heads("things")
        self.of_media = _heads("of_media")
        self.of_home = _heads("of_home")
        self.of_war = _heads("of_war")
        self.titles = frozenset(words_of(_FILE, "titles", "words"))
        self.cues = frozenset(words_of(_FILE, "cues", "words"))
        self._read_bodies()

    def _read_bodies(self) -> None:
        """Nouns for bodies and for several people, and which of them bear arms."""
        body = {side: words_of(_FILE, "bodies", side) for side in _SIDES}
        plural = {side: words_of(_FILE, "plurals", side) for side in _SIDES}
        self.body = frozenset(chain.from_iterable(body.values()))
        regular = {f"{noun}s" for noun in self.person | self.body if not noun.endswith("s")}
        self.plural = frozenset(chain.from_iterable(plural.values())) | regular
        self.armed, self.unarmed = (
            frozenset((*body[side], *plural[side], *words_of(_FILE, "doers", side))) for side in ("armed", "unarmed")
        )
        self.men_at_arms = frozenset(plural["armed"])  # "soldiers", without an article, may be anybody's

    @cached_property
    def descriptions(self) -> dict[str, tuple[str, ...]]:
        """Noun that describes a party ("agency", "group") -> the kinds of parties that it may stand for."""
        found: dict[str, tuple[str, ...]] = {}
        for entry, kinds in _DESCRIBED.items():
            for head in words_of(_FILE, "heads", entry):
                found[head] = (*found.get(head, ()), *kinds)
        return found

    @cached_property
    def phrases(self) -> dict[str, Stance]:
        """Phrase before a source ("according to") -> stance."""
        table = section(_FILE, "phrases")
        return {p.lower(): stance for stance in STANCES if stance in table for p in words_of(_FILE, "phrases", stance)}

    @cached_property
    def phrase_pattern(self) -> re.Pattern[str]:
        """Matches any of ``phrases``, the longest first."""
        return _any_of(self.phrases)

    @cached_property
    def voice_pattern(self) -> re.Pattern[str]:
        """Matches a noun for somebody who speaks for a body ("spokesman", "chief")."""
        return _any_of(words_of(_FILE, "heads", "voices"))

    @cached_property
    def document_pattern(self) -> re.Pattern[str]:
        """Matches a word that a document calls itself by ("note", "report")."""
        return _any_of(words_of(_FILE, "documents", "words"))

    @cached_property
    def countries(self) -> dict[str, Country]:
        """ISO code -> country.

        Raises: LexiconError naming the entry that is wrong.
        """
        return {code: _country(code, entry) for code, entry in section("metonyms", "countries").items()}

    def home_of(self, noun: str, country: str) -> str:
        """The adjective of a country's body ("Syrian" for "army" in Syria), "" where it isn't known whose it is."""
        found = self.countries.get(country)
        if found is None or noun not in self.of_home:
            return ""
        return found.occupier if found.occupier and noun in self.of_war else found.adjectives[0]

    @cached_property
    def country_names(self) -> dict[str, Country]:
        """Name as written ("U.S.", "Britain") -> country."""
        return {name: c for c in self.countries.values() for name in (c.name, *c.also)}

    @cached_property
    def adjectives(self) -> dict[str, Country]:
        """Adjective -> the first country that lists it."""
        found: dict[str, Country] = {}
        for country in self.countries.values():
            for adjective in country.adjectives:
                found.setdefault(adjective, country)
        return found

    @cached_property
    def seats(self) -> dict[str, str]:
        """Seat or house -> the body that it stands for ("Moscow": "Russian government (Moscow)")."""
        found = {
            seat.removeprefix("the "): f"{c.adjectives[0]} government ({seat.removeprefix('the ')})"
            for c in self.countries.values()
            for seat in c.seats
        }
        for seat, body in section("metonyms", "bodies").items():
            found[seat.removeprefix("the ")] = str(body)
        return found


_DESCRIBED: dict[str, tuple[str, ...]] = {
    "of_agencies": ("international organisation", "humanitarian"),
    "of_groups": ("rebel group", "militia"),
    "of_monitors": ("monitor",),
    "of_media": ("media",),
}


@lru_cache(maxsize=1)
def reporting() -> ReportingLexicon:
    """The lexicon that ships with Dateline, read once a process."""
    return ReportingLexicon()


def _any_of(phrases: Iterable[str]) -> re.Pattern[str]:
    """Matches any of the phrases as whole words, the longest first."""
    longest_first = sorted(phrases, key=lambda phrase: (-len(phrase), phrase))
    return re.compile(r"\b(?:" + "|".join(map(re.escape, longest_first)) + r")\b", re.I)


def _heads(entry: str) -> frozenset[str]:
    return frozenset(words_of(_FILE, "heads", entry))


def _verbs() -> dict[str, Stance]:
    """Every form of a reporting verb -> what it does; of a form in several lists the first counts."""
    found: dict[str, Stance] = {}
    for stance in STANCES:
        for verb in words_of(_FILE, "verbs", stance):
            for form in _forms(verb):
                found.setdefault(form, stance)
    return found


def _forms(verb: str) -> tuple[str, ...]:
    """The verb with its forms: those of ``[irregular]`` where it is there."""
    if verb in section(_FILE, "irregular"):
        return (verb, *words_of(_FILE, "irregular", verb))
    return (verb, *regular_forms(verb))


def _forms_of(verbs: Iterable[str]) -> frozenset[str]:
    return frozenset(form for verb in verbs for form in _forms(verb))


def regular_forms(verb: str) -> tuple[str, ...]:
    """Third person, past and participle of a regular English verb."""
    if verb.endswith("e"):
        return (f"{verb}s", f"{verb}d", f"{verb[:-1]}ing")
    if verb.endswith("y") and verb[-2] not in "aeiou":
        return (f"{verb[:-1]}ies", f"{verb[:-1]}ied", f"{verb}ing")
    third = f"{verb}es" if verb.endswith(("s", "sh", "ch", "x", "z")) else f"{verb}s"
    return (third, f"{verb}ed", f"{verb}ing")


def _country(code: str, entry: object) -> Country:
    if not isinstance(entry, dict) or not entry.get("name") or not entry.get("adjectives"):
        raise LexiconError(f"metonyms.toml [countries] {code}: needs a name and adjectives")
    lists = {key: tuple(str(v) for v in entry.get(key, ())) for key in ("also", "adjectives", "seats")}
    occupier = str(entry.get("occupier", ""))
    return Country(code, str(entry["name"]), lists["also"], lists["adjectives"], lists["seats"], occupier)
