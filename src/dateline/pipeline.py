"""article → events: the only file that names the order of the stages."""

from __future__ import annotations

from collections import Counter, deque
from collections.abc import Iterable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import replace

from dateline.errors import InputError
from dateline.events.assemble import assemble
from dateline.events.attribution import find_attributions
from dateline.events.discourse import read_discourse
from dateline.events.distinct import distinct
from dateline.events.gapped import with_gapped
from dateline.events.reader import TRIGGER_THRESHOLD, Encoded, Reading, reader
from dateline.events.situation import Situation
from dateline.events.supposed import supposed
from dateline.events.triggers import CERTAIN_SHARE, lexicon, reconsider
from dateline.geocoding.geoparse import world
from dateline.geocoding.resolve import resolve_document
from dateline.language import sentences
from dateline.mentions.dates import find_dates
from dateline.mentions.plain_text import plain
from dateline.mentions.toponyms import find_toponyms
from dateline.model import Article, Event, PlaceMention, Span

_AHEAD = 2  # articles


def extract(article: Article) -> list[Event]:
    """The events of one article in the order of the text.

    Raises:
        InputError: the article has no publication day, so that its dates can't be resolved.
    """
    _require_day(article)
    situation = situate(article)
    return _assembled(situation, reader().encode(situation.text))


def _require_day(article: Article) -> None:
    if article.published is None:
        raise InputError(
            article.article_id, "no publication date is known: add one to metadata.csv or give --published"
        )


def _assembled(situation: Situation, encoded: Iterable[Encoded]) -> list[Event]:
    return assemble(situation, _read(situation, encoded), world())


def situate(article: Article) -> Situation:
    """The article with its text as it is read, its sentences, dates, places and parties."""
    article = replace(article, text=plain(article.text))
    text, names = article.text, world()
    places = resolve_document(text, find_toponyms(text, names), names)
    cut = sentences(text)
    discourse = read_discourse(text, cut, focus_country(places))
    return Situation(
        article=article,
        sentences=tuple(cut),
        dates=tuple(find_dates(text, article.published)),
        places=tuple(places),
        discourse=discourse,
        attributions=tuple(find_attributions(discourse)),
    )


def read(situation: Situation) -> list[Reading]:
    """What the reader finds, after the lexicon's word on it; one reading an event, in the order of the text."""
    return _read(situation, reader().encode(situation.text))


def _read(situation: Situation, encoded: Iterable[Encoded]) -> list[Reading]:
    found = reader().decode(situation.text, encoded, TRIGGER_THRESHOLD * CERTAIN_SHARE)
    found = [_in_one_sentence(reading, situation) for reading in found]
    sure = [r for r in reconsider(situation.text, found, lexicon()) if not supposed(situation, r)]
    told = distinct(situation.text, sure, situation.sentence_of)
    return with_gapped(situation, told)


def _in_one_sentence(reading: Reading, situation: Situation) -> Reading:
    """The reading with a trigger that ends with its sentence at the latest."""
    end = situation.sentence_of(reading.trigger).end
    return replace(reading, trigger=Span(reading.trigger.start, end)) if end < reading.trigger.end else reading


def focus_country(places: Iterable[PlaceMention]) -> str:
    """ISO code of the country that most of the places lie in, "" where none is resolved."""
    codes = Counter(m.place.country_code for m in places if m.place and m.place.country_code)
    return min(codes, key=lambda code: (-codes[code], code), default="")


def extract_many(articles: Iterable[Article]) -> Iterator[tuple[Article, list[Event]]]:
    """Each article with its events, in the order given.

    The network, which leaves Python free to run, reads an article ahead while the rules work on the one before.

    Raises:
        InputError: an article has no publication day.
    """
    waiting: deque[tuple[Article, Future[Iterator[Encoded]]]] = deque()
    with ThreadPoolExecutor(max_workers=1) as ahead:
        for article in articles:
            waiting.append((article, ahead.submit(reader().encode, plain(article.text))))
            if len(waiting) > _AHEAD:
                yield _finished(*waiting.popleft())
        while waiting:
            yield _finished(*waiting.popleft())


def _finished(article: Article, encoded: Future[Iterator[Encoded]]) -> tuple[Article, list[Event]]:
    _require_day(article)
    return article, _assembled(situate(article), encoded.result())
