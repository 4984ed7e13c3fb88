"""Which place "the city", "there" or "the plant" means: a linear ranker over the places that the article names.

The weights stand in ``assets/gazetteer/antecedents.toml``; ``training/train_antecedents.py`` fits them.
"""

from __future__ import annotations

import math
import tomllib
from collections import Counter
from collections.abc import Mapping, Sequence
from functools import lru_cache
from pathlib import Path

from dateline.config import settings
from dateline.errors import LexiconError
from dateline.geocoding.antecedents import Discourse, Referent
from dateline.geocoding.nominals import NOMINAL, family_of, head_noun
from dateline.model import Place, PlaceKind, Span

_GROUPS: dict[PlaceKind, str] = {
    "city": "settlement",
    "town": "settlement",
    "village": "settlement",
    "district": "settlement",
    "province": "wide",
    "area": "wide",
    "country": "country",
    "landmark": "spot",
    "airport": "spot",
    "road": "spot",
}
_FAR = 12  # sentences; further back makes no difference
_FAR_ON = 10
_LEAD = 2  # sentences of the lead


def choose(
    text: str,
    span: Span,
    discourse: Discourse,
    happened: Sequence[Place] = (),
    kinds: Sequence[PlaceKind] = (),
) -> Place | None:
    """The place that a phrase without a name refers to, or None where the article names none.

    Args:
        text: The article's unaltered text.
        span: The phrase.
        discourse: The places that the article names.
        happened: Where the events told before it happened.
        kinds: The only kinds of place to choose from; any, if none is given.
    """
    weight = weights()
    scored = [
        (sum(weight.get(name, 0.0) * value for name, value in given.items()), referent.end, referent.place)
        for given, referent in zip(features(text, span, discourse, happened), discourse.referents, strict=True)
        if not kinds or referent.place.kind in kinds
    ]
    return max(scored, key=lambda found: found[:2])[2] if scored else None


def features(text: str, span: Span, discourse: Discourse, happened: Sequence[Place] = ()) -> list[dict[str, float]]:
    """For each of the discourse's referents what speaks for and against it, by the names of the weights."""
    phrase = text[span.start : span.end]
    kinds, family = NOMINAL.get(head_noun(phrase), ()), family_of(phrase)
    here = discourse.sentence(span.start)
    before = [r.place for r in discourse.referents if r.end <= span.start]
    latest = _point(before[-1]) if before else None
    points = Counter(_point(place) for place in happened)
    paragraph = text.rfind("\n", 0, span.start)
    label = next((r for r in reversed(discourse.referents) if r.label and r.end <= span.start), None)
    if label is not None and label.sentence <= _LEAD and "\n" in text[label.end : span.start].strip():
        label = None  # the dateline of the article, not of this paragraph
    first = next((r for r in discourse.referents if r.start > paragraph and not r.passing), None)
    found = []
    for referent in discourse.referents:
        point = _point(referent.place)
        given = {
            "weight": referent.weight,
            "passing": referent.passing,
            "hosts": referent.hosts,
            "lead": referent.sentence <= _LEAD,
            "away": discourse.away(referent.place),
            "events": points[point] / len(happened) if happened else 0.0,
            **_distance(span, referent, here - referent.sentence, paragraph),
            **_kind(referent.place.kind, kinds, family),
        }
        given["latest"] = referent.end <= span.start and point == latest
        given["label"] = label is not None and point == _point(label.place)
        given["first of the paragraph"] = first is not None and first.end <= span.start and point == _point(first.place)
        found.append({name: float(value) for name, value in given.items() if value})
    return found


def _distance(span: Span, referent: Referent, back: int, paragraph: int) -> dict[str, float]:
    if referent.end > span.start:
        return {"after": min(-back, _FAR_ON) / 5, "after in the sentence": back == 0}
    return {
        "same sentence": back == 0,
        "sentence before": back == 1,
        "two before": back == 2,
        "back": min(back, _FAR) / 4,
        "log back": math.log1p(back),
        "other paragraph": paragraph >= referent.end,
    }


def _kind(kind: PlaceKind, kinds: Sequence[PlaceKind], family: str) -> dict[str, float]:
    given: dict[str, float] = {f"{family} {_GROUPS[kind]}": 1.0}
    if family in ("facility", "here", "other"):
        given[f"{family} {kind}"] = 1.0
    if kinds:
        given["best kind" if kind == kinds[0] else "fitting kind" if kind in kinds else "other kind"] = 1.0
    return given


def _point(place: Place) -> tuple[float, float]:
    return place.latitude, place.longitude


def weights() -> Mapping[str, float]:
    """What each feature counts.

    Raises:
        LexiconError: the file is missing or wrong.
    """
    return _read(settings().assets / "gazetteer" / "antecedents.toml")


@lru_cache(maxsize=2)
def _read(path: Path) -> Mapping[str, float]:
    try:
        table = tomllib.loads(path.read_text(encoding="utf-8"))["weights"]
        return {str(name): float(value) for name, value in table.items()}
    except (OSError, tomllib.TOMLDecodeError, UnicodeDecodeError, KeyError, TypeError, ValueError) as error:
        raise LexiconError(f"{path}: {error}") from error
