"""Precision, recall, strict, field accuracies and contamination of an event table against gold.

A predicted row can match a gold row of the same article whose quote overlaps its sentence and whose type is
the gold type (or one in ``also``). Matching is one to one and prefers the pair that agrees on most. Optional
gold rows absorb predictions without counting for or against.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from dateline.errors import InputError
from dateline.scoring.judge import FIELDS, judge
from dateline.scoring.rows import Row, as_bool, as_number

Verdicts = dict[int, dict[str, bool]]  # gold index -> field -> right
Result = dict[str, float | int | None]


def match(events: list[Row], golds: list[Row]) -> tuple[dict[int, int], Verdicts]:
    """Event index → gold index, one to one, best agreement first; what is right in each matched gold row."""
    pairs = sorted(_pairs(events, golds), key=lambda pair: (-pair[0], pair[1], pair[2]))
    taken: dict[int, int] = {}
    verdicts: Verdicts = {}
    for _, e, g, right in pairs:
        if e not in taken and g not in verdicts:
            taken[e], verdicts[g] = g, right
    return taken, verdicts


def _pairs(events: list[Row], golds: list[Row]) -> Iterator[tuple[float, int, int, dict[str, bool]]]:
    by_article: dict[str, list[int]] = {}
    for g, gold in enumerate(golds):
        by_article.setdefault(gold["article"], []).append(g)
    for e, event in enumerate(events):
        start, end = as_number(event["sentence_start"]), as_number(event["sentence_end"])
        assert start is not None and end is not None
        for g in by_article.get(event["article_id"], ()):
            gold = golds[g]
            overlaps = end > gold["start"] and start < gold["end"]
            if overlaps and event["event_type"] in (gold["type"], *gold["also"]):
                right = judge(event, gold)
                yield _agreement(event, gold, right), e, g, right


def _agreement(event: Row, gold: Row, right: dict[str, bool]) -> float:
    """More fields right is better; then a trigger inside the quote, the exact type, a required gold row."""
    trigger = as_number(event.get("trigger_start"))
    inside = trigger is not None and gold["start"] <= trigger < gold["end"]
    exact = event["event_type"] == gold["type"]
    return float(sum(right.values()) - len(right) + 0.6 * inside + 0.3 * exact - 0.5 * gold["optional"])


def score(events: list[Row], golds: list[Row]) -> tuple[Result, list[str]]:
    """The figures as fractions, and a line for each row that was missed, wrong or extra."""
    events = of_gold_articles(events, golds)
    taken, verdicts = match(events, golds)
    required = [g for g, gold in enumerate(golds) if not gold["optional"]]
    hit = [g for g in required if g in verdicts]
    counted = len(events) - sum(bool(golds[g]["optional"]) for g in taken.values())
    precision = len(hit) / counted if counted else 0.0
    recall = len(hit) / len(required) if required else 0.0
    strict = sum(all(verdicts[g].values()) for g in hit) / len(required) if required else 0.0
    f1 = 2 * precision * recall / (precision + recall) if precision + recall else 0.0
    result: Result = {"gold": len(required), "predicted": counted, "precision": precision, "recall": recall}
    result |= {"f1": f1, "strict": strict}
    for field in FIELDS:
        scored = [verdicts[g][field] for g in hit if field in verdicts[g]]
        result[field] = sum(scored) / len(scored) if scored else None
    result["contamination"] = _contamination(events, golds, taken)
    return result, [*_gold_notes(golds, required, verdicts), *_extra_notes(events, taken)]


def of_gold_articles(events: list[Row], golds: list[Row]) -> list[Row]:
    """The rows of articles that gold speaks of."""
    articles = {gold["article"] for gold in golds}
    return [event for event in events if event["article_id"] in articles]


def _contamination(events: list[Row], golds: list[Row], taken: dict[int, int]) -> float:
    """Share of the casualty figures shown for the episode that gold calls context or does not have."""
    shown = [
        e for e, event in enumerate(events) if event["event_type"] == "casualties" and not as_bool(event.get("context"))
    ]
    wrong = [e for e in shown if e not in taken or golds[taken[e]]["context"]]
    return len(wrong) / len(shown) if shown else 0.0


def _gold_notes(golds: list[Row], required: list[int], verdicts: Verdicts) -> Iterator[str]:
    for g in required:
        gold = golds[g]
        if g not in verdicts:
            yield f"MISSED  {gold['article']} [{gold['type']}] {gold['quote'][:90]}"
        elif not all(verdicts[g].values()):
            wrong = ", ".join(name for name, right in verdicts[g].items() if not right)
            yield f"WRONG   {gold['article']} [{gold['type']}] {gold['quote'][:70]} :: {wrong}"


def _extra_notes(events: list[Row], taken: dict[int, int]) -> Iterator[str]:
    for e, event in enumerate(events):
        if e not in taken:
            yield f"EXTRA   {event['article_id']} [{event['event_type']}] {str(event.get('sentence'))[:90]}"


def broken_provenance(events: list[Row], articles: Path) -> str | None:
    """The first row whose offsets don't give its sentence in ``articles/ID.txt``; ``None``: all do.

    Raises:
        InputError: an article's text is not there.
    """
    for event in events:
        path = articles / f"{event['article_id']}.txt"
        try:
            text = path.read_text(encoding="utf-8")
        except (OSError, UnicodeDecodeError) as error:
            raise InputError(str(path), "can't be read") from error
        start, end = int(as_number(event["sentence_start"]) or 0), int(as_number(event["sentence_end"]) or 0)
        if text[start:end] != event["sentence"]:
            sentence = event["sentence"][:60]
            return f"BROKEN PROVENANCE {event['article_id']} {start}:{end} is not {sentence!r}"
    return None


def summary(result: Result) -> str:
    """The figures on one line."""
    shown = {name: f"{value:.3f}" if isinstance(value, float) else value for name, value in result.items()}
    return " ".join(f"{name}={value}" for name, value in shown.items())
