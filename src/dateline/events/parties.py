"""Noun phrases in a text that can act or speak: who may stand behind "it", "he" or "the group".

A light chunker, not a parser: it needs only word lists and capitals, so that it costs next to nothing.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Literal

from dateline.events.reporting import ReportingLexicon, reporting
from dateline.mentions.actors import ActorLexicon, actor_lexicon
from dateline.model import Span

PartyKind = Literal["person", "body", "plural"]
Role = Literal["subject", "possessor", "object", "oblique"]
_TOKEN = re.compile(
    r"(?:[A-Z]\.){2,}|(?:Gen|Col|Maj|Capt|Lt|Brig|Adm|Sgt|Mr|Mrs|Ms|Dr|Prof|St)\.|\w+(?:[-’'.&]\w+)*(?:['’](?=\s))?|[^\w\s]"
)
_PREPOSITIONS = frozenset(
    "of in on at by with from to into onto against for near over under between among through towards toward "
    "outside inside around across along behind beyond after before since until during via about than as like "
    "within without upon off out up down per despite including amid beneath above below past".split()
)
_BREAKS = frozenset(
    "and or but nor while when where if because although though so that which who whom whose what how why whether "
    "not no there then also only just even still already now later soon yet once again here however meanwhile "
    "i you he she it they we him her them us himself itself themselves is are was were be been being am has have had "
    "do does did will would can could may might must shall should "
    "fled took went left held struck hit fell came got shot began fought drove made kept lost won met sent saw told "
    "said says say put found gave set led ran brought broke built rose grew knew paid sought withdrew stood thought "
    "become became burst caught cut dealt flew overran retook sank shook swept threw wore wrote spoke heard".split()
)
_DETERMINERS = frozenset(
    "the a an this that these those its his her their our my your some any each every both all another".split()
)
_ING = re.compile(r"[a-z]+(?:ed|ing|ly)\Z")
_ADJECTIVAL = frozenset(
    "united armed leading ruling opposing allied combined uniformed displaced wounded injured retired acting "
    "governing visiting warring self-styled so-called early family reporting elderly only mainly".split()
)
_DAYS = frozenset(
    "Monday Tuesday Wednesday Thursday Friday Saturday Sunday January February March April May June July August "
    "September October November December".split()
)


@dataclass(frozen=True, slots=True)
class Token:
    """A word or mark and where it stands."""

    text: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Party:
    """A noun phrase that can act or speak."""

    span: Span
    sentence: int
    kind: PartyKind
    role: Role
    head: str  # lower case; the last name of a person
    named: bool  # it holds a proper name
    feminine: bool = False
    masculine: bool = False
    actor_kind: str = ""  # kind of the known actor that it is, "country" for a country or its seat
    source: bool = False  # it is the source of a report


def tokens_of(text: str, start: int, end: int) -> list[Token]:
    """The words and marks of ``text[start:end]``."""
    return [Token(m.group(), m.start(), m.end()) for m in _TOKEN.finditer(text, start, end)]


def parties_of(
    text: str,
    sentences: Sequence[Span],
    actors: ActorLexicon | None = None,
    words: ReportingLexicon | None = None,
) -> list[Party]:
    """The parties of a text in the order of the text."""
    chunker = _Chunker(text, actors or actor_lexicon(), words or reporting())
    return [party for index, sentence in enumerate(sentences) for party in chunker.read(index, sentence)]


def is_verb(token: Token, words: ReportingLexicon) -> bool:
    """Whether a word looks like a finite verb, by lists and endings."""
    word = token.text
    return (
        word in _BREAKS
        and word not in ("and", "or", "but")
        or word in words.verbs
        or bool(re.fullmatch(r"[a-z]+ed", word) and word not in _ADJECTIVAL)
    )


class _Chunker:
    def __init__(self, text: str, actors: ActorLexicon, words: ReportingLexicon) -> None:
        self.text, self.actors, self.words = text, actors, words

    def read(self, index: int, sentence: Span) -> Iterator[Party]:
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

    def _breaks(self, token: Token) -> bool:
        word = token.text
        lower = word.lower()
        if not (word[0].isalnum()):
            return True
        if lower in _PREPOSITIONS or lower in _BREAKS:
            return True
        if word[0].islower():
            head = lower in self.words.body or lower in self.words.plural or lower in self.words.person
            return (
                lower not in _ADJECTIVAL and not head and bool(lower in self.words.verbs or _ING.match(lower))
            )
        return False

    def _ends(self, tokens: list[Token], at: int) -> bool:
        word = tokens[at].text
        if word.lower() in _DETERMINERS or "\n" in self.text[tokens[at - 1].end : tokens[at].start]:
            return True
        return self._breaks(tokens[at])

    def _party(self, tokens: list[Token], at: int, end: int, index: int) -> Party | None:
        if tokens[at].text in _DAYS:
            return None
        last = max((i for i in range(at, end) if self._anchors(tokens, i, at)), default=None)
        if last is None:
            return None
        stop = self._of_phrase(tokens, last, end)
        span = Span(tokens[at].start, tokens[stop].end)
        heads = [tokens[i].text.removesuffix("'s").removesuffix("’s") for i in range(at, last + 1)]
        kind, actor_kind, named = self._kind(span, heads)
        if kind is None:
            return None
        lowered = {h.lower().rstrip(".") for h in heads}
        return Party(
            span=span,
            sentence=index,
            kind=kind,
            role=self._role(tokens, at, stop),
            head=heads[-1].lower(),
            named=named,
            feminine=bool(lowered & self.words.feminine),
            masculine=bool(lowered & self.words.masculine),
            actor_kind=actor_kind,
        )

    def _anchors(self, tokens: list[Token], i: int, at: int) -> bool:
        """Whether a word can close a party's name: a noun of the lists or a capital."""
        word = tokens[i].text
        lower = word.lower().removesuffix("'s").removesuffix("’s").rstrip("'’")
        if lower in self.words.person or lower in self.words.body or lower in self.words.plural:
            return True
        return word[0].isupper() and lower not in _DETERMINERS and word not in _DAYS

    def _of_phrase(self, tokens: list[Token], last: int, end: int) -> int:
        """Index of the last word with "of defence", "in Kyiv" taken in after a body's noun."""
        head = tokens[last].text.lower()
        if end != last + 1 or head not in self.words.body | {
            "ministry",
            "forces",
            "staff",
            "head",
            "chief",
            "governor",
            "leader",
            "mayor",
            "president",
            "minister",
            "director",
            "commander",
        }:
            return last
        i = last
        while i + 2 < len(tokens) and tokens[i + 1].text in ("of", "for", "in"):
            j = i + 2
            if tokens[j].text.lower() in _DETERMINERS and j + 1 < len(tokens):
                j += 1
            if not tokens[j].text[0].isupper() and not (
                tokens[i + 1].text in ("of", "for") and tokens[j].text in _PORTFOLIOS
            ):
                break
            if tokens[j].text in _DAYS:
                break
            while j + 1 < len(tokens) and tokens[j + 1].text[0].isupper():
                j += 1
            i = j
        return i

    def _kind(self, span: Span, heads: list[str]) -> tuple[PartyKind | None, str, bool]:
        phrase = self.text[span.start : span.end]
        bare = re.sub(r"\A(?:the|an?)\s+|['’]s?\Z", "", phrase, flags=re.I)
        known = self.actors.find(phrase)
        if known:
            return (
                (
                    "plural"
                    if bare.endswith(("is", "s")) and bare.istitle() and known.kind == "rebel group"
                    else "body"
                ),
                known.kind,
                True,
            )
        if bare in self.words.country_names or bare in self.words.seats:
            return "body", "country", True
        head, names = (
            heads[-1].lower(),
            [h for h in heads[1:] if h[0].isupper()]
            + [h for h in heads[:1] if h[0].isupper() and h.lower() not in _DETERMINERS],
        )
        titled = any(
            h.rstrip(".").lower() in self.words.titles or h.lower() in self.words.person for h in heads
        )
        if head in self.words.plural:
            return "plural", "", bool(names)
        if head in self.words.body:
            return "body", "", bool(names)
        if titled or head in self.words.person:
            return "person", "", bool(names)
        if len(names) >= 2 and all(
            h[0].isupper() or h in ("al", "bin", "ibn", "de", "van", "der", "von") for h in heads
        ):
            if any(h.lower() in self.words.body for h in heads):
                return "body", "", True
            return "person", "", True
        return ("person", "", True) if len(names) == 1 and len(heads) == 1 else (None, "", False)

    def _role(self, tokens: list[Token], at: int, stop: int) -> Role:
        if re.search(r"['’]s\Z|s['’]\Z", tokens[stop].text):
            return "possessor"
        before = tokens[at - 1].text.lower() if at else ""
        if before in _PREPOSITIONS:
            return "oblique"
        after = stop + 1
        while after < len(tokens) and (
            tokens[after].text in ("also", "later", "meanwhile", "still", "then", "now", "both")
            or tokens[after].text.endswith("ly")
        ):
            after += 1
        if (
            not at
            or before in (".", ",", ":", "“", '"', "and", "but", "while", "as", "that", "when")
            or (after < len(tokens) and is_verb(tokens[after], self.words))
        ):
            return "subject"
        return "object"


_PORTFOLIOS = frozenset(
    "defence defense health interior state justice information transport agriculture education staff war foreign national internal public the".split()
)
