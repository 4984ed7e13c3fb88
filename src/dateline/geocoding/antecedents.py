"""What "the city", "there" or an unknown quarter refers to: the fitting place that the article spoke of last.

Places that merely speak ("Damascus denied"), where someone speaks ("told reporters in Geneva") or that qualify
somebody ("London-based") are passed over.
"""

from __future__ import annotations

import math
import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from dateline.geocoding.bearings import separation_km
from dateline.geocoding.folding import fold
from dateline.geocoding.gazetteer import Gazetteer
from dateline.geocoding.nominals import FACILITY
from dateline.geocoding.seats import seats
from dateline.geocoding.standing import heads_paragraph, hosts_a_speaker, in_passing
from dateline.model import Place, PlaceKind, PlaceMention, Span

_SENTENCE = re.compile(r"[.!?][\"”’)]*\s+|\n+")
_RECENT = 0.75  # what each sentence back costs
_CLUSTER_KM = 250.0
_WHOLE_KM = 1200.0  # continents and oceans
_LONE_KM = 1000.0
_SETTLED = 2  # places that a lone namesake has to be far from
_SETTLEMENTS = ("city", "town", "village")
NAMESAKES = ("city", "town", "village", "area")
NAMESAKE_KM = 60.0  # from the middle of the article, a place that a street or hospital is named after
_AFTER = 30


@dataclass(frozen=True, slots=True)
class Referent:
    """A place that a later phrase may mean."""

    place: Place
    end: int
    sentence: int
    passing: bool  # it speaks, hosts a speaker or qualifies somebody
    hosts: bool  # somebody speaks there
    weight: float  # how much the article is about it
    start: int = 0
    label: bool = False  # it heads a paragraph or a section ("SEDNAYA", "3. Malakal.", "Bhamo: ...")


class Discourse:
    """The places of one article in their order, ready to be referred to."""

    def __init__(self, text: str, mentions: Sequence[PlaceMention], gazetteer: Gazetteer) -> None:
        self.seats = tuple(seats(text, gazetteer))
        if self.seats:
            mentions = sorted((*mentions, *self.seats), key=lambda m: (m.span.end, m.span.start))
        self._starts = [0, *(match.end() for match in _SENTENCE.finditer(text))]
        counts = Counter(m.place.gazetteer_id for m in mentions if m.place)
        self.referents = [
            Referent(
                m.place,
                m.span.end,
                self.sentence(m.span.start),
                in_passing(text, m, gazetteer),
                hosts_a_speaker(text, m),
                math.log2(1 + counts[m.place.gazetteer_id]),
                m.span.start,
                heads_paragraph(text, m.span),
            )
            for m in mentions
            if m.place and m.place.radius_km < _WHOLE_KM
        ]
        self._gazetteer = gazetteer
        self._lone: dict[Place, bool] = {}
        self.referents = [r for r in self.referents if not self._meant_otherwise(text, r)]
        local = [r for r in self.referents if r.place.kind != "country" and not r.passing]
        self._centre = max(local, key=lambda r: (r.weight, -r.end)).place if local else None

    def _meant_otherwise(self, text: str, referent: Referent) -> bool:
        """Whether a hospital or street bears the name, or it is a lone namesake on another continent."""
        place = referent.place
        if FACILITY.match(text, referent.end, referent.end + _AFTER):
            return place.kind == "country" or (place.kind in NAMESAKES and self.far(place, NAMESAKE_KM, referent))
        if place.kind not in NAMESAKES or referent.passing:
            return False
        return self._is_lone(place)

    def strays(self, name: str, place: Place) -> bool:
        """Whether a name is hardly this town's: spelt otherwise, and all else lies on another continent.

        A capital is far from everything in many an article.
        """
        if place.kind not in _SETTLEMENTS or fold(name) == fold(place.name) or not self._is_lone(place):
            return False
        capital = self._gazetteer.capital(place.country_code)
        return capital is None or capital.gazetteer_id != place.gazetteer_id

    def _is_lone(self, place: Place) -> bool:
        """Whether a place lies on another continent than all else, in a country that is not spoken of."""
        if place not in self._lone:
            self._lone[place] = self._stands_alone(place)
        return self._lone[place]

    def _stands_alone(self, place: Place) -> bool:
        others = [r for r in self.referents if r.place.gazetteer_id != place.gazetteer_id and not r.hosts]
        local = sum(r.place.kind not in ("country", "area") for r in others)
        if local < _SETTLED or any(r.place.country_code == place.country_code for r in others):
            return False
        return self.nearest_km(place, others) > _LONE_KM

    def sentence(self, position: int) -> int:
        """The number of the sentence that holds a position."""
        return bisect_right(self._starts, position) - 1

    def country_code(self, position: int) -> str:
        """The country that the article is about around a position; empty where it names none."""
        votes: dict[str, float] = {}
        here = self.sentence(position)
        for referent in self.referents:
            if referent.place.country_code and not referent.passing:
                near = 2.0 if abs(referent.sentence - here) <= 2 else 1.0
                weight = near * (1.0 if referent.place.kind == "country" else 1.5)
                votes[referent.place.country_code] = votes.get(referent.place.country_code, 0.0) + weight
        return max(votes, key=lambda code: (votes[code], code)) if votes else ""

    def latest(
        self,
        position: int,
        kinds: Sequence[PlaceKind],
        others: Sequence[PlaceKind] = (),
        recent: float = _RECENT,
        passing: bool = True,
    ) -> Place | None:
        """The fitting place before a position that is nearest, and that the article is most about.

        Args:
            position: Where the phrase begins.
            kinds: The kinds that fit.
            others: Kinds that fit less well.
            recent: What each sentence back costs.
            passing: Whether a place that is merely mentioned in passing may be meant after all.
        """
        here = self.sentence(position)
        best: tuple[float, int, Place] | None = None
        for referent in self.referents:
            if referent.end > position or referent.place.kind not in (*kinds, *others):
                continue
            if referent.passing and not passing:
                continue
            score = -recent * min(12, here - referent.sentence) + 0.6 * referent.weight
            score -= 2.5 if referent.passing else 0.0
            score += 1.2 if referent.place.kind in kinds else 0.0
            score -= 1.0 if self.away(referent.place) else 0.0
            if best is None or (score, referent.end) >= best[:2]:
                best = score, referent.end, referent.place
        return best[2] if best else None

    def away(self, place: Place) -> bool:
        """Whether a place lies far from the one that the article is most about."""
        centre = self._centre
        if centre is None:
            return False
        return separation_km(place.latitude, place.longitude, centre.latitude, centre.longitude) > _CLUSTER_KM

    def nearest_km(self, place: Place, among: Sequence[Referent] | None = None) -> float:
        """How far the nearest place is that the article speaks of and that is no country; infinite if there is none."""
        return min(
            (
                separation_km(place.latitude, place.longitude, r.place.latitude, r.place.longitude)
                for r in (self.referents if among is None else among)
                if r.place.kind not in ("country", "area") and not r.hosts
            ),
            default=math.inf,
        )

    def far(self, place: Place, limit_km: float = _CLUSTER_KM, span: Span | Referent | None = None) -> bool:
        """Whether a place lies far from the one that the article is most about, the mention at ``span`` apart."""
        local = [
            r
            for r in self.referents
            if r.place.kind != "country" and not r.passing and (span is None or r.end != span.end)
        ]
        if not local:
            return False
        centre = max(local, key=lambda r: (r.weight, -r.end)).place
        return separation_km(place.latitude, place.longitude, centre.latitude, centre.longitude) > limit_km
