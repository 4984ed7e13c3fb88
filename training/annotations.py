"""Annotated texts: gold articles and passages written for training, with their rows as spans."""

from __future__ import annotations

import csv
import json
import re
from dataclasses import dataclass, field
from pathlib import Path

ROLES = ("place", "actor", "target", "source", "date", "killed", "injured", "quantity")
_SMALL = (
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen"
    " eighteen nineteen twenty"
)
_VAGUE = {"several": 3, "dozens": 24, "scores": 40, "hundreds": 200, "thousands": 2000, "tens": 20}
_NUMBERS = {word: value for value, word in enumerate(_SMALL.split())} | _VAGUE | {"a": 1, "an": 1, "no": 0}


@dataclass
class Row:
    """One annotated event of a text, with verbatim spans as character offsets."""

    trigger: tuple[int, int]
    types: dict[str, float]
    status: str
    context: bool
    part: bool
    cumulative: bool | None
    optional: bool
    roles: dict[str, list[tuple[int, int]]]
    unknown_roles: set[str] = field(default_factory=set)


@dataclass
class Text:
    """An article or passage with all its rows."""

    name: str
    text: str
    rows: list[Row]


def _value(text: str) -> set[int]:
    found = {int(n.replace(",", "")) for n in re.findall(r"\d[\d,]*", text) if n.replace(",", "").isdigit()}
    return found | {_NUMBERS[w] for w in re.findall(r"[a-z]+", text.lower()) if w in _NUMBERS}


def _nearest(text: str, words: str, near: tuple[int, int]) -> tuple[int, int] | None:
    starts = [m.start() for m in re.finditer(r"(?<!\w)" + re.escape(words) + r"(?!\w)", text)] or [
        m.start() for m in re.finditer(re.escape(words), text)
    ]
    if not starts:
        return None
    inside = [s for s in starts if near[0] <= s and s + len(words) <= near[1]]
    pool = inside or starts
    best = min(pool, key=lambda s: max(near[0] - s, s + len(words) - near[1], 0))
    return best, best + len(words)


def _roles(text: str, quote: tuple[int, int], trigger: tuple[int, int], raw: dict) -> tuple[dict, set[str]]:
    roles: dict[str, list[tuple[int, int]]] = {role: [] for role in ROLES}
    for role, words in (
        ("place", [raw.get("place")]),
        ("actor", raw.get("actors", [])),
        ("target", raw.get("targets", [])),
        ("source", [raw.get("src")]),
        ("date", [raw.get("date")]),
    ):
        for phrase in words:
            if phrase and (span := _nearest(text, phrase, quote)):
                roles[role].append(span)
    kinds = [k for k in ("killed", "injured", "quantity") if k in raw]
    unknown: set[str] = set()
    for phrase in raw.get("counts", []):
        span = _nearest(text, phrase, quote)
        if span is None:
            continue
        fits = [k for k in kinds if len(kinds) == 1 or _value(phrase) & {v for v in raw[k] if v is not None}]
        if len(fits) == 1:
            roles[fits[0]].append(span)
        else:
            unknown |= {"killed", "injured", "quantity"}
    return roles, unknown


def _row(text: str, raw: dict) -> Row | None:
    start = text.find(raw["q"]) if "start" not in raw else raw["start"]
    at = raw["q"].find(raw["t"])
    if start < 0 or at < 0:
        return None
    trigger = (start + at, start + at + len(raw["t"]))
    roles, unknown = _roles(text, (start, start + len(raw["q"])), trigger, raw)
    types = {raw["type"]: 1.0} | {t: 0.35 for t in raw.get("also", [])}
    total = sum(types.values())
    return Row(
        trigger,
        {t: w / total for t, w in types.items()},
        raw.get("status", "reported"),
        bool(raw.get("ctx")),
        bool(raw.get("part_of_total")),
        raw["counting"] == "cumulative" if raw.get("counting") else None,
        bool(raw.get("opt")),
        roles,
        unknown,
    )


def _as_passage(gold: dict) -> dict:
    """A row of gold under the names that annotated passages use."""
    return {
        "q": gold["quote"],
        "start": gold["start"],
        "t": gold.get("trigger", ""),
        "type": gold["type"],
        "also": gold["also"],
        "status": gold["status"],
        "ctx": gold["context"],
        "place": gold.get("place_text"),
        "actors": gold.get("actor_texts", []),
        "targets": gold.get("target_texts", []),
        "src": gold.get("source_text"),
        "date": gold.get("date_text"),
        "counts": gold.get("count_texts", []),
        "part_of_total": gold.get("part_of_total"),
        "counting": "" if gold.get("counting_optional") else gold.get("counting"),
        "opt": gold["optional"],
    } | {k: gold[k] for k in ("killed", "injured", "quantity") if k in gold}


def read_gold(folder: Path) -> list[Text]:
    """The articles of a gold folder with their rows."""
    by: dict[str, list[dict]] = {}
    for line in (folder / "gold.jsonl").read_text(encoding="utf-8").splitlines():
        gold = json.loads(line)
        by.setdefault(gold["article"], []).append(_as_passage(gold))
    texts = []
    with (folder / "articles" / "metadata.csv").open(encoding="utf-8", newline="") as file:
        for meta in csv.DictReader(file):
            text = (folder / "articles" / f"{meta['article_id']}.txt").read_text(encoding="utf-8")
            rows = [_row(text, raw) for raw in by.get(meta["article_id"], [])]
            texts.append(Text(meta["article_id"], text, [r for r in rows if r]))
    return texts


def read_passages(path: Path) -> list[Text]:
    """Annotated passages, one JSON object a line."""
    texts = []
    for line in path.read_text(encoding="utf-8").splitlines():
        if line.strip():
            d = json.loads(line)
            texts.append(Text(d["id"], d["text"], [r for r in (_row(d["text"], raw) for raw in d["rows"]) if r]))
    return texts
