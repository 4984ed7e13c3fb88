"""A person's word on a row → a decision to put into the ledger. Pure: nothing is written here."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from dateline.errors import InputError
from dateline.export.records import Plain, plain_records
from dateline.mentions.plain_text import plain
from dateline.model import Article, Span
from dateline.store.articles import text_hash
from dateline.store.decision_checks import check_rows
from dateline.store.decisions import CONTENT, GIVEN_NAMES, Anchor, Decision
from dateline.store.overlay import Reviewed
from dateline.table import COLUMNS, LIST_COLUMNS

_TEXT_COLUMNS = ("sentence_start", "sentence_end", "trigger_start", "trigger_end")
_WORDS = frozenset({"date_text", "place_text"})  # must stand in the article, if they are not empty


def accept(review: Reviewed, event_id: str, made_by: str, why: str = "") -> Decision:
    """The row is right as it is shown.

    Raises:
        InputError: there is no such row.
    """
    anchor = _anchor(review, event_id)
    differs = _difference(_shown(review, event_id), anchor)
    if differs:  # what the person sees is not what the machine says
        return Decision("correct", (anchor,), made_by, why, differs)
    return Decision("accept", (anchor,), made_by, why)


def reject(review: Reviewed, event_id: str, made_by: str, why: str = "") -> Decision:
    """There is no such event in the text.

    Raises:
        InputError: there is no such row.
    """
    return Decision("reject", (_anchor(review, event_id),), made_by, why)


def correct(review: Reviewed, event_id: str, fields: Mapping[str, Plain], made_by: str, why: str = "") -> Decision:
    """The row is right with these values. ``fields`` are columns of the event table; days as ``YYYY-MM-DD``.

    The decision holds everything in which the row as shown differs from the machine's, so that it fits by itself.

    Raises:
        InputError: there is no such row, a column can't be set, a value does not fit, or words are not in the text.
    """
    anchor, shown = _anchor(review, event_id), _shown(review, event_id)
    if set(fields) - set(CONTENT):
        raise InputError(event_id, f"can't set {', '.join(sorted(set(fields) - set(CONTENT)))}")
    told = dict(fields)
    if set(told) & set(_TEXT_COLUMNS):
        told["sentence"] = _cut(review.articles[anchor.article_id], {**shown, **told})
    _check_words(review.articles[anchor.article_id], {**shown, **told}, told)
    decision = Decision("correct", (anchor,), made_by, why, _difference({**shown, **told}, anchor))
    check_rows([decision])
    return decision


def add(
    review: Reviewed,
    article_id: str,
    marked: Span,
    fields: Mapping[str, Plain],
    made_by: str,
    why: str = "",
    sentence: Span | None = None,
) -> Decision:
    """A row that the machine missed. ``marked`` are the words that say the event, ``fields`` the columns known.

    ``event_type`` must be among them. Without ``sentence`` it is the one around the marked words; without a day it is
    the day of publication, which must be known then.

    Raises:
        InputError: the words are not in the article, or a value does not fit.
    """
    article = _article(review, article_id)
    if set(fields) & (GIVEN_NAMES | {"sentence"}) or set(fields) - set(COLUMNS):
        raise InputError(article_id, f"can't set {', '.join(sorted(set(fields) - set(CONTENT)) or ['sentence'])}")
    around = sentence or sentence_around(plain(article.text), marked)
    row: dict[str, Plain] = dict.fromkeys(COLUMNS, None) | _unknown(article) | dict(fields)
    row |= {"sentence_start": around.start, "sentence_end": around.end}
    row |= {"trigger_start": marked.start, "trigger_end": marked.end, "confidence": 1.0, "article_id": article_id}
    if row["date_start"] is None or row["date_end"] is None:
        raise InputError(article_id, "its publication day is not known: give a day for the row")
    row["sentence"] = _cut(article, row)
    _check_words(article, row, row)
    decision = Decision("add", (Anchor(article_id, text_hash(article.text)),), made_by, why, row)
    check_rows([decision])
    return decision


def merge(review: Reviewed, event_ids: Sequence[str], made_by: str, why: str = "") -> Decision:
    """These rows, and all that are in an incident with one of them, report one happening.

    Raises:
        InputError: there is no such row, or fewer than two.
    """
    if len(set(event_ids)) < 2:
        raise InputError("merge", "takes two rows at least")
    return Decision("merge", tuple(_anchor(review, event_id) for event_id in dict.fromkeys(event_ids)), made_by, why)


def split(review: Reviewed, event_ids: Sequence[str], made_by: str, why: str = "") -> Decision:
    """These rows report another happening than the rest of their incident does.

    Raises:
        InputError: there is no such row.
    """
    return Decision("split", tuple(_anchor(review, event_id) for event_id in dict.fromkeys(event_ids)), made_by, why)


def finish(review: Reviewed, article_id: str, made_by: str, why: str = "") -> Decision:
    """The article was read whole: nothing is missing from its rows.

    Raises:
        InputError: there is no such article, or rows of it that nobody has checked.
    """
    article = _article(review, article_id)
    rows = review.rows[review.rows["article_id"] == article_id]
    open_rows = int((rows["checked"] == "").sum())
    if open_rows:
        raise InputError(article_id, f"{open_rows} of its rows have not been checked")
    return Decision("finish", (Anchor(article_id, text_hash(article.text)),), made_by, why)


def undo(decision_id: str, made_by: str, why: str = "") -> Decision:
    """The decision of that id does not hold any more. An undo can itself be undone."""
    return Decision("undo", (), made_by, why, undoes=decision_id)


def sentence_around(text: str, marked: Span) -> Span:
    """The sentence of a text that marked words stand in; from the first to the last where they stand in several.

    Raises:
        InputError: the words are not in the text.
    """
    from dateline.language import sentences  # takes seconds to import

    if not 0 <= marked.start < marked.end <= len(text) or not text[marked.start : marked.end].strip():
        raise InputError("marked words", "are not in the text")
    around = [s for s in sentences(text) if s.overlaps(marked)]
    if not around:
        raise InputError("marked words", "stand in no sentence")
    return Span(min(around[0].start, marked.start), max(around[-1].end, marked.end))


def _unknown(article: Article) -> dict[str, Plain]:
    """What a row says of what nobody told."""
    day = article.published.isoformat() if article.published else None
    texts = "event_id attribution date_text place place_text place_kind gazetteer_id quantity_unit victims counting"
    made: dict[str, Plain] = dict.fromkeys((*texts.split(), "part_of", "incident_id"), "")
    made |= {name: [] for name in LIST_COLUMNS}
    return made | {
        "context": False,
        "status": "reported",
        "date_start": day,
        "date_end": day,
        "date_precision": "reported",
    }


def _article(review: Reviewed, article_id: str) -> Article:
    if article_id not in review.articles:
        raise InputError(article_id, "there is no such article")
    return review.articles[article_id]


def _anchor(review: Reviewed, event_id: str) -> Anchor:
    if event_id not in review.anchors:
        raise InputError(event_id, "there is no such row")
    return review.anchors[event_id]


def _shown(review: Reviewed, event_id: str) -> dict[str, Plain]:
    for frame in (review.rows, review.rejected):
        found = frame.loc[frame["event_id"] == event_id, list(COLUMNS)]
        if len(found):
            return next(plain_records(found))
    raise InputError(event_id, "there is no such row")


def _difference(shown: Mapping[str, Plain], anchor: Anchor) -> dict[str, Plain]:
    assert anchor.row is not None
    return {name: shown[name] for name in CONTENT if shown[name] != anchor.row[name]}


def _cut(article: Article, row: Mapping[str, Plain]) -> str:
    """The sentence that the offsets give; the words that say the event must stand inside it."""
    start, end, first, last = (row[name] for name in _TEXT_COLUMNS)
    whole = [at for at in (start, end, first, last) if isinstance(at, int) and not isinstance(at, bool)]
    if len(whole) < 4 or not 0 <= whole[0] <= whole[2] < whole[3] <= whole[1] <= len(article.text):
        raise InputError(article.article_id, "the marked words do not stand in the sentence")
    sentence = article.text[whole[0] : whole[1]]
    if not article.text[whole[2] : whole[3]].strip():
        raise InputError(article.article_id, "the marked words are empty")
    return sentence


def _check_words(article: Article, row: Mapping[str, Plain], told: Mapping[str, Plain]) -> None:
    for name in sorted(_WORDS & set(told)):
        words = row[name]
        if isinstance(words, str) and words and words not in plain(article.text):
            raise InputError(article.article_id, f"{name} {words[:60]!r} does not stand in the text")
