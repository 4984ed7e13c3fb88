"""Claims about the dead: who says how many, what replaces what, what is part of what. Nothing is ever added up."""

from __future__ import annotations

from collections.abc import Mapping

import pandas as pd

from dateline.linking.contest import supersessions
from dateline.table import COLUMNS as TABLE_COLUMNS
from dateline.views import count_words, reports

COLUMNS = (
    "event_id",
    "as_of",
    "since",
    "claimant",
    "victims",
    "low",
    "high",
    "label",
    "counting",
    "status",
    "part_of",
    "series",
    "supersedes",
    "superseded_by",
    "place",
    "sentence",
)


def claims(table: pd.DataFrame) -> pd.DataFrame:
    """The claims of deaths in a prepared table, oldest first; background is never among them.

    Columns: ``COLUMNS``. ``low`` and ``high`` are Int64, empty = open ("more than 300" has no ``high``).
    ``supersedes``/``superseded_by`` hold the event id of the claimant's running total before and after, ``series``
    the id that a chain of them shares ("" = no running total).
    """
    told = table[~table["context"] & (table["killed_min"].notna() | table["killed_max"].notna())]
    if told.empty:
        return pd.DataFrame(columns=list(COLUMNS))
    told = told.assign(is_part=told["part_of"] != "")  # a total stands before its parts
    order = ["as_of", "claimant", "article_id", "sentence_start", "is_part", "event_id"]
    told = told.sort_values(order, kind="stable")
    frame = pd.DataFrame(
        {
            "event_id": told["event_id"],
            "as_of": told["as_of"],
            "since": told["date_start"],
            "claimant": told["claimant"],
            "victims": told["victims"].replace("", "all"),
            "low": told["killed_min"],
            "high": told["killed_max"],
            "label": [
                count_words.count(row.killed_min, row.killed_max, row.sentence, count_words.of_killed(row.victims))
                for row in reports.rows(told)
            ],
            "counting": told["counting"].replace("", "incident"),
            "status": told["status"],
            "part_of": told["part_of"].where(told["part_of"].isin(set(table["event_id"])), ""),
            "place": told["place"],
            "sentence": told["sentence"],
        }
    ).reset_index(drop=True)
    return _chain(frame, told)[list(COLUMNS)]


def _looked_up(keys: pd.Series[str], known: Mapping[str, str]) -> pd.Series[str]:
    """The texts of the keys, "" for those without one. Not ``Series.map``: where it finds nothing it makes numbers."""
    return pd.Series([known.get(str(key), "") for key in keys], index=keys.index, dtype="string")


def _chain(frame: pd.DataFrame, told: pd.DataFrame) -> pd.DataFrame:
    """The claims with each running total linked to what it replaces; ``series`` is shared along such a chain."""
    links = supersessions(told[list(TABLE_COLUMNS)]).set_index("event_id")
    for name, source in (("series", "series_id"), ("supersedes", "supersedes"), ("superseded_by", "superseded_by")):
        frame[name] = _looked_up(frame["event_id"], dict(links[source]))
    return frame


def in_words(frame: pd.DataFrame) -> pd.DataFrame:
    """The claims as a table to read: one row a claim, ids replaced by what they say. Index as in ``frame``."""
    killed = frame["label"] + (" " + frame["victims"]).where(frame["victims"] != "all", "")
    said = dict(zip(frame["event_id"], killed, strict=True))
    kind = {"cumulative": "running total", "incident": "one incident"}
    return pd.DataFrame(
        {
            "As of": frame["as_of"].dt.date,
            "Killed": killed,
            "According to": frame["claimant"],
            "Kind": frame["counting"].map(kind),
            "With others": _with_others(frame, said),
            "Place": frame["place"].replace("", "not stated"),
            "Sentence": frame["sentence"],
        }
    )


def _with_others(frame: pd.DataFrame, said: Mapping[str, str]) -> list[str]:
    """How each claim stands to others: "replaced by more than 300; part of 400"; "" where it stands alone."""
    words = (("superseded_by", "replaced by"), ("supersedes", "replaces"), ("part_of", "part of"))
    return [
        "; ".join(f"{word} {said[row[name]]}" for name, word in words if row[name] in said)
        for row in frame[[name for name, _ in words]].to_dict("records")
    ]
