"""article → events: the only file that names the order of the stages."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator

from dateline.errors import InputError
from dateline.events.assemble import assemble
from dateline.events.discourse import read_discourse
from dateline.events.distinct import distinct
from dateline.events.reader import TRIGGER_THRESHOLD, reader
from dateline.events.situation import Situation
from dateline.events.triggers import CERTAIN_SHARE, lexicon, reconsider
from dateline.geocoding.gazetteer import gazetteer
from dateline.geocoding.resolve import resolve_document
from dateline.language import sentences
from dateline.mentions.dates import find_dates
from dateline.mentions.toponyms import find_toponyms
from dateline.model import Article, Event, PlaceMention


def extract(article: Article) -> list[Event]:
    """The events of one article in the order of the text.

    Raises:
        InputError: the article has no publication day, so that its dates can't be resolved.
    """
    if article.published is None:
        raise InputError(article.article_id, "no publication date is known: add one to metadata.csv or give --published")
    text = article.text
    places = gazetteer()
    found = resolve_document(text, find_toponyms(text, places), places)
    cut = sentences(text)
    situation = Situation(
        article=article,
        sentences=tuple(cut),
        dates=tuple(find_dates(text, article.published)),
        places=tuple(found),
        discourse=read_discourse(text, cut, focus_country(found)),
    )
    readings = reconsider(text, reader().read(text, TRIGGER_THRESHOLD * CERTAIN_SHARE), lexicon())
    return assemble(situation, distinct(text, readings, situation.sentence_of), places)


def focus_country(places: Iterable[PlaceMention]) -> str:
    """ISO code of the country that most of the places lie in, "" where none is resolved."""
    codes = Counter(m.place.country_code for m in places if m.place and m.place.country_code)
    return min(codes, key=lambda code: (-codes[code], code), default="")


def extract_many(articles: Iterable[Article]) -> Iterator[tuple[Article, list[Event]]]:
    """Each article with its events, in the order given."""
    for article in articles:
        yield article, extract(article)
