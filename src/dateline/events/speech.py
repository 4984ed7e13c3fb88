"""Where a text lets somebody else speak: reporting verbs, "according to", quotations, and how far each reaches."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from dateline.events.discourse import Discourse
from dateline.events.grammar import Token, tokens_of, word_class
from dateline.events.reporting import Stance
from dateline.events.speakers import source_after, speaker_of
from dateline.model import Span

_PASSIVE = frozenset(["is", "are", "was", "were", "be", "been", "being"])
_CLAUSE = re.compile(
    r"[^.,;:]{0,45}\bthat\b|[^.\n]{0,60}?:|,?\s*[“\"]"
    r"|\s+(?:there|no|the|its|his|her|their|at least|more than|of|to have)\b"
    r"|\s+(?:\w+ ){0,2}(?:\d|two|three|four|five|six|seven|eight|nine|ten|dozens|hundreds)"
)
_TURN = re.compile(r";\s|,\s(?:but|while|whereas|although|though)\s")


@dataclass(frozen=True, slots=True)
class Speech:
    """A source, the word that lets it speak, and what it is let say."""

    source: Span
    cue: Span
    stance: Stance
    scope: tuple[Span, ...]


def find_speech(discourse: Discourse) -> list[Speech]:
    """Every place where the text hands over to a source, in order; open quotations reach into later sentences."""
    found: list[Speech] = []
    for index, sentence in enumerate(discourse.sentences):
        here = sorted(
            (*_phrases(discourse, sentence), *_verbs(discourse, index, sentence)), key=lambda s: (s.cue, s.source)
        )
        carried = _carried(discourse, index, sentence, here, found)
        found.extend([carried] if carried else here)
    return found


def _phrases(discourse: Discourse, sentence: Span) -> Iterator[Speech]:
    """ "According to NAME": governs the clause that it stands in, before and after."""
    for cue in discourse.words.phrase_pattern.finditer(discourse.text, sentence.start, sentence.end):
        source = source_after(discourse, cue.end(), sentence)
        if source:
            start = _turn_before(discourse.text, sentence.start, cue.start())
            stance = discourse.words.phrases[cue.group().lower()]
            reach = (Span(start, cue.start()), Span(source.end, _turn_after(discourse.text, source.end, sentence.end)))
            yield Speech(source, Span(*cue.span()), stance, tuple(s for s in reach if s.end - s.start > 2))


def _verbs(discourse: Discourse, index: int, sentence: Span) -> Iterator[Speech]:
    tokens = tokens_of(discourse.text, sentence.start, sentence.end)
    for at, token in enumerate(tokens):
        stance = discourse.words.verbs.get(token.text)
        if stance is None or (token.text.endswith("ing") and not _trails(tokens, at)):
            continue
        if at and (tokens[at - 1].text in _PASSIVE or tokens[at - 1].text.lower() in word_class("determiners")):
            continue
        if _passive(discourse.text, token):
            continue
        source, closing = speaker_of(discourse, index, sentence, tokens, at)
        if source is None or (token.text in discourse.words.weak and not _speaks(discourse, token, sentence, closing)):
            continue
        scope = _scope(discourse.text, sentence, source, token, closing)
        if scope:
            yield Speech(source, Span(token.start, token.end), stance, scope)


def _passive(text: str, verb: Token) -> bool:
    """Whether a participle names its agent ("verified by the BBC"), not a means ("said by telephone")."""
    return bool(re.match(r"\sby\s(?:the\s|an?\s)?[A-Z]|\sby\sthe\s", text[verb.end : verb.end + 12]))


def _trails(tokens: list[Token], at: int) -> bool:
    """Whether a participle goes on with what was said before: ", adding that"."""
    return at > 1 and tokens[at - 1].text == ","


def _speaks(discourse: Discourse, token: Token, sentence: Span, closing: bool) -> bool:
    rest = discourse.text[token.end : sentence.end]
    if token.text in discourse.words.physical:
        return closing or bool(re.match(r"\s+that\b|:", rest))
    return closing or bool(_CLAUSE.match(rest)) or discourse.words.verbs[token.text] == "denied"


def _scope(text: str, sentence: Span, source: Span, verb: Token, closing: bool) -> tuple[Span, ...]:
    after_start = max(verb.end, source.end)
    after = Span(after_start, _turn_after(text, after_start, sentence.end))
    if closing:
        cue_start = min(verb.start, source.start)
        stop = text.rfind("; ", sentence.start, cue_start)
        start = sentence.start if stop < 0 else stop + 2
        reach = [Span(start, cue_start), after]
    else:
        reach = [after]
    return tuple(s for s in reach if s.end - s.start > 2)


def _turn_before(text: str, start: int, end: int) -> int:
    turns = [m.end() for m in _TURN.finditer(text, start, end)]
    return turns[-1] if turns else start


def _turn_after(text: str, start: int, end: int) -> int:
    turn = _TURN.search(text, start, end)
    return turn.start() if turn else end


def _carried(
    discourse: Discourse, index: int, sentence: Span, here: list[Speech], found: list[Speech]
) -> Speech | None:
    """The last speech carried on where this sentence lies in its quotation, or is one without a source."""
    if here or not index:
        return None
    text = discourse.text
    inside = discourse.quoted(sentence.start)
    opens = text[sentence.start] in '“"' and text[sentence.end - 1] in '”"'
    if not (inside or opens):
        return None
    near = [s for s in found if discourse.sentence_at(s.cue.start) >= index - 2]
    return replace(near[-1], scope=(sentence,)) if near else None
