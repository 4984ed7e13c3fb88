"""How well the candidates of an article's names fit one another: same country, same province, near by.

Every name votes with all its candidates, each as strongly as it is likely, so that one famous namesake does not
pull the article to another continent. Weights were tuned on LGL and one half of GeoWebNews.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from dateline.geocoding.gazetteer_file import Entry

Floats = npt.NDArray[np.float64]

SHARPNESS = 1.5  # how much likelier a candidate is that scores one higher
COUNTRY_SHARE, COUNTRY_MASS = 2.0, 0.6
PROVINCE_MASS, PROVINCE_CAP = 0.9, 1.5
NEAR_WEIGHT, NEAR_KM, NEAR_CAP = 0.8, 120.0, 2.5
ROUNDS = 3
_VOTERS = 3  # of each name, this many candidates count for nearness


@dataclass(slots=True)
class Ballot:
    """One name's candidates: what each scores by itself and how much the name counts."""

    entries: Sequence[Entry]
    base: Floats  # shape (candidates,)
    weight: float


def scores(ballots: Sequence[Ballot]) -> list[Floats]:
    """For each name the scores of its candidates, base and fit together."""
    found = [ballot.base.copy() for ballot in ballots]
    filled = [i for i, ballot in enumerate(ballots) if len(ballot.entries)]
    if len(filled) < 2:
        return found
    table = _Table([ballots[i] for i in filled])
    current = [ballots[i].base for i in filled]
    for _ in range(ROUNDS):
        current = table.round(current)
    for i, score in zip(filled, current, strict=True):
        found[i] = score
    return found


class _Table:
    """All candidates of all names in flat arrays; ``owner[k]`` is the name that candidate k belongs to."""

    def __init__(self, ballots: Sequence[Ballot]) -> None:
        sizes = [len(ballot.entries) for ballot in ballots]
        self.cuts = np.cumsum([0, *sizes])
        entries = [entry for ballot in ballots for entry in ballot.entries]
        self.owner = np.repeat(np.arange(len(ballots)), sizes)
        self.weight = np.array([ballot.weight for ballot in ballots])
        self.base = np.concatenate([ballot.base for ballot in ballots])
        self.country = _codes([entry.country_code for entry in entries])
        self.province = _codes([f"{e.country_code}.{e.admin1}" if e.admin1 else "" for e in entries])
        self.lat = np.radians([entry.latitude for entry in entries])
        self.lon = np.radians([entry.longitude for entry in entries])
        self.local = np.array([entry.kind not in ("country",) and entry.radius_km < 600 for entry in entries])

    def round(self, current: Sequence[Floats]) -> list[Floats]:
        """The scores after every name has heard the others' votes."""
        share = np.concatenate([_softmax(score) for score in current])
        vote = share * self.weight[self.owner]
        country, total = self._others(self.country, vote)
        province, _ = self._others(self.province, vote * self.local)
        known = self.country > 0
        fit = COUNTRY_SHARE * np.where(known, country / (total + 0.5), 0.0)
        fit += COUNTRY_MASS * np.where(known, np.log1p(country), 0.0)
        fit += np.where(self.province > 0, np.minimum(PROVINCE_CAP, PROVINCE_MASS * np.log1p(province) * 1.5), 0.0)
        fit += np.where(self.local, np.minimum(NEAR_CAP, NEAR_WEIGHT * self._near(vote)), 0.0)
        score = self.base + fit
        return [score[a:b] for a, b in zip(self.cuts[:-1], self.cuts[1:], strict=True)]

    def _others(self, group: npt.NDArray[np.int64], vote: Floats) -> tuple[Floats, Floats]:
        """For each candidate the votes of the other names for its group, and those for any group."""
        size = int(group.max()) + 1
        votes = np.where(group > 0, vote, 0.0)
        mine = np.zeros((len(self.weight), size))
        np.add.at(mine, (self.owner, group), votes)
        everyone = mine.sum(axis=0)
        own_total = mine.sum(axis=1)
        return everyone[group] - mine[self.owner, group], own_total.sum() - own_total[self.owner]

    def _near(self, vote: Floats) -> Floats:
        """For each candidate how much of the other names lies near it."""
        chosen: list[int] = []
        for a, b in zip(self.cuts[:-1], self.cuts[1:], strict=True):
            order = np.argsort(-vote[a:b], kind="stable")[:_VOTERS]
            chosen += [int(a + k) for k in order if self.local[a + k]]
        if not chosen:
            return np.zeros(len(vote))
        at = np.array(chosen)
        dlat = self.lat[:, None] - self.lat[None, at]
        dlon = (self.lon[:, None] - self.lon[None, at] + np.pi) % (2 * np.pi) - np.pi
        flat = np.hypot(dlat, dlon * np.cos(self.lat)[:, None]) * 6371.0
        pull = np.exp(-flat / NEAR_KM) * vote[None, at]
        pull[self.owner[:, None] == self.owner[None, at]] = 0.0
        return np.asarray(np.log1p(pull.sum(axis=1)) * 1.5)


def _softmax(score: Floats) -> Floats:
    powers = np.exp(SHARPNESS * (score - score.max()))
    return np.asarray(powers / powers.sum())


def _codes(values: Sequence[str]) -> npt.NDArray[np.int64]:
    """Small numbers for equal texts; 0 for the empty one."""
    known: dict[str, int] = {"": 0}
    return np.array([known.setdefault(value, len(known)) for value in values])
