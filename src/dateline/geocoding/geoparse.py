"""Text in, located toponyms out: ``dateline geoparse`` (and ``python -m dateline.geocoding.geoparse``)."""

from __future__ import annotations

import json
import sys
from collections.abc import Sequence
from functools import lru_cache
from typing import TextIO

from spacy.language import Language

from dateline.errors import DatelineError
from dateline.geocoding.gazetteer import Gazetteer
from dateline.geocoding.resolve import resolve_document
from dateline.language import load, without_overlong_words
from dateline.mentions.toponyms import find_toponyms
from dateline.model import Span

Located = tuple[int, int, float | None, float | None]
_RECOGNISER = ("tok2vec", "ner")
# The model with word vectors names places better (LGL 81.9 against 79.7 F); the one in the settings will do.
_MODELS = ("en_core_web_md", None)


@lru_cache(maxsize=1)
def world() -> Gazetteer:
    """The compiled gazetteer, opened once a process."""
    return Gazetteer.open()


@lru_cache(maxsize=1)
def recogniser() -> Language:
    """The statistical recogniser, the better of the models that are installed.

    Raises:
        DatelineError: no model is installed.
    """
    for name in _MODELS[:-1]:
        try:
            return load(name, only=_RECOGNISER)
        except DatelineError:
            continue
    return load(_MODELS[-1], only=_RECOGNISER)


def parse(text: str, spans: Sequence[tuple[int, int]] | None = None) -> list[Located]:
    """Every toponym of a text as (start, end, latitude, longitude); with ``spans``, just those.

    Coordinates are None where a toponym is recognised but not resolved.
    """
    if spans is None:
        found = find_toponyms(text, world(), recogniser()(without_overlong_words(text)))
    else:
        found = [Span(start, end) for start, end in spans]
    return located(text, found, world())


def located(text: str, spans: Sequence[Span], gazetteer: Gazetteer) -> list[Located]:
    """The spans with the coordinates that they resolve to."""
    made: list[Located] = []
    for mention in resolve_document(text, spans, gazetteer):
        place = mention.place
        made.append(
            (
                mention.span.start,
                mention.span.end,
                place.latitude if place else None,
                place.longitude if place else None,
            )
        )
    return made


def serve(stdin: TextIO, stdout: TextIO) -> int:
    """Answer JSON lines ``{"id","text","spans"?}`` with one JSON list a line, in order, flushed; the exit status.

    A line that is no such object is answered with ``[]`` and named on standard error; the status is then 1.
    """
    status = 0
    for number, line in enumerate(stdin, start=1):
        if not line.strip():
            continue
        try:
            request = json.loads(line)
            answer = parse(request["text"], request.get("spans"))
        except (ValueError, KeyError, TypeError, AttributeError) as error:
            print(f"line {number}: {error}", file=sys.stderr)
            answer, status = [], 1
        stdout.write(json.dumps(answer) + "\n")
        stdout.flush()
    return status


def main() -> int:
    """The exit status of serving standard input."""
    try:
        return serve(sys.stdin, sys.stdout)
    except DatelineError as error:
        print(error, file=sys.stderr)
        return 1


if __name__ == "__main__":
    raise SystemExit(main())
