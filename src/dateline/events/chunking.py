"""Noun phrases by word lists and capitals: a light chunker, not a parser, so that it costs next to nothing."""

from __future__ import annotations

import re
from collections.abc import Iterator

from dateline.events.grammar import Token, boundaries, inflected, tokens_of, verbal, word_class
from dateline.events.party import Party, PartyKind, Role
from dateline.events.reporting import ReportingLexicon
from dateline.mentions.actors import ActorLexicon
from dateline.model import Span

_LEADING = re.compile(r"\A(?:the|an?)\s+", re.I)
_SHORT = re.compile(r"\s\([A-Z][\w’'.-]{0,14}\)")  # "(SOHR)"
_AFTER_HEADING = re.compile(r"\s*(?:[:(,./|–—-]|$|\n)")
_LONGEST_HEADING = 300  # characters
_CLOCK = re.compile(r"(?:\d|\b)\d[:.]\d\d\b")  # "12:40 Hamas says"
_GOVERNED = frozenset(("ministry", "forces", "staff", "head", "chief", "director", "commander"))


class Chunker:
    """Reads the parties of a text sentence by sentence."""

    def __init__(self, text: str, actors: ActorLexicon, words: ReportingLexicon) -> None:
        self.text, self.actors, self.words = text, actors, words
        self.bounds, self.determiners = boundaries(), word_class("determiners")
        self.nouns = words.person | words.body | words.plural

    def read(self, index: int, sentence: Span) -> Iterator[Party]:
        """The parties of one sentence."""
        tokens = tokens_of(self.text, sentence.start, sentence.end)
        at = 0
        while at < len(tokens):
            if self._breaks(tokens[at]):
                at += 1
                continue
            end = at + 1
            while end < len(tokens) and not self._ends(tokens, end):
                end += 1
            party = self._party(tokens, at, end, index)
            if party:
                yield party
            at = end
            while party and at < len(tokens) and tokens[at].start < party.span.end:
                at += 1

    def _breaks(self, token: Token) -> bool:
        word = token.text
        if not word[0].isalnum() or (word.isdigit() and _CLOCK.match(self.text, max(0, token.start - 3))):
            return True
        lower = word.lower()
        if lower in self.bounds and lower not in self.determiners and not self._initials(token):
            return True
        if word[0].islower() and lower not in self.nouns:
            return lower in self.words.verbs or inflected(lower)
        return False

    def _initials(self, token: Token) -> bool:
        """Whether a function word is a known actor's initials ("IS stormed the town"), outside lines of capitals."""
        if not token.text.isupper() or len(token.text) < 2 or self.actors.find(token.text) is None:
            return False
        start, end = self.text.rfind("\n", 0, token.start) + 1, self.text.find("\n", token.end)
        return not self.text[start : end if end >= 0 else len(self.text)].isupper()

    def _ends(self, tokens: list[Token], at: int) -> bool:
        if tokens[at].text.lower() in self.determiners:
            return True
        return self._breaks(tokens[at]) or "\n" in self.text[tokens[at - 1].end : tokens[at].start]

    def _party(self, tokens: list[Token], at: int, end: int, index: int) -> Party | None:
        last = self._last_anchor(tokens, at, end)
        if last is None or tokens[at].text.lower() in word_class("days"):
            return None
        stop = self._of_phrase(tokens, last, end)
        short = _SHORT.match(self.text, tokens[stop].end)
        span = Span(tokens[at].start, short.end() if short else tokens[stop].end)
        run = tokens[at : last + 1]
        kind, actor_kind = self._kind(span, run)
        if kind is None:
            return None
        lowered = {t.bare.lower().rstrip(".") for t in run}
        return Party(
            span=span,
            sentence=index,
            kind=kind,
            role=self._role(tokens, at, stop),
            head=run[-1].bare.lower(),
            named=self._named(run) or bool(actor_kind) or stop > last,
            first=at == 0,
            feminine=bool(lowered & self.words.feminine),
            masculine=bool(lowered & self.words.masculine),
            actor_kind=actor_kind,
        )

    def _last_anchor(self, tokens: list[Token], at: int, end: int) -> int | None:
        """Index of the word that closes the name; a noun, an unknown word and a capital are two parties and a verb."""
        last = None
        for i in range(at, end):
            if not self._anchors(tokens[i]):
                continue
            if last is not None and self._counted_anew(tokens, last, i):
                break
            if last is not None and i > last + 1 and tokens[i].capital:
                verb = i == last + 2 and self._present(tokens[last + 1])
                if verb or tokens[last].bare.lower() in self.nouns:
                    break
            last = i
        return last

    def _counted_anew(self, tokens: list[Token], last: int, at: int) -> bool:
        """Whether a verb and a number stand between two nouns: "Security forces neutralize 14 terrorists"."""
        between = [t.text for t in tokens[last + 1 : at]]
        return len(between) > 1 and between[0].islower() and any(word[0].isdigit() for word in between[1:])

    def _present(self, token: Token) -> bool:
        """Whether a word may be a verb of the present after a name ("Azerbaijan keeps Shusha")."""
        word = token.text
        return word[0].islower() and word[-1] == "s" and word[-2:] != "ss" and word not in self.nouns | self.bounds

    def _anchors(self, token: Token) -> bool:
        """Whether a word can close a party's name: a noun of the lists or a capital."""
        lower = token.bare.lower()
        if lower in self.nouns:
            return True
        return token.capital and lower not in self.determiners and lower not in word_class("days")

    def _named(self, run: list[Token]) -> bool:
        return any(t.capital and t.bare.lower() not in self.determiners for t in run[1:]) or (
            run[0].capital and run[0].bare.lower() not in self.determiners | self.nouns
        )

    def _of_phrase(self, tokens: list[Token], last: int, end: int) -> int:
        """Index of the last word with "of defence", "in Kyiv" taken in after a body's noun."""
        head = tokens[last].text.lower()
        if end != last + 1 or head not in self.words.body | self.words.person | _GOVERNED:
            return last
        stop = last
        while stop + 2 < len(tokens) and tokens[stop + 1].text in ("of", "for", "in"):
            first = stop + 2
            if tokens[first].text.lower() in self.determiners and first + 1 < len(tokens):
                first += 1
            word = tokens[first]
            portfolio = tokens[stop + 1].text != "in" and word.text in word_class("portfolios")
            if not (word.capital or portfolio) or word.text.lower() in word_class("days"):
                break
            stop = self._name_end(tokens, first)
        return stop

    def _name_end(self, tokens: list[Token], at: int) -> int:
        """Index of the last word of a name, particles within it ("Norte de Santander") taken in."""
        while at + 1 < len(tokens) and not tokens[at].possessive:
            joins = tokens[at + 1].text in word_class("name_particles") and at + 2 < len(tokens)
            on = at + 2 if joins else at + 1
            if not tokens[on].capital:
                break
            at = on
        return at

    def _kind(self, span: Span, run: list[Token]) -> tuple[PartyKind | None, str]:
        phrase = self.text[span.start : span.end]
        known = self.actors.find(phrase)
        if known:
            many = known.kind == "rebel group" and re.search(r"[^s']s\Z|Taliban\Z", phrase)
            return ("plural" if many else "body"), known.kind
        bare = _LEADING.sub("", Token(phrase, 0, 0).bare)
        if bare in self.words.country_names or bare in self.words.seats:
            return "body", "country"
        head, lowered = run[-1].bare.lower(), {t.bare.lower().rstrip(".") for t in run}
        within = self._known_within(run)
        if head in self.words.plural:
            return "plural", ""
        if head in self.words.body:
            return "body", within
        if lowered & (self.words.titles | self.words.person):
            return "person", ""
        capitals = [t for t in run if t.bare.lower() not in self.determiners]
        if not all(t.capital or t.text in word_class("name_particles") for t in capitals):
            return None, ""
        if lowered & self.words.body:
            return "body", within
        names = [t.bare for t in capitals if t.bare not in self.words.adjectives]
        if capitals and not names and self.words.adjectives:
            return None, ""
        if names and all(name.removesuffix("s") in self.words.adjectives for name in names):
            return "plural", "country"
        if len(names) == 1 and names[0].isupper() and len(names[0]) > 2:
            return (None if self._heads_line(span) or names[0] in self.words.things else "body"), ""
        return ("person", "") if names else (None, "")

    def _heads_line(self, span: Span) -> bool:
        """Whether capitals are so because they stand in a heading or a dateline, not because they are initials."""
        start, end = self.text.rfind("\n", 0, span.start) + 1, self.text.find("\n", span.end)
        end = end if end >= 0 else len(self.text)
        if span.start == start and _AFTER_HEADING.match(self.text, span.end):
            return True
        return end - start <= _LONGEST_HEADING and self.text[start:end].isupper()

    def _known_within(self, run: list[Token]) -> str:
        """Kind of a known actor that names the body ("Islamic State cell")."""
        names = [t.bare for t in run if t.capital and t.bare.lower() not in self.determiners]
        known = self.actors.find(" ".join(names)) if names else None
        return known.kind if known else ""

    def _role(self, tokens: list[Token], at: int, stop: int) -> Role:
        if tokens[stop].possessive:
            return "possessor"
        before = tokens[at - 1].text.lower() if at else ""
        if before == "of" and at > 1 and tokens[at - 2].text.lower() in word_class("quantities"):
            before = tokens[at - 3].text.lower() if at > 2 else ""
        if before in word_class("prepositions") and before != "as":
            return "oblique"
        after = stop + 1
        while after < len(tokens) and (
            tokens[after].text in word_class("adverbs") or tokens[after].text.endswith("ly")
        ):
            after += 1
        acts = after < len(tokens) and (
            verbal(tokens[after].text) or tokens[after].text in self.words.verbs or self._present(tokens[after])
        )
        if before in word_class("conjunctions") and before not in ("and", "but", "or"):
            return "clause"
        return "subject" if acts or before in ("", ".", ",", ":", ";", "“", '"', "and", "but") else "object"
