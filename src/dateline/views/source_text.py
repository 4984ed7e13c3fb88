"""An article's text as runs for the browser: which sentences report something, and what in them says so.

The browser puts every run on the page through ``textContent``; nothing here is HTML.
"""

from __future__ import annotations

import re
from itertools import pairwise
from typing import Any

import pandas as pd

from dateline.mentions.plain_text import plain
from dateline.model import Article
from dateline.views import count_words, palette, reports, wording
from dateline.views.arabic import arabic_name
from dateline.views.checked import checked
from dateline.views.province_names import called


def _inside(start: int, end: int, span: tuple[int, int] | None) -> bool:
    return span is not None and span[0] <= start and end <= span[1]


def place_span(row: Any, text: str) -> tuple[int, int] | None:
    """Where the sentence of a row writes its place; None where the place is carried over from before."""
    written = str(row.place_text)
    if not written:
        return None
    found = list(re.finditer(re.escape(written), plain(text)[row.sentence_start : row.sentence_end]))
    if not found:
        return None
    nearest = min(found, key=lambda words: abs(row.sentence_start + words.start() - row.trigger_start))
    return int(row.sentence_start) + nearest.start(), int(row.sentence_start) + nearest.end()


def sentences(rows: pd.DataFrame) -> list[dict[str, Any]]:
    """The sentences of the rows in order of the text: start, end, ids and families of their reports.

    Sentences that overlap are joined, so that no character is shown twice.
    """
    found: list[dict[str, Any]] = []
    ordered = rows.sort_values(["sentence_start", "sentence_end", "trigger_start", "event_id"])
    for row in reports.rows(ordered):
        start, end = int(row.sentence_start), int(row.sentence_end)
        if found and start < found[-1]["end"]:
            found[-1]["end"] = max(found[-1]["end"], end)
        else:
            found.append({"start": start, "end": end, "ids": [], "hues": [], "labels": []})
        last = found[-1]
        last["ids"].append(str(row.event_id))
        hue = palette.COLOUR_OF[row.event_type]
        if hue not in last["hues"]:
            last["hues"].append(hue)
        last["labels"].append(wording.EVENT_LABELS[row.event_type])
    return found


def runs(article: Article, rows: pd.DataFrame, selected: Any | None) -> list[dict[str, Any]]:
    """The whole text cut into runs: ``{"text", "sentence"?, "mark"?}``; joined, they are ``plain`` text.

    ``sentence`` is the index into ``sentences(rows)``; ``mark`` is "trigger" or "place" inside the selected
    report's sentence.
    """
    told = sentences(rows)
    trigger = (int(selected.trigger_start), int(selected.trigger_end)) if selected is not None else None
    place = place_span(selected, article.text) if selected is not None else None
    text = plain(article.text)
    cuts = {0, len(text)}
    for item in told:
        cuts |= {item["start"], item["end"]}
    for span in (trigger, place):
        cuts |= set(span) if span else set()
    edges = sorted(cut for cut in cuts if 0 <= cut <= len(text))
    result = []
    for start, end in pairwise(edges):
        run: dict[str, Any] = {"text": text[start:end]}
        for index, item in enumerate(told):
            if _inside(start, end, (item["start"], item["end"])):
                run["sentence"] = index
        if _inside(start, end, place):
            run["mark"] = "place"
        elif _inside(start, end, trigger):
            run["mark"] = "trigger"
        result.append(run)
    return result


def card(row: Any) -> dict[str, Any]:
    """What is known of one report, as (label, value) pairs in the reader's words; unknown things are left out."""
    days = wording.days(row.date_start, row.date_end, row.date_precision)
    if row.date_precision == "reported":
        days += " (day of publication; the sentence gives none)"
    place = called(str(row.place), str(row.place_kind), str(row.gazetteer_id)) or "not stated"
    if row.place and not pd.isna(row.offset_km) and row.offset_km > 0:
        place = f"{row.offset_km:g} km from {row.place}"
    arabic = arabic_name(str(row.place), str(row.place_kind), row.latitude, row.longitude)
    pairs = [
        ("When", days),
        ("Where", f"{place}  {arabic}".rstrip()),
        ("Who", wording.names(row.actors)),
        ("To whom", wording.names(row.targets)),
        ("How many", "; ".join(counts(row))),
        ("According to", row.claimant),
    ]
    return {
        "type": wording.EVENT_LABELS[row.event_type],
        "hue": palette.COLOUR_OF[row.event_type],
        "status": wording.STATUS_LABELS[row.status],
        "background": bool(row.context),
        "checked": checked(row),
        "facts": [[label, str(value)] for label, value in pairs if value],
    }


def counts(row: Any) -> list[str]:
    """The counts of a row in words: "more than 300 killed (running total)", "23 air strikes"."""
    result = []
    killed = count_words.count(row.killed_min, row.killed_max, row.sentence, count_words.of_killed(row.victims))
    if killed:
        whom = f" {row.victims}" if row.victims and row.victims != "all" else ""
        total = " (running total)" if row.counting == "cumulative" else ""
        result.append(f"{killed}{whom} killed{total}")
    injured = count_words.count(row.injured_min, row.injured_max, row.sentence, count_words.of_injured())
    if injured:
        result.append(f"{injured} injured")
    quantity = count_words.count(
        row.quantity_min, row.quantity_max, row.sentence, count_words.of_unit(row.quantity_unit)
    )
    if quantity:
        result.append(f"{quantity} {row.quantity_unit}".strip())
    return result


def source(article: Article) -> dict[str, str]:
    """Title, publisher, publication day and how it is known, ready to be shown."""
    return {
        "title": article.title or article.article_id,
        "publisher": wording.publisher(article.publisher),
        "published": wording.day(article.published) if article.published else "publication day not stated",
        "basis": article.published_basis,
        "url": article.url if article.url.startswith(("https://", "http://")) else "",
    }


def other_side(rows: list[Any], how: str) -> list[dict[str, str]]:
    """Reports that bear on the selected one: id, how, who says so and when, and the sentence."""
    return [
        {
            "how": how,
            "id": str(row.event_id),
            "says": f"{row.claimant}, {wording.days(row.date_start, row.date_end, row.date_precision)}",
            "sentence": str(row.sentence),
        }
        for row in rows
    ]


def panel(article: Article, rows: pd.DataFrame, selected: Any | None) -> dict[str, Any]:
    """Everything that the source panel shows of one article."""
    return {
        "source": source(article),
        "sentences": sentences(rows),
        "runs": runs(article, rows, selected),
        "card": None if selected is None else card(selected),
        "selected": "" if selected is None else str(selected.event_id),
    }
